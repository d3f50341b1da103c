"""Offers in columns: what matching computes with.

Missing values: -1 in small integers, 0 in days (a day is its proleptic ordinal), NaN in
degrees. A tri-state column holds 1 for yes, 0 for no and -1 for not stated.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from baken.core.matching.errors import OfferTableRefusedError
from baken.core.matching.offer import Region
from baken.core.rules.codes import ContraIndication, TargetGroup
from baken.core.values import GeoPoint, Source, distances_km

Int8 = NDArray[np.int8]
Int32 = NDArray[np.int32]
Float = NDArray[np.float64]
Bool = NDArray[np.bool_]

GROUP_BIT: Final = {group: 1 << n for n, group in enumerate(TargetGroup)}
EXCLUSION_COLUMN: Final = {code: n for n, code in enumerate(ContraIndication)}
NO_LIMIT_IQ: Final = 300
OPEN_END: Final = 2**31 - 1
LAST_DAY: Final = date(2200, 1, 1).toordinal()

_COLUMNS: Final[dict[str, type[np.generic]]] = {
    "source": np.int32,
    "min_age": np.int32,
    "max_age": np.int32,
    "groups": np.int32,
    "level": np.int8,
    "takes_crisis": np.int8,
    "min_iq": np.int32,
    "max_iq": np.int32,
    "takes_mild_disability": np.int8,
    "takes_parent_and_child": np.int8,
    "exclusions": np.int8,
    "safety_level": np.int8,
    "lat": np.float64,
    "lon": np.float64,
    "region": np.int32,
    "has_admission_stop": np.int8,
    "has_published_measure": np.bool_,
    "free_on": np.int32,
    "stated_on": np.int32,
}
_CONTRACT_COLUMNS: Final = (
    "contract_offer",
    "contract_scope",
    "contract_from",
    "contract_until",
)


@dataclass(frozen=True, eq=False)
class OfferTable:
    """One row for each offer, checked and frozen when it is made.

    The contract columns have one row for each contract; `contract_offer` points back.
    """

    keys: tuple[str, ...]
    sources: tuple[Source, ...]
    regions: tuple[Region, ...]
    scopes: tuple[str, ...]
    source: Int32
    min_age: Int32
    max_age: Int32
    groups: Int32
    level: Int8
    takes_crisis: Int8
    min_iq: Int32
    max_iq: Int32
    takes_mild_disability: Int8
    takes_parent_and_child: Int8
    exclusions: Int8
    safety_level: Int8
    lat: Float
    lon: Float
    region: Int32
    has_admission_stop: Int8
    has_published_measure: Bool
    free_on: Int32
    stated_on: Int32
    contract_offer: Int32
    contract_scope: Int32
    contract_from: Int32
    contract_until: Int32

    def __post_init__(self) -> None:
        kinds = _COLUMNS | dict.fromkeys(_CONTRACT_COLUMNS, np.int32)
        for name, kind in kinds.items():
            column = np.array(getattr(self, name), dtype=kind)
            column.setflags(write=False)
            object.__setattr__(self, name, column)
        _check(self)

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def key_order(self) -> Int32:
        """The place of each key in the alphabet: the last, stable key of every order."""
        order = np.empty(len(self), dtype=np.int32)
        order[np.argsort(np.array(self.keys, dtype=np.str_))] = np.arange(len(self))
        return order

    @cached_property
    def is_shielded(self) -> Bool:
        """A residential address is shielded until the provider says otherwise (safety 1)."""
        shielded: Bool = self.safety_level != 0
        return shielded

    @cached_property
    def _region_points(self) -> tuple[Float, Float, Int32]:
        """Latitudes and longitudes of all regions in a row, and where each begins."""
        points = [point for region in self.regions for point in region.points]
        lengths = [len(region.points) for region in self.regions]
        begins = np.cumsum([0, *lengths[:-1]])[: len(lengths)]
        return (
            np.array([point.lat for point in points], dtype=np.float64),
            np.array([point.lon for point in points], dtype=np.float64),
            begins.astype(np.int32),
        )

    def nearest_km(self, point: GeoPoint) -> Float:
        """Distance of the nearest point of each region; NaN for no region (index -1)."""
        lat, lon, begins = self._region_points
        nearest = np.full(len(self.regions) + 1, np.nan)
        if self.regions:
            distances = distances_km(lat, lon=lon, point=point)
            nearest[:-1] = np.minimum.reduceat(distances, begins)
        return nearest

    def centre(self, region: int) -> GeoPoint:
        """The mean of the points of a region: for ranking only, never for safety."""
        points = self.regions[region].points
        lat = sum(point.lat for point in points) / len(points)
        return GeoPoint(lat=lat, lon=sum(point.lon for point in points) / len(points))


def _check(table: OfferTable) -> None:
    _check_shapes(table)
    if len(set(table.keys)) < len(table):
        raise OfferTableRefusedError("keys: each offer may be named once")
    _check_pointers(table)
    has_point = ~np.isnan(table.lat)
    if bool(np.any(has_point & table.is_shielded)):
        raise OfferTableRefusedError(
            "lat, lon: a shielded offer has no point, only a region"
        )
    if bool(np.any(has_point != ~np.isnan(table.lon))):
        raise OfferTableRefusedError("lat, lon: expected both or neither")
    _check_values(table)


def _check_shapes(table: OfferTable) -> None:
    for name in _COLUMNS:
        n_rows = getattr(table, name).shape[0]
        if n_rows != len(table):
            raise OfferTableRefusedError(
                f"{name}: {n_rows} rows for {len(table)} offers"
            )
    if table.exclusions.shape != (len(table), len(ContraIndication)):
        raise OfferTableRefusedError(
            "exclusions: expected one column for each contra-indication"
        )
    lengths = {len(getattr(table, name)) for name in _CONTRACT_COLUMNS}
    if len(lengths) > 1:
        raise OfferTableRefusedError("contracts: columns of different length")


def _check_pointers(table: OfferTable) -> None:
    pointers = {
        "source": (table.source, 0, len(table.sources)),
        "region": (table.region, -1, len(table.regions)),
        "contract_offer": (table.contract_offer, 0, len(table)),
        "contract_scope": (table.contract_scope, 0, len(table.scopes)),
    }
    for name, (column, low, high) in pointers.items():
        _check_within(column, name=name, low=low, high=high)


def _check_values(table: OfferTable) -> None:
    for name in _TRI_STATE:
        _check_within(getattr(table, name), name=name, low=-1, high=2)
    for name, column, low, high in (
        ("level", table.level, -1, 3),
        ("safety_level", table.safety_level, -1, 4),
        ("exclusions", table.exclusions.ravel(), -1, 4),
        ("groups", table.groups, 0, 1 << len(GROUP_BIT)),
        ("free_on", table.free_on, 0, LAST_DAY),
        ("stated_on", table.stated_on, 0, LAST_DAY),
    ):
        _check_within(column, name=name, low=low, high=high)


_TRI_STATE: Final = (
    "takes_crisis",
    "takes_mild_disability",
    "takes_parent_and_child",
    "has_admission_stop",
)


def _check_within(column: Int8 | Int32, *, name: str, low: int, high: int) -> None:
    outside = (column < low) | (column >= high)
    if bool(np.any(outside)):
        wrong = int(column[np.argmax(outside)])
        raise OfferTableRefusedError(f"{name}: {wrong} is not from {low} to {high - 1}")
