"""Stories in which provider and referrer are talking."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from baken.config.demo import texts
from baken.config.demo.acts import (
    Answer,
    Ask,
    Question,
    SaySafe,
    Share,
    Story,
    Talk,
)
from baken.config.demo.names import BYNAMES
from baken.config.demo.people import COORDINATION, GUARDIAN, MUNICIPAL
from baken.config.demo.today import BOY, Today, begun, supervised


def stories(today: Today) -> Iterator[Story]:
    """All of them."""
    yield _question_open(today)
    yield _safety_to_answer(today)
    yield _boy_in_talks(today)
    yield _grown_up_in_talks(today)


def _question_open(today: Today) -> Story:
    opened = today.ago(3, 10)
    return Story(
        key="question",
        referrer=MUNICIPAL,
        young=today.young("Maysa Dauwsteen", age=16, referrer=MUNICIPAL),
        wish=today.wish(words=6),
        acts=(
            *begun(opened),
            Share(opened + timedelta(minutes=45), organisation=COORDINATION),
            Ask(opened + timedelta(hours=1), offer="ZD-03"),
            Talk(today.ago(2, 9, 40), offer="ZD-03"),
            Question(today.ago(1, 15, 10), offer="ZD-03", words=texts.OPEN_QUESTION),
        ),
    )


def _safety_to_answer(today: Today) -> Story:
    opened = today.ago(2, 13)
    wish = replace(
        today.wish(words=5),
        zone_km=25,
        avoided=BYNAMES[0],
        legal_position=supervised(GUARDIAN),
    )
    return Story(
        key="safety",
        referrer=GUARDIAN,
        young=today.young("Senna Lamploper", age=15, referrer=GUARDIAN),
        wish=wish,
        acts=(
            *begun(opened),
            Ask(opened + timedelta(hours=1), offer="ZD-01"),
            Talk(today.ago(1, 10, 30), offer="ZD-01"),
        ),
    )


def _boy_in_talks(today: Today) -> Story:
    opened = today.ago(4, 15)
    return Story(
        key="boy-talking",
        referrer=GUARDIAN,
        young=today.young("Finn Rietzanger", age=15, referrer=GUARDIAN, group=BOY),
        wish=replace(today.wish(words=3), legal_position=supervised(GUARDIAN)),
        acts=(
            *begun(opened),
            Ask(today.ago(3, 9, 30), offer="HL-02"),
            Ask(today.ago(3, 9, 35), offer="ZD-06"),
            Talk(today.ago(2, 11), offer="ZD-06"),
            Question(today.ago(2, 11, 30), offer="ZD-06", words=texts.QUESTION),
            Answer(today.ago(1, 9, 15), offer="ZD-06", words=texts.ANSWER),
            SaySafe(today.ago(1, 14), offer="ZD-06"),
        ),
    )


def _grown_up_in_talks(today: Today) -> Story:
    opened = today.ago(5, 11)
    return Story(
        key="grown-up",
        referrer=MUNICIPAL,
        young=today.young("Quinty Zonneregen", age=18, referrer=MUNICIPAL),
        wish=today.wish(words=1),
        acts=(
            *begun(opened),
            Ask(opened + timedelta(hours=2), offer="TZ-01"),
            Talk(today.ago(1, 16), offer="TZ-01"),
        ),
    )
