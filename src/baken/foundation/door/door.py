"""The door: every transaction begins by telling PostgreSQL who acts.

`SET LOCAL` outlives a released savepoint and tests share one transaction, so the door
puts back who acted before. Inside, row-level security decides what can be seen.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone

from baken.foundation.door.actor import NOBODY, Actor
from baken.foundation.door.token import padded, sign

SETTING = "baken.actor"


class NoTransactionError(Exception):
    """The door was opened outside a transaction, where SET LOCAL does nothing."""


def enter(actor: Actor, *, using: str = "default") -> None:
    """Makes `actor` the one who acts until the transaction ends or somebody else enters."""
    connection = connections[using]
    if not connection.in_atomic_block:
        raise NoTransactionError(
            "Open a transaction first: with transaction.atomic(): ..."
        )
    token = "" if actor == NOBODY else _token(actor)
    _ask("SELECT set_config(%s, %s, true)", [SETTING, token], using=using)


def _token(actor: Actor) -> str:
    return sign(actor, key=settings.ACTOR_KEY, at=timezone.now())


@contextmanager
def acting(actor: Actor, *, using: str = "default") -> Iterator[None]:
    """Acts as `actor` in a transaction and gives the door back on the way out."""
    with transaction.atomic(using=using):
        before = _ask("SELECT current_setting(%s, true)", [SETTING], using=using)
        enter(actor, using=using)
        try:
            yield
        finally:
            if not connections[using].needs_rollback:
                _ask(
                    "SELECT set_config(%s, %s, true)",
                    [SETTING, before or ""],
                    using=using,
                )


def _ask(sql: str, arguments: list[str], *, using: str) -> str | None:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, arguments)
        found: str | None = cursor.fetchone()[0]
        return found


def install_key(*, using: str = "owner") -> None:
    """Stores the padded actor key where only the definer functions can read it."""
    key = padded(settings.ACTOR_KEY)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM door_key")
        cursor.execute(
            'INSERT INTO door_key ("inner", "outer") VALUES (%s, %s)',
            [key.inner, key.outer],
        )
