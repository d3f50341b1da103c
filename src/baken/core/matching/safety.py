"""H7 and H8: is the place safe? Nothing here passes for want of a finding (safety 4, 5)."""

from dataclasses import dataclass

import numpy as np

from baken.core.matching.criteria import FAIL, PASS, UNKNOWN, Facts, all_of, verdicts
from baken.core.matching.errors import (
    OfferTableRefusedError,
    SafetyVerdictsMissingError,
)
from baken.core.matching.need import ZONES_DECIDED_ELSEWHERE, DangerZone, SafetyAnswer
from baken.core.matching.ruleset import Criterion
from baken.core.matching.table import Float, Int8
from baken.core.values import Verdict, distances_km


@dataclass(frozen=True, eq=False)
class SafetyVerdicts:
    """Verdicts that a database gave for each offer; they can only make things stricter."""

    co_placement: Int8
    danger_zone: Int8

    def __post_init__(self) -> None:
        for name in ("co_placement", "danger_zone"):
            column = np.array(getattr(self, name), dtype=np.int8)
            if bool(np.any(np.abs(column) > 1)):
                raise OfferTableRefusedError(f"{name}: expected -1, 0 or 1")
            column.setflags(write=False)
            object.__setattr__(self, name, column)


def co_placement(facts: Facts, *, given: SafetyVerdicts | None) -> Int8:
    """H7: passes only on the provider's own dated confirmation."""
    found = all_of(facts, Verdict.UNKNOWN)
    if given is not None:
        found = np.minimum(found, given.co_placement)
    return _with_answers(found, facts=facts, criterion=Criterion.CO_PLACEMENT)


def danger_zone(facts: Facts, *, given: SafetyVerdicts | None) -> Int8:
    """H8: far enough from every zone, and an address as secret as the need asks."""
    found = np.minimum(_far_enough(facts, given=given), _secret_enough(facts))
    if given is not None:
        found = np.minimum(found, given.danger_zone)
    return _with_answers(found, facts=facts, criterion=Criterion.DANGER_ZONE)


def _far_enough(facts: Facts, *, given: SafetyVerdicts | None) -> Int8:
    zones = facts.need.zones
    if zones is None:
        return all_of(facts, Verdict.UNKNOWN)
    if zones == ZONES_DECIDED_ELSEWHERE:
        if given is None:
            raise SafetyVerdictsMissingError(
                "zones are decided elsewhere: give `safety` to judge()"
            )
        return all_of(facts, Verdict.PASS)
    found = all_of(facts, Verdict.PASS)
    for zone in zones:
        found = np.minimum(found, _beyond(facts, zone=zone))
    return found


def _beyond(facts: Facts, *, zone: DangerZone) -> Int8:
    distance = zone_distance_km(facts, zone=zone)
    is_beyond = distance >= needed_km(facts, zone=zone)
    open_address = verdicts(is_beyond, is_known=~np.isnan(distance))
    # Of a shielded place only "the whole region lies beyond" may be known (safety 4).
    shielded = np.where(is_beyond, PASS, UNKNOWN)
    return np.where(facts.offers.is_shielded, shielded, open_address).astype(np.int8)


def needed_km(facts: Facts, *, zone: DangerZone) -> float:
    """The distance to keep; a municipality is wider than its point."""
    margin = facts.rules.zone_margin.value if zone.is_municipality else 0.0
    return zone.radius_km + margin


def zone_distance_km(facts: Facts, *, zone: DangerZone) -> Float:
    """Distance of each offer to the zone; NaN where no place is known.

    An open address counts by its own point, a shielded one by the edge of its region.
    """
    offers = facts.offers
    own = distances_km(offers.lat, lon=offers.lon, point=zone.point)
    edges = offers.nearest_km(zone.point) - facts.rules.region_margin.value
    return np.where(offers.is_shielded, edges[offers.region], own)


def _secret_enough(facts: Facts) -> Int8:
    required, stated = facts.need.required_safety_level, facts.offers.safety_level
    if required == 0:
        return all_of(facts, Verdict.PASS)
    return verdicts(stated >= required, is_known=stated >= 0)


def _with_answers(found: Int8, *, facts: Facts, criterion: Criterion) -> Int8:
    """A no stays a no; a yes settles an unknown while it is fresh, never a fail."""
    n_days = facts.rules.confirmation_fresh.value
    answers = [
        answer
        for answer in facts.need.safety_answers
        if answer.criterion is criterion and answer.on <= facts.on
    ]
    row_of = {key: row for row, key in enumerate(facts.offers.keys)} if answers else {}
    for answer in sorted(answers, key=lambda answer: answer.fits, reverse=True):
        row = row_of.get(answer.offer)
        if row is None or found[row] == FAIL:
            continue
        if not answer.fits:
            found[row] = FAIL
        elif (facts.on - answer.on).days <= n_days and _could_be_asked(
            answer, facts=facts
        ):
            found[row] = PASS
    return found


def _could_be_asked(answer: SafetyAnswer, *, facts: Facts) -> bool:
    """Nobody can say that a place is far enough from zones that were never asked for."""
    return answer.criterion is Criterion.CO_PLACEMENT or facts.need.zones is not None
