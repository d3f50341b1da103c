"""Where and when the stories of the demo take place: referrers, homes, hours of the day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from baken.foundation.organisations.reference.edition import CURRENT
from baken.foundation.organisations.reference.rows import read_rows
from baken.landscape.demo.tables import Row, table

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
COORDINATION: Final = "care_coordination"


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment as the clock on the wall shows it."""
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)


@dataclass(frozen=True)
class Referrer:
    """An organisation that refers, with the municipalities that its young people live in."""

    key: str
    kind: str
    homes: tuple[str, ...]
    regions: frozenset[str]


@cache
def referrers() -> tuple[Referrer, ...]:
    """All organisations of the demo that refer."""
    return tuple(
        _referrer(row)
        for row in table("referrers")
        if row.text("kind") not in {COORDINATION, "operator"}
    )


def _referrer(row: Row) -> Referrer:
    own = row.text("municipality")
    regions = frozenset(row.words("regions") or [_regions()[own]])
    is_local = row.text("kind") != "certified_institution"
    homes = (own,) if is_local else _municipalities_in(regions)
    return Referrer(row.text("key"), row.text("kind"), homes, regions)


@cache
def _regions() -> dict[str, str]:
    return {row.gm_code: row.youth_region_code for row in read_rows(CURRENT)}


def _municipalities_in(regions: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        code for code, region in sorted(_regions().items()) if region in regions
    )


def coordination_of(gm_code: str) -> str:
    """The care coordination of a municipality; the first one where none is named."""
    region = _regions()[gm_code]
    rows = [row for row in table("referrers") if row.text("kind") == COORDINATION]
    return next((row for row in rows if region in row.words("regions")), rows[0]).text(
        "key"
    )


def referrer_near(
    provider: Row, *, kinds: frozenset[str], rng: np.random.Generator
) -> Referrer:
    """Somebody who refers to this provider: from its regions, if anybody does."""
    usable = [one for one in referrers() if one.kind in kinds]
    regions = set(provider.words("regions"))
    near = [one for one in usable if one.regions & regions]
    if provider.is_yes("is_national") or not near:
        near = usable
    return near[int(rng.integers(len(near)))]
