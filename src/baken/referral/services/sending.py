"""How every act on a request begins and ends: locked, allowed, current, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.utils import ProgrammingError
from psycopg.errors import InsufficientPrivilege

from baken.core.rules.request_acts import RequestAct, is_possible, status_after
from baken.foundation.door.actor import Actor
from baken.referral import policies
from baken.referral.errors import ActNotPossibleError, StaleError
from baken.referral.models import Request


@dataclass(frozen=True)
class Sent:
    """A form as it arrived: its key, the same when it arrives twice, and what it showed."""

    key: UUID
    version: int


def is_first_time(
    sent: Sent, *, dossier_id: UUID, at: datetime, result: UUID | None = None
) -> bool:
    """Keeps the key of the form; false when a form with this key was carried out already.

    Raises Request.DoesNotExist when access ended while the lock was waited for: the other
    act was a withdrawal, and what one may no longer see does not exist.
    """
    try:
        return _keep_key([sent.key, dossier_id, at, result])
    except ProgrammingError as error:
        if isinstance(error.__cause__, InsufficientPrivilege):
            raise Request.DoesNotExist from error
        raise


def _keep_key(row: list[UUID | datetime | None]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO referral_sentform (key, dossier_id, at, result)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            row,
        )
        return bool(cursor.rowcount == 1)


def begin(
    request_id: UUID, *, act: RequestAct, actor: Actor, at: datetime, sent: Sent
) -> Request | None:
    """The request, locked; None when this form was carried out before.

    Raises Request.DoesNotExist for what the actor may not see or change.
    """
    request = (
        Request.objects.select_for_update(of=("self",))
        .select_related("offer")
        .get(pk=request_id)
    )
    policies.require(policies.may_act(actor, act=act))
    if not is_first_time(sent, dossier_id=request.dossier_id, at=at, result=request_id):
        return None
    if request.version != sent.version:
        raise StaleError
    require_possible(request, act=act)
    return request


def require_possible(request: Request, *, act: RequestAct) -> None:
    """Refuse what does not exist in this status."""
    if not is_possible(act, status=request.status):
        raise ActNotPossibleError


def move(
    request: Request, *, act: RequestAct, changes: Mapping[str, object] | None = None
) -> None:
    """Writes the status after the act and whatever changes with it, as the next version."""
    require_possible(request, act=act)
    request.status = status_after(act, status=request.status)
    request.version += 1
    for name, value in (changes or {}).items():
        setattr(request, name, value)
    request.save(update_fields=["status", "version", *(changes or {})])
