"""Where help is given. An address stands in a table of its own, behind its own rules."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from baken.foundation.organisations.models import (
    Municipality,
    Organisation,
    YouthRegion,
)
from baken.landscape.models.choices import MeasureKind, SafetyLevel
from baken.landscape.models.periods import (
    does_not_end_before_it_begins,
    ends_after_it_begins,
    one_of,
)


class Location(models.Model):
    """A house or practice of a provider; everybody may know its region, no more than that.

    The municipality stands here only when the address is known to everybody who logs in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    youth_region = models.ForeignKey(YouthRegion, on_delete=models.PROTECT)
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT
    )
    safety_level = models.PositiveSmallIntegerField(
        choices=SafetyLevel, default=SafetyLevel.SHIELDED_PUBLIC
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ends_after_it_begins("location"),
            one_of(
                "location_safety_level_exists",
                field="safety_level",
                choices=SafetyLevel,
            ),
            models.CheckConstraint(
                condition=Q(safety_level=SafetyLevel.KNOWN)
                | Q(municipality__isnull=True),
                name="location_shielded_names_no_municipality",
            ),
            # the target of composite foreign keys: an offer stays with its provider
            models.UniqueConstraint(
                fields=["id", "organisation"], name="location_of_organisation"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_shielded(self) -> bool:
        """Whether nothing more precise than the region may be shown."""
        return self.safety_level > SafetyLevel.KNOWN


class Address(models.Model):
    """The address itself, encrypted; from level 1 only for persons named one by one.

    `words_token` is ciphertext under the key ring, so that no backup tells an address. A
    point stands here only for a location of level 0.
    """

    location = models.OneToOneField(
        Location, primary_key=True, on_delete=models.PROTECT
    )
    words_token = models.TextField()
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    stated_on = models.DateField()

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        # An address never reaches a log or an error report, so its text form is its key.
        return str(self.location_id)


class AddressViewer(models.Model):
    """Somebody who was named, one by one, to see one address."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, related_name="viewers"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            does_not_end_before_it_begins("address_viewer"),
            models.UniqueConstraint(
                fields=["location", "user"],
                condition=Q(valid_until__isnull=True),
                name="address_viewer_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class PublishedMeasure(models.Model):
    """What the inspectorate has made public about a location: a notice, never a refusal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, related_name="measures"
    )
    kind = models.CharField(max_length=30, choices=MeasureKind)
    text = models.CharField(max_length=400)
    published_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            one_of("measure_kind_exists", field="kind", choices=MeasureKind),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.published_on}"
