"""Fictional organisations and people who can log in.

They are committed by the offline role on a connection of its own, because the application
role, which the tests connect as, cannot make them; each gets a fresh address.
"""

import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import TypeVar

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.db import connections
from django.test import Client
from django.utils import timezone

from baken.foundation.accounts.models import Membership, User
from baken.foundation.accounts.services.seed import SeededMembership, seed_account
from baken.foundation.door.actor import Actor, person
from baken.foundation.organisations.models import Organisation

Made = TypeVar("Made")

PASSWORD = "een heel lang wachtwoord"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class Person:
    """An account with the memberships that it was made with."""

    user: User
    memberships: tuple[Membership, ...]

    @property
    def actor(self) -> Actor:
        """This person in the first membership."""
        first = self.memberships[0]
        return person(
            user_id=self.user.pk, organisation_id=first.organisation_id, role=first.role
        )


def as_offline(make: Callable[[], Made]) -> Made:
    """Runs on a connection of its own, outside the test's transaction, and commits."""

    def run() -> Made:
        # Django refuses a test new connections to other aliases; this one is made on purpose.
        connections["offline"].connect()
        try:
            return make()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def organisation(kind: str = "municipality", *, name: str = "") -> Organisation:
    """An organisation of this kind, valid since long ago."""
    made = Organisation(
        name=name or f"Organisatie {uuid.uuid4().hex[:8]}",
        kind=kind,
        valid_from=LONG_AGO,
        is_demo=True,
    )
    as_offline(lambda: made.save(using="offline"))
    return made


def account(
    *held: tuple[Organisation, str], secret: str = SECRET, name: str = "Anna"
) -> Person:
    """Somebody with these (organisation, role) pairs; an empty secret: no telephone yet."""
    memberships = [
        SeededMembership(place.pk, role, valid_from=LONG_AGO) for place, role in held
    ]
    return as_offline(lambda: _seed(memberships, secret=secret, name=name))


def _seed(memberships: Sequence[SeededMembership], *, secret: str, name: str) -> Person:
    user = seed_account(
        f"{uuid.uuid4().hex}@voorbeeld.test",
        name=name,
        password=PASSWORD,
        totp_secret=secret,
        memberships=memberships,
        at=timezone.now(),
    )
    given = Membership.objects.using("offline").filter(user=user)
    by_place = {(one.organisation_id, one.role): one for one in given}
    kept = tuple(by_place[one.organisation_id, one.role] for one in memberships)
    return Person(user, kept)


def log_in(client: Client, who: Person, *, number: int = 0) -> Client:
    """Gives the client a session of this person, at work in one of the memberships."""
    membership = who.memberships[number]
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(
        {
            "user": str(who.user.pk),
            "confirmed_at": int(timezone.now().timestamp()),
            "membership": str(membership.pk),
            "organisation": str(membership.organisation_id),
            "role": membership.role,
        }
    )
    session.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def code_now(secret: str = SECRET, *, later: int = 0) -> str:
    """What the telephone shows now, or so many half minutes later."""
    step = int(timezone.now().timestamp()) // 30 + later
    return str(format_hotp_value(hotp_value(secret, step)))
