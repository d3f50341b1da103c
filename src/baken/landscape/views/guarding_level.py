"""A safety officer changes the level; what is shown to more people asks twice."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from baken.foundation.accounts.standing import ActorRequest
from baken.landscape.errors import StaleLocationError
from baken.landscape.forms.addresses import LevelForm, SureForm
from baken.landscape.models import Location, SafetyLevel
from baken.landscape.selectors.guarded import municipalities_of
from baken.landscape.services.safety_level import (
    LevelWish,
    change_level,
    level_version,
)
from baken.landscape.views.guarding import is_confirmed, kept_location


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def level(request: ActorRequest, location_id: UUID) -> HttpResponse:
    """How well the address of one location is hidden."""
    kept = kept_location(request, location_id=location_id)
    location = kept.location
    form = LevelForm(
        request.POST or None,
        actor=request.actor,
        is_confirmed=is_confirmed(request),
        version=level_version(location),
        initial={
            "safety_level": location.safety_level,
            "municipality": location.municipality_id,
        },
        municipalities=municipalities_of(location, on=timezone.localdate()),
    )
    if form.is_valid():
        if form.wish.level < location.safety_level and not form.is_decided:
            return _ask_to_lower(request, form=form, location=location)
        if _is_changed(form, request=request, location=location):
            messages.success(request, _("De afscherming is gewijzigd."))
            return redirect("landscape:own_address", location_id)
    return render(request, "landscape/level.html", {"form": form, "kept": kept})


def _is_changed(form: LevelForm, *, request: ActorRequest, location: Location) -> bool:
    try:
        change_level(
            form.wish,
            actor=request.actor,
            location_id=location.pk,
            seen=form.cleaned_data["version"],
            at=timezone.now(),
        )
    except StaleLocationError:
        form.refuse_stale()
        return False
    return True


def _ask_to_lower(
    request: ActorRequest, *, form: LevelForm, location: Location
) -> HttpResponse:
    wish = form.wish
    sure = SureForm(
        actor=request.actor,
        version=form.cleaned_data["version"],
        initial={"safety_level": int(wish.level), "municipality": wish.municipality},
    )
    shown = {
        "form": sure,
        "heading": _("Wilt u dit adres minder goed afschermen?"),
        "consequences": _consequences(wish, location=location),
        "confirm_label": _("Minder afschermen"),
        "confirm_tone": "danger",
        "back_url": reverse("landscape:own_address", args=[location.pk]),
    }
    return render(request, "landscape/guarded_confirm.html", shown)


def _consequences(wish: LevelWish, *, location: Location) -> str:
    if wish.level is SafetyLevel.KNOWN:
        return _(
            "Iedereen die in Baken is ingelogd, kan het adres van %(location)s dan zien,"
            " ook wie u niet heeft genoemd. De gemeente staat op de openbare pagina van"
            " het aanbod. Wat mensen hebben gezien, kunt u niet terugnemen. Doe dit niet"
            " als er jongeren wonen die worden gezocht."
        ) % {"location": location.name}
    return _(
        "%(location)s was “%(before)s” en wordt “%(after)s”. Wie u niet heeft genoemd,"
        " ziet het adres nog steeds niet. Maar een jongere die een beter afgeschermde"
        " plek nodig heeft, krijgt deze plek niet meer aangeboden."
    ) % {
        "location": location.name,
        "before": SafetyLevel(location.safety_level).label,
        "after": wish.level.label,
    }
