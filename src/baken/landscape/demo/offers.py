"""The demo's locations, programmes, offers, room and contracts as model rows."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import numpy as np
from django.db.models import Model

from baken.landscape.demo import rooms, texts
from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.organisations import began_on
from baken.landscape.demo.tables import Row, table
from baken.landscape.models import Location, Offer, Programme, Setting

DAYS_SINCE_DESCRIBED: Final = 200


def rows(on: date, *, rng: np.random.Generator) -> Iterator[Sequence[Model]]:
    """Everything but the organisations, in the order in which it is written."""
    yield [_location(row, on=on) for row in table("locations")]
    yield [
        rooms.address(row, n=n, on=on) for n, row in enumerate(table("locations"), 1)
    ]
    yield [_programme(row, on=on) for row in table("programmes")]
    yield [_offer(row, on=on, rng=rng) for row in table("offers")]
    yield [rooms.availability(row, on=on) for row in table("offers")]
    yield [place for row in table("offers") for place in rooms.places(row, on=on)]
    yield [
        contract
        for row in table("providers")
        for contract in rooms.contracts(row, on=on)
    ]
    yield [rooms.admission_stop(on)]
    yield [rooms.admission_stop_reason()]
    yield [rooms.measure(on)]


def place_ids(row: Row) -> Iterator[UUID]:
    """The keys of the places of an offer, in the order of their codes."""
    yield from (
        place.id for place in rooms.places(row, on=date.min + timedelta(days=999))
    )


def _location(row: Row, *, on: date) -> Location:
    return Location(
        id=demo_id("location", row.text("key")),
        organisation_id=demo_id("organisation", row.text("provider")),
        name=row.text("name"),
        youth_region_id=row.text("region"),
        municipality_id=row.text("municipality") or None,
        safety_level=row.number("safety_level"),
        valid_from=began_on(on),
    )


def _programme(row: Row, *, on: date) -> Programme:
    recognised = row.number_or_none("recognised_days_ago")
    return Programme(
        id=demo_id("programme", row.text("key")),
        organisation_id=demo_id("organisation", row.text("provider")),
        name=row.text("name"),
        method=row.text("method"),
        description=row.text("description"),
        phases=row.text("phases").split("|"),
        min_weeks=row.number("min_weeks"),
        max_weeks=row.number("max_weeks"),
        recognition=row.text("recognition"),
        recognition_source="" if recognised is None else texts.SOURCE,
        recognised_on=None if recognised is None else on - timedelta(days=recognised),
    )


def _offer(row: Row, *, on: date, rng: np.random.Generator) -> Offer:
    code = row.text("code")
    exclusions = dict(pair.split(":") for pair in row.words("exclusions"))
    return Offer(
        id=demo_id("offer", code),
        code=code,
        name=row.text("name"),
        organisation_id=demo_id("organisation", code[:2]),
        location_id=demo_id("location", row.text("location")),
        programme_id=demo_id("programme", row.text("programme")),
        setting=row.text("setting"),
        takes_crisis=row.is_yes("takes_crisis"),
        min_age=row.number("min_age"),
        max_age=row.number("max_age"),
        target_groups=row.words("target_groups"),
        composition=row.text("composition"),
        mild_disability=row.text("mild_disability"),
        min_iq=row.number_or_none("min_iq"),
        max_iq=row.number_or_none("max_iq"),
        takes_parent_and_child=row.is_yes("takes_parent_and_child"),
        modules=row.words("modules"),
        stated_on=on - timedelta(days=int(rng.integers(20, DAYS_SINCE_DESCRIBED))),
        valid_from=began_on(on),
        **{f"{flag}_from": int(severity) for flag, severity in exclusions.items()},
        **_rules_of_the_house(row, rng=rng),
    )


def _rules_of_the_house(row: Row, *, rng: np.random.Generator) -> dict[str, str]:
    n = int(rng.integers(3))
    is_ambulatory = row.text("setting") == Setting.AMBULATORY
    return {
        "school": texts.AMBULATORY_SCHOOL if is_ambulatory else texts.SCHOOL[n],
        "phone_rules": texts.AMBULATORY_PHONE if is_ambulatory else texts.PHONE[n],
        "contact_rules": texts.AMBULATORY_CONTACT
        if is_ambulatory
        else texts.CONTACT[n],
        "not_suited_for": texts.NOT_SUITED[n],
    }
