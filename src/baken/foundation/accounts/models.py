"""Accounts, and the (organisation, role) pairs in which people act.

A password hash stands apart from the account: whoever may see an account never sees it.
"""

import uuid
from typing import ClassVar, Literal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from baken.foundation.organisations.models import Organisation


class Role(models.TextChoices):
    """What somebody does in an organisation; rights hang on it."""

    REFERRER = "referrer", _("verwijzer")
    CARE_COORDINATOR = "care_coordinator", _("zorgcoördinator")
    INTAKE = "intake", _("intaker")
    SAFETY_OFFICER = "safety_officer", _("veiligheidsfunctionaris")
    BEHAVIOURAL_EXPERT = "behavioural_expert", _("gedragswetenschapper")
    ADMINISTRATOR = "administrator", _("beheerder")


class User(models.Model):
    """A person with a login; what may be seen depends on the membership at work.

    There is no superuser, for nobody may see everything.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="nl")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    is_authenticated: ClassVar[Literal[True]] = True
    is_anonymous: ClassVar[Literal[False]] = False

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="user_email_in_lower_case"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class Membership(models.Model):
    """Somebody holds a role in an organisation during a period."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    role = models.CharField(max_length=30, choices=Role)
    is_deputy = models.BooleanField(default=False)
    absent_until = models.DateField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            # Equal days mean: given by mistake and taken back on the same day.
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="membership_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="membership_role_exists"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(valid_until__isnull=True),
                name="membership_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"


class Password(models.Model):
    """The hash of a password; only the definer functions of the login read it."""

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE)
    encoded = models.CharField(max_length=255)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.user_id)


class Invitation(models.Model):
    """A link and a code, each given by another way, with which somebody sets a password."""

    key_hash = models.BinaryField(primary_key=True)
    code_hash = models.BinaryField()
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    n_tries_left = models.SmallIntegerField(default=5)

    def __str__(self) -> str:
        return str(self.user_id)


class Session(models.Model):
    """A login at work; the key in the cookie cannot be derived from what stands here."""

    key_hash = models.BinaryField(primary_key=True)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE)
    payload = models.TextField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.user_id)


class RateLimit(models.Model):
    """When something limited was tried, under a key that tells nothing about whom."""

    key_hash = models.BinaryField(primary_key=True)
    tried_at = ArrayField(models.DateTimeField())
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.expires_at)
