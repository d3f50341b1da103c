"""Pages that everybody may read; room only as far as row-level security shows it."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from baken.foundation.accounts.standing import ActorRequest
from baken.foundation.organisations.models import Organisation
from baken.landscape.forms.rooms import FilterForm
from baken.landscape.models import Location, Offer
from baken.landscape.selectors import lists, pages
from baken.landscape.services.viewers import is_named
from baken.landscape.views.words import OfferLines, contract_lines

PER_PAGE = 20


@login_not_required
@require_safe
def offers(request: ActorRequest) -> HttpResponse:
    """The list of offers, narrowed down by what is wanted."""
    form = FilterForm(request.GET or None, regions=lists.regions())
    form.is_valid()
    found = lists.offer_list(form.wanted, on=timezone.localdate())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    bands = lists.public_bands()
    rows = [(offer, bands.of(offer)) for offer in page]
    return render(
        request,
        "landscape/offers.html",
        {"form": form, "page": page, "rows": rows, "is_filtered": bool(request.GET)},
    )


@login_not_required
@require_safe
def offer(request: ActorRequest, code: str) -> HttpResponse:
    """One offer: for whom it is, what it gives, how it is bought."""
    try:
        shown = pages.offer_page(code, on=timezone.localdate())
    except Offer.DoesNotExist as error:
        raise Http404(code) from error
    return render(
        request,
        "landscape/offer.html",
        {
            "shown": shown,
            "offer": shown.offer,
            "lines": OfferLines(shown.offer),
            "contracts": contract_lines(shown.contracts),
            "may_open_address": _may_open_address(
                request, location=shown.offer.location
            ),
        },
    )


def _may_open_address(request: ActorRequest, *, location: Location) -> bool:
    actor = request.actor
    if actor.kind != "person":
        return False
    return not location.is_shielded or is_named(
        actor, location_id=location.pk, at=timezone.now()
    )


@login_not_required
@require_safe
def provider(request: ActorRequest, provider_id: UUID) -> HttpResponse:
    """One provider: what it offers and how it is bought."""
    try:
        shown = pages.provider_page(provider_id, on=timezone.localdate())
    except Organisation.DoesNotExist as error:
        raise Http404(str(provider_id)) from error
    return render(
        request,
        "landscape/provider.html",
        {"shown": shown, "contracts": contract_lines(shown.contracts)},
    )
