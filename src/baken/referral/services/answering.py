"""A provider answers: it talks, asks a question, or declines."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.core.rules.codes import DECLINE_REASONS, Urgency
from baken.core.rules.deadlines import answer_due
from baken.core.rules.request_acts import RequestAct
from baken.foundation.access.keyring import cipher_of
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.referral.errors import ActNotPossibleError, UnknownCodeError
from baken.referral.models import Question, Request, RequestStatus
from baken.referral.services import ending, reaching, story
from baken.referral.services.sending import Sent, begin, move


@transaction.atomic
def start_talking(request_id: UUID, *, actor: Actor, at: datetime, sent: Sent) -> None:
    """The provider talks with the referrer, and from now on sees the need: not the name."""
    act = RequestAct.START_TALKING
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    due_at = answer_due(at, urgency=Urgency(request.urgency))
    move(request, act=act, changes={"answered_at": at, "due_at": due_at})
    reaching.open_grant(request, capacity="talking", at=at)
    audit.record(
        actor=actor,
        action="referral.talking_started",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
    )
    _tell_referrer(request, kind="talking_started", actor=actor, at=at)


@transaction.atomic
def ask_question(
    request_id: UUID, *, actor: Actor, at: datetime, sent: Sent, words: str
) -> None:
    """The provider wants to know something first; the words are kept encrypted."""
    act = RequestAct.ASK_QUESTION
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    move(request, act=act)
    question = Question(
        dossier_id=request.dossier_id,
        request=request,
        organisation_id=request.organisation_id,
        question_token=cipher_of(request.dossier_id).encrypt(words),
        asked_at=at,
    )
    question.save(force_insert=True)
    audit.record(
        actor=actor,
        action="referral.question_asked",
        at=at,
        subject=question.pk,
        dossier_id=request.dossier_id,
    )
    _tell_referrer(request, kind="question_asked", actor=actor, at=at)


def _tell_referrer(request: Request, *, kind: str, actor: Actor, at: datetime) -> None:
    story.settle(request, actor=actor, at=at)
    story.tell(
        request.dossier_id,
        request=request,
        kind=kind,
        actor=actor,
        at=at,
        to=[(request.asked_by_id, "referrer")],
    )


@transaction.atomic
def answer_question(
    request_id: UUID,
    *,
    actor: Actor,
    at: datetime,
    sent: Sent,
    question_id: UUID,
    words: str,
) -> None:
    """The referrer answers; an answer that was given is not rewritten."""
    act = RequestAct.ANSWER_QUESTION
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    move(request, act=act)
    answered = Question.objects.filter(
        pk=question_id, request=request, answered_at__isnull=True
    ).update(answer_token=cipher_of(request.dossier_id).encrypt(words), answered_at=at)
    if not answered:
        raise ActNotPossibleError
    audit.record(
        actor=actor,
        action="referral.question_answered",
        at=at,
        subject=question_id,
        dossier_id=request.dossier_id,
    )
    story.settle(request, actor=actor, at=at)
    story.tell(
        request.dossier_id,
        request=request,
        kind="question_answered",
        actor=actor,
        at=at,
        to=[(request.organisation_id, "intake")],
    )


@transaction.atomic
def decline(
    request_id: UUID, *, actor: Actor, at: datetime, sent: Sent, code: str
) -> None:
    """The provider says no, with a code that never names safety (safety rule 6)."""
    act = RequestAct.DECLINE
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    if code not in dict(DECLINE_REASONS.choices):
        raise UnknownCodeError
    was_chosen = request.status == RequestStatus.CHOSEN
    changes = {"answered_at": at, "ended_at": at, "decline_code": code}
    move(request, act=act, changes=changes)
    _end_declined(request, actor=actor, at=at, was_chosen=was_chosen)


def _end_declined(
    request: Request, *, actor: Actor, at: datetime, was_chosen: bool
) -> None:
    code = request.decline_code
    audit.record(
        actor=actor,
        action="referral.request_declined",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
        detail={"decline": code},
    )
    story.settle(request, actor=actor, at=at)
    if was_chosen:
        # The other requests lapsed when this place was chosen: she has none left.
        story.tell_coordinators(
            request.dossier_id, request=request, kind="declined", at=at
        )
    ending.end_request(
        request,
        kind="declined",
        actor=actor,
        at=at,
        to=[(request.asked_by_id, "referrer")],
        codes={"decline": code},
    )
