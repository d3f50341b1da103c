"""What must hold for any need and any offers (the specification of matching, section 2)."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from baken.core.matching import (
    CRITERIA,
    Audience,
    Criterion,
    OfferClass,
    Override,
    SafetyAnswer,
    SafetyVerdicts,
    explain,
    gap_record,
    lift,
    near_misses,
    order,
    who_may_lift,
)
from baken.core.rules.codes import Level
from baken.core.values import Verdict
from tests.core.builders import EVERYBODY, ON, OTHERS, judged
from tests.core.strategies import SAFETY_ANSWERS, needs, tables

SAFETY_COLUMNS = [6, 7]
AUDIENCES = st.sampled_from(EVERYBODY)


def listed(judgement, *, audience):
    """The list as people see it: keys with class and rank."""
    found = order(judgement, audience=audience)
    keys = [judgement.offers.keys[row] for row in found.indices]
    ties = found.is_tied.tolist()
    return list(
        zip(keys, found.classes.tolist(), found.ranks.tolist(), ties, strict=True)
    )


def told(judgement, *, audience):
    """All that an audience is told about each offer."""
    keys = judgement.offers.keys
    asked = judgement.may_be_asked(audience)
    return {
        key: (
            explain(judgement, row, audience=audience),
            bool(asked[row]),
            bool(judgement.is_placeable[row]),
        )
        for row, key in enumerate(keys)
    }


@given(need=needs(), offers=tables(min_size=2), audience=AUDIENCES, data=st.data())
def test_the_order_of_the_offers_does_not_matter(need, offers, audience, data):
    shuffled = data.draw(st.permutations(offers))

    one, other = judged(need, offers), judged(need, shuffled)

    assert listed(one, audience=audience) == listed(other, audience=audience)
    assert told(one, audience=audience) == told(other, audience=audience)
    assert near_misses(one, audience=audience) == near_misses(other, audience=audience)


@given(need=needs(), offers=tables(min_size=2), data=st.data())
def test_removing_an_offer_never_changes_the_verdicts_on_the_others(need, offers, data):
    gone = data.draw(st.integers(0, len(offers) - 1))
    rest = offers[:gone] + offers[gone + 1 :]

    whole, part = judged(need, offers), judged(need, rest)

    assert np.array_equal(np.delete(whole.verdicts, gone, axis=0), part.verdicts)


@given(need=needs(), offers=tables(min_size=2), audience=AUDIENCES)
def test_removing_what_does_not_fit_never_changes_the_rest_of_the_list(
    need, offers, audience
):
    whole = judged(need, offers)
    fits = whole.is_feasible(audience)
    rest = [offer for offer, is_fit in zip(offers, fits, strict=True) if is_fit]

    kept = [
        row
        for row in listed(whole, audience=audience)
        if row[1] < OfferClass.DOES_NOT_FIT
    ]

    assert listed(judged(need, rest), audience=audience) == kept


@given(need=needs(), offers=tables())
def test_safety_that_is_unknown_is_never_placeable(need, offers):
    judgement = judged(need, offers)

    is_unknown = (judgement.verdicts[:, SAFETY_COLUMNS] != Verdict.PASS).any(axis=1)
    assert not (is_unknown & judgement.is_placeable).any()


@given(need=needs(), offers=tables())
def test_nobody_is_placed_on_a_fail_or_behind_a_door_that_no_judge_allowed(
    need, offers
):
    judgement = judged(need, offers)

    is_closed = judgement.offers.level == Level.CLOSED
    lets_in = judgement.verdicts[:, Criterion.LEVEL.column] == Verdict.PASS
    assert not (
        (judgement.verdicts == Verdict.FAIL).any(axis=1) & judgement.is_placeable
    ).any()
    assert not (is_closed & ~lets_in & judgement.is_placeable).any()


@given(need=needs(), offers=tables())
def test_a_contract_never_fails(need, offers):
    column = judged(need, offers).verdicts[:, Criterion.CONTRACT.column]

    assert (column != Verdict.FAIL).all()


@given(need=needs(), offers=tables())
def test_co_placement_passes_only_on_a_confirmation(need, offers):
    without = judged(replace(need, safety_answers=()), offers)

    assert (without.verdicts[:, Criterion.CO_PLACEMENT.column] == Verdict.UNKNOWN).all()


@given(need=needs(), offers=tables(), h7=st.integers(-1, 1), h8=st.integers(-1, 1))
def test_given_safety_verdicts_never_make_anything_less_strict(need, offers, h7, h8):
    given_verdicts = SafetyVerdicts(
        co_placement=np.full(len(offers), h7), danger_zone=np.full(len(offers), h8)
    )

    with_them = judged(need, offers, safety_verdicts=given_verdicts)

    assert (with_them.verdicts <= judged(need, offers).verdicts).all()


@given(need=needs(), offers=tables(), more=SAFETY_ANSWERS)
def test_a_fail_on_safety_is_never_lifted_by_more_answers(need, offers, more):
    before = judged(need, offers)
    after = judged(replace(need, safety_answers=need.safety_answers + more), offers)

    was_fail = before.verdicts[:, SAFETY_COLUMNS] == Verdict.FAIL
    assert (after.verdicts[:, SAFETY_COLUMNS][was_fail] == Verdict.FAIL).all()


@given(
    need=needs(),
    offers=tables(),
    audience=st.sampled_from(OTHERS),
    criterion=st.sampled_from([Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE]),
    data=st.data(),
)
def test_outside_safety_fail_and_unknown_are_the_same_in_everything(
    need, offers, audience, criterion, data
):
    row = data.draw(st.integers(0, len(offers) - 1))
    pass_everywhere = np.ones(len(offers), dtype=np.int8)
    seen = []
    for verdict in (Verdict.FAIL, Verdict.UNKNOWN):
        column = pass_everywhere.copy()
        column[row] = verdict
        columns = {"co_placement": pass_everywhere, "danger_zone": pass_everywhere}
        columns[
            "co_placement" if criterion == Criterion.CO_PLACEMENT else "danger_zone"
        ] = column
        quiet = replace(need, zones=(), required_safety_level=0, safety_answers=())
        judgement = judged(quiet, offers, safety_verdicts=SafetyVerdicts(**columns))
        seen.append(
            repr(
                (
                    listed(judgement, audience=audience),
                    told(judgement, audience=audience),
                    near_misses(judgement, audience=audience),
                    gap_record(judgement, audience=audience),
                )
            )
        )

    assert seen[0] == seen[1]


@given(need=needs(), offers=tables(), audience=AUDIENCES)
def test_near_misses_never_name_safety(need, offers, audience):
    misses = near_misses(judged(need, offers), audience=audience)

    named = {criterion for miss in misses for criterion in miss.criteria}
    assert not named & {Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE}


@given(need=needs(), offers=tables(), audience=AUDIENCES)
def test_lifting_a_near_miss_makes_its_offers_fit_and_nothing_smaller_does(
    need, offers, audience
):
    judgement = judged(need, offers)
    misses = near_misses(judgement, audience=audience)

    for miss in misses:
        rows = [judgement.offers.keys.index(key) for key in miss.offers]
        overrides = [
            Override(
                offer=key,
                criterion=criterion,
                role=who_may_lift(judgement, row, criterion=criterion)[0],
                reason="besproken",
                on=ON,
            )
            for key, row in zip(miss.offers, rows, strict=True)
            for criterion in miss.criteria
        ]
        assert lift(judgement, overrides).is_feasible(audience)[rows].all()
    failing = (judgement.seen_by(audience) == Verdict.FAIL).sum(axis=1)
    if misses:
        assert failing.min() <= len(misses[0].criteria)
        assert not judgement.is_feasible(audience).any()


@given(need=needs(), offers=tables(), other=needs())
def test_equal_hashes_mean_equal_results(need, offers, other):
    one, again = judged(need, offers), judged(need, list(offers))
    changed = judged(other, offers)

    assert one.snapshot_hash == again.snapshot_hash
    assert np.array_equal(one.verdicts, again.verdicts)
    assert (one.snapshot_hash == changed.snapshot_hash) == (need == other)


@given(need=needs(), offers=tables(), audience=AUDIENCES)
def test_every_verdict_has_an_explanation_in_dutch(need, offers, audience):
    judgement = judged(need, offers)

    for row in range(len(offers)):
        explained = explain(judgement, row, audience=audience)
        assert tuple(each.criterion for each in explained) == CRITERIA
        for each in explained:
            words = [
                each.referral_value,
                each.offer_value,
                each.sentence,
                *each.notices,
            ]
            words += [part for part in (each.threshold, each.next_step) if part]
            assert all(str(part).strip() for part in words)
            assert "%(" not in "".join(map(str, words))


@given(need=needs(), offers=tables())
@settings(max_examples=50)
def test_no_explanation_for_intake_tells_birth_date_figure_or_home_town(need, offers):
    judgement = judged(need, offers)

    for row in range(len(offers)):
        shown = explain(judgement, row, audience=Audience.INTAKE)
        age, _, _, iq, *_ = shown
        assert "GM0344" not in " ".join(str(each.referral_value) for each in shown)
        assert "op" not in str(age.referral_value).split()
        assert not str(iq.referral_value).startswith("IQ")


def test_an_answer_about_an_offer_that_is_not_listed_changes_nothing():
    answer = SafetyAnswer(
        offer="ergens", criterion=Criterion.CO_PLACEMENT, fits=False, on=ON
    )
    need = replace(judged().facts.need, safety_answers=(answer,))

    assert np.array_equal(judged(need).verdicts, judged().verdicts)
