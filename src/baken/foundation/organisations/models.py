"""Who takes part in the chain, and the official division of the country."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is in the chain; decides which roles exist in it."""

    MUNICIPALITY = "municipality", _("gemeente")
    CERTIFIED_INSTITUTION = "certified_institution", _("gecertificeerde instelling")
    MEDICAL_PRACTICE = "medical_practice", _("artsenpraktijk")
    PROVIDER = "provider", _("jeugdhulpaanbieder")
    CARE_COORDINATION = "care_coordination", _("zorgcoördinatie mensenhandel")
    OPERATOR = "operator", _("beheerder van Baken")


class YouthRegion(models.Model):
    """A region in which municipalities buy youth help together (CBS jeugdregio)."""

    code = models.CharField(max_length=4, primary_key=True)
    name = models.CharField(max_length=80)
    source = models.CharField(max_length=200)
    source_on = models.DateField()

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A municipality as CBS names it; replaced by a new file, never edited by hand."""

    gm_code = models.CharField(max_length=6, primary_key=True)
    name = models.CharField(max_length=80)
    province = models.CharField(max_length=20)
    youth_region = models.ForeignKey(YouthRegion, on_delete=models.PROTECT)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField()
    police_region = models.CharField(max_length=40)
    safety_region = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    source_on = models.DateField()

    class Meta:
        verbose_name_plural = "municipalities"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="municipality_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """An organisation that takes part, with the period in which it does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    kvk = models.CharField(max_length=8, blank=True)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT
    )
    youth_regions = models.ManyToManyField(YouthRegion, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    night_phone = models.CharField(max_length=20, blank=True)
    website = models.URLField(blank=True)
    is_demo = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
                name="organisation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values),
                name="organisation_kind_exists",
            ),
        ]

    def __str__(self) -> str:
        return self.name
