"""What is offered: a programme, at a location, for a group of young people."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from baken.core.rules.codes import ContraIndication
from baken.foundation.organisations.models import Organisation
from baken.landscape.models.choices import (
    Composition,
    IntellectualDisability,
    Module,
    Recognition,
    Setting,
    Severity,
    TargetGroup,
)
from baken.landscape.models.locations import Location
from baken.landscape.models.periods import ends_after_it_begins, one_of, only_of


class Programme(models.Model):
    """How a provider works: method, phases and length, and who recognised it when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    method = models.CharField(max_length=120)
    description = models.TextField(max_length=2000)
    phases = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    min_weeks = models.PositiveSmallIntegerField()
    max_weeks = models.PositiveSmallIntegerField()
    recognition = models.CharField(
        max_length=20, choices=Recognition, default=Recognition.NONE
    )
    recognition_source = models.CharField(max_length=200, blank=True)
    recognised_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of(
                "programme_recognition_exists", field="recognition", choices=Recognition
            ),
            models.CheckConstraint(
                condition=Q(max_weeks__gte=F("min_weeks")),
                name="programme_longest_is_not_shorter_than_shortest",
            ),
            models.CheckConstraint(
                condition=Q(recognition=Recognition.NONE)
                | (Q(recognised_on__isnull=False) & ~Q(recognition_source="")),
                name="programme_recognition_has_source_and_date",
            ),
            models.UniqueConstraint(
                fields=["id", "organisation"], name="programme_of_organisation"
            ),
        ]

    def __str__(self) -> str:
        return self.name


CONTRA_INDICATIONS = tuple(flag.value for flag in ContraIndication)


def _severity(name: str) -> models.CheckConstraint:
    field = f"{name}_from"
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True})
        | Q(**{f"{field}__in": Severity.values}),
        name=f"offer_{name}_severity_exists",
    )


class Offer(models.Model):
    """Location, programme and target group, with what matching asks; all of it is public.

    Free dates, places and stops are not public and stand in tables of their own.
    The fields `*_from` hold the severity from which the offer can no longer help.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    code = models.CharField(max_length=12, unique=True, db_collation="C")
    name = models.CharField(max_length=80)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, related_name="offers"
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="offers"
    )
    setting = models.CharField(max_length=20, choices=Setting)
    takes_crisis = models.BooleanField(default=False)
    min_age = models.PositiveSmallIntegerField()
    max_age = models.PositiveSmallIntegerField()
    target_groups = ArrayField(models.CharField(max_length=20, choices=TargetGroup))
    composition = models.CharField(max_length=20, choices=Composition)
    mild_disability = models.CharField(
        max_length=10,
        choices=IntellectualDisability,
        default=IntellectualDisability.YES,
    )
    min_iq = models.PositiveSmallIntegerField(null=True, blank=True)
    max_iq = models.PositiveSmallIntegerField(null=True, blank=True)
    takes_parent_and_child = models.BooleanField(default=False)
    acute_psychosis_from = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Severity
    )
    detox_from = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Severity
    )
    somatic_care_from = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Severity
    )
    severe_aggression_from = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Severity
    )
    fire_setting_from = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Severity
    )
    modules = ArrayField(
        models.CharField(max_length=20, choices=Module), default=list, blank=True
    )
    school = models.CharField(max_length=300, blank=True)
    phone_rules = models.CharField(max_length=300, blank=True)
    contact_rules = models.CharField(max_length=300, blank=True)
    not_suited_for = models.CharField(max_length=300, blank=True)
    stated_on = models.DateField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ends_after_it_begins("offer"),
            one_of("offer_setting_exists", field="setting", choices=Setting),
            one_of(
                "offer_composition_exists", field="composition", choices=Composition
            ),
            one_of(
                "offer_mild_disability_exists",
                field="mild_disability",
                choices=IntellectualDisability,
            ),
            only_of(
                "offer_target_groups_exist", field="target_groups", choices=TargetGroup
            ),
            only_of("offer_modules_exist", field="modules", choices=Module),
            models.CheckConstraint(
                condition=Q(target_groups__len__gt=0), name="offer_is_for_somebody"
            ),
            models.CheckConstraint(
                condition=Q(max_age__gte=F("min_age")) & Q(max_age__lte=22),
                name="offer_ages_are_in_order",
            ),
            models.CheckConstraint(
                condition=Q(min_iq__isnull=True)
                | Q(max_iq__isnull=True)
                | Q(max_iq__gte=F("min_iq")),
                name="offer_iq_is_in_order",
            ),
            *map(_severity, CONTRA_INDICATIONS),
            models.UniqueConstraint(
                fields=["id", "location"], name="offer_at_location"
            ),
            models.UniqueConstraint(
                fields=["id", "organisation"], name="offer_of_organisation"
            ),
        ]

    def __str__(self) -> str:
        return self.code
