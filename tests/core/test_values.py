"""Values refuse what cannot exist and keep to their definitions."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.values import (
    GeoPoint,
    Period,
    Sentence,
    ValueRefusedError,
    Verdict,
    age_on,
    birthday,
    distances_km,
    say,
)

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1))
POINTS = st.builds(GeoPoint, lat=st.floats(-90, 90), lon=st.floats(-180, 180))


def test_the_strictest_of_several_verdicts_is_their_minimum():
    assert min(Verdict.PASS, Verdict.UNKNOWN) is Verdict.UNKNOWN
    assert min(Verdict.UNKNOWN, Verdict.FAIL) is Verdict.FAIL
    assert [verdict.code for verdict in Verdict] == ["fail", "unknown", "pass"]


def test_the_first_day_of_a_period_counts_and_the_day_after_its_end_does_not():
    period = Period(date(2026, 1, 1), date(2026, 2, 1))

    assert period.contains(date(2026, 1, 1))
    assert period.contains(date(2026, 1, 31))
    assert not period.contains(date(2026, 2, 1))
    assert not period.contains(date(2025, 12, 31))


def test_a_period_without_an_end_goes_on():
    assert Period(date(2026, 1, 1)).contains(date(2126, 1, 1))


@pytest.mark.parametrize("until", [date(2026, 1, 1), date(2025, 1, 1)])
def test_a_period_lasts_at_least_a_day(until):
    with pytest.raises(ValueRefusedError, match="first day after"):
        Period(date(2026, 1, 1), until)


def test_an_age_is_reached_on_the_birthday_and_not_the_day_before():
    born_on = date(2010, 5, 3)

    assert age_on(born_on, on=date(2026, 5, 3)) == 16
    assert age_on(born_on, on=date(2026, 5, 2)) == 15
    assert age_on(born_on, on=date(2010, 5, 2)) == -1


def test_born_on_29_february_means_1_march_in_a_common_year():
    assert birthday(date(2008, 2, 29), age=18) == date(2026, 3, 1)
    assert birthday(date(2008, 2, 29), age=16) == date(2024, 2, 29)


@given(born_on=DAYS, age=st.integers(0, 60))
def test_age_and_birthday_agree(born_on, age):
    day = birthday(born_on, age=age)

    assert age_on(born_on, on=day) == age
    assert age_on(born_on, on=day - timedelta(days=1)) == age - 1


def test_amsterdam_lies_57_km_from_rotterdam():
    amsterdam, rotterdam = GeoPoint(52.3728, 4.8936), GeoPoint(51.9225, 4.4792)

    assert amsterdam.distance_km(rotterdam) == pytest.approx(57.5, abs=0.5)


def test_a_degree_along_a_meridian_is_111_195_km():
    assert GeoPoint(0, 0).distance_km(GeoPoint(1, 0)) == pytest.approx(
        111.195, abs=1e-3
    )
    assert GeoPoint(0, 0).distance_km(GeoPoint(0, 1)) == pytest.approx(
        111.195, abs=1e-3
    )
    assert GeoPoint(60, 0).distance_km(GeoPoint(60, 1)) == pytest.approx(
        55.597, abs=2e-3
    )


@given(a=POINTS, b=POINTS)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_the_earth(a, b):
    distance = a.distance_km(b)

    assert distance == pytest.approx(b.distance_km(a), abs=1e-6)
    assert 0 <= distance <= math.pi * 6371.0088 + 1e-6


def test_many_distances_are_the_single_ones():
    lat, lon, here = np.array([52.0, 53.0]), np.array([5.0, 6.0]), GeoPoint(51.5, 4.5)

    many = distances_km(lat, lon=lon, point=here)

    assert many[1] == here.distance_km(GeoPoint(53.0, 6.0))


@pytest.mark.parametrize(
    ("lat", "lon", "word"),
    [
        (91, 0, "latitude"),
        (math.nan, 0, "latitude"),
        (0, 181, "long"),
        (0, math.inf, "long"),
    ],
)
def test_a_point_lies_on_the_earth(lat, lon, word):
    with pytest.raises(ValueRefusedError, match=word):
        GeoPoint(lat, lon)


def test_a_sentence_is_dutch_until_somebody_translates_it():
    sentence = say(
        "vrij op %(day)s voor %(who)s", day=date(2026, 2, 9), who=say("meisjes")
    )
    english = {
        "vrij op %(day)s voor %(who)s": "free %(day)s, %(who)s",
        "meisjes": "girls",
    }

    assert str(sentence) == "vrij op 9-2-2026 voor meisjes"
    assert (
        sentence.render(english.__getitem__, day=date.isoformat)
        == "free 2026-02-09, girls"
    )


def test_a_sentence_without_values_may_hold_a_percent_sign():
    assert str(Sentence("100 % zeker")) == "100 % zeker"
