"""A place asked of a provider, what was asked and answered about it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from baken.foundation.access.models import Dossier
from baken.foundation.organisations.models import Organisation
from baken.landscape.models import Offer

MOST_OPEN_REQUESTS = 3  # at the same time (safety rule 9: speed does not decide)


class RequestStatus(models.TextChoices):
    """Where a request for a place stands."""

    SENT = "sent", _("gevraagd")
    TALKING = "talking", _("in gesprek")
    OFFERED = "offered", _("plek aangeboden")
    CHOSEN = "chosen", _("gekozen")
    UNDERWAY = "underway", _("onderweg")
    TAKEN = "taken", _("aangekomen")
    DECLINED = "declined", _("past hier nu niet")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    LAPSED = "lapsed", _("vervallen")


OPEN = (
    RequestStatus.SENT,
    RequestStatus.TALKING,
    RequestStatus.OFFERED,
    RequestStatus.CHOSEN,
    RequestStatus.UNDERWAY,
)


class Request(models.Model):
    """A place asked of one provider, with the minimum set of safety rule 8 and its answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="requests"
    )
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="requests_received"
    )
    asked_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="requests_made"
    )
    status = models.CharField(
        max_length=10, choices=RequestStatus, default=RequestStatus.SENT
    )
    slot = models.PositiveSmallIntegerField()
    # the minimum set
    age_band = models.CharField(max_length=10)
    target_group = models.CharField(max_length=20)
    setting = models.CharField(max_length=20)
    urgency = models.CharField(max_length=10)
    needs = models.JSONField(default=list)
    start_from = models.DateField()
    start_until = models.DateField(null=True, blank=True)
    # the answer
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    decline_code = models.CharField(max_length=20, blank=True)
    offered_from = models.DateField(null=True, blank=True)
    hold_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    override_reasons = models.JSONField(
        default=dict
    )  # criterion -> reason of the referrer
    heard = models.CharField(
        max_length=20, blank=True
    )  # was she heard about the choice
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=RequestStatus.values),
                name="request_status_exists",
            ),
            models.CheckConstraint(
                condition=Q(slot__gte=1) & Q(slot__lte=MOST_OPEN_REQUESTS),
                name="request_slot_one_to_three",
            ),
            models.UniqueConstraint(
                fields=["dossier", "slot"],
                condition=Q(status__in=OPEN),
                name="request_three_at_once",
            ),
            models.UniqueConstraint(
                fields=["dossier", "offer"],
                condition=Q(status__in=OPEN),
                name="request_offer_asked_once",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(status__in=("chosen", "underway", "taken")),
                name="request_one_choice",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(decline_code=""),
                name="request_decline_has_code",
            ),
            models.CheckConstraint(
                condition=~Q(status="offered")
                | Q(offered_from__isnull=False, hold_until__isnull=False),
                name="request_offer_has_hold",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "status", "due_at"], name="request_inbox"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Question(models.Model):
    """A provider's question about a request, and the referrer's answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="questions"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    question_token = models.TextField()
    asked_at = models.DateTimeField()
    answer_token = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.id)


class SafetyAnswer(models.Model):
    """A safety officer's dated answer on H7 or H8; seen by safety officers only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT)
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, related_name="safety"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    criterion = models.CharField(max_length=2)
    verdict = models.CharField(max_length=7)
    by_phone = models.BooleanField(default=False)
    second_person_role = models.CharField(max_length=60, blank=True)
    answered_by = models.UUIDField()
    answered_at = models.DateTimeField()
    basis_hash = models.CharField(
        max_length=64
    )  # of what was compared; a change asks again

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(criterion__in=("H7", "H8"))
                & Q(verdict__in=("pass", "fail", "unknown")),
                name="safety_answer_legal",
            ),
            models.CheckConstraint(
                condition=Q(by_phone=False) | ~Q(second_person_role=""),
                name="safety_by_phone_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
