"""Terms and moments as people say them."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation

from baken.foundation.ui.templatetags.ui_time import left_until, said_on

AT = datetime.fromisoformat("2026-11-22T03:15:00+01:00")


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(seconds=59), "nog 0 minuten"),
        (timedelta(minutes=1), "nog 1 minuut"),
        (timedelta(minutes=59), "nog 59 minuten"),
        (timedelta(hours=1), "nog 1 uur"),
        (timedelta(hours=47, minutes=59), "nog 47 uur"),
        (timedelta(days=2), "nog 2 dagen"),
        (timedelta(days=-1), "nog 0 minuten"),
    ],
)
def test_what_is_left_is_said_in_one_unit(left, words):
    with translation.override("nl"):
        assert left_until(AT + left, AT) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-22T23:05:00+01:00", "vandaag om 23:05"),
        ("2026-11-21T23:59:00+01:00", "gisteren om 23:59"),
        ("2026-11-22T23:30:00+00:00", "morgen om 00:30"),
        ("2026-12-01T09:00:00+01:00", "1 december om 09:00"),
    ],
)
def test_a_moment_near_now_is_named_by_its_day(moment, words):
    with translation.override("nl"):
        assert said_on(datetime.fromisoformat(moment), AT) == words
