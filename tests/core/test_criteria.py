"""H1 to H6, one example for each way a verdict can fall."""

from datetime import date, timedelta

import pytest

from baken.core.matching import Authorisation, Capacity, Criterion
from baken.core.rules.codes import (
    AuthorisationState,
    ContraIndication,
    Level,
    TargetGroup,
)
from baken.core.values import Period, Verdict
from tests.core.builders import NEED, ON, judged, need_with, offer_with, verdict

PASS, UNKNOWN, FAIL = Verdict.PASS, Verdict.UNKNOWN, Verdict.FAIL
DAY = timedelta(days=1)
FIRE, DETOX = ContraIndication.FIRE_SETTING, ContraIndication.DETOX


def room(free_in_days, *, stated_days_ago=0):
    return Capacity(
        stated_on=ON - stated_days_ago * DAY, free_on=ON + free_in_days * DAY
    )


def test_nothing_but_co_placement_is_unknown_in_a_need_that_fits():
    judgement = judged()

    assert judgement.verdicts[0].tolist() == [1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1]
    assert judgement.facts.need is NEED


@pytest.mark.parametrize(
    ("born_on", "expected"),
    [
        (date(2014, 11, 22), PASS),  # 12 on the day itself
        (date(2014, 11, 23), FAIL),  # 12 tomorrow
        (date(2008, 11, 23), PASS),  # 17 until tomorrow
        (date(2008, 11, 22), FAIL),  # 18 on the day itself
        (None, UNKNOWN),
    ],
)
def test_h1_compares_the_age_on_the_start_date(born_on, expected):
    assert verdict(Criterion.AGE, need_with(born_on=born_on)) is expected


def test_h1_counts_the_age_on_the_day_a_place_comes_free():
    turns_12_in_a_week = need_with(born_on=date(2014, 11, 29))
    offer = offer_with(capacity=room(7))

    assert verdict(Criterion.AGE, turns_12_in_a_week, offer) is PASS
    assert (
        verdict(Criterion.AGE, turns_12_in_a_week, offer_with(capacity=room(6))) is FAIL
    )


def test_h1_does_not_count_with_a_free_day_that_was_stated_long_ago():
    turns_12_in_a_week = need_with(born_on=date(2014, 11, 29))
    stale = offer_with(capacity=room(7, stated_days_ago=8))

    assert verdict(Criterion.AGE, turns_12_in_a_week, stale) is FAIL


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"min_age": 0}, PASS),
        ({"min_age": None}, UNKNOWN),
        ({"max_age": None}, UNKNOWN),
        ({"min_age": None, "max_age": 15}, FAIL),
        ({"min_age": 17, "max_age": None}, FAIL),
    ],
)
def test_h1_a_limit_that_is_not_stated_is_unknown_unless_the_other_fails(
    limits, expected
):
    assert verdict(Criterion.AGE, offer=offer_with(**limits)) is expected


@pytest.mark.parametrize("group", list(TargetGroup))
def test_h2_every_group_fits_an_offer_that_names_it_and_no_other(group):
    others = frozenset(TargetGroup) - {group}
    need = need_with(target_group=group)

    assert verdict(Criterion.TARGET_GROUP, need, offer_with(groups={group})) is PASS
    assert verdict(Criterion.TARGET_GROUP, need, offer_with(groups=others)) is FAIL


def test_h2_is_unknown_when_either_side_does_not_say():
    assert verdict(Criterion.TARGET_GROUP, need_with(target_group=None)) is UNKNOWN
    assert (
        verdict(Criterion.TARGET_GROUP, offer=offer_with(groups=frozenset())) is UNKNOWN
    )


def granted(start_on, until=None):
    return Authorisation(AuthorisationState.GRANTED, Period(start_on, until))


@pytest.mark.parametrize(
    ("assessed", "offered", "expected"),
    [
        (Level.OPEN, Level.OPEN, PASS),
        (Level.OPEN, Level.CLOSED, FAIL),
        (Level.AMBULATORY, Level.OPEN, FAIL),
        (Level.OPEN, Level.AMBULATORY, FAIL),
        (Level.CLOSED, Level.OPEN, FAIL),
        (None, Level.OPEN, UNKNOWN),
        (Level.OPEN, None, UNKNOWN),
    ],
)
def test_h3_asks_exactly_the_assessed_level(assessed, offered, expected):
    need, offer = need_with(level=assessed), offer_with(level=offered)

    assert verdict(Criterion.LEVEL, need, offer) is expected


@pytest.mark.parametrize(
    ("authorisation", "expected"),
    [
        (Authorisation(), UNKNOWN),
        (Authorisation(AuthorisationState.REQUESTED), UNKNOWN),
        (granted(ON, ON + DAY), PASS),
        (granted(ON), PASS),
        (granted(ON + DAY), UNKNOWN),
        (granted(ON - 9 * DAY, ON), UNKNOWN),
    ],
)
def test_h3_a_closed_door_needs_an_authorisation_valid_on_the_start_date(
    authorisation, expected
):
    """Jeugdwet 6.1.2; safety rule 26."""
    need = need_with(level=Level.CLOSED, authorisation=authorisation)
    judgement = judged(need, [offer_with(level=Level.CLOSED)])

    assert judgement.verdict(0, criterion=Criterion.LEVEL) is expected
    has_step = bool(judgement.has_next_step[0, Criterion.LEVEL.column])
    assert has_step is (expected is UNKNOWN)


