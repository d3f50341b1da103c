"""Tells what happened: a line on the timeline, a notice for whoever should know, a mail.

None of the three holds words about a young person: codes only, and a mail holds nothing
but the address of the site.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from baken.foundation.access.later import later
from baken.foundation.door.actor import Actor
from baken.referral.models import Event, Notice, Request
from baken.referral.policies import organisation_of

Code = str | int
Recipient = tuple[UUID, str]  # organisation and role


def tell(
    dossier_id: UUID,
    *,
    kind: str,
    actor: Actor,
    at: datetime,
    request: Request | None = None,
    to: Sequence[Recipient] = (),
    codes: Mapping[str, Code] | None = None,
) -> None:
    """One line on the timeline and a notice for each role in `to`; they are mailed later."""
    Event.objects.create(
        dossier_id=dossier_id,
        request=request,
        organisation_id=request.organisation_id if request else None,
        kind=kind,
        at=at,
        by_organisation_id=actor.organisation_id,
        by_role=actor.role,
        codes=dict(codes or {}),
    )
    notify(dossier_id, kind=kind, at=at, request=request, to=to)


def notify(
    dossier_id: UUID,
    *,
    kind: str,
    at: datetime,
    request: Request | None = None,
    to: Sequence[Recipient] = (),
) -> None:
    """A notice for each role in `to`, without a line on the timeline."""
    notices = Notice.objects.bulk_create(
        Notice(
            dossier_id=dossier_id,
            request=request,
            organisation_id=organisation_id,
            role=role,
            kind=kind,
            created_at=at,
        )
        for organisation_id, role in to
    )
    _mail_later([notice.pk for notice in notices])


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
