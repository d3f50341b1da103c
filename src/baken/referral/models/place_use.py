"""A place is held or taken; the database lets nobody share it."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baken.foundation.access.models import Dossier
from baken.foundation.organisations.models import Organisation
from baken.landscape.models import Place
from baken.referral.models.request import Request


class PlaceUseKind(models.TextChoices):
    """A place is held for somebody, or somebody stays there."""

    HOLD = "hold", _("vastgehouden")
    STAY = "stay", _("bezet")


class PlaceUse(models.Model):
    """A place is held or taken during a period; the database lets nobody share it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    place = models.ForeignKey(Place, on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    request = models.ForeignKey(Request, on_delete=models.PROTECT)
    kind = models.CharField(max_length=4, choices=PlaceUseKind)
    period = DateRangeField()
    began_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    release_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="place_one_at_a_time",
                index_type="GIST",
                expressions=[
                    (F("place"), RangeOperators.EQUAL),
                    (F("period"), RangeOperators.OVERLAPS),
                ],
                condition=Q(released_at__isnull=True),
            ),
            ExclusionConstraint(
                name="stay_at_one_place_at_a_time",
                index_type="GIST",
                expressions=[
                    (F("dossier"), RangeOperators.EQUAL),
                    (F("period"), RangeOperators.OVERLAPS),
                ],
                condition=Q(released_at__isnull=True, kind="stay"),
            ),
            models.CheckConstraint(
                condition=~Q(period__isempty=True), name="place_use_period_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
