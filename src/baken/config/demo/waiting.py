"""Stories in which somebody has to do something on the last day: one for each status."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from baken.config.demo import texts
from baken.config.demo.acts import (
    Answer,
    Ask,
    Choose,
    Depart,
    FillNeed,
    KeepDraft,
    LetTimePass,
    LookAtOffers,
    MakeReady,
    OfferPlace,
    OpenNeed,
    Prolong,
    Question,
    SaySafe,
    Share,
    Story,
    Talk,
)
from baken.config.demo.names import BYNAMES
from baken.config.demo.people import COORDINATION, DOCTOR, GUARDIAN, MUNICIPAL
from baken.config.demo.today import BOY, NON_BINARY, Today, begun, supervised
from baken.core.rules.codes import Urgency


def stories(today: Today) -> Iterator[Story]:
    """All of them."""
    yield _draft_just_begun(today)
    yield _draft_half_way(today)
    yield _nothing_asked_yet(today)
    yield _asked(today)
    yield _asked_too_long_ago(today)
    yield _boy_asked(today)
    yield _question_open(today)
    yield _safety_to_answer(today)
    yield _boy_in_talks(today)
    yield _grown_up_in_talks(today)
    yield _two_places_to_choose_from(today)
    yield _crisis_of_last_night(today)
    yield _chosen(today)
    yield _underway(today)


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
            Talk(today.ago(3, 16), offer="TZ-01"),
        ),
    )


def _two_places_to_choose_from(today: Today) -> Story:
    opened = today.ago(6, 13)
    return Story(
        key="offered",
        referrer=MUNICIPAL,
        young=today.young("Fenna Maanroos", age=14, referrer=MUNICIPAL),
        wish=replace(today.wish(words=2), zone_km=10),
        acts=(
            *begun(opened),
            LookAtOffers(opened + timedelta(minutes=30)),
            Share(opened + timedelta(minutes=45), organisation=COORDINATION),
            Ask(opened + timedelta(hours=1), offer="BT-01"),
            Ask(opened + timedelta(hours=1), offer="NL-01"),
            Talk(today.ago(5, 9), offer="BT-01"),
            Talk(today.ago(4, 10), offer="NL-01"),
            SaySafe(today.ago(4, 12), offer="BT-01"),
            SaySafe(today.ago(3, 12), offer="NL-01"),
            _offered(today, "BT-01", n_days_ago=3, place=5),
            Prolong(today.ago(1, 17), offer="BT-01"),
            _offered(today, "NL-01", n_days_ago=2, place=3),
        ),
    )


def _offered(
    today: Today, offer: str, *, n_days_ago: int, place: int, hour: int = 14
) -> OfferPlace:
    start_on = today.ahead(5)
    return OfferPlace(
        today.ago(n_days_ago, hour),
        offer=offer,
        place=place,
        start_on=start_on,
        end_on=start_on + timedelta(weeks=30),
    )


def _crisis_of_last_night(today: Today) -> Story:
    return Story(
        key="crisis",
        referrer=MUNICIPAL,
        young=today.young("Yara Ganzenlied", age=15, referrer=MUNICIPAL),
        wish=replace(
            today.wish(urgency=Urgency.CRISIS),
            start_from=today.ahead(-1),
            zone_km=25,
            avoided=BYNAMES[4],
        ),
        acts=(
            OpenNeed(today.ago(1, 21, 30)),
            FillNeed(today.ago(1, 21, 40)),
            MakeReady(today.ago(1, 21, 41)),
            Ask(today.ago(1, 21, 44), offer="ZD-02"),
            Ask(today.ago(1, 21, 46), offer="MW-03"),
            Talk(today.ago(1, 22, 5), offer="ZD-02"),
            SaySafe(today.ago(1, 22, 50), offer="ZD-02", by_phone=True),
            OfferPlace(
                today.ago(1, 23, 5),
                offer="ZD-02",
                place=5,
                start_on=today.on - timedelta(days=1),
                end_on=today.ahead(28),
            ),
        ),
    )


def _chosen(today: Today) -> Story:
    opened = today.ago(12, 10)
    return Story(
        key="chosen",
        referrer=DOCTOR,
        young=today.young("Noa Sterrewind", age=16, referrer=DOCTOR, group=NON_BINARY),
        wish=today.wish_before(12, setting="ambulatory"),
        acts=(
            *begun(opened),
            Ask(opened + timedelta(hours=1), offer="BT-02"),
            Ask(opened + timedelta(hours=1), offer="ZD-05"),
            Talk(today.ago(9, 10), offer="BT-02"),
            Talk(today.ago(8, 10), offer="ZD-05"),
            SaySafe(today.ago(7, 10), offer="BT-02"),
            _offered(today, "BT-02", n_days_ago=4, place=4, hour=11),
            Choose(today.ago(1, 16), offer="BT-02"),
        ),
    )


def _underway(today: Today) -> Story:
    wish = replace(
        today.wish(urgency=Urgency.CRISIS, words=5),
        start_from=today.ahead(-1),
        legal_position=supervised(GUARDIAN),
    )
    return Story(
        key="underway",
        referrer=GUARDIAN,
        young=today.young("Zoë Korenregen", age=14, referrer=GUARDIAN),
        wish=wish,
        acts=(
            OpenNeed(today.ago(1, 17, 30)),
            FillNeed(today.ago(1, 17, 45)),
            MakeReady(today.ago(1, 17, 46)),
            Ask(today.ago(1, 17, 50), offer="RS-01"),
            Talk(today.ago(1, 18, 10), offer="RS-01"),
            SaySafe(today.ago(1, 18, 40), offer="RS-01", by_phone=True),
            OfferPlace(
                today.ago(1, 18, 50),
                offer="RS-01",
                place=4,
                start_on=today.on - timedelta(days=1),
                end_on=today.ahead(35),
            ),
            Choose(today.ago(1, 19, 30), offer="RS-01"),
            Depart(today.ago(1, 22, 15), offer="RS-01"),
        ),
    )
