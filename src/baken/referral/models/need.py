"""What a young person needs, her consents, and where it is dangerous for her."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from baken.foundation.access.models import Dossier
from baken.foundation.organisations.models import Municipality


class NeedStatus(models.TextChoices):
    """A need is written, then asked for, and ends with a place or without one."""

    DRAFT = "draft", _("concept")
    READY = "ready", _("klaar om te vragen")
    PLACED = "placed", _("plek gevonden")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Asked(models.TextChoices):
    """Whether something was asked; not asked is not the same as none."""

    NOT_ASKED = "not_asked", _("nog niet gevraagd")
    NONE_KNOWN = "none_known", _("gevraagd: niet bekend")
    NAMED = "named", _("gevraagd: wel bekend")


class Need(models.Model):
    """What a young person needs; her name and birth date stand in `people`."""

    dossier = models.OneToOneField(Dossier, primary_key=True, on_delete=models.PROTECT)
    status = models.CharField(
        max_length=10, choices=NeedStatus, default=NeedStatus.DRAFT
    )
    referrer_type = models.CharField(max_length=2, blank=True)  # COD327
    urgency = models.CharField(max_length=10, blank=True)
    # woonplaatsbeginsel (Jeugdwet 1.1)
    living_situation = models.CharField(max_length=20, blank=True)
    home_municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    previous_municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mother_municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    actual_municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    responsible_municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    responsible_rule = models.CharField(max_length=20, blank=True)
    responsible_reason_token = models.TextField(blank=True)
    # position in law
    legal_position = models.CharField(max_length=20, blank=True)
    authorisation = models.CharField(max_length=20, blank=True)
    authorisation_from = models.DateField(null=True, blank=True)
    authorisation_until = models.DateField(null=True, blank=True)
    # who decides: presumed able unless judged otherwise (Jeugdwet 7.3.15 lid 2)
    is_able_to_weigh = models.BooleanField(default=True)
    n_authority_holders = models.PositiveSmallIntegerField(default=1)
    # profile
    target_group = models.CharField(max_length=20, blank=True)
    setting = models.CharField(max_length=20, blank=True)
    setting_assessed_by_expert = models.BooleanField(null=True)
    mild_intellectual_disability = models.BooleanField(null=True)
    is_pregnant = models.BooleanField(null=True)
    has_own_child = models.BooleanField(null=True)
    iq = models.PositiveSmallIntegerField(null=True, blank=True)
    contra_indications = models.JSONField(default=dict)  # code -> severity
    modules = models.JSONField(default=list)
    start_from = models.DateField(null=True, blank=True)
    start_until = models.DateField(null=True, blank=True)
    story_token = models.TextField(blank=True)
    own_words_token = models.TextField(blank=True)
    # safety
    zones_asked = models.CharField(
        max_length=12, choices=Asked, default=Asked.NOT_ASKED
    )
    avoided_asked = models.CharField(
        max_length=12, choices=Asked, default=Asked.NOT_ASKED
    )
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=NeedStatus.values), name="need_status_exists"
            ),
            models.CheckConstraint(
                condition=Q(start_until__isnull=True)
                | Q(start_until__gt=F("start_from")),
                name="need_window_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(authorisation_until__isnull=True)
                | Q(authorisation_until__gt=F("authorisation_from")),
                name="need_authorisation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(n_authority_holders__in=(1, 2)),
                name="need_authority_rests_with_one_or_two",
            ),
        ]

    def __str__(self) -> str:
        return str(self.dossier_id)


class Consent(models.Model):
    """A recorded consent, or another basis, for one act (safety rule 18)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="consents"
    )
    act = models.CharField(max_length=20)
    given_by = models.CharField(max_length=20)
    basis = models.CharField(max_length=60)
    reason_token = models.TextField(blank=True)
    noted_on = models.DateField()
    ask_again_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.act} {self.given_by}"


class DangerZone(models.Model):
    """A place that is dangerous for her: a municipality and so many kilometres around."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="zones")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    radius_km = models.PositiveSmallIntegerField()
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(radius_km__gte=1) & Q(radius_km__lte=200),
                name="zone_radius_sane",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Draft(models.Model):
    """What was typed at one step, also where it was not yet right; nobody else sees it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20)
    typed_token = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "step"], name="draft_once_for_each_step"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
