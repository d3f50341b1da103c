"""What to show first: what can be asked, then what must be enquired, then the rest."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from baken.core.matching.criteria import FAIL, UNKNOWN
from baken.core.matching.judgement import Audience, Judgement
from baken.core.matching.ruleset import CRITERIA, Criterion
from baken.core.matching.table import Bool, Int8, Int32
from baken.core.rules.codes import Level


class OfferClass(IntEnum):
    """The three classes in the order of the list."""

    CAN_BE_ASKED = 0
    ENQUIRE = 1
    DOES_NOT_FIT = 2


@dataclass(frozen=True, eq=False)
class Ordering:
    """Rows of the table in the order of the list, each with class and rank.

    Offers with the same rank are tied: only their key puts one above the other.
    """

    indices: Int32
    classes: Int8
    ranks: Int32
    is_tied: Bool


def order(judgement: Judgement, *, audience: Audience) -> Ordering:
    """By class, then whole kilometres, then start date, then key; unknown comes last.

    Within what an audience may know: a fail on safety does not move an offer for others.
    """
    classes = _classes(judgement, audience=audience)
    distance = np.rint(judgement.distance_km)
    starts = _stated_starts(judgement)
    keys = (judgement.offers.key_order, starts, distance, classes)
    indices = np.lexsort(keys).astype(np.int32)
    is_new = _differs_from_previous(
        np.stack([classes, np.nan_to_num(distance, nan=-1), starts], axis=1)[indices]
    )
    groups = np.cumsum(is_new)
    firsts = np.flatnonzero(is_new) + 1
    return Ordering(
        indices=indices,
        classes=classes[indices],
        ranks=firsts[groups - 1].astype(np.int32),
        is_tied=np.bincount(groups, minlength=1)[groups] > 1,
    )


def _classes(judgement: Judgement, *, audience: Audience) -> Int8:
    classes = np.full(len(judgement.offers), OfferClass.ENQUIRE, dtype=np.int8)
    classes[judgement.may_be_asked(audience)] = OfferClass.CAN_BE_ASKED
    classes[~judgement.is_feasible(audience)] = OfferClass.DOES_NOT_FIT
    return classes


def _stated_starts(judgement: Judgement) -> Int32:
    """The start at each offer where a date was stated lately; after all others elsewhere."""
    is_stated = judgement.facts.is_fresh & (judgement.offers.free_on > 0)
    last = np.iinfo(np.int32).max
    return np.where(is_stated, judgement.facts.starts, last).astype(np.int32)


def _differs_from_previous(
    sorted_rows: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
) -> Bool:
    is_new = np.ones(len(sorted_rows), dtype=np.bool_)
    is_new[1:] = np.any(sorted_rows[1:] != sorted_rows[:-1], axis=1)
    return is_new


def best_lighter(judgement: Judgement, *, audience: Audience) -> tuple[int | None, ...]:
    """For each level the row of the best offer that is less restrictive (safety 7).

    Best in the order of the list, among offers that nothing but their level speaks against.
    """
    others = [each for each in CRITERIA if each is not Criterion.LEVEL]
    columns = [each.column for each in others]
    seen = judgement.seen_by(audience)[:, columns]
    must_enquire = np.any((seen == UNKNOWN) & ~judgement.settles[:, columns], axis=1)
    distance = np.rint(judgement.distance_km)
    keys = (
        judgement.offers.key_order,
        _stated_starts(judgement),
        distance,
        must_enquire,
    )
    ordered = np.lexsort(keys)
    level = judgement.offers.level
    fits = np.all(seen != FAIL, axis=1) & (level >= 0)
    return tuple(_first(ordered, among=fits & (level < each)) for each in Level)


def _first(
    ordered: "np.ndarray[tuple[int], np.dtype[np.int64]]", *, among: Bool
) -> int | None:
    found = ordered[among[ordered]]
    return int(found[0]) if len(found) else None
