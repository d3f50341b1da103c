"""Choosing the role to work in: exactly one per session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from baken.foundation.accounts import standing
from baken.foundation.accounts.middleware import role_not_required
from baken.foundation.accounts.selectors import valid_memberships
from baken.foundation.accounts.services import roles
from baken.foundation.accounts.views.requests import next_path, person_in


@role_not_required
@never_cache
def choose_role(request: HttpRequest) -> HttpResponse:
    """The roles of whoever is logged in; choosing one leaves the present one."""
    held = valid_memberships(person_in(request), on=timezone.localdate())
    if request.method != "POST":
        values = {
            "held": held,
            "next": next_path(request),
            "current": standing.membership_of(request),
        }
        return render(request, "accounts/choose_role.html", values)
    asked = request.POST.get("membership", "")
    chosen = next((one for one in held if str(one.pk) == asked), None)
    if chosen is None:
        raise Http404
    roles.take_role(chosen, actor=standing.actor_of(request), at=timezone.now())
    standing.take_role(request, membership=chosen)
    return redirect(next_path(request))
