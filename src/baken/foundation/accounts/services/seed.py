"""Accounts without an administrator: the demo, tests, and the first one of an operator.

Runs under the offline role, which web and worker never use.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID, uuid5

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password
from django.db import transaction

from baken.foundation.accounts.models import Membership, Password, User

NAMESPACE = UUID("6f1f6b0e-2f6e-4f5e-9c1a-6a6f3d1b0c52")


@dataclass(frozen=True)
class SeededMembership:
    """A role to be held from a day on."""

    organisation_id: UUID
    role: str
    valid_from: date
    is_deputy: bool = False
    absent_until: date | None = None
    valid_until: date | None = None


@cache
def encoded(password: str) -> str:
    """The hash of a password that many fictional people share, computed once."""
    return make_password(password)


def seed_account(
    email: str,
    *,
    name: str,
    password: str,
    totp_secret: str = "",
    memberships: Sequence[SeededMembership] = (),
    at: datetime,
    using: str = "offline",
) -> User:
    """An account that can log in; the key follows from the address, so it is repeatable."""
    address = email.strip().lower()
    user = User(id=uuid5(NAMESPACE, address), email=address, name=name)
    with transaction.atomic(using=using):
        user.save(using=using, force_insert=True)
        Password.objects.using(using).create(
            user=user, encoded=encoded(password), changed_at=at
        )
        if totp_secret:
            _seed_phone(user, secret=totp_secret, using=using)
        for held in memberships:
            _seed_membership(user, held=held, using=using)
    return user


def _seed_phone(user: User, *, secret: str, using: str) -> None:
    Authenticator.objects.using(using).create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": encrypt(secret)}
    )


def _seed_membership(user: User, *, held: SeededMembership, using: str) -> None:
    Membership.objects.using(using).create(
        id=uuid5(user.pk, f"{held.organisation_id}|{held.role}|{held.valid_from}"),
        user=user,
        organisation_id=held.organisation_id,
        role=held.role,
        is_deputy=held.is_deputy,
        absent_until=held.absent_until,
        valid_from=held.valid_from,
        valid_until=held.valid_until,
    )
