"""The provider's own page: what stands in Baken about its room, and changing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from baken.foundation.accounts.models import Role
from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.door.actor import Actor
from baken.landscape.errors import PlaceInUseError, StaleRoomError
from baken.landscape.forms.rooms import ConfirmForm, RoomForm, room_as_typed
from baken.landscape.models import Offer
from baken.landscape.selectors import pages
from baken.landscape.services.confirm_room import confirm_room
from baken.landscape.services.state_room import state_room


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: ActorRequest) -> HttpResponse:
    """Everything that the own organisation offers, with one button to confirm it."""
    actor = request.actor
    kept = pages.own_offers(_own_organisation(actor), on=timezone.localdate())
    seen = {own.offer.pk: own.room.availability.version for own in kept if own.room}
    version = "-".join(f"{pk.hex[:8]}.{n}" for pk, n in sorted(seen.items()))
    form = ConfirmForm(request.POST or None, actor=actor, version=version)
    if form.is_valid() and _confirmed(form, seen=seen, actor=actor):
        messages.success(request, _("Uw opgave is bevestigd met de datum van vandaag."))
        return redirect("landscape:own")
    return render(request, "landscape/own.html", {"form": form, "kept": kept})


def _confirmed(form: ConfirmForm, *, seen: dict[UUID, int], actor: Actor) -> bool:
    try:
        confirm_room(seen, actor=actor, at=timezone.now())
    except StaleRoomError:
        form.refuse_stale()
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def room(request: ActorRequest, code: str) -> HttpResponse:
    """Free date, waiting time, night number, places and stop of one offer."""
    actor, on = request.actor, timezone.localdate()
    try:
        kept = pages.own_room(code, organisation_id=_own_organisation(actor), on=on)
    except Offer.DoesNotExist as error:
        raise Http404(code) from error
    stated = kept.availability
    form = RoomForm(
        request.POST or None,
        actor=actor,
        version=stated.version if stated else 0,
        initial=room_as_typed(kept),
        places=kept.places,
        takes_crisis=kept.offer.takes_crisis,
        on=on,
    )
    if _arrived_before(form, kept=kept) or (
        form.is_valid() and _stated(form, code=code, actor=actor)
    ):
        messages.success(
            request,
            _("De ruimte van %(name)s is opgeslagen.") % {"name": kept.offer.name},
        )
        return redirect("landscape:own")
    return render(request, "landscape/room.html", {"form": form, "kept": kept})


def _arrived_before(form: RoomForm, *, kept: pages.OwnRoom) -> bool:
    """The same form was sent twice: the first time was saved, so all is well."""
    stated = kept.availability
    sent = form.data.get(form.add_prefix("request_key"))
    return bool(sent and stated and str(stated.request_key) == sent)


def _stated(form: RoomForm, *, code: str, actor: Actor) -> bool:
    try:
        state_room(
            form.statement,
            actor=actor,
            code=code,
            version=int(form.cleaned_data["version"]),
            key=form.key,
            at=timezone.now(),
        )
    except StaleRoomError:
        form.refuse_stale()
        return False
    except PlaceInUseError as error:
        form.refuse_ended_place(error.place)
        return False
    return True


def _own_organisation(actor: Actor) -> UUID:
    if actor.role != Role.INTAKE or actor.organisation_id is None:
        raise Http404("only for the intake of a provider")
    return actor.organisation_id
