"""Accounts, and the (organisation, role) pairs in which people act."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
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


class UserManager(BaseUserManager["User"]):
    """Makes accounts; there is no superuser, for nobody may see everything."""

    def create_user(self, email: str, *, name: str, password: str) -> "User":
        """An account that can log in by e-mail address."""
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with a login; what may be seen depends on the membership at work."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="nl")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

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
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gt=F("valid_from")),
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
