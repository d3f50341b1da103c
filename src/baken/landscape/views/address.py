"""The only page that shows an address, to persons who were named one by one."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from baken.foundation.accounts.standing import ActorRequest, reenter
from baken.foundation.door.actor import Actor
from baken.landscape.models import Address, Location
from baken.landscape.services import addresses
from baken.landscape.services.viewers import is_named


@require_GET
@never_cache
def address(request: ActorRequest, location_id: UUID) -> HttpResponse:
    """The address of a location; a shielded one only after a fresh confirmation."""
    at = timezone.now()
    location = get_object_or_404(Location, pk=location_id)
    actor = request.actor
    if location.is_shielded:
        _require_named(actor, location=location)
        actor = reenter(request, purpose="address")
    try:
        found = addresses.see_address(actor, location_id=location_id, at=at)
    except Address.DoesNotExist as error:
        raise Http404(str(location_id)) from error
    response = render(request, "landscape/address.html", {"seen": found})
    response["Cache-Control"] = "no-store, private"
    return response


def _require_named(actor: Actor, *, location: Location) -> None:
    if not is_named(actor, location_id=location.pk, at=timezone.now()):
        raise Http404(str(location.pk))
