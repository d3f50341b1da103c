"""The front page: what Baken is, or the work of whoever is logged in."""

from importlib import import_module
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from baken.foundation.accounts.models import Role
from baken.foundation.accounts.standing import ActorRequest

PAGE_OF: Final = {
    Role.REFERRER: "referral:list",
    Role.INTAKE: "referral:inbox",
    Role.BEHAVIOURAL_EXPERT: "referral:inbox",
    Role.SAFETY_OFFICER: "referral:safety_list",
    Role.CARE_COORDINATOR: "referral:coordination",
    Role.ADMINISTRATOR: "accounts:administered_accounts",
}


@login_not_required
@never_cache
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """Visitors read what Baken is; whoever is at work goes on to that work."""
    if request.membership is not None:
        return redirect(PAGE_OF[Role(request.membership.role)])
    if request.user.is_authenticated:
        return redirect("accounts:choose_role")
    return render(request, "home.html", {"people": _demo_people()})


def _demo_people() -> tuple[object, ...]:
    """The people to look around as; the demo's code is loaded for a demo only."""
    if not settings.DEMO:
        return ()
    return tuple(import_module("baken.config.demo.people").demo_people())
