"""Who asks PostgreSQL: each kind of actor as the token that stands at the door."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from baken.foundation.door.actor import Actor, logging_in, system
from baken.foundation.door.token import LIFETIME, sign
from tests.hostile.rich import Rich


def tokens(rich: Rich) -> dict[str, str]:
    """Column of the matrix -> token; every one of them is tried on every table."""
    who = rich.cast
    anna = who.anna.actor
    actors = {
        "login": logging_in(anna.user_id),
        "anna": anna,
        "eva": who.eva.actor,
        "bram": who.bram.actor,
        "carla": who.carla.actor,
        "kees": who.kees.actor,
        "asked": who.anker.intake.actor,
        "talking": who.linde.intake.actor,
        "offers": who.wilg.intake.actor,
        "treats": who.iep.intake.actor,
        "unasked": who.eik.intake.actor,
        "safety": who.wilg.safety.actor,
        "address": replace(who.wilg.safety.actor, purpose="address"),
        "unsafety": who.eik.safety.actor,
        "expert": who.linde.expert.actor,
        "boss": who.wilg.administrator.actor,
        "glass": rich.emergency,
        "account": replace(who.bram.actor, purpose="account"),
        "mailer": system("mailer", purpose="mail"),
        "clock": system("clock", purpose="clock"),
        "holds": system("holds", purpose="holds"),
        "holding": system("holds", purpose="holds", dossier_id=rich.open.id),
    }
    return {
        "nobody": "",
        "forged": _forged(anna),
        "expired": _signed(anna, at=timezone.now() - 2 * LIFETIME),
        **{name: _signed(actor) for name, actor in actors.items()},
    }


def _signed(actor: Actor, *, at=None) -> str:
    return sign(actor, key=settings.ACTOR_KEY, at=at or timezone.now())


def _forged(actor: Actor) -> str:
    """Signed with a key of one's own, and valid for long."""
    key = hashlib.sha256(b"guessed").hexdigest()
    return sign(actor, key=key, at=timezone.now() + timedelta(days=1))


@contextmanager
def token_at_door(token: str) -> Iterator[None]:
    """Puts a token at the door of the test's transaction, and takes back what was done."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('baken.actor', %s, true)", [token])
        yield
        transaction.set_rollback(True)