def test_h3_an_authorisation_that_ends_before_the_free_day_does_not_count():
    need = need_with(level=Level.CLOSED, authorisation=granted(ON, ON + 3 * DAY))

    in_time = offer_with(level=Level.CLOSED, capacity=room(2))
    too_late = offer_with(level=Level.CLOSED, capacity=room(3))

    assert verdict(Criterion.LEVEL, need, in_time) is PASS
    assert verdict(Criterion.LEVEL, need, too_late) is UNKNOWN


@pytest.mark.parametrize(
    ("assessed", "offered"), [(None, Level.CLOSED), (Level.OPEN, None)]
)
def test_h3_an_unknown_level_has_no_known_next_step(assessed, offered):
    judgement = judged(need_with(level=assessed), [offer_with(level=offered)])

    assert not judgement.has_next_step[0, Criterion.LEVEL.column]


def test_h3_no_authorisation_makes_a_heavier_place_fit():
    need = need_with(level=Level.OPEN, authorisation=granted(ON))

    assert verdict(Criterion.LEVEL, need, offer_with(level=Level.CLOSED)) is FAIL


@pytest.mark.parametrize(
    ("profile", "limits", "expected"),
    [
        ({"iq": 75}, {"min_iq": 75, "max_iq": 75}, PASS),
        ({"iq": 75}, {"min_iq": 76}, FAIL),
        ({"iq": 75}, {"max_iq": 74}, FAIL),
        ({"iq": 75}, {}, PASS),
        ({"has_mild_disability": None}, {}, UNKNOWN),
        (
            {"has_mild_disability": None, "iq": 100},
            {"takes_mild_disability": False},
            PASS,
        ),
        (
            {"has_mild_disability": None, "iq": 85},
            {"takes_mild_disability": False},
            UNKNOWN,
        ),
        (
            {"has_mild_disability": None, "iq": 86},
            {"takes_mild_disability": False},
            PASS,
        ),
        (
            {"has_mild_disability": True},
            {"takes_mild_disability": True, "min_iq": 70},
            PASS,
        ),
        ({"has_mild_disability": True}, {"takes_mild_disability": False}, FAIL),
        (
            {"has_mild_disability": True},
            {"takes_mild_disability": None, "min_iq": 70},
            UNKNOWN,
        ),
        (
            {"has_mild_disability": True},
            {"takes_mild_disability": None, "min_iq": 50},
            PASS,
        ),
        (
            {"has_mild_disability": True},
            {"takes_mild_disability": None, "max_iq": 84},
            UNKNOWN,
        ),
        (
            {"has_mild_disability": True},
            {"takes_mild_disability": None, "max_iq": 85},
            PASS,
        ),
        (
            {"has_mild_disability": True},
            {"takes_mild_disability": True, "min_iq": 86},
            FAIL,
        ),
        ({"has_mild_disability": True, "iq": 60}, {"min_iq": 61}, FAIL),
        (
            {"has_mild_disability": True, "iq": 60},
            {"takes_mild_disability": False},
            FAIL,
        ),
        ({"has_mild_disability": False}, {"min_iq": 71}, PASS),
        ({"has_mild_disability": False}, {"min_iq": 72}, UNKNOWN),
        ({"has_mild_disability": False}, {"max_iq": 70}, FAIL),
        ({"has_mild_disability": False}, {"takes_mild_disability": False}, PASS),
    ],
)
def test_h4_compares_what_is_known_with_the_range_of_the_offer(
    profile, limits, expected
):
    offer = offer_with(**{"takes_mild_disability": True, **limits})
    need = need_with(**profile)

    assert verdict(Criterion.INTELLECTUAL_DISABILITY, need, offer) is expected


@pytest.mark.parametrize(
    ("pregnant", "child", "offered", "expected"),
    [
        (False, False, False, PASS),
        (False, False, None, PASS),
        (True, False, True, PASS),
        (False, True, True, PASS),
        (True, None, False, FAIL),
        (None, True, False, FAIL),
        (True, False, None, UNKNOWN),
        (None, False, True, PASS),
        (None, None, False, UNKNOWN),
        (False, None, None, UNKNOWN),
    ],
)
def test_h5_asks_for_care_when_there_is_a_pregnancy_or_a_child(
    pregnant, child, offered, expected
):
    need = need_with(is_pregnant=pregnant, brings_child=child)
    offer = offer_with(takes_parent_and_child=offered)

    assert verdict(Criterion.PARENT_AND_CHILD, need, offer) is expected


@pytest.mark.parametrize(
    ("flags", "exclusions", "expected"),
    [
        ((), ((FIRE, 1),), PASS),
        (((FIRE, 1),), ((FIRE, 2),), PASS),
        (((FIRE, 2),), ((FIRE, 2),), FAIL),
        (((FIRE, 3),), ((FIRE, 2),), FAIL),
        (((FIRE, 3),), ((DETOX, 1),), PASS),
        (((FIRE, 3), (DETOX, 1)), ((DETOX, 1),), FAIL),
        (((DETOX, 1), (FIRE, 3)), ((DETOX, 1),), FAIL),
        (((FIRE, 0),), None, PASS),
        (((FIRE, 1),), None, UNKNOWN),
        ((), None, PASS),
        (None, (), PASS),
        (None, ((FIRE, 3),), UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_h6_fails_at_the_severity_that_the_offer_excludes(flags, exclusions, expected):
    need = need_with(contra_indications=flags)
    offer = offer_with(exclusions=exclusions)

    assert verdict(Criterion.CONTRA_INDICATIONS, need, offer) is expected
