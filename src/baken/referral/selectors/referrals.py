"""The list of referrals: where each stands, what comes next, and by when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.referral.models import OPEN, Need, NeedStatus, Request, RequestStatus
from baken.referral.selectors.requests import next_deadline

PER_PAGE = 20


@dataclass(frozen=True)
class ReferralLine:
    """One referral in the list."""

    code: str
    status: str
    urgency: str
    opened_at: datetime
    n_open: int
    deadline: datetime | None
    next_step: str | Promise


@dataclass(frozen=True)
class Listed:
    """A page of the list with its lines."""

    page: "Page[Need]"
    lines: tuple[ReferralLine, ...]


def needs_in_order() -> QuerySet[Need]:
    """What runs stands above what ended; the newest first."""
    return Need.objects.select_related("dossier").order_by(
        F("ended_at").desc(nulls_first=True), "-opened_at", "pk"
    )


def listed(number: str | None) -> Listed:
    """One page, in three statements however long the list is."""
    page = Paginator(needs_in_order(), PER_PAGE).get_page(number)
    needs = list(page)
    open_requests = _open_requests([need.pk for need in needs])
    lines = tuple(_line(need, open_requests.get(need.pk, [])) for need in needs)
    return Listed(page, lines)


def _open_requests(dossiers: Iterable[UUID]) -> dict[UUID, list[Request]]:
    found: dict[UUID, list[Request]] = {}
    rows = Request.objects.filter(dossier_id__in=list(dossiers), status__in=OPEN)
    for row in rows:
        found.setdefault(row.dossier_id, []).append(row)
    return found


def _line(need: Need, requests: Sequence[Request]) -> ReferralLine:
    offered = [row for row in requests if row.status == RequestStatus.OFFERED]
    unanswered = [row for row in requests if row.status in {"sent", "talking"}]
    return ReferralLine(
        code=need.dossier.code,
        status=need.status,
        urgency=need.urgency,
        opened_at=need.opened_at,
        n_open=len(requests),
        deadline=min(map(next_deadline, offered or unanswered), default=None),
        next_step=next_step(need, requests),
    )


_STEPS: dict[str, str | Promise] = {
    RequestStatus.UNDERWAY: _("Onderweg: de aanbieder meldt de aankomst"),
    RequestStatus.CHOSEN: _("Spreek de reis af"),
    RequestStatus.OFFERED: _("Kies samen met de jongere een plek"),
    RequestStatus.TALKING: _("De aanbieder is in gesprek"),
    RequestStatus.SENT: _("Wacht op antwoord"),
}
_NEED_STEPS: dict[str, str | Promise] = {
    NeedStatus.DRAFT: _("Maak de hulpvraag af"),
    NeedStatus.READY: _("Vraag een plek"),
    NeedStatus.PLACED: _("Klaar: er is een plek"),
    NeedStatus.WITHDRAWN: _("Afgesloten"),
}


def next_step(need: Need, requests: Sequence[Request]) -> str | Promise:
    """What has to be done next: of all open requests the one that is furthest decides."""
    statuses = {row.status for row in requests}
    furthest = next((_STEPS[status] for status in _STEPS if status in statuses), None)
    return furthest or _NEED_STEPS[need.status]
