"""An offer as far as asking for it goes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from baken.landscape.selectors.matching import (
    measures_on,
    stop_of_offer,
    valid_offers,
)
from baken.referral.models import OPEN, Request


@dataclass(frozen=True)
class AskableOffer:
    """An offer with what stops it and what asks for a reason."""

    id: UUID
    name: str
    organisation_id: UUID
    organisation_name: str
    region: str
    is_stopped: bool
    has_measure: bool


def askable_offer(offer_id: UUID, *, on: date) -> AskableOffer | None:
    """The offer as it is on a day; None when it is not offered then."""
    at_location = measures_on(on).filter(location=OuterRef("location_id"))
    offer = (
        valid_offers(on)
        .select_related("organisation", "location__youth_region")
        .annotate(is_stopped=stop_of_offer(on), has_measure=Exists(at_location))
        .filter(pk=offer_id)
        .first()
    )
    if offer is None:
        return None
    return AskableOffer(
        id=offer.pk,
        name=offer.name,
        organisation_id=offer.organisation_id,
        organisation_name=offer.organisation.name,
        region=offer.location.youth_region.name,
        is_stopped=offer.is_stopped,
        has_measure=offer.has_measure,
    )


def asked_offers(dossier_id: UUID) -> set[UUID]:
    """The offers with an open request for this file: asking twice is of no use."""
    rows = Request.objects.filter(dossier_id=dossier_id, status__in=OPEN)
    return set(rows.values_list("offer_id", flat=True))
