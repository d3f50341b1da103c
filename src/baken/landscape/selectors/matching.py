"""All offers as the columns that the core judges, in three statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import numpy as np
from django.db.models import Exists, JSONField, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from numpy.typing import NDArray

from baken.core.matching import OfferTable
from baken.core.matching.offer import NATIONAL, Region
from baken.core.matching.table import EXCLUSION_COLUMN, GROUP_BIT, NO_LIMIT_IQ, OPEN_END
from baken.core.rules.codes import Level, TargetGroup
from baken.core.values import GeoPoint, Source
from baken.foundation.organisations.models import Municipality
from baken.landscape.models import (
    AdmissionStop,
    Contract,
    ContractKind,
    IntellectualDisability,
    Offer,
    PublishedMeasure,
    SafetyLevel,
)

STATED_BY_PROVIDER: Final = "Opgave van de aanbieder"
COLUMNS: Final = (
    "code",
    "id",
    "organisation_id",
    "stated_on",
    "min_age",
    "max_age",
    "target_groups",
    "setting",
    "takes_crisis",
    "min_iq",
    "max_iq",
    "mild_disability",
    "takes_parent_and_child",
    "location__safety_level",
    "location__youth_region_id",
    "location__address__latitude",
    "location__address__longitude",
    "may_see_room",
    "is_stopped",
    "has_measure",
    "availability__free_on",
    "availability__stated_on",
    *(f"{flag.value}_from" for flag in EXCLUSION_COLUMN),
)
# organisation, offer (none: all of them), youth region (none: the country), from, until
Bought = tuple[UUID, UUID | None, str | None, date, date | None]
LEVELS: Final = {level.code: int(level) for level in Level}


@dataclass(frozen=True)
class MatchingOffers:
    """The columns, keyed by offer code, and the primary key of each row."""

    table: OfferTable
    ids: tuple[UUID, ...]


def valid_offers(on: date) -> QuerySet[Offer]:
    """Offers that exist on a day, at locations that do."""
    return Offer.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on),
        Q(location__valid_until__isnull=True) | Q(location__valid_until__gt=on),
        valid_from__lte=on,
        location__valid_from__lte=on,
    )


def stops_on(on: date) -> QuerySet[AdmissionStop]:
    """Admission stops in force on a day, as far as the actor may see them."""
    return AdmissionStop.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on), valid_from__lte=on
    )


def stop_of_offer(on: date) -> Exists:
    """Whether a stop of the offer itself or of its whole location is in force."""
    return Exists(
        stops_on(on).filter(
            Q(offer__isnull=True) | Q(offer=OuterRef("pk")),
            location=OuterRef("location_id"),
        )
    )


def measures_on(on: date) -> QuerySet[PublishedMeasure]:
    """Measures that are public on a day and have not ended."""
    return PublishedMeasure.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on), published_on__lte=on
    )


def offers_for_matching(on: date) -> MatchingOffers:
    """Everything that exists on a day, with room as far as the actor may know it.

    Whoever may not see admission stops gets "not stated", never "no stop".
    """
    rows = rows_on(on).order_by("code").values_list(*COLUMNS)
    return matching_offers(list(rows), regions=_regions(), bought=_bought())


def matching_offers(
    rows: Sequence[tuple[Any, ...]],
    *,
    regions: tuple[Region, ...],
    bought: Iterable[Bought],
) -> MatchingOffers:
    """The columns of these rows of `COLUMNS`; without regions no place has one."""
    columns = _columns(rows)
    table = OfferTable(
        keys=columns["code"],
        regions=regions,
        exclusions=_exclusions(columns),
        **_sources(columns),
        **_profile(columns),
        **_place(columns, regions=regions),
        **_room(columns),
        **_contracts(columns, bought=bought),
    )
    return MatchingOffers(table=table, ids=columns["id"])


def _columns(rows: Sequence[tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    if not rows:
        return dict.fromkeys(COLUMNS, ())
    return dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))


def rows_on(on: date) -> QuerySet[Offer]:
    """Offers of a day with what `COLUMNS` needs beside the columns of the table."""
    at_location = measures_on(on).filter(location=OuterRef("location_id"))
    return valid_offers(on).annotate(
        # as a scalar subquery it is asked once, not for every row
        may_see_room=RawSQL("(SELECT landscape_may_see_room())", ()),
        is_stopped=stop_of_offer(on),
        has_measure=Exists(at_location),
    )


def _sources(columns: dict[str, Any]) -> dict[str, Any]:
    days = sorted(set(columns["stated_on"]))
    place = {day: n for n, day in enumerate(days)}
    return {
        "sources": tuple(Source(STATED_BY_PROVIDER, day) for day in days),
        "source": [place[day] for day in columns["stated_on"]],
    }


def _or(column: tuple[Any, ...], missing: float) -> list[Any]:
    return [missing if value is None else value for value in column]


def _profile(columns: dict[str, Any]) -> dict[str, Any]:
    bits = {group.value: bit for group, bit in GROUP_BIT.items()}
    no_disability = IntellectualDisability.NO
    return {
        "min_age": columns["min_age"],
        "max_age": columns["max_age"],
        "groups": [
            sum(bits[TargetGroup(code)] for code in codes)
            for codes in columns["target_groups"]
        ],
        "level": [LEVELS[code] for code in columns["setting"]],
        "takes_crisis": columns["takes_crisis"],
        "min_iq": _or(columns["min_iq"], 0),
        "max_iq": _or(columns["max_iq"], NO_LIMIT_IQ),
        "takes_mild_disability": [
            code != no_disability for code in columns["mild_disability"]
        ],
        "takes_parent_and_child": columns["takes_parent_and_child"],
    }


def _exclusions(columns: dict[str, Any]) -> NDArray[np.int8]:
    listed = [_or(columns[f"{flag.value}_from"], 0) for flag in EXCLUSION_COLUMN]
    return np.array(listed, dtype=np.int8).T.reshape(-1, len(EXCLUSION_COLUMN))


def _place(columns: dict[str, Any], *, regions: tuple[Region, ...]) -> dict[str, Any]:
    at = {region.code: n for n, region in enumerate(regions)}
    levels = np.array(columns["location__safety_level"], dtype=np.int8)
    shielded = levels != SafetyLevel.KNOWN
    # A named viewer's rows may carry a secret point: matching never gets to see it. The
    # middle of a municipality is no point either: a danger zone may lie beside the house.
    return {
        "safety_level": levels,
        "lat": np.where(
            shielded, np.nan, _or(columns["location__address__latitude"], np.nan)
        ),
        "lon": np.where(
            shielded, np.nan, _or(columns["location__address__longitude"], np.nan)
        ),
        "region": [at.get(code, -1) for code in columns["location__youth_region_id"]],
        "has_published_measure": columns["has_measure"],
    }


def _room(columns: dict[str, Any]) -> dict[str, Any]:
    stops = zip(columns["may_see_room"], columns["is_stopped"], strict=True)
    return {
        "has_admission_stop": [int(stop) if may_see else -1 for may_see, stop in stops],
        "free_on": _days(columns["availability__free_on"]),
        "stated_on": _days(columns["availability__stated_on"]),
    }


def _days(column: tuple[date | None, ...]) -> list[int]:
    return [0 if day is None else day.toordinal() for day in column]


def _regions() -> tuple[Region, ...]:
    points: dict[str, list[GeoPoint]] = {}
    found = Municipality.objects.filter(valid_until__isnull=True).order_by("gm_code")
    for code, lat, lon in found.values_list("youth_region_id", "latitude", "longitude"):
        points.setdefault(code, []).append(GeoPoint(lat, lon))
    return tuple(Region(code, tuple(points[code])) for code in sorted(points))


def _bought() -> Iterable[Bought]:
    """Buying case by case is no contract yet."""
    return Contract.objects.exclude(kind=ContractKind.SINGLE_CASE).values_list(
        "organisation_id", "offer_id", "youth_region_id", "valid_from", "valid_until"
    )


def bought_of_offer() -> RawSQL:
    """The contracts of one offer and of its whole provider, to read with `as_bought`.

    Written out: for one offer, composing this costs more than asking it.
    """
    values = (ContractKind.SINGLE_CASE.value,)
    return RawSQL(_BOUGHT, values, output_field=JSONField())  # noqa: S611  a constant


_BOUGHT: Final = """(
    SELECT coalesce(jsonb_agg(jsonb_build_object('region', c.youth_region_id,
        'begins', c.valid_from, 'ends', c.valid_until)), '[]')
    FROM landscape_contract c
    WHERE c.kind <> %s AND c.organisation_id = landscape_offer.organisation_id
      AND (c.offer_id IS NULL OR c.offer_id = landscape_offer.id))"""


def as_bought(offer_id: UUID, *, found: dict[str, Any]) -> Bought:
    """One contract of `bought_of_offer`, as if it were of this offer alone."""
    ends = found["ends"]
    return (
        offer_id,
        offer_id,
        found["region"],
        date.fromisoformat(found["begins"]),
        date.fromisoformat(ends) if ends else None,
    )


def _contracts(columns: dict[str, Any], *, bought: Iterable[Bought]) -> dict[str, Any]:
    """One row for each contract and offer."""
    # A contract is of one offer or of a whole provider: both keys lead to rows.
    rows_of: dict[UUID, list[int]] = {key: [n] for n, key in enumerate(columns["id"])}
    for row, key in enumerate(columns["organisation_id"]):
        rows_of.setdefault(key, []).append(row)
    scopes: dict[str, int] = {}
    listed: list[tuple[int, int, int, int]] = []
    for organisation, offer, region, begins, ends in bought:
        scope = scopes.setdefault(region or NATIONAL, len(scopes))
        until = OPEN_END if ends is None else ends.toordinal()
        rows = rows_of.get(_covered(organisation, offer=offer), [])
        listed += [(row, scope, begins.toordinal(), until) for row in rows]
    offer_row, scope_row, first, end = np.array(listed, dtype=np.int32).reshape(-1, 4).T
    return {
        "scopes": tuple(scopes),
        "contract_offer": offer_row,
        "contract_scope": scope_row,
        "contract_from": first,
        "contract_until": end,
    }


def _covered(organisation: UUID, *, offer: UUID | None) -> UUID:
    return organisation if offer is None else offer
