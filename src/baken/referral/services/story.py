"""Tells what happened: a line on the timeline, a notice for whoever should know, a mail.

None of the three holds words about a young person: codes only, and a mail holds nothing
but the address of the site.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from baken.foundation.access.later import later
from baken.foundation.audit.services import Recording
from baken.foundation.door.actor import Actor
from baken.referral.models import Notice, Request
from baken.referral.policies import organisation_of

_LINE: Final = """
    INSERT INTO referral_event (id, dossier_id, request_id, organisation_id, kind, at,
        by_organisation_id, by_role, codes)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb)"""
# Keys are made before: nobody reads back what others are told.
_NOTICES: Final = """
    INSERT INTO referral_notice (id, organisation_id, role, dossier_id, request_id, kind,
        created_at)
    SELECT told.id, told.organisation_id, told.role, %s::uuid, %s::uuid, %s, %s
    FROM unnest(%s::uuid[], %s::uuid[], %s::text[]) AS told (id, organisation_id, role)"""

Code = str | int
Value = str | UUID | datetime | list[UUID] | list[str] | None
Recipient = tuple[UUID, str]  # organisation and role


def tell(  # noqa: PLR0913  one for each part of what is told
    dossier_id: UUID,
    *,
    kind: str,
    actor: Actor,
    at: datetime,
    request: Request | None = None,
    to: Sequence[Recipient] = (),
    codes: Mapping[str, Code] | None = None,
    trail: Recording | None = None,
) -> None:
    """A line on the timeline, a notice for each role in `to`, a line of the trail if given.

    It is one statement; the notices are mailed later.
    """
    keys = [uuid.uuid4() for _ in to]
    line: list[Value] = [
        uuid.uuid4(),
        dossier_id,
        request.pk if request else None,
        request.organisation_id if request else None,
        kind,
        at,
        actor.organisation_id,
        actor.role,
        json.dumps(dict(codes or {})),
    ]
    notices = _values(keys, dossier_id, kind=kind, at=at, request=request, to=to)
    last, more = (trail.sql, trail.arguments) if trail else ("NULL", ())
    _run(
        f"WITH line AS ({_LINE}), notices AS ({_NOTICES}) SELECT {last}",
        [*line, *notices, *more],
    )
    _mail_later(keys)


def notify(
    dossier_id: UUID,
    *,
    kind: str,
    at: datetime,
    request: Request | None = None,
    to: Sequence[Recipient] = (),
) -> None:
    """A notice for each role in `to`, without a line on the timeline."""
    keys = [uuid.uuid4() for _ in to]
    _run(_NOTICES, _values(keys, dossier_id, kind=kind, at=at, request=request, to=to))
    _mail_later(keys)


def _values(
    keys: list[UUID],
    dossier_id: UUID,
    *,
    kind: str,
    at: datetime,
    request: Request | None,
    to: Sequence[Recipient],
) -> list[Value]:
    """What `_NOTICES` asks for, in its order."""
    organisations = [organisation_id for organisation_id, _ in to]
    roles = [str(role) for _, role in to]
    about = request.pk if request else None
    return [dossier_id, about, kind, at, keys, organisations, roles]


def _run(sql: str, arguments: list[Value]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)


def tell_coordinators(
    dossier_id: UUID, *, kind: str, at: datetime, request: Request | None = None
) -> None:
    """A notice for whoever coordinates; the database knows who, the actor need not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tell_coordinators(%s, %s, %s, %s)",
            [dossier_id, request.pk if request else None, kind, at],
        )
        notices = [UUID(str(key)) for (key,) in cursor.fetchall()]
    _mail_later(notices)


def _mail_later(notices: Sequence[UUID]) -> None:
    if notices:
        later("referral.mail_notices", notice_ids=[str(key) for key in notices])


def settle(request: Request, *, actor: Actor, at: datetime) -> None:
    """Whoever acts on a request has read its notices, for all colleagues in that role."""
    Notice.objects.filter(
        request=request,
        organisation_id=organisation_of(actor),
        role=actor.role,
        done_at__isnull=True,
    ).update(done_at=at)


def settle_notices(
    *, actor: Actor, at: datetime, notice_id: UUID | None = None
) -> None:
    """One notice was seen, or all of them."""
    waiting = Notice.objects.filter(
        organisation_id=organisation_of(actor), role=actor.role, done_at__isnull=True
    )
    if notice_id is not None:
        waiting = waiting.filter(pk=notice_id)
    waiting.update(done_at=at)
