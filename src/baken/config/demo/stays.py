"""Who lives where on the last day, and who lived there shortly before.

The numbers of each house stand in the demo landscape; dates are drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from baken.landscape.demo.tables import Row, table

OPEN_END_SHARE: Final = 0.25
# How many of the newer stays follow another one; an assumption of the demo.
EARLIER_SHARE: Final = 0.25
DAYS_LATELY: Final = 200


@dataclass(frozen=True)
class Stay:
    """A place in use on the last day: since when, and until when if that is known."""

    offer: Row
    place: int
    start_on: date
    end_on: date | None

    @property
    def setting(self) -> str:
        """How restrictive it is there."""
        return self.offer.text("setting")

    @property
    def is_crisis(self) -> bool:
        """Whether somebody comes here the same night."""
        return self.offer.is_yes("takes_crisis")


def all_stays(*, on: date, rng: np.random.Generator) -> Iterator[Stay]:
    """Everybody who is there on the day, and some who left a place that is taken again."""
    for offer in table("offers"):
        for stay in _stays(offer, on=on, rng=rng):
            yield stay
            if rng.random() < EARLIER_SHARE and _began_lately(stay, on=on):
                yield _earlier(stay, rng=rng)


def _began_lately(stay: Stay, *, on: date) -> bool:
    return stay.start_on > on - timedelta(days=DAYS_LATELY)


def _earlier(stay: Stay, *, rng: np.random.Generator) -> Stay:
    """Whoever had this place before, and left it some days before the next one came."""
    end_on = stay.start_on - timedelta(days=int(rng.integers(1, 6)))
    n_days = int(rng.integers(_shortest(stay.offer), _longest(stay.offer) + 1))
    return Stay(stay.offer, stay.place, end_on - timedelta(days=n_days), end_on)


def _stays(offer: Row, *, on: date, rng: np.random.Generator) -> Iterator[Stay]:
    for place in range(1, offer.number("n_in_treatment") + 1):
        n_days = int(rng.integers(_shortest(offer), _longest(offer) + 1))
        n_past = int(n_days * rng.uniform(0.08, 0.92))
        end_on = _end(offer, place=place, usual=n_days - n_past, on=on, rng=rng)
        yield Stay(offer, place, on - timedelta(days=max(n_past, 1)), end_on)


def _end(
    offer: Row, *, place: int, usual: int, on: date, rng: np.random.Generator
) -> date | None:
    """In a full house the first place comes free on the day that the provider states."""
    is_full = offer.number("n_places") == offer.number("n_in_treatment")
    free_in_days = offer.number_or_none("free_in_days")
    is_open = rng.random() < OPEN_END_SHARE
    if not is_full:
        return None if is_open else on + timedelta(days=max(usual, 2))
    if free_in_days is None:
        return None
    if place == 1:
        return on + timedelta(days=free_in_days)
    return None if is_open else on + timedelta(days=free_in_days + max(usual, 5))


def _shortest(offer: Row) -> int:
    return _programme(offer).number("min_weeks") * 7


def _longest(offer: Row) -> int:
    return _programme(offer).number("max_weeks") * 7


def _programme(offer: Row) -> Row:
    return next(
        row for row in table("programmes") if row.text("key") == offer.text("programme")
    )
