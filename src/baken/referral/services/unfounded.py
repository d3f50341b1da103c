"""Once nothing carries disclosing the file, open requests end with it (safety rules 18, 22)."""

from datetime import datetime

from django.utils import timezone

from baken.core.rules.consent_values import Act
from baken.core.rules.request_acts import BEFORE_CHOICE
from baken.core.values import Verdict
from baken.foundation.door.actor import Actor
from baken.referral.errors import RequestsEndError
from baken.referral.models import Need, Request, WithdrawReason
from baken.referral.selectors.need import OpenNeed, open_consents
from baken.referral.services.withdrawing import end_by_referrer, lock_requests


def end_unfounded_requests(
    need: Need, *, actor: Actor, at: datetime, is_confirmed: bool
) -> None:
    """Withdraws what is not chosen yet; raises RequestsEndError until somebody said so.

    A place that was chosen stays: she may be on her way, and people decide about that. The
    caller locked the requests before the need.
    """
    rows = lock_requests(need.dossier.code)
    if not rows or _is_founded(need, at=at):
        return
    ending = [row for row in rows if row.status in BEFORE_CHOICE]
    if not is_confirmed:
        staying = [row for row in rows if row not in ending]
        raise RequestsEndError(ending=_names(ending), staying=_names(staying))
    for request in ending:
        reason = WithdrawReason.CONSENT_ENDED
        end_by_referrer(request, actor=actor, at=at, reason=reason)


def _is_founded(need: Need, *, at: datetime) -> bool:
    rows = tuple(open_consents(need.dossier_id))
    found = OpenNeed(need, rows, timezone.localdate(at)).finding(Act.DISCLOSURE)
    return found is not None and found.verdict is Verdict.PASS


def _names(requests: list[Request]) -> list[str]:
    return [request.offer.name for request in requests]
