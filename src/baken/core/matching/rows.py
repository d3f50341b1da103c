"""From rows to columns."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from baken.core.matching.errors import OfferTableRefusedError
from baken.core.matching.offer import Offer, Region
from baken.core.matching.table import (
    EXCLUSION_COLUMN,
    GROUP_BIT,
    NO_LIMIT_IQ,
    OPEN_END,
    Int8,
    OfferTable,
)


def table_of(offers: Sequence[Offer], *, regions: Sequence[Region] = ()) -> OfferTable:
    """Columns of these offers, in the same order."""
    sources = tuple(dict.fromkeys(offer.source for offer in offers))
    scopes = tuple(
        dict.fromkeys(each.scope for offer in offers for each in offer.contracts)
    )
    source_at = {source: n for n, source in enumerate(sources)}
    return OfferTable(
        keys=tuple(offer.key for offer in offers),
        sources=sources,
        regions=tuple(regions),
        scopes=scopes,
        source=_column(offers, lambda offer: source_at[offer.source]),
        region=_region_column(offers, regions=regions),
        exclusions=_exclusions(offers),
        **_profile_columns(offers),
        **_place_columns(offers),
        **_contract_columns(offers, scopes=scopes),
    )


def _column(offers: Sequence[Offer], value: Callable[[Offer], float]) -> NDArray[Any]:
    return np.array([value(offer) for offer in offers], dtype=np.float64)


def _or(value: int | None, missing: int = -1) -> int:
    return missing if value is None else int(value)


def _region_column(
    offers: Sequence[Offer], *, regions: Sequence[Region]
) -> NDArray[Any]:
    at: dict[str | None, int] = {region.code: n for n, region in enumerate(regions)}
    at[None] = -1
    unknown = {offer.region for offer in offers} - set(at)
    if unknown:
        raise OfferTableRefusedError(f"region: {min(map(str, unknown))} is not listed")
    return _column(offers, lambda offer: at[offer.region])


def _profile_columns(offers: Sequence[Offer]) -> dict[str, NDArray[Any]]:
    return {
        "min_age": _column(offers, lambda offer: _or(offer.min_age)),
        "max_age": _column(offers, lambda offer: _or(offer.max_age)),
        "groups": _column(
            offers, lambda offer: sum(GROUP_BIT[group] for group in offer.groups)
        ),
        "level": _column(offers, lambda offer: _or(offer.level)),
        "takes_crisis": _column(offers, lambda offer: _or(offer.takes_crisis)),
        "min_iq": _column(offers, lambda offer: _or(offer.min_iq, 0)),
        "max_iq": _column(offers, lambda offer: _or(offer.max_iq, NO_LIMIT_IQ)),
        "takes_mild_disability": _column(
            offers, lambda offer: _or(offer.takes_mild_disability)
        ),
        "takes_parent_and_child": _column(
            offers, lambda offer: _or(offer.takes_parent_and_child)
        ),
    }


def _place_columns(offers: Sequence[Offer]) -> dict[str, NDArray[Any]]:
    return {
        "safety_level": _column(offers, lambda offer: _or(offer.safety_level)),
        "lat": _column(
            offers, lambda offer: offer.point.lat if offer.point else np.nan
        ),
        "lon": _column(
            offers, lambda offer: offer.point.lon if offer.point else np.nan
        ),
        "has_admission_stop": _column(
            offers, lambda offer: _or(offer.has_admission_stop)
        ),
        "has_published_measure": _column(
            offers, lambda offer: offer.has_published_measure
        ),
        "free_on": _column(offers, _free_on),
        "stated_on": _column(
            offers,
            lambda offer: offer.capacity.stated_on.toordinal() if offer.capacity else 0,
        ),
    }


def _free_on(offer: Offer) -> int:
    if offer.capacity is None or offer.capacity.free_on is None:
        return 0
    return offer.capacity.free_on.toordinal()


def _exclusions(offers: Sequence[Offer]) -> Int8:
    table = np.zeros((len(offers), len(EXCLUSION_COLUMN)), dtype=np.int8)
    for row, offer in enumerate(offers):
        if offer.exclusions is None:
            table[row] = -1
            continue
        for code, limit in offer.exclusions:
            table[row, EXCLUSION_COLUMN[code]] = limit
    return table


def _contract_columns(
    offers: Sequence[Offer], *, scopes: tuple[str, ...]
) -> dict[str, NDArray[Any]]:
    scope_at = {scope: n for n, scope in enumerate(scopes)}
    rows = chain.from_iterable(
        (
            (
                row,
                scope_at[each.scope],
                each.period.start_on.toordinal(),
                _end(each.period.until),
            )
            for each in offer.contracts
        )
        for row, offer in enumerate(offers)
    )
    table = np.array(list(rows), dtype=np.int32).reshape(-1, 4)
    names = ("contract_offer", "contract_scope", "contract_from", "contract_until")
    return dict(zip(names, table.T, strict=True))


def _end(until: date | None) -> int:
    return OPEN_END if until is None else until.toordinal()
