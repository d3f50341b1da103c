"""One offer as a row, for files and forms; matching itself works on columns."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from baken.core.matching.need import MOST_SEVERE
from baken.core.rules.codes import ContraIndication, Level, TargetGroup
from baken.core.values import GeoPoint, Period, Source, ValueRefusedError

NATIONAL: Final = "NL"


@dataclass(frozen=True)
class Contract:
    """Who bought the offer (`NL`, a youth region JZ.. or a municipality GM..), and when."""

    scope: str
    period: Period


@dataclass(frozen=True)
class Region:
    """A region as the points of its municipalities: no boundaries are at hand."""

    code: str
    points: tuple[GeoPoint, ...]

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueRefusedError("points: a region has at least one point")


@dataclass(frozen=True)
class Capacity:
    """What the provider stated about room, on a day."""

    stated_on: date
    free_on: date | None = None


@dataclass(frozen=True)
class Offer:
    """What a provider offers at a place; `None` means that the provider did not say.

    An address without a stated safety level counts as shielded (safety 1), so it has a
    region and no point of its own.
    """

    key: str
    source: Source
    min_age: int | None = None
    max_age: int | None = None
    groups: frozenset[TargetGroup] = frozenset()
    level: Level | None = None
    takes_crisis: bool | None = None
    min_iq: int | None = None
    max_iq: int | None = None
    takes_mild_disability: bool | None = None
    takes_parent_and_child: bool | None = None
    exclusions: tuple[tuple[ContraIndication, int], ...] | None = None
    safety_level: int | None = None
    point: GeoPoint | None = None
    region: str | None = None
    has_admission_stop: bool | None = None
    has_published_measure: bool = False
    capacity: Capacity | None = None
    contracts: tuple[Contract, ...] = ()

    def __post_init__(self) -> None:
        if not self.key:
            raise ValueRefusedError("key: expected a text that is not empty")
        _check_range("age", low=self.min_age, high=self.max_age)
        _check_range("iq", low=self.min_iq, high=self.max_iq)
        if self.safety_level not in {None, 0, 1, 2, 3}:
            raise ValueRefusedError("safety_level: expected 0, 1, 2 or 3")
        if self.point is not None and self.safety_level != 0:
            raise ValueRefusedError(
                "point: only an open address (safety_level 0) has one"
            )
        if any(not 1 <= limit <= MOST_SEVERE for _, limit in self.exclusions or ()):
            raise ValueRefusedError("exclusions: expected a severity from 1 to 3")


def _check_range(name: str, *, low: int | None, high: int | None) -> None:
    if any(bound is not None and not 0 <= bound <= 300 for bound in (low, high)):
        raise ValueRefusedError(
            f"min_{name}, max_{name}: expected a number from 0 to 300"
        )
    if low is not None and high is not None and low > high:
        raise ValueRefusedError(f"min_{name}: {low} is more than max_{name}: {high}")
