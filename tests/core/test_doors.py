"""What cannot exist is refused where it is made, with a message that says what is expected."""

from dataclasses import fields, replace
from datetime import date, timedelta

import numpy as np
import pytest

from baken.core.matching import (
    Authorisation,
    Capacity,
    Contract,
    Criterion,
    DangerZone,
    Offer,
    OfferTable,
    Profile,
    Region,
    SafetyAnswer,
    table_of,
)
from baken.core.matching.errors import OfferTableRefusedError
from baken.core.rules.codes import (
    AuthorisationState,
    ContraIndication,
    TargetGroup,
    Urgency,
)
from baken.core.values import Period, Source, ValueRefusedError
from tests.core.builders import (
    NEED,
    OFFER,
    ON,
    REGIONS,
    TILBURG,
    UTRECHT,
    need_with,
    offer_with,
)

FIRE = ContraIndication.FIRE_SETTING


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start_until": ON}, "start_until"),
        ({"expected_stay_days": 0}, "expected_stay_days"),
        ({"required_safety_level": 4}, "required_safety_level"),
        ({"required_safety_level": -1}, "required_safety_level"),
        ({"born_on": ON + timedelta(days=1)}, "born_on"),
        ({"born_on": date(2003, 11, 22)}, "Jeugdwet 1.1"),
        ({"start_from": date(9999, 12, 31)}, "start_from"),
        ({"start_from": date(1989, 12, 31)}, "start_from"),
    ],
)
def test_a_need_that_cannot_exist_is_refused(changes, words):
    with pytest.raises(ValueRefusedError, match=words):
        need_with(**changes)


def test_the_youngest_and_the_oldest_are_let_in():
    assert need_with(born_on=ON).profile.born_on == ON
    assert need_with(born_on=date(2003, 11, 23)).profile.born_on.year == 2003
    assert (
        need_with(required_safety_level=3, expected_stay_days=1).expected_stay_days == 1
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"iq": 19}, "iq"),
        ({"iq": 201}, "iq"),
        ({"contra_indications": ((FIRE, 4),)}, "severity"),
        ({"contra_indications": ((FIRE, -1),)}, "severity"),
        ({"contra_indications": ((FIRE, 1), (FIRE, 2))}, "once"),
    ],
)
def test_a_profile_that_cannot_exist_is_refused(changes, words):
    with pytest.raises(ValueRefusedError, match=words):
        Profile(**changes)


@pytest.mark.parametrize("radius_km", [0, -1, float("nan"), float("inf")])
def test_a_zone_has_a_radius(radius_km):
    with pytest.raises(ValueRefusedError, match="radius_km"):
        DangerZone(UTRECHT, radius_km)


@pytest.mark.parametrize(
    ("state", "period"),
    [
        (AuthorisationState.GRANTED, None),
        (AuthorisationState.REQUESTED, Period(ON)),
        (AuthorisationState.NONE, Period(ON)),
    ],
)
def test_only_a_granted_authorisation_has_a_period(state, period):
    with pytest.raises(ValueRefusedError, match="authorisation"):
        Authorisation(state, period)


def test_a_safety_answer_is_about_safety():
    with pytest.raises(ValueRefusedError, match="H7 or H8"):
        SafetyAnswer(offer="A", criterion=Criterion.CONTRACT, fits=True, on=ON)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"key": ""}, "key"),
        ({"min_age": 18, "max_age": 17}, "min_age: 18"),
        ({"min_iq": 90, "max_iq": 80}, "min_iq: 90"),
        ({"min_age": -1}, "min_age"),
        ({"max_iq": 301}, "max_iq"),
        ({"safety_level": 4}, "safety_level"),
        ({"point": TILBURG}, "only an open address"),
        ({"point": TILBURG, "safety_level": None}, "only an open address"),
        ({"exclusions": ((FIRE, 0),)}, "exclusions"),
        ({"exclusions": ((FIRE, 4),)}, "exclusions"),
    ],
)
def test_an_offer_that_cannot_exist_is_refused(changes, words):
    with pytest.raises(ValueRefusedError, match=words):
        offer_with(**changes)


def test_a_region_has_points():
    with pytest.raises(ValueRefusedError, match="point"):
        Region("JZ01", ())


