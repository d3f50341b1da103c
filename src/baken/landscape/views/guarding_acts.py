"""What a safety officer does: keep an address, change its level, name and end viewers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from baken.foundation.accounts.standing import ActorRequest
from baken.landscape.errors import (
    AddressHiddenError,
    SoughtTooOftenError,
    StaleLocationError,
    UnknownAccountError,
)
from baken.landscape.forms.addresses import AddressForm, EndForm, ViewerForm
from baken.landscape.selectors.guarded import Guarded
from baken.landscape.services import addresses, viewers
from baken.landscape.views.guarding import is_confirmed, kept_location

VERBS = ["GET", "HEAD", "POST"]


@never_cache
@require_http_methods(VERBS)
def keep(request: ActorRequest, location_id: UUID) -> HttpResponse:
    """Writes the address, or replaces it."""
    kept = kept_location(request, location_id=location_id)
    form = AddressForm(
        request.POST or None,
        actor=request.actor,
        is_confirmed=is_confirmed(request),
        version=addresses.version_of(location_id),
    )
    if form.is_valid() and _is_kept(form, request=request, location_id=location_id):
        messages.success(request, _("Het adres is vastgelegd."))
        return redirect("landscape:own_address", location_id)
    return render(request, "landscape/keep_address.html", {"form": form, "kept": kept})


def _is_kept(form: AddressForm, *, request: ActorRequest, location_id: UUID) -> bool:
    try:
        addresses.keep_address(
            form.words,
            actor=request.actor,
            location_id=location_id,
            at=timezone.now(),
            version=form.cleaned_data["version"],
        )
    except StaleLocationError:
        form.refuse_stale()
        return False
    except AddressHiddenError:
        form.refuse(
            _(
                "Er staat al een adres waarvoor u niet bent genoemd. Noem eerst uzelf:"
                " dan kunt u het bekijken en vervangen."
            )
        )
        return False
    return True


@never_cache
@require_http_methods(VERBS)
def name(request: ActorRequest, location_id: UUID) -> HttpResponse:
    """Names one person by the e-mail address of an account."""
    kept = kept_location(request, location_id=location_id)
    form = ViewerForm(
        request.POST or None,
        actor=request.actor,
        is_confirmed=is_confirmed(request),
    )
    if form.is_valid() and _is_named(form, request=request, location_id=location_id):
        messages.success(request, _("Deze persoon mag het adres nu zien."))
        return redirect("landscape:own_address", location_id)
    return render(request, "landscape/name_viewer.html", {"form": form, "kept": kept})


def _is_named(form: ViewerForm, *, request: ActorRequest, location_id: UUID) -> bool:
    try:
        user_id = viewers.account_with(form.cleaned_data["email"])
    except UnknownAccountError:
        form.refuse(
            _(
                "Niemand die in Baken werkt, heeft dit e-mailadres. Vraag de persoon met"
                " welk adres die inlogt."
            )
        )
        return False
    except SoughtTooOftenError:
        form.refuse(
            _("U heeft te veel adressen geprobeerd. Probeer het over een uur opnieuw.")
        )
        return False
    viewers.name_viewer(
        request.actor, location_id=location_id, user_id=user_id, at=timezone.now()
    )
    return True


@never_cache
@require_http_methods(VERBS)
def end(request: ActorRequest, location_id: UUID, viewer_id: UUID) -> HttpResponse:
    """Takes the right to see the address away from one person."""
    kept = kept_location(request, location_id=location_id)
    viewer = next((one for one in kept.viewers if one.id == viewer_id), None)
    if viewer is None:
        raise Http404(str(viewer_id))
    form = EndForm(
        request.POST or None,
        actor=request.actor,
        is_confirmed=is_confirmed(request),
    )
    if form.is_valid():
        viewers.end_viewer(request.actor, viewer_id=viewer_id, at=timezone.now())
        messages.success(request, _("Deze persoon mag het adres niet meer zien."))
        return redirect("landscape:own_address", location_id)
    shown = _about_ending(kept, email=viewer.email)
    return render(request, "landscape/guarded_confirm.html", {"form": form, **shown})


def _about_ending(kept: Guarded, *, email: str) -> dict[str, str]:
    return {
        "heading": _("Mag deze persoon het adres niet meer zien?"),
        "consequences": _(
            "%(email)s kan het adres van %(location)s meteen niet meer openen. Wie een"
            " adres heeft gezien, kent het: overleg of dat gevaar geeft."
        )
        % {"email": email, "location": kept.location.name},
        "confirm_label": _("Mag het niet meer zien"),
        "confirm_tone": "danger",
        "back_url": reverse("landscape:own_address", args=[kept.location.pk]),
    }
