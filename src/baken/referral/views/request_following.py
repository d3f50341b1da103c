"""Who follows: the coordinator's list and page, and everybody's notices."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from baken.foundation.access.keyring import cipher_of
from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.audit import services as audit
from baken.referral.models import Need
from baken.referral.selectors.notices import open_notices
from baken.referral.selectors.referrals import listed
from baken.referral.selectors.shown import asked_rows, need_rows
from baken.referral.services.story import settle_notices
from baken.referral.views.request_page import about_rows, for_roles
from baken.referral.views.request_referrals import page_of, seen

EVERYBODY = (
    "referrer",
    "care_coordinator",
    "intake",
    "safety_officer",
    "behavioural_expert",
    "administrator",
)


@require_GET
@for_roles("care_coordinator")
def coordination(request: ActorRequest) -> HttpResponse:
    """The files that were shared with the own care coordination."""
    at = timezone.now()
    audit.record(actor=request.actor, action="dossier.listed", at=at)
    found = listed(request.GET.get("page"))
    context = {"listed": found, "lines": found.lines, "at": at}
    return render(request, "referral/request/coordination.html", context)


@require_GET
@about_rows("care_coordinator")
def coordination_file(request: ActorRequest, code: str) -> HttpResponse:
    """One file as its coordinator follows it: with the need, no name, nothing to press."""
    page = page_of(code)
    seen(request, page.need.pk)
    need = Need.objects.get(pk=page.need.pk)
    context = {
        "page": page,
        "need_rows": [
            *asked_rows(need),
            *need_rows(need, cipher=cipher_of(need.pk)),
        ],
        "at": timezone.now(),
    }
    return render(request, "referral/request/coordination_file.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*EVERYBODY)
def notices(request: ActorRequest) -> HttpResponse:
    """What waits for the role at work; a button says that it was seen."""
    if request.method == "POST":
        chosen = request.POST.get("notice", "")
        settle_notices(actor=request.actor, at=timezone.now(), notice_id=_key(chosen))
        return redirect("referral:notices")
    context = {"notices": open_notices(), "at": timezone.now()}
    return render(request, "referral/request/notices.html", context)


def _key(text: str) -> UUID | None:
    """Without a readable key all of them were seen."""
    try:
        return UUID(text)
    except ValueError:
        return None
