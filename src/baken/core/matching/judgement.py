"""The verdicts, and who may see which of them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from baken.core.matching.criteria import FAIL, PASS, UNKNOWN, Facts
from baken.core.matching.override import Override
from baken.core.matching.ruleset import BLOCKING, SAFETY, Criterion
from baken.core.matching.table import Bool, Float, Int8, OfferTable
from baken.core.values import Verdict, distances_km


class Audience(StrEnum):
    """For whom an answer is; only the safety role sees fail and unknown of safety apart."""

    REFERRER = "referrer"
    INTAKE = "intake"
    SAFETY = "safety"


@dataclass(frozen=True, eq=False)
class Judgement:
    """Every verdict for every offer: rows are offers, columns are H1 to H12."""

    facts: Facts
    verdicts: Int8
    has_next_step: Bool
    snapshot_hash: str
    overrides: tuple[Override, ...] = ()

    @property
    def offers(self) -> OfferTable:
        """The offers that were judged."""
        return self.facts.offers

    def verdict(self, index: int, *, criterion: Criterion) -> Verdict:
        """One verdict, unredacted."""
        return Verdict(int(self.verdicts[index, criterion.column]))

    def seen_by(self, audience: Audience) -> Int8:
        """The matrix as this audience may know it (safety 6)."""
        return self.verdicts if audience is Audience.SAFETY else self._redacted

    @cached_property
    def _redacted(self) -> Int8:
        shown = self.verdicts.copy()
        columns = [criterion.column for criterion in SAFETY]
        shown[:, columns] = np.maximum(shown[:, columns], UNKNOWN)
        shown.setflags(write=False)
        return shown

    def is_feasible(self, audience: Audience) -> Bool:
        """No fail, as far as this audience may know."""
        feasible: Bool = ~np.any(self.seen_by(audience) == FAIL, axis=1)
        return feasible

    def may_be_asked(self, audience: Audience) -> Bool:
        """No fail, and each unknown settles with the request or has a known next step."""
        seen = self.seen_by(audience)
        is_open = (seen == UNKNOWN) & ~self.settles
        asked: Bool = self.is_feasible(audience) & ~np.any(is_open, axis=1)
        return asked

    @cached_property
    def settles(self) -> Bool:
        """Where an unknown has a known next step; safety always, also a fail that is hidden."""
        settles = self.has_next_step.copy()
        settles[:, [criterion.column for criterion in SAFETY]] = True
        return settles

    @cached_property
    def is_placeable(self) -> Bool:
        """No fail, and nothing unknown that must be known before somebody moves."""
        blocking = self.verdicts[:, [criterion.column for criterion in BLOCKING]]
        no_fail = ~np.any(self.verdicts == FAIL, axis=1)
        placeable: Bool = no_fail & np.all(blocking == PASS, axis=1)
        return placeable

    @cached_property
    def distance_km(self) -> Float:
        """Great-circle distance from the municipality, for ranking only; NaN if unknown.

        An open address counts by its point, a shielded one by the centre of its region.
        """
        point, offers = self.facts.need.origin.point, self.offers
        if point is None:
            return np.full(len(offers), np.nan)
        centres = np.full(len(offers.regions) + 1, np.nan)
        for n in range(len(offers.regions)):
            centres[n] = offers.centre(n).distance_km(point)
        own = distances_km(offers.lat, lon=offers.lon, point=point)
        return np.where(np.isnan(own), centres[offers.region], own)
