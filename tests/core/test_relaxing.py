"""Overrides with a reason, the nearest miss, and the record of what is lacking."""

from dataclasses import fields
from datetime import timedelta

import pytest

from baken.core.matching import (
    Audience,
    Capacity,
    Criterion,
    GapRecord,
    Override,
    SafetyAnswer,
    gap_record,
    lift,
    near_misses,
    who_may_lift,
)
from baken.core.matching.errors import OverrideRefusedError
from baken.core.matching.ruleset import CRITERIA, MAY_OVERRIDE
from baken.core.rules.codes import Level, Role, TargetGroup, Urgency
from baken.core.values import Verdict
from tests.core.builders import (
    EVERYBODY,
    ON,
    OTHERS,
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


def gap(*offers, need=None, audience=REFERRER):
    return gap_record(judged(need or need_with(), offers), audience=audience)


@pytest.mark.parametrize("audience", EVERYBODY)
def test_there_is_no_gap_while_one_offer_may_fit(audience):
    assert (
        gap(offer_with(capacity=None), offer_with(key="B", **FULL), audience=audience)
        is None
    )


def test_a_gap_tells_what_failed_how_often_and_for_which_kind_of_need():
    record = gap(offer_with(**FULL), offer_with(key="B", **FULL, **FOR_BOYS))

    assert record == GapRecord(
        on=ON,
        rules_version="2026.1",
        n_offers=2,
        failed=(("H2", 1), ("H11", 2)),
        youth_region="JZ22",
        urgency=Urgency.URGENT,
        level=Level.OPEN,
        age_band="16-17",
        target_group=TargetGroup.GIRL,
        has_mild_disability=False,
        needs_parent_and_child=False,
    )


def test_a_country_without_offers_is_a_gap():
    record = gap()

    assert record.n_offers == 0
    assert record.failed == ()


@pytest.mark.parametrize("audience", OTHERS)
def test_only_the_safety_role_learns_of_a_gap_by_safety(audience):
    need = need_with(safety_answers=(unsafe(),))

    assert gap(offer_with(), need=need, audience=audience) is None
    assert gap(offer_with(), need=need, audience=SAFETY).failed == (("other", 1),)


@pytest.mark.parametrize("criterion", [Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE])
def test_both_kinds_of_safety_are_other_and_count_once(criterion):
    both = (unsafe(), unsafe(Criterion.DANGER_ZONE))

    one = gap(
        offer_with(),
        need=need_with(safety_answers=(unsafe(criterion),)),
        audience=SAFETY,
    )
    two = gap(offer_with(), need=need_with(safety_answers=both), audience=SAFETY)

    assert one.failed == two.failed == (("other", 1),)


def test_refused_consent_is_other_too_so_that_other_does_not_mean_safety():
    consent = need_with().consents[0]
    refused = type(consent)(act=consent.act, party=consent.party, is_given=False, on=ON)

    assert gap(offer_with(), need=need_with(consents=(refused,))).failed == (
        ("other", 1),
    )


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (11, "0-11"),
        (12, "12-15"),
        (15, "12-15"),
        (16, "16-17"),
        (18, "18-22"),
        (22, "18-22"),
    ],
)
def test_a_gap_knows_an_age_band_only(age, band):
    born_on = ON.replace(year=ON.year - age)

    assert gap(need=need_with(born_on=born_on)).age_band == band


def test_a_gap_without_an_age_has_no_band():
    assert gap(need=need_with(born_on=None)).age_band is None


@pytest.mark.parametrize("changes", [{"is_pregnant": True}, {"brings_child": True}])
def test_a_gap_tells_that_there_is_a_child(changes):
    assert gap(need=need_with(**changes)).needs_parent_and_child


def test_a_gap_holds_no_code_and_no_birth_date():
    names = {field.name for field in fields(GapRecord)}

    assert not names & {"code", "born_on", "municipality", "iq", "zones"}
