"""What happened, who should know, what was looked at, and what was missing."""

import uuid

from django.db import models
from django.db.models import Q

from baken.foundation.access.models import Dossier
from baken.foundation.organisations.models import Organisation
from baken.referral.models.request import Request


class Event(models.Model):
    """One line of the timeline; `request` is empty when it concerns the whole file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    request = models.ForeignKey(
        Request, null=True, blank=True, on_delete=models.PROTECT
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # the provider that the line is about; it sees its own lines only
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    by_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by_role = models.CharField(max_length=40, blank=True)
    codes = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["dossier", "at"], name="event_of_dossier")]

    def __str__(self) -> str:
        return self.kind


class Notice(models.Model):
    """Something that a role in an organisation should know; it holds no content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    request = models.ForeignKey(
        Request, null=True, blank=True, on_delete=models.PROTECT
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    role = models.CharField(max_length=30)
    kind = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "role"],
                condition=Q(done_at__isnull=True),
                name="notice_open",
            )
        ]

    def __str__(self) -> str:
        return self.kind


class MatchRun(models.Model):
    """A look at the offer for one need: what was shown, under which rules."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    at = models.DateTimeField()
    on = models.DateField()
    rules_version = models.CharField(max_length=20)
    snapshot_hash = models.CharField(max_length=64)
    safety_hash = models.CharField(max_length=64, default="")
    n_offers = models.PositiveIntegerField()
    n_fitting = models.PositiveIntegerField()

    def __str__(self) -> str:
        return str(self.id)


class GapRecord(models.Model):
    """Nothing fitted: which criteria, for which region and profile (no young person)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    at = models.DateTimeField()
    youth_region = models.CharField(max_length=4)
    criteria = models.JSONField(default=list)
    profile = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.id)


class SentForm(models.Model):
    """The key of a form that was carried out, so that sending it twice does it once."""

    key = models.UUIDField(primary_key=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    at = models.DateTimeField()
    result = models.UUIDField(null=True)

    def __str__(self) -> str:
        return str(self.key)
