"""Files, who may see them, and the matrix of need-to-know.

Rows about a person carry a `dossier_id`, and PostgreSQL shows them only through a grant
(see `migrations/0002_need_to_know`).
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class DossierKind(models.TextChoices):
    """A signal may become care; each kind has its own retention."""

    SIGNAL = "signal", _("signaal")
    CARE = "care", _("hulp")


class Capacity(models.TextChoices):
    """In what capacity an organisation may see a file."""

    OWNER = "owner", _("verwijst")
    COORDINATOR = "coordinator", _("coördineert")
    REQUESTED = "requested", _("is om een plek gevraagd")
    TALKING = "talking", _("is in gesprek")
    TREATING = "treating", _("biedt de plek")
    EMERGENCY = "emergency", _("noodtoegang")


class Dossier(models.Model):
    """The unit of confidentiality; people read its code, never a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=10, choices=DossierKind)
    organisation_id = models.UUIDField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.code


class DataKey(models.Model):
    """The key of one file, wrapped by the key ring; destroying it destroys the file."""

    dossier = models.OneToOneField(Dossier, primary_key=True, on_delete=models.PROTECT)
    wrapped = models.BinaryField()

    def __str__(self) -> str:
        return str(self.dossier_id)


class Grant(models.Model):
    """Who may see a file, in what capacity, why, on what basis and for how long."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="grants"
    )
    organisation_id = models.UUIDField()
    user_id = models.UUIDField(null=True, blank=True)
    capacity = models.CharField(max_length=20, choices=Capacity)
    purpose = models.CharField(max_length=40)
    basis = models.CharField(max_length=60)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)
    given_by_user = models.UUIDField(null=True)
    given_by_organisation = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)  # of emergency access; a token

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__in=Capacity.values),
                name="grant_capacity_exists",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation_id", "capacity"], name="grant_of_organisation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.capacity} {self.dossier_id}"


class Right(models.Model):
    """One cell of need-to-know: this capacity and role may use this scope of a file."""

    pk = models.CompositePrimaryKey("capacity", "role", "scope")
    capacity = models.CharField(max_length=20)
    role = models.CharField(max_length=40)
    scope = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.capacity}/{self.role}: {self.scope}"
