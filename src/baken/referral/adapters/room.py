"""Free dates, capped by what Baken itself knows to be held or taken."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import numpy as np

from baken.core.matching import OfferTable
from baken.landscape.selectors.matching import MatchingOffers


def capped_by_places(
    offers: MatchingOffers, *, free_places: Mapping[UUID, date]
) -> OfferTable:
    """No place free in Baken means no free date; a later free place means a later date."""
    own = np.array(
        [_ordinal(free_places.get(key)) for key in offers.ids], dtype=np.int32
    )
    stated = offers.table.free_on
    free_on = np.where((stated > 0) & (own > 0), np.maximum(stated, own), 0)
    return replace(offers.table, free_on=free_on)


def _ordinal(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
