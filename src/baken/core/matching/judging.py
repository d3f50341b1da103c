"""Judge every offer on every hard criterion, in columns."""

from collections.abc import Callable
from datetime import date
from typing import Final

import numpy as np

from baken.core.matching import criteria, safety, supply
from baken.core.matching.criteria import Facts
from baken.core.matching.errors import OfferTableRefusedError
from baken.core.matching.judgement import Judgement
from baken.core.matching.need import Need
from baken.core.matching.ruleset import CRITERIA, DEFAULT_RULES, Criterion, RuleSet
from baken.core.matching.safety import SafetyVerdicts
from baken.core.matching.snapshot import snapshot_hash
from baken.core.matching.table import Bool, Int8, OfferTable
from baken.core.rules.codes import Level
from baken.core.rules.consent import check
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import Act, Finding, Ground
from baken.core.values import Verdict

_COLUMNS: Final[dict[Criterion, Callable[[Facts], Int8]]] = {
    Criterion.AGE: criteria.age,
    Criterion.TARGET_GROUP: criteria.target_group,
    Criterion.LEVEL: criteria.level,
    Criterion.INTELLECTUAL_DISABILITY: criteria.intellectual_disability,
    Criterion.PARENT_AND_CHILD: criteria.parent_and_child,
    Criterion.CONTRA_INDICATIONS: criteria.contra_indications,
    Criterion.CONTRACT: supply.contract,
    Criterion.INSPECTION: supply.inspection,
    Criterion.CAPACITY: supply.capacity,
    Criterion.CONSENT: supply.consent,
}


def judge(
    need: Need,
    offers: OfferTable,
    *,
    on: date,
    rules: RuleSet = DEFAULT_RULES,
    safety_verdicts: SafetyVerdicts | None = None,
) -> Judgement:
    """All verdicts for a need on a day, with what is needed to explain and repeat them."""
    _check_length(safety_verdicts, offers=offers)
    facts = _facts(need, offers=offers, on=on, rules=rules)
    matrix = np.empty((len(offers), len(CRITERIA)), dtype=np.int8)
    for criterion, column in _COLUMNS.items():
        matrix[:, criterion.column] = column(facts)
    co_placement = safety.co_placement(facts, given=safety_verdicts)
    matrix[:, Criterion.CO_PLACEMENT.column] = co_placement
    danger_zone = safety.danger_zone(facts, given=safety_verdicts)
    matrix[:, Criterion.DANGER_ZONE.column] = danger_zone
    matrix.setflags(write=False)
    return Judgement(
        facts=facts,
        verdicts=matrix,
        has_next_step=_next_steps(facts, matrix=matrix),
        snapshot_hash=snapshot_hash(facts, safety_verdicts=safety_verdicts),
    )


def _check_length(given: SafetyVerdicts | None, *, offers: OfferTable) -> None:
    if given is None:
        return
    if given.co_placement.shape != (len(offers),) or given.danger_zone.shape != (
        len(offers),
    ):
        raise OfferTableRefusedError(
            "safety_verdicts: expected one verdict for each offer"
        )


def _facts(need: Need, *, offers: OfferTable, on: date, rules: RuleSet) -> Facts:
    today = on.toordinal()
    days_old = today - offers.stated_on
    is_fresh = (days_old >= 0) & (days_old <= rules.capacity_fresh.value)
    earliest = max(need.start_from, on).toordinal()
    starts = np.where(is_fresh, np.maximum(offers.free_on, earliest), earliest)
    return Facts(
        need=need,
        offers=offers,
        on=on,
        rules=rules,
        starts=starts.astype(np.int32),
        is_fresh=is_fresh,
        sharing=_sharing(need, on=on),
    )


def _sharing(need: Need, *, on: date) -> Finding | None:
    born_on = need.profile.born_on
    if born_on is None:
        return None
    asked = requirement(
        Act.DISCLOSURE, born_on=born_on, on=on, situation=need.situation
    )
    # 7.3.11(4) opens the file for the certified institution only, not for a provider.
    bases = [each for each in need.bases if each.ground is not Ground.SUPERVISION_ORDER]
    return check(asked, born_on=born_on, on=on, consents=need.consents, bases=bases)


def _next_steps(facts: Facts, *, matrix: Int8) -> Bool:
    """Where an unknown settles by the request itself or by a document under way."""
    steps = np.zeros(matrix.shape, dtype=np.bool_)
    for criterion in (
        Criterion.CO_PLACEMENT,
        Criterion.DANGER_ZONE,
        Criterion.CONTRACT,
    ):
        steps[:, criterion.column] = True
    waits_for_judge = facts.offers.level == Level.CLOSED
    if facts.need.level is not Level.CLOSED:
        waits_for_judge = np.zeros_like(waits_for_judge)
    steps[:, Criterion.LEVEL.column] = waits_for_judge
    steps &= matrix == Verdict.UNKNOWN
    steps.setflags(write=False)
    return steps
