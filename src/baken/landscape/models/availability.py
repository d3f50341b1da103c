"""Room: what the public may not read. A free date in a small house tells who leaves when."""

import uuid

from django.db import models

from baken.landscape.models.locations import Location
from baken.landscape.models.offers import Offer
from baken.landscape.models.periods import does_not_end_before_it_begins


class Availability(models.Model):
    """What a provider states about room in one offer, with the day on which it did."""

    offer = models.OneToOneField(
        Offer, primary_key=True, on_delete=models.PROTECT, related_name="availability"
    )
    free_on = models.DateField(null=True, blank=True)
    waiting_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    n_waiting = models.PositiveSmallIntegerField(null=True, blank=True)
    night_phone = models.CharField(max_length=20, blank=True)
    stated_on = models.DateField()
    version = models.PositiveIntegerField(default=1)
    # of the form that stated this: a form that arrives twice is answered once
    request_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name_plural = "availabilities"

    def __str__(self) -> str:
        return str(self.offer_id)


class Place(models.Model):
    """One bed or one treatment place; it holds one young person at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="places")
    code = models.CharField(max_length=12)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            does_not_end_before_it_begins("place"),
            models.UniqueConstraint(fields=["offer", "code"], name="place_code_once"),
        ]

    def __str__(self) -> str:
        return self.code


class AdmissionStop(models.Model):
    """No admissions, in a whole location or in one offer; matching stops at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, related_name="stops"
    )
    offer = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="stops"
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [does_not_end_before_it_begins("stop")]

    def __str__(self) -> str:
        return str(self.id)


class AdmissionStopReason(models.Model):
    """Why admissions stopped: for the provider itself and nobody else."""

    stop = models.OneToOneField(
        AdmissionStop, primary_key=True, on_delete=models.PROTECT, related_name="reason"
    )
    text = models.CharField(max_length=400)

    def __str__(self) -> str:
        return str(self.stop_id)
