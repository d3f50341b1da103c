"""What time does by itself: warns before a hold ends, ends it, and notices late answers.

Each runs as a system actor that sees one file. Everything is looked at again under the
lock, so that running twice, or after a crash, does it once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from baken.core.rules.request_acts import RequestAct
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor, system
from baken.foundation.door.door import acting
from baken.referral.models import Event, Request, RequestStatus
from baken.referral.services import ending, story
from baken.referral.services.sending import move

HOLD_TEXT = "%Y-%m-%dT%H:%M:%S"  # as due_requests() compares it


@dataclass(frozen=True)
class Due:
    """Something whose time has come, in one file."""

    kind: str
    request_id: UUID
    dossier_id: UUID


def list_due(*, at: datetime) -> list[Due]:
    """What has to happen now, over all files: keys and kinds only."""
    with acting(system("clock", purpose="clock")), connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, request_id, dossier_id FROM due_requests(%s)", [at]
        )
        return [Due(kind, asked, dossier) for kind, asked, dossier in cursor.fetchall()]


def run_due(*, at: datetime) -> int:
    """Does everything that is due, one transaction each; how much there was."""
    found = list_due(at=at)
    for due in found:
        run_one(due, at=at)
    return len(found)


def run_one(due: Due, *, at: datetime) -> None:
    """Does one thing that is due, unless it was done meanwhile."""
    actor = system("holds", purpose="holds", dossier_id=due.dossier_id)
    with acting(actor):
        request = Request.objects.select_for_update().get(pk=due.request_id)
        if due.kind == "hold_ended":
            _end_hold(request, actor=actor, at=at)
        elif due.kind == "hold_ends_soon":
            _warn(request, actor=actor, at=at)
        elif due.kind == "answer_overdue":
            _tell_overdue(request, actor=actor, at=at)
        elif due.kind == "arrival_overdue":
            _tell_not_arrived(request, actor=actor, at=at)


def _end_hold(request: Request, *, actor: Actor, at: datetime) -> None:
    """Never once it was chosen: then she may be on her way (safety rule 9)."""
    if request.status != RequestStatus.OFFERED:
        return
    if request.hold_until is None or request.hold_until > at:
        return
    move(request, act=RequestAct.LAPSE, changes={"ended_at": at})
    audit.record(
        actor=actor,
        action="referral.hold_ended",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
    )
    ending.end_request(
        request,
        kind="hold_ended",
        actor=actor,
        at=at,
        to=[(request.organisation_id, "intake"), (request.asked_by_id, "referrer")],
    )


def _warn(request: Request, *, actor: Actor, at: datetime) -> None:
    if request.status != RequestStatus.OFFERED or request.hold_until is None:
        return
    text = request.hold_until.astimezone(UTC).strftime(HOLD_TEXT)
    told = _told(request, kind="hold_ends_soon").filter(codes__hold_until=text)
    if request.hold_until <= at or told.exists():
        return
    story.tell(
        request.dossier_id,
        request=request,
        kind="hold_ends_soon",
        actor=actor,
        at=at,
        to=[(request.asked_by_id, "referrer")],
        codes={"hold_until": text},
    )


def _tell_overdue(request: Request, *, actor: Actor, at: datetime) -> None:
    waiting = (RequestStatus.SENT, RequestStatus.TALKING)
    since = request.answered_at or request.sent_at
    told = _told(request, kind="answer_overdue").filter(at__gte=since)
    if request.status not in waiting or request.due_at > at or told.exists():
        return
    story.tell(
        request.dossier_id,
        request=request,
        kind="answer_overdue",
        actor=actor,
        at=at,
        to=[(request.asked_by_id, "referrer"), (request.organisation_id, "intake")],
    )
    story.tell_coordinators(
        request.dossier_id, request=request, kind="answer_overdue", at=at
    )


def _tell_not_arrived(request: Request, *, actor: Actor, at: datetime) -> None:
    """A chosen place stays hers, but nobody may forget that she is not there yet."""
    awaited = (RequestStatus.CHOSEN, RequestStatus.UNDERWAY)
    since = request.answered_at or request.sent_at
    told = _told(request, kind="arrival_overdue").filter(at__gte=since)
    if request.status not in awaited or told.exists():
        return
    story.tell(
        request.dossier_id,
        request=request,
        kind="arrival_overdue",
        actor=actor,
        at=at,
        to=[(request.asked_by_id, "referrer"), (request.organisation_id, "intake")],
    )
    story.tell_coordinators(
        request.dossier_id, request=request, kind="arrival_overdue", at=at
    )


def _told(request: Request, *, kind: str) -> QuerySet[Event]:
    return Event.objects.filter(request=request, kind=kind)
