"""H7 and H8: safety rules 4 and 5, and the verdicts a database may add."""

from datetime import timedelta

import numpy as np
import pytest

from baken.core.matching import (
    ZONES_DECIDED_ELSEWHERE,
    Audience,
    Criterion,
    SafetyAnswer,
    SafetyVerdicts,
    judge,
    table_of,
)
from baken.core.matching.errors import (
    OfferTableRefusedError,
    SafetyVerdictsMissingError,
)
from baken.core.values import GeoPoint, Verdict
from tests.core.builders import (
    LEEUWARDEN,
    ON,
    TILBURG,
    UTRECHT,
    judged,
    need_with,
    offer_with,
    verdict,
    zone,
)

PASS, UNKNOWN, FAIL = Verdict.PASS, Verdict.UNKNOWN, Verdict.FAIL
DAY = timedelta(days=1)
H7, H8 = Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE
OPEN_IN_TILBURG = {"safety_level": 0, "point": TILBURG, "region": "JZ35"}
UTRECHT_TO_TILBURG = UTRECHT.distance_km(TILBURG)  # 59 km
UTRECHT_TO_JZ02 = UTRECHT.distance_km(
    GeoPoint(lat=53.03, lon=5.66)
)  # 111 km, nearest point


def answer(criterion=H7, *, fits=True, days_ago=0, offer="A"):
    return SafetyAnswer(
        offer=offer, criterion=criterion, fits=fits, on=ON - days_ago * DAY
    )


def with_answers(*answers, **changes):
    return need_with(safety_answers=answers, **changes)


# H7, who lives there


def test_h7_finding_nobody_is_never_a_pass():
    assert verdict(H7) is UNKNOWN


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([answer()], PASS),
        ([answer(days_ago=7)], PASS),
        ([answer(days_ago=8)], UNKNOWN),
        ([answer(days_ago=-1)], UNKNOWN),
        ([answer(offer="B")], UNKNOWN),
        ([answer(H8)], UNKNOWN),
        ([answer(fits=False)], FAIL),
        ([answer(fits=False, days_ago=300)], FAIL),
        ([answer(fits=False, days_ago=-1)], UNKNOWN),
        ([answer(fits=False, days_ago=9), answer()], FAIL),
        ([answer(), answer(fits=False, days_ago=9)], FAIL),
    ],
)
def test_h7_rests_on_the_dated_answer_of_the_provider_and_a_no_stays(answers, expected):
    assert verdict(H7, with_answers(*answers)) is expected


# H8, how far away


@pytest.mark.parametrize(
    ("radius_km", "expected"),
    [(UTRECHT_TO_TILBURG - 0.01, PASS), (UTRECHT_TO_TILBURG + 0.01, FAIL)],
)
def test_h8_an_open_address_counts_by_its_own_point(radius_km, expected):
    need = need_with(zones=(zone(UTRECHT, radius_km),))

    assert verdict(H8, need, offer_with(**OPEN_IN_TILBURG)) is expected


def test_h8_an_open_address_without_a_point_is_unknown():
    offer = offer_with(safety_level=0)

    assert verdict(H8, need_with(zones=(zone(),)), offer) is UNKNOWN


@pytest.mark.parametrize("level", [1, 2, 3, None])
@pytest.mark.parametrize(
    ("radius_km", "expected"),
    [(UTRECHT_TO_JZ02 - 15.01, PASS), (UTRECHT_TO_JZ02 - 14.99, UNKNOWN)],
)
def test_h8_a_shielded_place_passes_only_if_its_whole_region_lies_beyond(
    level, radius_km, expected
):
    need = need_with(zones=(zone(UTRECHT, radius_km),))

    assert verdict(H8, need, offer_with(safety_level=level)) is expected


def test_h8_a_shielded_place_in_the_zone_itself_is_still_only_unknown():
    need = need_with(zones=(zone(LEEUWARDEN, 1),))

    assert verdict(H8, need) is UNKNOWN


def test_h8_a_shielded_place_without_a_region_is_unknown():
    need = need_with(zones=(zone(),))

    assert verdict(H8, need, offer_with(region=None)) is UNKNOWN


def test_h8_without_any_region_nothing_shielded_passes():
    need = need_with(zones=(zone(),))

    judgement = judge(need, table_of([offer_with(region=None)]), on=ON)

    assert judgement.verdict(0, criterion=H8) is UNKNOWN


def test_h8_a_zone_that_is_a_municipality_is_15_km_wider():
    radius_km = UTRECHT_TO_TILBURG - 14.99
    point = need_with(zones=(zone(UTRECHT, radius_km),))
    municipality = need_with(zones=(zone(UTRECHT, radius_km, is_municipality=True),))

    assert verdict(H8, point, offer_with(**OPEN_IN_TILBURG)) is PASS
    assert verdict(H8, municipality, offer_with(**OPEN_IN_TILBURG)) is FAIL


