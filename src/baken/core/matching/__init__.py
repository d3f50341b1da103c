"""Hard criteria H1 to H12 over many offers at once, with reasons.

`judge` gives a verdict for every offer and criterion, `order` the list, `explain` the
reasons for what is shown, `near_misses` the fewest fails to lift, `gap_record` what the
country lacks. All of them take the audience and show no more than it may know.
"""

from baken.core.matching.explanation import NAMES, Explanation, explain, explain_all
from baken.core.matching.gap import GapRecord, gap_record
from baken.core.matching.judgement import Audience, Judgement
from baken.core.matching.judging import judge
from baken.core.matching.need import (
    ZONES_DECIDED_ELSEWHERE,
    Authorisation,
    DangerZone,
    Need,
    Origin,
    Profile,
    SafetyAnswer,
)
from baken.core.matching.offer import NATIONAL, Capacity, Contract, Offer, Region
from baken.core.matching.ordering import OfferClass, Ordering, best_lighter, order
from baken.core.matching.override import Override
from baken.core.matching.relaxing import NearMiss, lift, near_misses, who_may_lift
from baken.core.matching.rows import table_of
from baken.core.matching.ruleset import CRITERIA, DEFAULT_RULES, Criterion, RuleSet
from baken.core.matching.safety import SafetyVerdicts
from baken.core.matching.table import OfferTable
from baken.core.matching.words import Redaction

__all__ = [
    "CRITERIA",
    "DEFAULT_RULES",
    "NAMES",
    "NATIONAL",
    "ZONES_DECIDED_ELSEWHERE",
    "Audience",
    "Authorisation",
    "Capacity",
    "Contract",
    "Criterion",
    "DangerZone",
    "Explanation",
    "GapRecord",
    "Judgement",
    "NearMiss",
    "Need",
    "Offer",
    "OfferClass",
    "OfferTable",
    "Ordering",
    "Origin",
    "Override",
    "Profile",
    "Redaction",
    "Region",
    "RuleSet",
    "SafetyAnswer",
    "SafetyVerdicts",
    "best_lighter",
    "explain",
    "explain_all",
    "gap_record",
    "judge",
    "lift",
    "near_misses",
    "order",
    "table_of",
    "who_may_lift",
]
