"""Stories in which something did not work out: a no, a withdrawal, a hold that ended, a gap."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from baken.config.demo import texts
from baken.config.demo.acts import (
    Ask,
    Choose,
    Decline,
    Depart,
    LetTimePass,
    LookAtOffers,
    OfferPlace,
    SaySafe,
    Share,
    StayAway,
    Story,
    Talk,
    Wish,
    Withdraw,
)
from baken.config.demo.people import COORDINATION, GUARDIAN, MUNICIPAL
from baken.config.demo.today import BOY, Today, begun, supervised
from baken.core.rules.codes import AuthorisationState


def stories(today: Today) -> Iterator[Story]:
    """All of them."""
    yield _declined_twice(today)
    yield _one_request_withdrawn(today)
    yield _need_withdrawn(today)
    yield _hold_lapsed(today)
    yield _not_arrived(today)
    yield _not_safe_there(today)
    yield _nothing_fits(today)


def _declined_twice(today: Today) -> Story:
    opened = today.ago(9, 9)
    return Story(
        key="declined",
        referrer=MUNICIPAL,
        young=today.young("Lotte Vuurwilg", age=13, referrer=MUNICIPAL),
        wish=today.wish_before(9, words=4),
        acts=(
            *begun(opened),
            Share(opened + timedelta(minutes=45), organisation=COORDINATION),
            Ask(opened + timedelta(hours=1), offer="MW-01"),
            Ask(opened + timedelta(hours=1), offer="TZ-01"),
            Decline(today.ago(8, 10), offer="MW-01", code="full"),
            Talk(today.ago(8, 11), offer="TZ-01"),
            Decline(today.ago(6, 15), offer="TZ-01", code="care_not_possible"),
            LookAtOffers(today.ago(1, 9)),
        ),
    )


def _one_request_withdrawn(today: Today) -> Story:
    opened = today.ago(7, 14)
    return Story(
        key="request-withdrawn",
        referrer=GUARDIAN,
        young=today.young("Isa Wolkenist", age=16, referrer=GUARDIAN),
        wish=replace(today.wish_before(7), legal_position=supervised(GUARDIAN)),
        acts=(
            *begun(opened),
            Ask(opened + timedelta(hours=1), offer="BT-01"),
            Ask(opened + timedelta(hours=1), offer="VA-01"),
            Talk(today.ago(2, 10), offer="VA-01"),
            Withdraw(today.ago(1, 12), offer="BT-01", reason="no_answer"),
        ),
    )


def _need_withdrawn(today: Today) -> Story:
    opened = today.ago(30, 10)
    return Story(
        key="need-withdrawn",
        referrer=MUNICIPAL,
        young=today.young("Rania Havikdal", age=16, referrer=MUNICIPAL),
        wish=today.wish_before(30, words=6),
        acts=(
            *begun(opened),
            Ask(opened + timedelta(hours=1), offer="RS-03"),
            Talk(today.ago(27, 10), offer="RS-03"),
            Withdraw(today.ago(21, 16), reason="found_elsewhere"),
        ),
    )


def _hold_lapsed(today: Today) -> Story:
    opened = today.ago(16, 10)
    return Story(
        key="lapsed",
        referrer=MUNICIPAL,
        young=today.young("Wietske Nachtegaalpad", age=17, referrer=MUNICIPAL),
        wish=today.wish_before(16, words=1),
        acts=(
            *begun(opened),
            Ask(opened + timedelta(hours=1), offer="BT-01"),
            Talk(today.ago(15, 10), offer="BT-01"),
            SaySafe(today.ago(14, 10), offer="BT-01"),
            OfferPlace(
                today.ago(13, 11),
                offer="BT-01",
                place=5,
                start_on=today.ahead(-7),
                end_on=today.ahead(180),
            ),
            LetTimePass(today.ago(9, 9)),
            LetTimePass(today.ago(8, 11, 5)),
        ),
    )


def _not_arrived(today: Today) -> Story:
    opened = today.ago(14, 9)
    return Story(
        key="not-arrived",
        referrer=GUARDIAN,
        young=today.young("Gwen Zandvlinder", age=16, referrer=GUARDIAN),
        wish=_closed(today, n_days=14),
        acts=(
            *begun(opened),
            Ask(
                opened + timedelta(hours=1), offer="KL-01", reason=texts.MEASURE_REASON
            ),
            Talk(today.ago(12, 10), offer="KL-01"),
            SaySafe(today.ago(11, 10), offer="KL-01"),
            SaySafe(today.ago(6, 9), offer="KL-01"),
            OfferPlace(
                today.ago(6, 10),
                offer="KL-01",
                place=3,
                start_on=today.ahead(-2),
                end_on=today.ahead(76),
            ),
            Choose(today.ago(5, 15), offer="KL-01", heard="not_able"),
            Depart(today.ago(2, 10), offer="KL-01"),
            StayAway(today.ago(2, 16), offer="KL-01", reason="missing"),
        ),
    )


def _closed(today: Today, *, n_days: int) -> Wish:
    """A closed place for which the judge gave three months, so many days ago."""
    return replace(
        today.wish_before(n_days, setting="closed"),
        legal_position=supervised(GUARDIAN),
        authorisation=AuthorisationState.GRANTED,
        authorisation_from=today.ahead(-n_days),
        authorisation_last_on=today.ahead(90 - n_days),
    )


def _not_safe_there(today: Today) -> Story:
    opened = today.ago(5, 10)
    return Story(
        key="not-safe",
        referrer=MUNICIPAL,
        young=today.young("Puck IJspluim", age=15, referrer=MUNICIPAL),
        wish=replace(today.wish_before(5, words=5), avoided="Jay Schaduwloper"),
        acts=(
            *begun(opened),
            Ask(opened + timedelta(hours=1), offer="NL-01"),
            Talk(today.ago(2, 10), offer="NL-01"),
            SaySafe(today.ago(1, 11), offer="NL-01", verdict="fail"),
        ),
    )


def _nothing_fits(today: Today) -> Story:
    """A boy for whom the judge allowed a closed place: no house in the country has one."""
    opened = today.ago(4, 9)
    return Story(
        key="gap",
        referrer=GUARDIAN,
        young=today.young("Ivo Pauwenbloem", age=14, referrer=GUARDIAN, group=BOY),
        wish=_closed(today, n_days=4),
        acts=(*begun(opened), LookAtOffers(opened + timedelta(minutes=40))),
    )
