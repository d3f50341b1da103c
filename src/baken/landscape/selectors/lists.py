"""The public list of offers, and the bands that the public may see of room."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import F, Q, QuerySet

from baken.foundation.organisations.models import YouthRegion
from baken.landscape.models import BandArea, IntellectualDisability, Offer, WaitingBand
from baken.landscape.selectors.matching import valid_offers


@dataclass(frozen=True)
class OfferFilter:
    """What somebody looks for; `None`, empty and false leave a property open."""

    setting: str = ""
    age: int | None = None
    target_group: str = ""
    region: str = ""
    mild_disability: bool = False
    parent_and_child: bool = False
    crisis: bool = False


@dataclass(frozen=True)
class Band:
    """Room for one form of help in one area, as everybody may know it."""

    has_place: bool
    waiting: WaitingBand
    area: BandArea


SILENT: Final = Band(
    has_place=False, waiting=WaitingBand.UNKNOWN, area=BandArea.NOWHERE
)


@dataclass(frozen=True)
class Bands:
    """Room of the whole country in bands."""

    bands: dict[tuple[str, bool, str], Band]

    def of(self, offer: Offer) -> Band:
        """The band of the form of help and the region to which an offer belongs."""
        key = (offer.setting, offer.takes_crisis, offer.location.youth_region_id)
        return self.bands.get(key, SILENT)


def public_bands() -> Bands:
    """The bands of today, from the one function that may look at room for everybody."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setting, takes_crisis, youth_region_id, place_possible, waiting, area"
            " FROM landscape_bands()"
        )
        return Bands(
            {
                (setting, is_crisis, region): Band(
                    has_place, WaitingBand(waiting), BandArea(area)
                )
                for setting, is_crisis, region, has_place, waiting, area in cursor
            }
        )


def offer_list(wanted: OfferFilter, *, on: date) -> QuerySet[Offer]:
    """Offers that exist on a day and have what is wanted, by region and code."""
    return (
        valid_offers(on)
        .filter(_suits(wanted))
        .select_related("organisation", "programme", "location__youth_region")
        .order_by(F("location__youth_region_id"), "code")
    )


def _suits(wanted: OfferFilter) -> Q:
    suits = Q()
    if wanted.setting:
        suits &= Q(setting=wanted.setting)
    if wanted.age is not None:
        suits &= Q(min_age__lte=wanted.age, max_age__gte=wanted.age)
    if wanted.target_group:
        suits &= Q(target_groups__contains=[wanted.target_group])
    if wanted.region:
        suits &= Q(location__youth_region=wanted.region)
    if wanted.mild_disability:
        suits &= ~Q(mild_disability=IntellectualDisability.NO)
    if wanted.parent_and_child:
        suits &= Q(takes_parent_and_child=True)
    if wanted.crisis:
        suits &= Q(takes_crisis=True)
    return suits


def regions() -> tuple[tuple[str, str], ...]:
    """Youth regions as choices, by name."""
    return tuple(YouthRegion.objects.order_by("name").values_list("code", "name"))
