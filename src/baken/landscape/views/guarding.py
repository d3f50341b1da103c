"""What a safety officer sees: the own locations, one location, and who looked."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from baken.foundation.accounts.errors import NotConfirmedError
from baken.foundation.accounts.models import Role
from baken.foundation.accounts.standing import ActorRequest, reenter
from baken.foundation.audit import services as audit
from baken.landscape.models import Location
from baken.landscape.selectors import guarded
from baken.landscape.services.viewers import is_named


@never_cache
@require_safe
def own_addresses(request: ActorRequest) -> HttpResponse:
    """The own locations, and the last looks at their addresses."""
    organisation_id = _own_organisation(request)
    is_confirmed(request)
    at = timezone.now()
    kept = guarded.guarded_locations(organisation_id, on=timezone.localdate(at))
    looks = guarded.looks()
    audit.record(
        actor=request.actor,
        action="landscape.looks_read",
        at=at,
        subject=organisation_id,
    )
    return render(request, "landscape/addresses.html", {"kept": kept, "looks": looks})


@never_cache
@require_safe
def own_address(request: ActorRequest, location_id: UUID) -> HttpResponse:
    """One own location: what is kept of it, its level, and who may see the address."""
    kept = kept_location(request, location_id=location_id)
    is_confirmed(request)
    actor = request.actor
    may_see = not kept.location.is_shielded or is_named(
        actor, location_id=location_id, at=timezone.now()
    )
    return render(request, "landscape/guarded.html", {"kept": kept, "may_see": may_see})


def kept_location(request: ActorRequest, *, location_id: UUID) -> guarded.Guarded:
    """An own location; for everybody else it does not exist."""
    try:
        return guarded.guarded_location(
            location_id,
            organisation_id=_own_organisation(request),
            on=timezone.localdate(),
        )
    except Location.DoesNotExist as error:
        raise Http404(str(location_id)) from error


def is_confirmed(request: ActorRequest) -> bool:
    """Acts for the purpose 'address' from here on; a sent form hears it if that fails.

    Raises NotConfirmedError when a page is fetched: nothing was typed that could be lost.
    """
    try:
        reenter(request, purpose="address")
    except NotConfirmedError:
        if request.method != "POST":
            raise
        return False
    return True


def _own_organisation(request: ActorRequest) -> UUID:
    actor = request.actor
    if actor.role != Role.SAFETY_OFFICER or actor.organisation_id is None:
        raise Http404("only for the safety officer of a provider")
    return actor.organisation_id
