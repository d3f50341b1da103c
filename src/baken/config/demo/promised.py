"""Stories in which a place is held: offered, chosen, or on the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from baken.config.demo.acts import (
    Ask,
    Choose,
    Depart,
    FillNeed,
    LookAtOffers,
    MakeReady,
    OfferPlace,
    OpenNeed,
    Prolong,
    SaySafe,
    Share,
    Story,
    Talk,
)
from baken.config.demo.names import BYNAMES
from baken.config.demo.people import COORDINATION, DOCTOR, GUARDIAN, MUNICIPAL
from baken.config.demo.today import NON_BINARY, Today, begun, supervised
from baken.core.rules.codes import Urgency


def stories(today: Today) -> Iterator[Story]:
    """All of them."""
    yield _two_places_to_choose_from(today)
    yield _crisis_of_last_night(today)
    yield _chosen(today)
    yield _underway(today)


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
            _offered(today, "NL-01", n_days_ago=2, place=3),
            Prolong(today.ago(1, 17), offer="BT-01"),
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
            SaySafe(today.ago(5, 10), offer="BT-02"),
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
