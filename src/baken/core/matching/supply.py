"""H9 to H12: can it be arranged, is there room, may we share? Columns of verdicts."""

import numpy as np

from baken.core.matching.criteria import FAIL, PASS, UNKNOWN, Facts, all_of, verdicts
from baken.core.matching.offer import NATIONAL
from baken.core.matching.table import Int8
from baken.core.rules.codes import Urgency
from baken.core.values import Verdict


def contract(facts: Facts) -> Int8:
    """H9: bought on the start date; otherwise it can be arranged. Never a fail (safety 7)."""
    offers, origin = facts.offers, facts.need.origin
    buyers = {NATIONAL, origin.municipality, origin.youth_region}
    is_buyer = np.array([scope in buyers for scope in offers.scopes], dtype=np.bool_)
    start = facts.starts[offers.contract_offer]
    is_valid = (offers.contract_from <= start) & (start < offers.contract_until)
    counts = offers.contract_offer[is_valid & is_buyer[offers.contract_scope]]
    found = all_of(facts, Verdict.UNKNOWN)
    found[counts] = PASS
    return found


def inspection(facts: Facts) -> Int8:
    """H10: only an admission stop fails (safety 7)."""
    stated = facts.offers.has_admission_stop
    return verdicts(stated == 0, is_known=stated >= 0)


def last_useful_day(facts: Facts) -> int:
    """The last day on which a free place still serves this need."""
    begin = max(facts.on, facts.need.start_from)
    last = begin.toordinal() + facts.rules.window_days(facts.need.urgency)
    until = facts.need.start_until
    return last if until is None else min(last, until.toordinal() - 1)


def capacity(facts: Facts) -> Int8:
    """H11: a free date that was stated lately and lies in the window."""
    offers = facts.offers
    is_stated = facts.is_fresh & (offers.free_on > 0)
    found = verdicts(offers.free_on <= last_useful_day(facts), is_known=is_stated)
    if facts.need.urgency is Urgency.CRISIS:
        crisis = np.where(offers.takes_crisis == 0, FAIL, PASS)
        crisis[offers.takes_crisis < 0] = UNKNOWN
        found = np.minimum(found, crisis)
    return found


def consent(facts: Facts) -> Int8:
    """H12: consent or another basis for sharing; the same for every offer."""
    sharing = facts.sharing
    return all_of(facts, Verdict.UNKNOWN if sharing is None else sharing.verdict)
