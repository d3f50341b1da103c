"""Referrer and young person choose one offered place; only then do the others lapse."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.core.rules.request_acts import (
    AFTER_CHOICE,
    BEFORE_CHOICE,
    OPEN,
    RequestAct,
)
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.referral.adapters.identity import birth_date_in, cipher_in, person_in
from baken.referral.errors import (
    AlreadyChosenError,
    HoldEndedError,
    NameMissingError,
    UnknownCodeError,
)
from baken.referral.models import Heard, Need, Request
from baken.referral.selectors.hurdles import entry_day
from baken.referral.services import ending, reaching, story
from baken.referral.services.finding import find_need
from baken.referral.services.identity import name_young_person
from baken.referral.services.lawfulness import require_consent_and_judge
from baken.referral.services.placing import held
from baken.referral.services.sending import Sent, begin, move


@transaction.atomic
def choose_place(
    request_id: UUID,
    *,
    actor: Actor,
    at: datetime,
    sent: Sent,
    heard: str,
    name: str = "",
) -> None:
    """Chooses, records how she was heard, and lets the other requests lapse.

    Her name goes to this one provider, and it is checked against whom she must not meet
    once more: some of that can only be seen now.
    """
    act = RequestAct.CHOOSE
    _lock_in_order(request_id)
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    if heard not in Heard.values:
        raise UnknownCodeError
    if request.hold_until is None or request.hold_until <= at:
        raise HoldEndedError
    _require_no_other(request)
    _require_name(request, name=name, actor=actor, at=at)
    on = timezone.localdate(at)
    require_consent_and_judge(request, entry_on=entry_day(request, on=on), on=on)
    reaching.lock_location(request.offer.location_id)
    reaching.require_safety(request, during=held(request).period, at=at)
    move(request, act=act, changes={"heard": heard})
    reaching.open_grant(request, capacity="treating", at=at)
    _tell(request, actor=actor, at=at, heard=heard)
    for other in others_open(request):
        _lapse(other, actor=actor, at=at)


def _lock_in_order(request_id: UUID) -> None:
    """All open requests of the file at once: two who choose or withdraw never cross."""
    of_file = Request.objects.filter(pk=request_id).values("dossier_id")
    rows = Request.objects.filter(dossier_id__in=of_file, status__in=OPEN)
    list(rows.select_for_update().order_by("id"))


def _require_no_other(request: Request) -> None:
    """After a choice the referrer may still ask around, for she may not arrive."""
    chosen = Request.objects.filter(
        dossier_id=request.dossier_id, status__in=AFTER_CHOICE
    )
    if chosen.exists():
        raise AlreadyChosenError


def _require_name(request: Request, *, name: str, actor: Actor, at: datetime) -> None:
    need = find_need(request.dossier.code)
    if birth_date_in(need) is None:
        raise NameMissingError
    if name.strip():
        name_young_person(actor=actor, at=at, code=need.dossier.code, name=name)
    elif not is_named(need):
        raise NameMissingError


def is_named(need: Need) -> bool:
    """Whether her name is in the file already."""
    found = person_in(need)
    return found is not None and bool(cipher_in(need).decrypt(found.name_token))


def _tell(request: Request, *, actor: Actor, at: datetime, heard: str) -> None:
    audit.record(
        actor=actor,
        action="referral.place_chosen",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
        detail={"heard": heard},
    )
    story.settle(request, actor=actor, at=at)
    story.tell(
        request.dossier_id,
        request=request,
        kind="chosen",
        actor=actor,
        at=at,
        to=[(request.organisation_id, "intake")],
    )
    story.tell_coordinators(request.dossier_id, request=request, kind="chosen", at=at)


def others_open(request: Request) -> list[Request]:
    """The other requests for her that no choice was made for, locked in a fixed order."""
    rows = Request.objects.filter(
        dossier_id=request.dossier_id, status__in=BEFORE_CHOICE
    )
    return list(rows.exclude(pk=request.pk).select_for_update().order_by("id"))


def _lapse(request: Request, *, actor: Actor, at: datetime) -> None:
    move(request, act=RequestAct.LAPSE, changes={"ended_at": at})
    audit.record(
        actor=actor,
        action="referral.request_lapsed",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
    )
    ending.end_request(
        request,
        kind="lapsed",
        actor=actor,
        at=at,
        to=[(request.organisation_id, "intake")],
    )
