"""Overrides with a reason, and the nearest miss."""

from datetime import timedelta

import pytest

from baken.core.matching import (
    Audience,
    Capacity,
    Criterion,
    Override,
    SafetyAnswer,
    lift,
    near_misses,
    who_may_lift,
)
from baken.core.matching.errors import OverrideRefusedError
from baken.core.matching.ruleset import CRITERIA, MAY_OVERRIDE
from baken.core.rules.codes import ContraIndication, Level, Role, TargetGroup
from baken.core.values import Verdict
from tests.core.builders import (
    ON,
    judged,
    need_with,
    offer_with,
)

REFERRER, SAFETY = Audience.REFERRER, Audience.SAFETY
TOO_YOUNG = {"max_age": 15}
FULL = {"capacity": Capacity(stated_on=ON, free_on=ON + timedelta(days=30))}
FOR_BOYS = {"groups": frozenset({TargetGroup.BOY})}
STOPPED = {"has_admission_stop": True}


def override(criterion=Criterion.AGE, role=Role.BEHAVIOURAL_EXPERT, **changes):
    return Override(
        **{
            "offer": "A",
            "criterion": criterion,
            "role": role,
            "reason": "past bij haar ontwikkeling",
            "on": ON,
            **changes,
        }
    )


def unsafe(criterion=Criterion.CO_PLACEMENT, offer="A"):
    return SafetyAnswer(offer=offer, criterion=criterion, fits=False, on=ON)


def test_a_lifted_fail_passes_and_the_override_is_kept():
    before = judged(offers=[offer_with(**TOO_YOUNG)])

    after = lift(before, [override()])

    assert before.verdict(0, criterion=Criterion.AGE) is Verdict.FAIL
    assert after.verdict(0, criterion=Criterion.AGE) is Verdict.PASS
    assert after.overrides == (override(),)
    assert after.is_feasible(REFERRER)[0]


def test_overrides_add_up():
    judgement = judged(offers=[offer_with(**TOO_YOUNG, **FULL)])
    second = override(Criterion.CAPACITY, Role.REFERRER)

    after = lift(lift(judgement, [override()]), [second])

    assert after.overrides == (override(), second)
    assert after.is_feasible(REFERRER)[0]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (override(role=Role.REFERRER), "may not"),
        (override(reason=" "), "reason"),
        (override(offer="B"), "no such offer"),
        (override(Criterion.TARGET_GROUP, Role.PROVIDER), "only a fail"),
    ],
)
def test_an_override_is_refused(wrong, words):
    judgement = judged(offers=[offer_with(**TOO_YOUNG)])

    with pytest.raises(OverrideRefusedError, match=words):
        lift(judgement, [wrong])


@pytest.mark.parametrize("criterion", [Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE])
@pytest.mark.parametrize("role", list(Role))
def test_nobody_lifts_a_fail_on_safety(criterion, role):
    judgement = judged(need_with(safety_answers=(unsafe(criterion),)))

    with pytest.raises(OverrideRefusedError, match="may not"):
        lift(judgement, [override(criterion, role)])


def test_nobody_lifts_an_admission_stop_a_contract_or_consent():
    fixed = [Criterion.INSPECTION, Criterion.CONTRACT, Criterion.CONSENT]

    assert all(MAY_OVERRIDE[each] == () for each in fixed)
    assert set(MAY_OVERRIDE) == set(CRITERIA)


def test_a_lighter_place_can_be_weighed_again_and_a_heavier_one_cannot():
    offers = [
        offer_with(level=Level.AMBULATORY),
        offer_with(key="B", level=Level.CLOSED),
    ]
    judgement = judged(offers=offers)

    assert who_may_lift(judgement, 0, criterion=Criterion.LEVEL) == (
        Role.BEHAVIOURAL_EXPERT,
    )
    assert who_may_lift(judgement, 1, criterion=Criterion.LEVEL) == ()


def test_without_an_assessed_level_nothing_is_heavier():
    judgement = judged(need_with(level=None))

    assert who_may_lift(judgement, 0, criterion=Criterion.LEVEL) == (
        Role.BEHAVIOURAL_EXPERT,
    )


def misses(*offers, need=None, audience=REFERRER):
    judgement = judged(need or need_with(), offers)
    found = near_misses(judgement, audience=audience)
    return [("+".join(each.criteria), each.offers) for each in found]


def test_the_nearest_miss_is_the_smallest_set():
    two = offer_with(key="twee", **TOO_YOUNG, **FULL)
    one = offer_with(key="een", **FULL)

    assert misses(two, one) == [("H11", ("een",))]


def test_all_smallest_sets_are_named_in_the_order_of_the_criteria():
    full, boys = offer_with(key="B", **FULL), offer_with(key="A", **FOR_BOYS)
    full_too = offer_with(key="C", **FULL)

    assert misses(full_too, full, boys) == [("H2", ("A",)), ("H11", ("B", "C"))]


def test_two_fails_of_one_offer_are_one_set():
    assert misses(offer_with(**FOR_BOYS, **FULL)) == [("H2+H11", ("A",))]


def test_a_lighter_place_is_a_near_miss():
    assert misses(offer_with(level=Level.AMBULATORY)) == [("H3", ("A",))]


def test_everything_that_may_be_lifted_can_stand_in_one_set():
    worst = offer_with(
        **TOO_YOUNG,
        **FULL,
        **FOR_BOYS,
        level=Level.AMBULATORY,
        min_iq=86,
        exclusions=((ContraIndication.DETOX, 1),),
    )
    need = need_with(
        has_mild_disability=True,
        is_pregnant=True,
        contra_indications=((ContraIndication.DETOX, 1),),
    )

    assert misses(worst, need=need) == [("H1+H2+H3+H4+H5+H6+H11", ("A",))]


def test_there_is_no_near_miss_when_something_fits():
    assert misses(offer_with(), offer_with(key="B", **FULL)) == []


def test_there_is_no_near_miss_without_offers():
    assert misses() == []


@pytest.mark.parametrize(
    "changes", [STOPPED, {**STOPPED, **FULL}, {"level": Level.CLOSED, **FULL}]
)
def test_what_nobody_may_lift_is_no_near_miss(changes):
    assert misses(offer_with(**changes)) == []


def test_a_hopeless_offer_does_not_hide_a_near_one():
    assert misses(offer_with(key="B", **STOPPED), offer_with(**FULL)) == [
        ("H11", ("A",))
    ]


def test_an_unsafe_offer_is_a_near_miss_for_others_and_not_for_safety():
    need = need_with(safety_answers=(unsafe(),))
    offer = offer_with(**FULL)

    assert misses(offer, need=need) == [("H11", ("A",))]
    assert misses(offer, need=need, audience=SAFETY) == []