def test_rows_become_columns_and_missing_values_their_codes():
    bare = Offer(key="B", source=Source("opgave"))
    full = offer_with(
        safety_level=0,
        point=TILBURG,
        groups=frozenset(TargetGroup),
        exclusions=((FIRE, 2),),
        min_iq=70,
        contracts=(
            Contract("NL", Period(ON)),
            Contract("JZ02", Period(ON, date(2027, 1, 1))),
        ),
    )

    table = table_of([bare, full], regions=REGIONS)

    assert table.keys == ("B", "A")
    assert table.min_age.tolist() == [-1, 12]
    assert table.groups.tolist() == [0, 7]
    assert table.exclusions.tolist() == [[-1] * 5, [0, 0, 0, 0, 2]]
    assert table.min_iq.tolist() == [0, 70]
    assert table.max_iq.tolist() == [300, 300]
    assert table.region.tolist() == [-1, 0]
    assert np.isnan(table.lat).tolist() == [True, False]
    assert table.free_on.tolist() == [0, ON.toordinal()]
    assert table.contract_offer.tolist() == [1, 1]
    assert [table.scopes[n] for n in table.contract_scope] == ["NL", "JZ02"]
    assert table.contract_until.tolist() == [2**31 - 1, date(2027, 1, 1).toordinal()]
    assert [table.sources[n].system for n in table.source] == [
        "opgave",
        OFFER.source.system,
    ]


def test_the_centre_of_a_region_is_the_mean_of_its_points():
    table = table_of([OFFER], regions=REGIONS)

    centre = table.centre(0)

    assert (centre.lat, centre.lon) == (pytest.approx(53.115), pytest.approx(5.725))


def test_a_column_cannot_be_changed_afterwards():
    given = np.array([12])
    table = columns(min_age=given)

    given[0] = 0

    assert table.min_age.tolist() == [12]
    with pytest.raises(ValueError, match="read-only"):
        table.min_age[0] = 0


def test_a_region_that_is_not_listed_is_refused():
    with pytest.raises(OfferTableRefusedError, match="JZ99"):
        table_of([offer_with(region="JZ99")], regions=REGIONS)


def columns(**changes) -> OfferTable:
    return replace(table_of([OFFER], regions=REGIONS), **changes)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"min_age": [12, 13]}, "min_age: 2 rows for 1 offers"),
        ({"exclusions": [[0, 0]]}, "one column for each contra-indication"),
        ({"contract_from": []}, "different length"),
        ({"source": [1]}, "source: 1"),
        ({"source": [-1]}, "source: -1"),
        ({"region": [3]}, "region: 3"),
        ({"region": [-2]}, "region: -2"),
        ({"contract_offer": [1]}, "contract_offer: 1"),
        ({"contract_scope": [1]}, "contract_scope: 1"),
        ({"lat": [52.0], "lon": [5.0]}, "no point"),
        ({"lat": [52.0], "safety_level": [0]}, "both or neither"),
        ({"takes_crisis": [2]}, "takes_crisis: 2 is not from -1 to 1"),
        ({"has_admission_stop": [-2]}, "has_admission_stop"),
        ({"level": [3]}, "level: 3"),
        ({"safety_level": [4]}, "safety_level: 4"),
        ({"exclusions": [[0, 0, 4, 0, 0]]}, "exclusions: 4"),
        ({"groups": [8]}, "groups: 8"),
        ({"free_on": [10**6]}, "free_on"),
        ({"stated_on": [-1]}, "stated_on"),
        ({"groups": [-1]}, "groups"),
        ({"free_on": [-1]}, "free_on"),
    ],
)
def test_columns_that_contradict_themselves_are_refused(changes, words):
    with pytest.raises(OfferTableRefusedError, match=words):
        columns(**changes)


def test_an_offer_named_twice_is_refused():
    with pytest.raises(OfferTableRefusedError, match="once"):
        table_of([OFFER, OFFER], regions=REGIONS)


def test_every_column_is_frozen_with_the_table():
    table = table_of([OFFER], regions=REGIONS)

    arrays = [getattr(table, each.name) for each in fields(table)]

    assert not any(a.flags.writeable for a in arrays if isinstance(a, np.ndarray))


def test_the_default_need_is_careful():
    bare = type(NEED)(code="V-1", urgency=Urgency.CRISIS, start_from=ON)

    assert bare.zones is None
    assert bare.profile == Profile()
    assert Capacity(ON).free_on is None
