"""What the country lacks: a record without a person, made when no offer fits."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from baken.core.matching.criteria import FAIL, Facts
from baken.core.matching.judgement import Audience, Judgement
from baken.core.matching.ruleset import CRITERIA, Criterion
from baken.core.rules.codes import Level, TargetGroup, Urgency
from baken.core.values import age_on

# Safety must not be told apart (safety 6); consent says nothing about what the country
# lacks, and its company keeps "other" from meaning "safety".
OTHER: Final = "other"
_AS_OTHER: Final = (Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE, Criterion.CONSENT)
AGE_BANDS: Final = ((0, 11), (12, 15), (16, 17), (18, 22))


@dataclass(frozen=True)
class GapRecord:
    """Which criteria stood in the way, how often, for which kind of need and region."""

    on: date
    rules_version: str
    n_offers: int
    failed: tuple[tuple[str, int], ...]
    youth_region: str | None
    urgency: Urgency
    level: Level | None
    age_band: str | None
    target_group: TargetGroup | None
    has_mild_disability: bool | None
    needs_parent_and_child: bool


def gap_record(judgement: Judgement, *, audience: Audience) -> GapRecord | None:
    """A record when no offer is without a fail, as far as this audience may know."""
    if judgement.is_feasible(audience).any():
        return None
    facts = judgement.facts
    profile = facts.need.profile
    return GapRecord(
        on=facts.on,
        rules_version=facts.rules.version,
        n_offers=len(facts.offers),
        failed=_failed(judgement, audience=audience),
        youth_region=facts.need.origin.youth_region,
        urgency=facts.need.urgency,
        level=facts.need.level,
        age_band=age_band(facts),
        target_group=profile.target_group,
        has_mild_disability=profile.has_mild_disability,
        needs_parent_and_child=bool(profile.is_pregnant or profile.brings_child),
    )


def age_band(facts: Facts) -> str | None:
    """The age at the wished start in a band, so that no birth date can be derived."""
    born_on = facts.need.profile.born_on
    if born_on is None:
        return None
    age = age_on(born_on, on=facts.need.start_from)
    low, high = next(band for band in AGE_BANDS if age <= band[1])
    return f"{low}-{high}"


def _failed(judgement: Judgement, *, audience: Audience) -> tuple[tuple[str, int], ...]:
    failed = judgement.seen_by(audience) == FAIL
    counts = {
        criterion.value: int(failed[:, criterion.column].sum())
        for criterion in CRITERIA
        if criterion not in _AS_OTHER
    }
    hidden = failed[:, [criterion.column for criterion in _AS_OTHER]].any(axis=1)
    counts[OTHER] = int(hidden.sum())
    return tuple((name, n) for name, n in counts.items() if n)
