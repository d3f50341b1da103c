"""The list of referrals: where each stands, what comes next, and by when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OuterRef, Subquery, Window
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from baken.foundation.access.models import Dossier
from baken.referral.models import OPEN, Need, NeedStatus, Request, RequestStatus
from baken.referral.selectors.requests import next_deadline

PER_PAGE = 20
DIGITS = 6  # of a page number


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

    page: "Page[int]"
    lines: tuple[ReferralLine, ...]


class _Row(NamedTuple):
    """The columns of one line; `n_all` counts all files that may be seen."""

    pk: UUID
    status: str
    urgency: str
    opened_at: datetime
    code: str
    n_all: int


def _rows(number: int) -> list[_Row]:
    """What runs stands above what ended; the newest first.

    The code comes from a subquery, for the rows of this page only: two tables of which each
    keeps its own list of visible files are slow to join. The count comes along with them.
    """
    file = Dossier.objects.filter(pk=OuterRef("pk"))
    found = (
        Need.objects.order_by(F("ended_at").desc(nulls_first=True), "-opened_at", "pk")
        .annotate(code=Subquery(file.values("code")), n_all=Window(Count("*")))
        .values_list("pk", "status", "urgency", "opened_at", "code", "n_all")
    )
    first = (number - 1) * PER_PAGE
    return [_Row(*row) for row in found[first : first + PER_PAGE]]


def listed(number: str | None) -> Listed:
    """One page, in two statements however long the list is."""
    wanted = _page_number(number)
    rows = _rows(wanted)
    if not rows and wanted > 1:
        # Beyond the end, or the list became shorter meanwhile.
        return listed(None)
    open_requests = _open_requests([row.pk for row in rows])
    lines = tuple(_line(row, open_requests.get(row.pk, [])) for row in rows)
    n_all = rows[0].n_all if rows else 0
    return Listed(Paginator(range(n_all), PER_PAGE).get_page(wanted), lines)


def _page_number(text: str | None) -> int:
    """A page that can exist; whatever else stands in the address is the first one."""
    if not text or not text.isdecimal() or len(text) > DIGITS:
        return 1
    return max(int(text), 1)


def _open_requests(dossiers: Iterable[UUID]) -> dict[UUID, list[Request]]:
    found: dict[UUID, list[Request]] = {}
    rows = Request.objects.filter(dossier_id__in=list(dossiers), status__in=OPEN)
    for row in rows.only("dossier", "status", "due_at", "hold_until"):
        found.setdefault(row.dossier_id, []).append(row)
    return found


def _line(row: _Row, requests: Sequence[Request]) -> ReferralLine:
    offered = [each for each in requests if each.status == RequestStatus.OFFERED]
    unanswered = [each for each in requests if each.status in {"sent", "talking"}]
    return ReferralLine(
        code=row.code,
        status=row.status,
        urgency=row.urgency,
        opened_at=row.opened_at,
        n_open=len(requests),
        deadline=min(map(next_deadline, offered or unanswered), default=None),
        next_step=next_step(row.status, requests),
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


def next_step(status: str, requests: Sequence[Request]) -> str | Promise:
    """What has to be done next: of all open requests the one that is furthest decides."""
    statuses = {row.status for row in requests}
    furthest = next((_STEPS[status] for status in _STEPS if status in statuses), None)
    return furthest or _NEED_STEPS[status]