@pytest.mark.parametrize("order", [1, -1])
def test_h8_every_zone_counts(order):
    zones = (zone(LEEUWARDEN, 1), zone(TILBURG, 1))[::order]

    assert verdict(H8, need_with(zones=zones), offer_with(**OPEN_IN_TILBURG)) is FAIL


def test_h8_is_unknown_when_nobody_asked_for_zones():
    assert verdict(H8, need_with(zones=None)) is UNKNOWN


def test_h8_without_zones_passes():
    assert verdict(H8, need_with(zones=())) is PASS


@pytest.mark.parametrize(
    ("required", "stated", "expected"),
    [
        (0, 0, PASS),
        (2, 2, PASS),
        (2, 3, PASS),
        (2, 1, FAIL),
        (1, 0, FAIL),
        (1, None, UNKNOWN),
    ],
)
def test_h8_an_address_is_as_secret_as_the_need_asks(required, stated, expected):
    need = need_with(required_safety_level=required)

    assert verdict(H8, need, offer_with(safety_level=stated)) is expected


def test_h8_the_provider_settles_an_unknown_and_never_a_fail():
    near, yes = need_with(zones=(zone(LEEUWARDEN, 1),)), (answer(H8),)
    too_near = need_with(zones=(zone(TILBURG, 1),), safety_answers=yes)

    assert verdict(H8, need_with(zones=near.zones, safety_answers=yes)) is PASS
    assert verdict(H8, too_near, offer_with(**OPEN_IN_TILBURG)) is FAIL


def test_h8_nobody_can_settle_zones_that_were_never_asked_for():
    assert verdict(H8, need_with(zones=None, safety_answers=(answer(H8),))) is UNKNOWN
    no = (answer(H8, fits=False),)
    assert verdict(H8, need_with(zones=None, safety_answers=no)) is FAIL


# Verdicts of a database


def given(h7, h8):
    return SafetyVerdicts(co_placement=np.array([h7]), danger_zone=np.array([h8]))


@pytest.mark.parametrize("h7", list(Verdict))
@pytest.mark.parametrize("h8", list(Verdict))
def test_given_verdicts_only_make_things_stricter(h7, h8):
    judgement = judged(need_with(zones=()), safety_verdicts=given(h7, h8))

    assert judgement.verdict(0, criterion=H7) is min(UNKNOWN, h7)
    assert judgement.verdict(0, criterion=H8) is min(PASS, h8)


def test_zones_decided_elsewhere_take_the_given_verdict():
    need = need_with(zones=ZONES_DECIDED_ELSEWHERE)

    for h8 in Verdict:
        judgement = judged(need, safety_verdicts=given(UNKNOWN, h8))
        assert judgement.verdict(0, criterion=H8) is h8


def test_zones_decided_elsewhere_without_verdicts_are_refused():
    with pytest.raises(SafetyVerdictsMissingError, match="elsewhere"):
        judged(need_with(zones=ZONES_DECIDED_ELSEWHERE))


def test_an_answer_settles_a_given_unknown_and_not_a_given_fail():
    need = with_answers(answer(), answer(H8), zones=ZONES_DECIDED_ELSEWHERE)

    settled = judged(need, safety_verdicts=given(UNKNOWN, UNKNOWN))
    failed = judged(need, safety_verdicts=given(FAIL, FAIL))

    assert settled.verdicts[0, 6:8].tolist() == [PASS, PASS]
    assert failed.verdicts[0, 6:8].tolist() == [FAIL, FAIL]


def test_given_verdicts_are_one_for_each_offer():
    with pytest.raises(OfferTableRefusedError, match="each offer"):
        judged(offers=[offer_with(), offer_with(key="B")], safety_verdicts=given(0, 0))
    with pytest.raises(OfferTableRefusedError, match="each offer"):
        judged(
            safety_verdicts=SafetyVerdicts(
                co_placement=np.array([0]), danger_zone=np.array([0, 0])
            )
        )


def test_a_given_verdict_is_one_of_three():
    with pytest.raises(OfferTableRefusedError, match="danger_zone"):
        given(0, 2)


# What follows from them


def test_before_the_confirmation_an_offer_may_be_asked_and_nobody_may_be_placed():
    before = judged(need_with(zones=()))
    after = judged(with_answers(answer(), zones=()))

    assert before.may_be_asked(Audience.REFERRER)[0]
    assert not before.is_placeable[0]
    assert after.is_placeable[0]
