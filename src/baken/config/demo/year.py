"""The plan of the demo year: how everybody came who has, or had, a place.

A pure function of the date and the seed. The shape follows what the inspectorate found in
2017 (142 young people, thirteen providers); what no source gives is an assumption of the
demo and named so.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from baken.config.demo import texts
from baken.config.demo.acts import Story, Wish, Young
from baken.config.demo.arrivals import arrival_acts, days_before, in_order
from baken.config.demo.names import BYNAMES, young_name
from baken.config.demo.scene import Referrer, referrer_near
from baken.config.demo.stays import Stay, all_stays
from baken.core.rules.codes import (
    AuthorisationState,
    LegalPosition,
    TargetGroup,
    Urgency,
)
from baken.core.values import age_on
from baken.landscape.demo.tables import Row, table

SEED: Final = 2017
# How many of each group an offer shelters; where it is silent, they are girls.
BOYS: Final = {"ZD-06": 3, "HL-02": 2, "NL-02": 1, "SV-01": 1, "MW-04": 2}
NON_BINARY: Final = {"ZD-02": 1, "ZD-05": 1, "BT-01": 1}
# Assumptions (no source was found): ages at arrival, and how often something is so.
AGES: Final = np.array([13, 14, 15, 16, 17])
AGE_SHARES: Final = np.array([0.12, 0.22, 0.30, 0.22, 0.14])
DISABILITY_SHARE: Final = 0.27  # besides the offers that are for them only
URGENT_SHARE: Final = 0.3
ZONE_SHARE: Final = 0.4
AVOIDED_SHARE: Final = 0.25
GROWN_UP: Final = {"ZD-01": 2, "ZD-03": 1, "TZ-01": 1, "ZD-04": 1}
AUTHORISATION_DAYS: Final = (91, 182, 364, 546)
CRISIS_AUTHORISATION_DAYS: Final = 28  # spoedmachtiging: four weeks at most
DAYS_NOT_BEFORE_BIRTHDAY: Final = (130, 240)

ALL_KINDS: Final = frozenset(
    {"municipality", "certified_institution", "medical_practice"}
)
GUARDIANS: Final = frozenset({"certified_institution"})


def plan_year(*, on: date, seed: int = SEED) -> tuple[Story, ...]:
    """One story for each young person who found a place, oldest first."""
    rng = np.random.default_rng([seed, on.toordinal()])
    stories = [_story(stay, on=on, rng=rng) for stay in all_stays(on=on, rng=rng)]
    return tuple(sorted(stories, key=lambda story: (story.opened_at, story.key)))


def _provider(offer: Row) -> Row:
    key = offer.text("code")[:2]
    return next(row for row in table("providers") if row.text("key") == key)


def _story(stay: Stay, *, on: date, rng: np.random.Generator) -> Story:
    age = _age(stay, rng=rng)
    kinds = GUARDIANS if stay.setting == "closed" and age < 18 else ALL_KINDS
    referrer = referrer_near(_provider(stay.offer), kinds=kinds, rng=rng)
    urgency = _urgency(stay, rng=rng)
    lead = days_before(urgency, rng=rng)
    young = _young(stay, referrer=referrer, age=age, rng=rng)
    wish = _wish(
        stay, referrer=referrer, young=young, urgency=urgency, on=on, lead=lead, rng=rng
    )
    code = stay.offer.text("code")
    return Story(
        key=f"{code}/{stay.place:02}/{stay.start_on}",
        referrer=referrer.key,
        young=young,
        wish=wish,
        acts=in_order(
            arrival_acts(stay, young=young, urgency=urgency, lead=lead, rng=rng)
        ),
    )


def _age(stay: Stay, *, rng: np.random.Generator) -> int:
    """The age at arrival; the last places of some houses are for who is older."""
    n_last = stay.offer.number("n_in_treatment") - stay.place
    if n_last < GROWN_UP.get(stay.offer.text("code"), 0):
        return int(rng.integers(18, 20))
    age = int(rng.choice(AGES, p=AGE_SHARES))
    return max(stay.offer.number("min_age"), min(age, stay.offer.number("max_age")))


def _urgency(stay: Stay, *, rng: np.random.Generator) -> Urgency:
    if stay.is_crisis:
        return Urgency.CRISIS
    return Urgency.URGENT if rng.random() < URGENT_SHARE else Urgency.REGULAR


def _young(
    stay: Stay, *, referrer: Referrer, age: int, rng: np.random.Generator
) -> Young:
    group = _group(stay)
    is_parent = stay.offer.is_yes("takes_parent_and_child")
    # No birthday between the first consent and the arrival: consents would lapse half way.
    n_days = int(rng.integers(*DAYS_NOT_BEFORE_BIRTHDAY))
    born_on = _years_earlier(stay.start_on - timedelta(days=n_days), years=age)
    return Young(
        name=young_name(group, rng=rng),
        born_on=born_on,
        target_group=TargetGroup(group),
        gm_code=referrer.homes[int(rng.integers(len(referrer.homes)))],
        has_mild_disability=_has_disability(stay, rng=rng),
        is_pregnant=is_parent and stay.place % 2 == 0,
        has_own_child=is_parent and stay.place % 2 == 1,
        lives_elsewhere=bool(rng.random() < 0.2),
    )


def _years_earlier(day: date, *, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _group(stay: Stay) -> str:
    code = stay.offer.text("code")
    if stay.place <= BOYS.get(code, 0):
        return "boy"
    if stay.place <= BOYS.get(code, 0) + NON_BINARY.get(code, 0):
        return "non_binary"
    return "girl"


def _has_disability(stay: Stay, *, rng: np.random.Generator) -> bool:
    drawn = bool(rng.random() < DISABILITY_SHARE)
    return {"only": True, "no": False}.get(stay.offer.text("mild_disability"), drawn)


def _wish(
    stay: Stay,
    *,
    referrer: Referrer,
    young: Young,
    urgency: Urgency,
    on: date,
    lead: int,
    rng: np.random.Generator,
) -> Wish:
    opened_on = stay.start_on - timedelta(days=lead)
    modules = stay.offer.words("modules")
    wish = Wish(
        urgency=urgency,
        setting=stay.setting,
        start_from=stay.start_on if urgency is Urgency.CRISIS else opened_on,
        modules=tuple(modules[: int(rng.integers(1, len(modules) + 1))]),
        legal_position=_legal_position(stay, referrer=referrer, young=young, rng=rng),
        zone_km=int(rng.choice([10, 15, 25])) if rng.random() < ZONE_SHARE else 0,
        avoided=_draw(BYNAMES, rng=rng) if rng.random() < AVOIDED_SHARE else "",
        own_words=_draw(texts.OWN_WORDS, rng=rng),
        words=_draw(texts.STORY, rng=rng),
    )
    return _authorised(wish, stay=stay, opened_on=opened_on, on=on)


def _legal_position(
    stay: Stay, *, referrer: Referrer, young: Young, rng: np.random.Generator
) -> LegalPosition:
    is_guarded = referrer.kind == "certified_institution"
    if not is_guarded or age_on(young.born_on, on=stay.start_on) >= 18:
        return LegalPosition.VOLUNTARY
    return LegalPosition.OTS if rng.random() < 0.7 else LegalPosition.GUARDIANSHIP


def _authorised(wish: Wish, *, stay: Stay, opened_on: date, on: date) -> Wish:
    """Closed help stands on an authorisation that holds as long as she is there."""
    if stay.setting != "closed":
        return wish
    usual = (CRISIS_AUTHORISATION_DAYS,) if stay.is_crisis else AUTHORISATION_DAYS
    until = min(on, stay.end_on or on)
    n_days = next(days for days in usual if opened_on + timedelta(days=days) >= until)
    return replace(
        wish,
        authorisation=AuthorisationState.GRANTED,
        authorisation_from=opened_on,
        authorisation_last_on=opened_on + timedelta(days=n_days - 1),
    )


def _draw(lines: tuple[str, ...], *, rng: np.random.Generator) -> str:
    return lines[int(rng.integers(len(lines)))]
