"""The referrer's list of referrals, and the page of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.audit import services as audit
from baken.referral.adapters.identity import cipher_in
from baken.referral.models import Need, Request
from baken.referral.selectors import words
from baken.referral.selectors.hurdles import entry_day, waits_for_judge
from baken.referral.selectors.need import followed_need
from baken.referral.selectors.referrals import listed, next_step
from baken.referral.selectors.requests import (
    AskedQuestion,
    is_open,
    next_deadline,
    questions_of,
    requests_of,
)
from baken.referral.selectors.timeline import Moment, moments_of
from baken.referral.views.request_page import about_rows, for_roles


@require_GET
@for_roles("referrer")
def referrals(request: ActorRequest) -> HttpResponse:
    """The list, twenty to a page; a code in the search box leads to its page."""
    code = request.GET.get("code", "").strip().upper()
    if code:
        return _searched(request, code=code)
    at = timezone.now()
    found = listed(request.GET.get("page"))
    audit.record(actor=request.actor, action="dossier.listed", at=at)
    context = {"listed": found, "lines": found.lines, "at": at}
    return render(request, "referral/request/list.html", context)


def _searched(request: ActorRequest, *, code: str) -> HttpResponse:
    """The same answer for a code that does not exist and for one of somebody else."""
    found = Need.objects.filter(dossier__code=code).values_list("pk", flat=True).first()
    audit.record(
        actor=request.actor,
        action="dossier.searched",
        at=timezone.now(),
        dossier_id=found,
    )
    if found is not None:
        return redirect("referral:detail", code)
    return render(request, "referral/request/not_found.html", {"code": code[:12]})


@dataclass(frozen=True)
class RequestCard:
    """One request on the page of a referral, with its questions."""

    request: Request
    status: str
    is_open: bool
    deadline: object
    decline: str
    waits_for_judge: bool
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True)
class ReferralPage:
    """Everything that the page of one referral shows."""

    need: Need
    cards: tuple[RequestCard, ...]
    moments: Sequence[Moment]
    next_step: words.Words

    @property
    def open_cards(self) -> list[RequestCard]:
        """The requests that still wait."""
        return [card for card in self.cards if card.is_open]

    @property
    def offered(self) -> list[RequestCard]:
        """The places to choose from."""
        return [card for card in self.cards if card.status == "offered"]


def page_of(code: str) -> ReferralPage:
    """One referral with requests, questions and timeline, in four statements."""
    need = followed_need(code)
    rows = requests_of(need.pk)
    questions = questions_of(need.pk, cipher=cipher_in(need))
    return ReferralPage(
        need=need,
        cards=tuple(_card(row, questions, need=need) for row in rows),
        moments=moments_of(need.pk),
        next_step=next_step(need.status, [row for row in rows if is_open(row)]),
    )


def _card(
    request: Request, questions: Sequence[AskedQuestion], *, need: Need
) -> RequestCard:
    entry_on = entry_day(request, on=timezone.localdate())
    return RequestCard(
        request=request,
        status=request.status,
        is_open=is_open(request),
        deadline=next_deadline(request),
        decline=words.detail({"decline": request.decline_code}),
        waits_for_judge=is_open(request)
        and waits_for_judge(request, need=need, on=entry_on),
        questions=tuple(q for q in questions if q.request_id == request.pk),
    )


def seen(request: ActorRequest, dossier_id: UUID) -> None:
    """Opening a file is a line in its trail."""
    audit.record(
        actor=request.actor,
        action="dossier.opened",
        at=timezone.now(),
        dossier_id=dossier_id,
    )


@require_GET
@about_rows("referrer")
def referral(request: ActorRequest, code: str) -> HttpResponse:
    """Where one referral stands, what comes next, and what happened."""
    page = page_of(code)
    seen(request, page.need.pk)
    return render(
        request, "referral/request/detail.html", {"page": page, "at": timezone.now()}
    )
