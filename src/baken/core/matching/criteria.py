"""H1 to H6: does the offer suit this young person? One column of verdicts each."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from baken.core.matching.need import Need
from baken.core.matching.ruleset import RuleSet
from baken.core.matching.table import (
    EXCLUSION_COLUMN,
    GROUP_BIT,
    NO_LIMIT_IQ,
    Bool,
    Int8,
    Int32,
    OfferTable,
)
from baken.core.rules.codes import Level
from baken.core.rules.consent_values import Finding
from baken.core.values import Verdict, birthday

OLDEST_TABULATED: Final = 40
FAIL, UNKNOWN, PASS = (np.int8(verdict) for verdict in Verdict)


@dataclass(frozen=True, eq=False)
class Facts:
    """All that the criteria look at; `starts` holds the earliest start at each offer."""

    need: Need
    offers: OfferTable
    on: date
    rules: RuleSet
    starts: Int32
    is_fresh: Bool
    sharing: Finding | None


def verdicts(is_met: Bool, *, is_known: Bool) -> Int8:
    """Pass or fail where it is known, unknown elsewhere."""
    return np.where(is_known, np.where(is_met, PASS, FAIL), UNKNOWN).astype(np.int8)


def all_of(facts: Facts, verdict: Verdict) -> Int8:
    """The same verdict for every offer."""
    return np.full(len(facts.offers), verdict, dtype=np.int8)


def age_at_start(facts: Facts, *, born_on: date) -> Int32:
    """Age in whole years on the start date at each offer."""
    days = np.array(
        [birthday(born_on, age=age).toordinal() for age in range(OLDEST_TABULATED)],
        dtype=np.int32,
    )
    ages: Int32 = np.searchsorted(days, facts.starts, side="right").astype(np.int32) - 1
    return ages


def age(facts: Facts) -> Int8:
    """H1: old enough and young enough on the day of the start."""
    born_on = facts.need.profile.born_on
    if born_on is None:
        return all_of(facts, Verdict.UNKNOWN)
    ages, offers = age_at_start(facts, born_on=born_on), facts.offers
    return np.minimum(
        verdicts(ages >= offers.min_age, is_known=offers.min_age >= 0),
        verdicts(ages <= offers.max_age, is_known=offers.max_age >= 0),
    )


def target_group(facts: Facts) -> Int8:
    """H2: the offer is for her, him or them."""
    group = facts.need.profile.target_group
    if group is None:
        return all_of(facts, Verdict.UNKNOWN)
    groups = facts.offers.groups
    return verdicts((groups & GROUP_BIT[group]) != 0, is_known=groups > 0)


def level(facts: Facts) -> Int8:
    """H3: exactly the assessed level; closed only with an authorisation on that day."""
    assessed, offered = facts.need.level, facts.offers.level
    if assessed is None:
        return all_of(facts, Verdict.UNKNOWN)
    found = verdicts(offered == assessed, is_known=offered >= 0)
    waits = (offered == Level.CLOSED) & ~is_authorised(facts)
    found[waits & (found == PASS)] = UNKNOWN
    return found


def is_authorised(facts: Facts) -> Bool:
    """Whether a granted authorisation is in force on the start date at each offer."""
    period = facts.need.authorisation.period
    if period is None:
        return np.zeros(len(facts.offers), dtype=np.bool_)
    begun = facts.starts >= period.start_on.toordinal()
    if period.until is None:
        return begun
    running: Bool = begun & (facts.starts < period.until.toordinal())
    return running


def iq_range(facts: Facts) -> tuple[int, int] | None:
    """The lowest and highest IQ that fit what is known; nothing when nothing is known."""
    profile, rules = facts.need.profile, facts.rules
    if profile.iq is not None:
        return profile.iq, profile.iq
    if profile.has_mild_disability is None:
        return None
    if profile.has_mild_disability:
        return int(rules.mild_disability_from.value), int(
            rules.mild_disability_to.value
        )
    return int(rules.no_disability_from.value), NO_LIMIT_IQ


def intellectual_disability(facts: Facts) -> Int8:
    """H4: the whole range of what is known lies in the offer's range, or none of it."""
    known = iq_range(facts)
    if known is None:
        return all_of(facts, Verdict.UNKNOWN)
    low, high = known
    offers = facts.offers
    is_inside = (low >= offers.min_iq) & (high <= offers.max_iq)
    is_outside = (high < offers.min_iq) | (low > offers.max_iq)
    found = verdicts(is_inside, is_known=is_inside | is_outside)
    return _with_mild_disability(facts, found=found, low=low)


def _with_mild_disability(facts: Facts, *, found: Int8, low: int) -> Int8:
    has_it = facts.need.profile.has_mild_disability
    stated = facts.offers.takes_mild_disability
    if has_it:
        # Without a figure the word of the offer is enough; with one the range decides too.
        if facts.need.profile.iq is None:
            found[(stated == 1) & (found == UNKNOWN)] = PASS
        found[stated == 0] = FAIL
    elif has_it is None and low <= facts.rules.mild_disability_to.value:
        found[(stated == 0) & (found == PASS)] = UNKNOWN
    return found


def parent_and_child(facts: Facts) -> Int8:
    """H5: room for a pregnancy or for her or his own child."""
    profile, stated = facts.need.profile, facts.offers.takes_parent_and_child
    answers = (profile.is_pregnant, profile.brings_child)
    if answers == (False, False):
        return all_of(facts, Verdict.PASS)
    if True in answers:
        return verdicts(stated == 1, is_known=stated >= 0)
    return np.where(stated == 1, PASS, UNKNOWN).astype(np.int8)


def contra_indications(facts: Facts) -> Int8:
    """H6: no contra-indication at or above the severity that the offer excludes."""
    listed = dict(facts.need.profile.contra_indications or ())
    found = all_of(facts, Verdict.PASS)
    if facts.need.profile.contra_indications is None:
        found[np.any(facts.offers.exclusions != 0, axis=1)] = UNKNOWN
        return found
    for code, severity in listed.items():
        if severity == 0:
            continue
        limit = facts.offers.exclusions[:, EXCLUSION_COLUMN[code]]
        met = verdicts((limit == 0) | (severity < limit), is_known=limit >= 0)
        found = np.minimum(found, met)
    return found
