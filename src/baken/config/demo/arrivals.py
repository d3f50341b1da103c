"""What happens between the first page of a need and the day on which she arrives."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from baken.config.demo import acts, texts
from baken.config.demo.scene import coordination_of, moment
from baken.config.demo.stays import Stay
from baken.core.rules.codes import Urgency
from baken.landscape.demo.tables import Row, table
from baken.referral.selectors.safety import YES_COUNTS

MEASURED: Final = {"KL-01"}  # the inspectorate published a measure: a reason is asked
# Shares of what else happens; assumptions of the demo.
LOOKED_SHARE: Final = 0.2
SHARED_SHARE: Final = 0.35
DECLINED_SHARE: Final = 0.2
LAPSED_SHARE: Final = 0.12
QUESTION_SHARE: Final = 0.3
SAFE_AFTER: Final = timedelta(hours=43)  # the first answer on safety, after the request
DECLINE_CODES: Final = ("full", "full", "care_not_possible", "level", "other")


def days_before(urgency: Urgency, *, rng: np.random.Generator) -> int:
    """How many days before the arrival the need is opened."""
    if urgency is Urgency.CRISIS:
        return 0
    low, high = (6, 12) if urgency is Urgency.URGENT else (18, 60)
    return int(rng.integers(low, high))


def arrival_acts(
    stay: Stay,
    *,
    young: acts.Young,
    urgency: Urgency,
    lead: int,
    rng: np.random.Generator,
) -> Iterator[acts.Act]:
    """Everything from opening the file until she is there."""
    if urgency is Urgency.CRISIS:
        yield from _tonight(stay)
        return
    opened = moment(stay.start_on - timedelta(days=lead), 9 + int(rng.integers(7)), 10)
    yield from _prepared(opened, young=young, rng=rng)
    asked = opened + timedelta(hours=2)
    yield from _elsewhere(stay, asked=asked, rng=rng)
    yield from _asked(stay, asked=asked, rng=rng)
    yield from _confirmed_again(stay, first=asked + SAFE_AFTER, urgency=urgency)
    yield from _chosen(stay, urgency=urgency)


def in_order(found: Iterable[acts.Act]) -> tuple[acts.Act, ...]:
    """Acts as they follow each other: several providers answer in between."""
    return tuple(sorted(found, key=lambda act: act.at))


def _prepared(
    opened: datetime, *, young: acts.Young, rng: np.random.Generator
) -> Iterator[acts.Act]:
    yield acts.OpenNeed(opened)
    yield acts.FillNeed(opened + timedelta(minutes=25))
    yield acts.MakeReady(opened + timedelta(minutes=30))
    if rng.random() < LOOKED_SHARE:
        yield acts.LookAtOffers(opened + timedelta(minutes=35))
    if rng.random() < SHARED_SHARE:
        where = coordination_of(young.gm_code)
        yield acts.Share(opened + timedelta(minutes=40), organisation=where)


def _elsewhere(
    stay: Stay, *, asked: datetime, rng: np.random.Generator
) -> Iterator[acts.Act]:
    """Some ask a second provider as well, who says no or is not chosen."""
    drawn = rng.random()
    other = _other_offer(stay.offer, rng=rng)
    if other is None or drawn > DECLINED_SHARE + LAPSED_SHARE:
        return
    yield acts.Ask(asked, offer=other, reason=_reason(other))
    if drawn < DECLINED_SHARE:
        code = DECLINE_CODES[int(rng.integers(len(DECLINE_CODES)))]
        yield acts.Decline(asked + timedelta(hours=21), offer=other, code=code)
    else:
        yield acts.Talk(asked + timedelta(hours=3), offer=other)


def _other_offer(offer: Row, *, rng: np.random.Generator) -> str | None:
    """An offer of somebody else for the same group, as restrictive as this one."""
    groups = set(offer.words("target_groups"))
    fitting = [
        row.text("code")
        for row in table("offers")
        if row.text("code")[:2] != offer.text("code")[:2]
        and row.text("setting") == offer.text("setting")
        and row.text("mild_disability") == offer.text("mild_disability")
        and groups & set(row.words("target_groups"))
        and row.text("code") != "SV-01"  # takes nobody in now
    ]
    return fitting[int(rng.integers(len(fitting)))] if fitting else None


def _reason(offer: str) -> str:
    return texts.MEASURE_REASON if offer in MEASURED else ""


def _asked(
    stay: Stay, *, asked: datetime, rng: np.random.Generator
) -> Iterator[acts.Act]:
    code = stay.offer.text("code")
    yield acts.Ask(asked + timedelta(minutes=5), offer=code, reason=_reason(code))
    talked = asked + timedelta(hours=20)
    yield acts.Talk(talked, offer=code)
    if rng.random() < QUESTION_SHARE:
        later = talked + timedelta(hours=1)
        yield acts.Question(later, offer=code, words=texts.QUESTION)
        later += timedelta(hours=3)
        yield acts.Answer(later, offer=code, words=texts.ANSWER)
    yield acts.SaySafe(asked + SAFE_AFTER, offer=code)


def _confirmed_again(
    stay: Stay, *, first: datetime, urgency: Urgency
) -> Iterator[acts.Act]:
    """A yes on safety that would be too old on the day that she leaves is given again."""
    if moment(stay.start_on, 12) - first > YES_COUNTS:
        again = _offer_moment(stay, urgency=urgency) - timedelta(hours=1)
        yield acts.SaySafe(again, offer=stay.offer.text("code"))


def _offer_moment(stay: Stay, *, urgency: Urgency) -> datetime:
    n_days = 2 if urgency is Urgency.URGENT else 6
    return moment(stay.start_on - timedelta(days=n_days), 11)


def _chosen(stay: Stay, *, urgency: Urgency) -> Iterator[acts.Act]:
    """An offer with a hold, a choice within its term, and the day itself."""
    code = stay.offer.text("code")
    offered = _offer_moment(stay, urgency=urgency)
    yield _offered(stay, at=offered)
    yield acts.Choose(offered + timedelta(hours=26), offer=code)
    yield acts.Depart(moment(stay.start_on, 10, 15), offer=code)
    yield acts.Arrive(moment(stay.start_on, 13, 40), offer=code)
    yield acts.SeeNotices(moment(stay.start_on, 16))


def _offered(stay: Stay, *, at: datetime) -> acts.OfferPlace:
    return acts.OfferPlace(
        at,
        offer=stay.offer.text("code"),
        place=stay.place,
        start_on=stay.start_on,
        end_on=stay.end_on,
    )


def _tonight(stay: Stay) -> Iterator[acts.Act]:
    """A crisis: everything within one evening, by telephone first."""
    code, day = stay.offer.text("code"), stay.start_on
    yield acts.OpenNeed(moment(day, 18, 50))
    yield acts.FillNeed(moment(day, 19, 5))
    yield acts.MakeReady(moment(day, 19, 6))
    yield acts.Ask(moment(day, 19, 10), offer=code)
    yield acts.Talk(moment(day, 19, 20), offer=code)
    yield acts.SaySafe(moment(day, 19, 45), offer=code, by_phone=True)
    yield _offered(stay, at=moment(day, 19, 55))
    yield acts.Choose(moment(day, 20, 20), offer=code)
    yield acts.Depart(moment(day, 20, 45), offer=code)
    yield acts.Arrive(moment(day, 22, 30), offer=code)
    yield acts.SeeNotices(moment(day, 23, 15))
