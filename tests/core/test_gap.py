"""The record of what the country lacks: no person in it, and safety not told apart."""

from dataclasses import fields
from datetime import timedelta

import pytest

from baken.core.matching import (
    Audience,
    Capacity,
    Criterion,
    GapRecord,
    SafetyAnswer,
    gap_record,
)
from baken.core.rules.codes import Level, TargetGroup, Urgency
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


def unsafe(criterion=Criterion.CO_PLACEMENT, offer="A"):
    return SafetyAnswer(offer=offer, criterion=criterion, fits=False, on=ON)


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
