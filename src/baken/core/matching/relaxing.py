"""Lift a fail with a reason, and find the fewest fails that would have to be lifted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import numpy as np

from baken.core.matching.criteria import FAIL, PASS
from baken.core.matching.errors import OverrideRefusedError
from baken.core.matching.judgement import Audience, Judgement
from baken.core.matching.override import Override
from baken.core.matching.ruleset import CRITERIA, MAY_OVERRIDE, Criterion
from baken.core.matching.table import Bool, Int32
from baken.core.rules.codes import Role
from baken.core.values import Verdict


def who_may_lift(
    judgement: Judgement, index: int, *, criterion: Criterion
) -> tuple[Role, ...]:
    """The roles that may lift a fail here; never towards a more restrictive place."""
    is_heavier = criterion is Criterion.LEVEL and bool(_is_heavier(judgement)[index])
    return () if is_heavier else MAY_OVERRIDE[criterion]


def _is_heavier(judgement: Judgement) -> Bool:
    assessed = judgement.facts.need.level
    if assessed is None:
        return np.zeros(len(judgement.offers), dtype=np.bool_)
    heavier: Bool = judgement.offers.level > assessed
    return heavier


def lift(judgement: Judgement, overrides: Iterable[Override]) -> Judgement:
    """The judgement in which these fails pass, with the overrides kept beside it."""
    row_of = {key: row for row, key in enumerate(judgement.offers.keys)}
    matrix = judgement.verdicts.copy()
    listed = tuple(overrides)
    for override in listed:
        row = row_of.get(override.offer)
        if row is None:
            raise OverrideRefusedError(f"{override.offer}: no such offer was judged")
        _check(judgement, row, override=override)
        matrix[row, override.criterion.column] = PASS
    matrix.setflags(write=False)
    return replace(
        judgement, verdicts=matrix, overrides=(*judgement.overrides, *listed)
    )


def _check(judgement: Judgement, row: int, *, override: Override) -> None:
    criterion = override.criterion
    if override.role not in who_may_lift(judgement, row, criterion=criterion):
        raise OverrideRefusedError(f"{criterion}: {override.role} may not lift this")
    if judgement.verdict(row, criterion=criterion) is not Verdict.FAIL:
        raise OverrideRefusedError(f"{criterion}: only a fail can be lifted")
    if not override.reason.strip():
        raise OverrideRefusedError(f"{criterion}: an override needs a reason")


@dataclass(frozen=True)
class NearMiss:
    """Criteria that, lifted together, make at least one offer fit; and which offers."""

    criteria: tuple[Criterion, ...]
    offers: tuple[str, ...]


def near_misses(judgement: Judgement, *, audience: Audience) -> tuple[NearMiss, ...]:
    """All smallest sets of liftable criteria that make an offer fit.

    Exact: every set of at most 12 criteria is tried, smallest first. Empty when an offer
    fits already, or when nothing that may be lifted helps. H7 and H8 never stand in it.
    """
    fails = _fail_masks(judgement, audience=audience)
    if not len(fails) or int(fails.min()) == 0:
        return ()
    masks = {int(mask) for mask in np.unique(fails)}
    liftable = [each for each in CRITERIA if MAY_OVERRIDE[each]]
    for size in range(1, len(liftable) + 1):
        found = [
            _near_miss(judgement, fails=fails, criteria=criteria)
            for criteria in combinations(liftable, size)
            if _mask(criteria) in masks
        ]
        if found:
            return tuple(found)
    return ()


_HOPELESS: Final = 1 << len(CRITERIA)


def _fail_masks(judgement: Judgement, *, audience: Audience) -> Int32:
    """The failed criteria of each offer as bits; one more where nobody may lift the level."""
    failed = judgement.seen_by(audience) == FAIL
    bits = np.array([1 << each.column for each in CRITERIA], dtype=np.int32)
    masks: Int32 = (failed @ bits).astype(np.int32)
    masks[failed[:, Criterion.LEVEL.column] & _is_heavier(judgement)] |= _HOPELESS
    return masks


def _mask(criteria: tuple[Criterion, ...]) -> int:
    return sum(1 << each.column for each in criteria)


def _near_miss(
    judgement: Judgement, *, fails: Int32, criteria: tuple[Criterion, ...]
) -> NearMiss:
    rows = np.flatnonzero(fails == _mask(criteria))
    offers = tuple(sorted(judgement.offers.keys[row] for row in rows))
    return NearMiss(criteria=criteria, offers=offers)
