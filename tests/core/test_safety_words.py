"""H7 and H8 in words: the safety role sees why, all others see one and the same."""

import numpy as np
import pytest

from baken.core.matching import (
    ZONES_DECIDED_ELSEWHERE,
    Audience,
    Criterion,
    Redaction,
    SafetyAnswer,
    SafetyVerdicts,
    explain,
)
from baken.core.values import Verdict
from tests.core.builders import (
    CONFIRMED,
    NEED,
    OFFER,
    ON,
    OTHERS,
    TILBURG,
    UTRECHT,
    judged,
    need_with,
    offer_with,
    zone,
)

SAFETY = Audience.SAFETY
H7, H8 = Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE
OPEN_IN_TILBURG = offer_with(safety_level=0, point=TILBURG, region="JZ35")
NO = SafetyAnswer(offer="A", criterion=H7, fits=False, on=ON)


def told(criterion, need=NEED, offer=OFFER, *, audience=SAFETY, **options):
    judgement = judged(need, (offer,), **options)
    return explain(judgement, 0, audience=audience)[criterion.column]


@pytest.mark.parametrize("audience", OTHERS)
def test_h7_fail_and_unknown_are_one_for_others(audience):
    fail = told(H7, need_with(safety_answers=(NO,)), audience=audience)
    unknown = told(H7, audience=audience)

    assert fail == unknown
    assert str(fail.sentence) == "Nog niet te zeggen."
    assert fail.verdict is Verdict.UNKNOWN
    assert fail.redaction is Redaction.HIDDEN
    assert fail.source_on is None


@pytest.mark.parametrize("audience", OTHERS)
def test_h8_fail_and_unknown_are_one_for_others(audience):
    too_near = need_with(zones=(zone(TILBURG, 1),))

    fail = told(H8, too_near, OPEN_IN_TILBURG, audience=audience)
    unknown = told(H8, need_with(zones=None), OPEN_IN_TILBURG, audience=audience)

    assert fail == unknown
    assert (fail.may_override, fail.threshold, fail.notices) == ((), None, ())


@pytest.mark.parametrize("audience", OTHERS)
@pytest.mark.parametrize("criterion", [H7, H8])
def test_a_pass_is_told_without_values(criterion, audience):
    found = told(criterion, need_with(safety_answers=CONFIRMED), audience=audience)

    assert found.verdict is Verdict.PASS
    assert str(found.referral_value) == str(found.offer_value) == "niet getoond"
    assert found.next_step is None


@pytest.mark.parametrize(
    ("answers", "sentence", "value"),
    [
        ((), "nog niet bevestigd", "niet bekend"),
        ((NO,), "kan dit niet", "antwoord van 22-11-2026"),
        (CONFIRMED, "bevestigd dat dit kan", "antwoord van 22-11-2026"),
    ],
)
def test_h7_tells_the_safety_role_why(answers, sentence, value):
    found = told(H7, need_with(safety_answers=answers))

    assert sentence in str(found.sentence)
    assert str(found.offer_value) == value
    assert (found.next_step is not None) is (found.verdict is Verdict.UNKNOWN)
    assert "7 dagen" in str(found.threshold)


def test_h7_and_h8_of_the_safety_role_keep_their_own_answers():
    other = SafetyAnswer(offer="B", criterion=H7, fits=True, on=ON)
    of_h8 = SafetyAnswer(offer="A", criterion=H8, fits=True, on=ON)

    found = told(H7, need_with(safety_answers=(other, of_h8)))

    assert str(found.offer_value) == "niet bekend"


def test_h8_tells_the_safety_role_the_zone_with_the_least_room():
    zones = (zone(UTRECHT, 10), zone(TILBURG, 30), zone(UTRECHT, 20))

    found = told(H8, need_with(zones=zones), OPEN_IN_TILBURG)

    assert str(found.referral_value) == "0 km, nodig 30 km"
    assert "te dichtbij" in str(found.sentence)
    assert str(found.offer_value) == "Open adres"


def test_h8_tells_the_safety_role_the_edge_of_a_region():
    found = told(H8, need_with(zones=(zone(UTRECHT, 200, is_municipality=True),)))

    assert str(found.referral_value) == "96 km, nodig 215 km"
    assert found.verdict is Verdict.UNKNOWN
    assert "veiligheidsfunctionaris" in str(found.next_step)


@pytest.mark.parametrize(
    ("zones", "shown"), [(None, "niet bekend"), ((), "geen gevarenzone")]
)
def test_h8_without_zones(zones, shown):
    assert str(told(H8, need_with(zones=zones)).referral_value) == shown


def test_h8_without_a_place_or_with_zones_elsewhere_shows_no_distance():
    lost = offer_with(region=None, safety_level=None)
    given = SafetyVerdicts(co_placement=np.array([0]), danger_zone=np.array([1]))
    elsewhere = need_with(zones=ZONES_DECIDED_ELSEWHERE)

    found = told(H8, need_with(zones=(zone(),)), lost)

    assert str(found.referral_value) == str(found.offer_value) == "niet bekend"
    assert (
        str(told(H8, elsewhere, safety_verdicts=given).referral_value) == "niet bekend"
    )


def test_h8_inside_a_region_there_is_no_room_at_all():
    found = told(H8, need_with(zones=(zone(TILBURG, 5),)), offer_with(region="JZ35"))

    assert str(found.referral_value) == "0 km, nodig 5 km"
