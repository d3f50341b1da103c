"""Stories that have just begun: drafts, and requests that nobody has answered yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from baken.config.demo.acts import (
    Ask,
    FillNeed,
    KeepDraft,
    LetTimePass,
    LookAtOffers,
    OpenNeed,
    Share,
    Story,
)
from baken.config.demo.people import COORDINATION, DOCTOR, MUNICIPAL
from baken.config.demo.today import BOY, NON_BINARY, Today, begun


def stories(today: Today) -> Iterator[Story]:
    """All of them."""
    yield _draft_just_begun(today)
    yield _draft_half_way(today)
    yield _nothing_asked_yet(today)
    yield _asked(today)
    yield _asked_too_long_ago(today)
    yield _boy_asked(today)


def _draft_just_begun(today: Today) -> Story:
    opened = today.ago(1, 16, 40)
    return Story(
        key="draft-begun",
        referrer=MUNICIPAL,
        young=today.young("Jolijn Tulpenwolk", age=15, referrer=MUNICIPAL),
        wish=today.wish(),
        acts=(
            OpenNeed(opened),
            FillNeed(opened + timedelta(minutes=4), n_steps=1),
            KeepDraft(
                opened + timedelta(minutes=9),
                step="jongere",
                typed=(("target_group", "girl"), ("is_pregnant", "no")),
            ),
        ),
    )


def _draft_half_way(today: Today) -> Story:
    opened = today.ago(2, 10, 5)
    return Story(
        key="draft-half",
        referrer=DOCTOR,
        young=today.young(
            "Robin Schelpenwind", age=16, referrer=DOCTOR, group=NON_BINARY
        ),
        wish=today.wish(setting="ambulatory", words=3),
        acts=(OpenNeed(opened), FillNeed(opened + timedelta(minutes=30), n_steps=4)),
    )


def _nothing_asked_yet(today: Today) -> Story:
    opened = today.ago(1, 13, 15)
    return Story(
        key="ready",
        referrer=MUNICIPAL,
        young=today.young("Bente Appelmaan", age=14, referrer=MUNICIPAL),
        wish=replace(today.wish(words=2), zone_km=15),
        acts=(*begun(opened), LookAtOffers(opened + timedelta(minutes=40))),
    )


def _asked(today: Today) -> Story:
    opened = today.ago(1, 14)
    return Story(
        key="sent",
        referrer=MUNICIPAL,
        young=today.young("Amira Bijenlicht", age=15, referrer=MUNICIPAL),
        wish=replace(today.wish(), zone_km=10),
        acts=(
            *begun(opened),
            LookAtOffers(opened + timedelta(minutes=30)),
            Ask(opened + timedelta(minutes=45), offer="ZD-01"),
            Ask(opened + timedelta(minutes=48), offer="BT-01"),
        ),
    )


def _asked_too_long_ago(today: Today) -> Story:
    opened = today.ago(6, 9, 30)
    return Story(
        key="overdue",
        referrer=MUNICIPAL,
        young=today.young("Kyra Mistwijzer", age=17, referrer=MUNICIPAL),
        wish=replace(today.wish(words=4), start_from=today.ahead(14)),
        acts=(
            *begun(opened),
            Share(opened + timedelta(minutes=40), organisation=COORDINATION),
            Ask(opened + timedelta(hours=1), offer="RS-03"),
            LetTimePass(today.ago(3, 10, 45)),
        ),
    )


def _boy_asked(today: Today) -> Story:
    opened = today.ago(1, 11, 20)
    return Story(
        key="boy-sent",
        referrer=DOCTOR,
        young=today.young("Emre Kastanjedroom", age=16, referrer=DOCTOR, group=BOY),
        wish=today.wish(words=1),
        acts=(*begun(opened), Ask(opened + timedelta(hours=1), offer="HL-02")),
    )
