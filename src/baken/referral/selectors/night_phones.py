"""Whom to call at night: a crisis begins by telephone (safety rule 10)."""

from dataclasses import dataclass
from datetime import date

from baken.landscape.models import Availability
from baken.landscape.selectors.matching import valid_offers

MOST: int = 20


@dataclass(frozen=True)
class NightPhone:
    """The night number of an offer that takes young people in a crisis."""

    name: str
    region: str
    number: str


def night_phones(on: date) -> list[NightPhone]:
    """Night numbers of offers for a crisis, as their providers stated them."""
    rows = (
        Availability.objects.filter(
            offer__in=valid_offers(on).filter(takes_crisis=True)
        )
        .exclude(night_phone="")
        .select_related("offer__location__youth_region")
        .order_by("offer__name")[:MOST]
    )
    return [
        NightPhone(
            row.offer.name, row.offer.location.youth_region.name, row.night_phone
        )
        for row in rows
    ]
