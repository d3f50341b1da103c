"""The referrer withdraws one request, or the whole need with all of them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.core.rules.request_acts import RequestAct
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.referral import policies
from baken.referral.errors import StaleError, UnknownCodeError
from baken.referral.models import OPEN, NeedStatus, Request, WithdrawReason
from baken.referral.services import ending, story
from baken.referral.services.finding import find_need, save_changed
from baken.referral.services.sending import Sent, begin, is_first_time, move


@transaction.atomic
def withdraw_request(
    request_id: UUID, *, actor: Actor, at: datetime, sent: Sent, reason: str
) -> None:
    """Takes one request back: its place is free, and its provider sees nothing any more."""
    act = RequestAct.WITHDRAW
    request = begin(request_id, act=act, actor=actor, at=at, sent=sent)
    if request is None:
        return
    _require_reason(reason)
    story.settle(request, actor=actor, at=at)
    end_by_referrer(request, actor=actor, at=at, reason=reason)


def _require_reason(reason: str) -> None:
    if reason not in WithdrawReason.values:
        raise UnknownCodeError


def end_by_referrer(
    request: Request, *, actor: Actor, at: datetime, reason: str
) -> None:
    """Ends a request that the caller locked, frees its place, and tells its provider."""
    move(request, act=RequestAct.WITHDRAW, changes={"ended_at": at})
    audit.record(
        actor=actor,
        action="referral.request_withdrawn",
        at=at,
        subject=request.pk,
        dossier_id=request.dossier_id,
        detail={"reason": reason},
    )
    ending.end_request(
        request,
        kind="withdrawn",
        actor=actor,
        at=at,
        to=[(request.organisation_id, "intake")],
        codes={"withdraw": reason},
    )


@transaction.atomic
def withdraw_need(
    code: str, *, actor: Actor, at: datetime, sent: Sent, reason: str
) -> None:
    """Ends the search: every request is withdrawn and every hold is free.

    Requests are locked before the need and looked up again after it, so that this meets
    a provider who answers, or a colleague who asks, in one order.
    """
    lock_requests(code)
    need = find_need(code)
    policies.require(policies.may_ask(actor))
    if not is_first_time(sent, dossier_id=need.dossier_id, at=at):
        return
    if need.version != sent.version:
        raise StaleError
    _require_reason(reason)
    for request in lock_requests(code):
        end_by_referrer(request, actor=actor, at=at, reason=reason)
    need.status = NeedStatus.WITHDRAWN
    need.ended_at, need.end_reason = at, reason
    save_changed(need)
    audit.record(
        actor=actor,
        action="referral.need_withdrawn",
        at=at,
        subject=need.dossier_id,
        dossier_id=need.dossier_id,
        detail={"reason": reason},
    )
    codes = {"withdraw": reason}
    story.tell(need.dossier_id, kind="need_withdrawn", actor=actor, at=at, codes=codes)
    story.tell_coordinators(need.dossier_id, kind="need_withdrawn", at=at)


def lock_requests(code: str) -> list[Request]:
    """The open requests of a file, locked in one order."""
    rows = Request.objects.select_related("offer").filter(
        dossier__code=code, status__in=OPEN
    )
    return list(rows.select_for_update(of=("self",)).order_by("id"))
