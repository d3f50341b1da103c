"""A provider offers a place and holds it; she travels, and arrives or does not."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from psycopg.errors import CheckViolation

from baken.core.rules.codes import Urgency
from baken.core.rules.deadlines import DEFAULT_TERMS, answer_due, hold
from baken.core.rules.request_acts import RequestAct
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.landscape.models import Place
from baken.referral.errors import (
    HoldEndedError,
    PlaceJustTakenError,
    PlaceNotUsableError,
    PlaceRefusedError,
    UnknownCodeError,
)
from baken.referral.models import NoArrivalReason, PlaceUse, PlaceUseKind, Request
from baken.referral.services import ending, reaching, story
from baken.referral.services.lawfulness import require_consent_and_judge, require_judge
from baken.referral.services.sending import Sent, begin, move


@dataclass(frozen=True)
class OfferedPlace:
    """Which place, from which day, and until which day, if that is known."""

    place_id: UUID
    start_on: date
    end_on: date | None = None

    @property
    def period(self) -> DateRange:
        """The days of the place: the last one does not count."""
        return DateRange(self.start_on, self.end_on)


@transaction.atomic
def offer_place(
    request_id: UUID, *, actor: Actor, at: datetime, sent: Sent, offered: OfferedPlace
) -> None:
    """Offers a place and holds it until the term of the urgency ends."""
    act = RequestAct.OFFER_PLACE
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    _require_usable(request, offered=offered, on=timezone.localdate(at))
    reaching.lock_location(request.offer.location_id)
    reaching.require_safety(request, during=offered.period, at=at)
    hold_until = hold(at, urgency=Urgency(request.urgency)).ends_at
    move(
        request,
        act=act,
        changes={
            "answered_at": at,
            "offered_from": offered.start_on,
            "hold_until": hold_until,
        },
    )
    _hold(request, offered=offered, at=at)
    audit.record(
        actor=actor,
        action="referral.place_offered",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
    )
    story.settle(request, actor=actor, at=at)
    _tell_referrer(request, kind="place_offered", actor=actor, at=at)


def _require_usable(request: Request, *, offered: OfferedPlace, on: date) -> None:
    """The place is one of this offer (so of this provider), and there on all these days."""
    place = Place.objects.filter(pk=offered.place_id, offer_id=request.offer_id).first()
    ends = offered.end_on
    if place is None or offered.start_on < on or (ends and ends <= offered.start_on):
        raise PlaceNotUsableError
    if offered.start_on < place.valid_from:
        raise PlaceNotUsableError
    if place.valid_until and (ends is None or ends > place.valid_until):
        raise PlaceNotUsableError


def _hold(request: Request, *, offered: OfferedPlace, at: datetime) -> None:
    use = PlaceUse(
        place_id=offered.place_id,
        organisation_id=request.organisation_id,
        dossier_id=request.dossier_id,
        request=request,
        kind=PlaceUseKind.HOLD,
        period=offered.period,
        began_at=at,
    )
    try:
        with transaction.atomic():
            use.save(force_insert=True)
    except IntegrityError as error:
        raise _refusal(error) from error


def _refusal(error: IntegrityError) -> PlaceRefusedError:
    """The intake ended the place meanwhile, or somebody else has it."""
    if isinstance(error.__cause__, CheckViolation):
        return PlaceNotUsableError()
    return PlaceJustTakenError()


def _tell_referrer(request: Request, *, kind: str, actor: Actor, at: datetime) -> None:
    story.tell(
        request.dossier_id,
        request=request,
        kind=kind,
        actor=actor,
        at=at,
        to=[(request.asked_by_id, "referrer")],
    )


@transaction.atomic
def prolong_hold(request_id: UUID, *, actor: Actor, at: datetime, sent: Sent) -> None:
    """One whole term more, counted from the end of this one."""
    act = RequestAct.PROLONG_HOLD
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    if request.hold_until is None or request.hold_until <= at:
        raise HoldEndedError
    longer = DEFAULT_TERMS.terms(Urgency(request.urgency)).hold
    move(request, act=act, changes={"hold_until": request.hold_until + longer})
    audit.record(
        actor=actor,
        action="referral.hold_prolonged",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
    )
    story.settle(request, actor=actor, at=at)
    story.tell(
        request.dossier_id,
        request=request,
        kind="hold_prolonged",
        actor=actor,
        at=at,
        to=[(request.organisation_id, "intake")],
    )
    # A place that is held again and again is a place that nobody else gets.
    story.tell_coordinators(
        request.dossier_id, request=request, kind="hold_prolonged", at=at
    )


@transaction.atomic
def set_underway(request_id: UUID, *, actor: Actor, at: datetime, sent: Sent) -> None:
    """She is on her way: from now on the place never frees itself."""
    act = RequestAct.SET_UNDERWAY
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    require_judge(request, on=timezone.localdate(at))
    reaching.require_safety(request, during=held(request).period, at=at)
    move(request, act=act)
    audit.record(
        actor=actor,
        action="referral.underway",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
    )
    others = {
        (request.asked_by_id, "referrer"),
        (request.organisation_id, "intake"),
    } - {(actor.organisation_id, actor.role)}
    story.tell(
        request.dossier_id,
        request=request,
        kind="underway",
        actor=actor,
        at=at,
        to=sorted(others, key=str),
    )


def held(request: Request) -> PlaceUse:
    """What the request holds now; raises HoldEndedError when it holds nothing."""
    found = PlaceUse.objects.filter(request=request, released_at__isnull=True).first()
    if found is None:
        raise HoldEndedError
    return found


@transaction.atomic
def arrive(
    request_id: UUID, *, actor: Actor, at: datetime, sent: Sent, arrived_on: date
) -> None:
    """She is there: the hold becomes a stay, and the search ends."""
    act = RequestAct.ARRIVE
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    on = timezone.localdate(at)
    require_consent_and_judge(request, entry_on=arrived_on, on=on)
    if arrived_on < timezone.localdate(request.sent_at):
        raise PlaceNotUsableError
    _stay(held(request), arrived_on=arrived_on, on=on)
    move(request, act=act, changes={"ended_at": at})
    reaching.end_search(request, at=at)
    audit.record(
        actor=actor,
        action="referral.arrived",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
    )
    story.settle(request, actor=actor, at=at)
    _tell_referrer(request, kind="arrived", actor=actor, at=at)
    story.tell_coordinators(request.dossier_id, request=request, kind="arrived", at=at)


def _stay(use: PlaceUse, *, arrived_on: date, on: date) -> None:
    """From the day of arrival; an earlier day may be somebody else's."""
    if arrived_on > on or (use.period.upper and arrived_on >= use.period.upper):
        raise PlaceNotUsableError
    try:
        with transaction.atomic():
            PlaceUse.objects.filter(pk=use.pk).update(
                kind=PlaceUseKind.STAY, period=DateRange(arrived_on, use.period.upper)
            )
    except IntegrityError as error:
        raise _refusal(error) from error


def _talk_anew(request: Request, *, at: datetime) -> dict[str, object]:
    """The talk begins anew, and so does its term: the old one ran out meanwhile."""
    due_at = answer_due(at, urgency=Urgency(request.urgency))
    return {"offered_from": None, "hold_until": None, "heard": "", "due_at": due_at}


@transaction.atomic
def record_no_arrival(
    request_id: UUID, *, actor: Actor, at: datetime, sent: Sent, reason: str
) -> None:
    """She did not come: everybody is told at once, the place is free, the talk goes on."""
    act = RequestAct.RECORD_NO_ARRIVAL
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    if reason not in NoArrivalReason.values:
        raise UnknownCodeError
    ending.release_place(request, at=at, reason="no_arrival")
    move(request, act=act, changes=_talk_anew(request, at=at))
    reaching.end_identity(request, at=at)
    audit.record(
        actor=actor,
        action="referral.not_arrived",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
        detail={"reason": reason},
    )
    story.tell(
        request.dossier_id,
        request=request,
        kind="not_arrived",
        actor=actor,
        at=at,
        to=[(request.asked_by_id, "referrer")],
        codes={"no_arrival": reason},
    )
    story.tell_coordinators(
        request.dossier_id, request=request, kind="not_arrived", at=at
    )
