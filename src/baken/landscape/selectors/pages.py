"""What one page shows: of an offer, of a provider, and of the provider's own room."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from baken.foundation.organisations.models import Organisation
from baken.landscape.models import (
    AdmissionStop,
    Availability,
    Contract,
    Offer,
    Place,
    PublishedMeasure,
)
from baken.landscape.selectors.freshness import is_stale
from baken.landscape.selectors.lists import Band, OfferFilter, offer_list, public_bands
from baken.landscape.selectors.matching import (
    measures_on,
    stop_of_offer,
    stops_on,
    valid_offers,
)


@dataclass(frozen=True)
class Room:
    """Room as the provider stated it; only for who refers, or for the provider itself."""

    availability: Availability
    is_stopped: bool
    is_stale: bool


@dataclass(frozen=True)
class OfferPage:
    """One offer with its public facts, and room only as far as the actor may see it."""

    offer: Offer
    band: Band
    contracts: tuple[Contract, ...]
    measures: tuple[PublishedMeasure, ...]
    room: Room | None


@dataclass(frozen=True)
class ProviderPage:
    """One provider with what it offers and how it can be bought."""

    provider: Organisation
    offers: tuple[tuple[Offer, Band], ...]
    contracts: tuple[Contract, ...]


@dataclass(frozen=True)
class OwnOffer:
    """One offer as its own provider keeps it."""

    offer: Offer
    room: Room | None
    n_places: int


@dataclass(frozen=True)
class OwnRoom:
    """Places and stop of one offer, for the form with which its provider keeps them."""

    offer: Offer
    availability: Availability | None
    places: tuple[Place, ...]
    stop: AdmissionStop | None
    stop_reason: str


def offer_page(code: str, *, on: date) -> OfferPage:
    """One offer by its code; raises Offer.DoesNotExist."""
    offer = (
        valid_offers(on)
        .select_related(
            "organisation",
            "programme",
            "location__youth_region",
            "location__municipality",
            "availability",
        )
        .annotate(is_stopped=stop_of_offer(on))
        .get(code=code)
    )
    return OfferPage(
        offer=offer,
        band=public_bands().of(offer),
        contracts=contracts_of(offer.organisation_id, offer_id=offer.pk, on=on),
        measures=tuple(measures_on(on).filter(location=offer.location_id)),
        room=_room(offer, on=on),
    )


def _room(offer: Offer, *, on: date) -> Room | None:
    # Row-level security decides: who may not see room finds no row here.
    found: Availability | None = getattr(offer, "availability", None)
    if found is None:
        return None
    return Room(
        availability=found,
        is_stopped=bool(getattr(offer, "is_stopped", False)),
        is_stale=is_stale(found.stated_on, on=on),
    )


def contracts_of(
    organisation_id: UUID, *, on: date, offer_id: UUID | None = None
) -> tuple[Contract, ...]:
    """Contracts in force, of a provider as a whole or of one offer."""
    about = (
        Q(offer__isnull=True)
        if offer_id is None
        else Q(offer__isnull=True) | Q(offer=offer_id)
    )
    in_force = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    return tuple(
        Contract.objects.filter(
            about, in_force, organisation=organisation_id, valid_from__lte=on
        )
        .select_related("youth_region")
        .order_by("kind", "youth_region__name")
    )


def provider_page(provider_id: UUID, *, on: date) -> ProviderPage:
    """One provider that offers something; raises Organisation.DoesNotExist."""
    offers = tuple(offer_list(OfferFilter(), on=on).filter(organisation=provider_id))
    if not offers:
        raise Organisation.DoesNotExist(f"no offers of {provider_id}")
    bands = public_bands()
    return ProviderPage(
        provider=offers[0].organisation,
        offers=tuple((offer, bands.of(offer)) for offer in offers),
        contracts=contracts_of(provider_id, on=on),
    )


def own_offers(organisation_id: UUID, *, on: date) -> tuple[OwnOffer, ...]:
    """What a provider keeps, the longest unstated first, so that work begins at the top."""
    in_use = Q(places__valid_until__isnull=True) | Q(places__valid_until__gt=on)
    offers = (
        valid_offers(on)
        .filter(organisation=organisation_id)
        .select_related("location__youth_region", "availability")
        .annotate(
            is_stopped=stop_of_offer(on),
            n_places=Count("places", filter=in_use & Q(places__valid_from__lte=on)),
        )
        .order_by("availability__stated_on", "code")
    )
    return tuple(
        OwnOffer(offer, _room(offer, on=on), offer.n_places) for offer in offers
    )


def own_room(code: str, *, organisation_id: UUID, on: date) -> OwnRoom:
    """One own offer with its places and stop; raises Offer.DoesNotExist."""
    offer = (
        valid_offers(on)
        .select_related("location__youth_region", "availability")
        .get(code=code, organisation=organisation_id)
    )
    stop = stops_on(on).filter(
        Q(offer__isnull=True) | Q(offer=offer.pk), location=offer.location_id
    )
    found = stop.select_related("reason").order_by("offer_id").first()
    return OwnRoom(
        offer=offer,
        availability=getattr(offer, "availability", None),
        places=places_in_use(offer, on=on),
        stop=found,
        stop_reason=found.reason.text if found and hasattr(found, "reason") else "",
    )


def places_in_use(offer: Offer, *, on: date) -> tuple[Place, ...]:
    """Places that exist on a day, by code; only the provider itself sees them."""
    return tuple(
        Place.objects.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gt=on), offer=offer
        ).order_by("code")
    )
