"""NEED.json and OFFERS.json: frozen schemas, and what they become."""

import hashlib
import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from baken.core.matching import Audience, judge, order
from baken.core.matching.documents import DocumentRefusedError, need_from, table_from
from baken.core.rules import codes
from baken.core.rules.codes import Level, TargetGroup, Urgency
from baken.core.rules.consent_values import Act, Ground, ParentSafety, Party
from baken.core.values import GeoPoint, Period

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "reference"
INSTALLED = files("baken.core.matching") / "schemas"
# A published format does not change: a new one gets a new version beside it.
SHA256 = {
    "need": "2a1c7582161fcc68d3bf4f821142ff3d0d7dde6ee9f76dde3e154059565f7bc3",
    "offers": "67c09b424d9ecaf2c76e35aa136e16ec31372462c2d915391732663b5683a57d",
}


@pytest.mark.parametrize("kind", ["need", "offers"])
def test_the_published_schema_is_the_installed_one_and_frozen(kind):
    published = (PUBLISHED / f"{kind}.schema.json").read_bytes()
    installed = (INSTALLED / f"{kind}.schema.json").read_bytes()

    assert published == installed
    assert hashlib.sha256(published).hexdigest() == SHA256[kind]


def schema(kind):
    return json.loads((INSTALLED / f"{kind}.schema.json").read_text(encoding="utf-8"))


def objects(part):
    if isinstance(part, dict):
        if "properties" in part:
            yield part
        for value in part.values():
            yield from objects(value)
    if isinstance(part, list):
        for value in part:
            yield from objects(value)


@pytest.mark.parametrize("kind", ["need", "offers"])
def test_every_object_of_a_schema_refuses_unknown_fields(kind):
    Draft202012Validator.check_schema(schema(kind))

    assert all(each["additionalProperties"] is False for each in objects(schema(kind)))


def test_the_schemas_name_the_codes_of_the_rules():
    need = schema("need")["properties"]

    assert need["urgency"]["enum"] == [each.value for each in Urgency]
    assert need["legal_position"]["enum"] == [
        each.value for each in codes.LegalPosition
    ]
    assert need["level"]["enum"] == [*(each.code for each in Level), None]
    assert need["target_group"]["enum"] == [*(each.value for each in TargetGroup), None]
    consents = need["consents"]["items"]["properties"]
    assert consents["act"]["enum"] == [each.value for each in Act]
    assert consents["party"]["enum"] == [each.value for each in Party]
    grounds = need["bases"]["items"]["properties"]["ground"]["enum"]
    assert grounds == [each.value for each in Ground]


def example(name):
    return json.loads((ROOT / "examples" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("kind", "name"), [("need", "NEED.json"), ("offers", "OFFERS.json")]
)
def test_the_examples_follow_the_schemas(kind, name):
    assert list(Draft202012Validator(schema(kind)).iter_errors(example(name))) == []


def test_the_examples_become_a_list():
    need, offers = need_from(example("NEED.json")), table_from(example("OFFERS.json"))

    judgement = judge(need, offers, on=date(2026, 11, 22))

    first = order(judgement, audience=Audience.REFERRER).indices[0]
    assert offers.keys[first] == "ZUIDERLICHT-OPEN"


BARE = {
    "version": "1",
    "code": "V-1",
    "urgency": "crisis",
    "start_from": "2026-11-22",
    "born_on": None,
    "target_group": None,
    "level": None,
    "municipality": None,
    "zones": None,
}


def test_what_is_left_out_of_a_need_is_unknown():
    need = need_from(BARE)

    assert need.zones is None
    assert need.profile.born_on is None
    assert need.profile.contra_indications is None
    assert need.authorisation.state == "none"
    assert not need.situation.is_forced_framework
    assert need.situation.is_able_to_weigh


def test_a_need_is_read_whole():
    need = need_from(
        BARE
        | {
            "start_until": "2026-12-01",
            "expected_stay_days": 10,
            "born_on": "2010-05-03",
            "target_group": "non_binary",
            "level": "closed",
            "iq": 80,
            "contra_indications": {"detox": 2},
            "municipality": "GM0344",
            "youth_region": "JZ22",
            "municipality_point": {"lat": 52.09, "lon": 5.11},
            "authorisation": {
                "state": "granted",
                "valid_from": "2026-11-01",
                "valid_until": "2027-02-01",
            },
            "legal_position": "11",
            "is_able_to_weigh": False,
            "n_authority_holders": 2,
            "zones": [
                {"kind": "municipality", "lat": 52.0, "lon": 5.0, "radius_km": 30},
                {"kind": "point", "lat": 52.0, "lon": 5.0, "radius_km": 1.5},
            ],
            "required_safety_level": 2,
            "consents": [
                {
                    "act": "disclosure",
                    "party": "parent",
                    "is_given": True,
                    "on": "2026-11-20",
                    "parent_safety": "safe",
                    "giver": "parent-1",
                }
            ],
            "bases": [
                {"act": "disclosure", "ground": "legal_duty", "on": "2026-11-20"}
            ],
            "safety_answers": [
                {"offer": "A", "criterion": "H8", "fits": False, "on": "2026-11-21"}
            ],
        }
    )

    assert need.start_until == date(2026, 12, 1)
    assert need.profile.target_group is TargetGroup.NON_BINARY
    assert need.profile.contra_indications == ((codes.ContraIndication.DETOX, 2),)
    assert need.level is Level.CLOSED
    assert need.origin.point == GeoPoint(52.09, 5.11)
    assert need.authorisation.period == Period(date(2026, 11, 1), date(2027, 2, 1))
    assert need.situation.is_forced_framework
    assert need.situation.has_closed_authorisation
    assert need.situation.n_authority_holders == 2
    assert [each.is_municipality for each in need.zones] == [True, False]
    assert need.zones[1].radius_km == 1.5
    assert need.consents[0].parent_safety is ParentSafety.SAFE
    assert need.consents[0].giver == "parent-1"
    assert need.bases[0].ground is Ground.LEGAL_DUTY
    assert not need.safety_answers[0].fits


def test_an_authorisation_under_way_has_no_period():
    need = need_from(BARE | {"authorisation": {"state": "requested"}})

    assert need.authorisation.state == "requested"
    assert not need.situation.has_closed_authorisation


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start_until": "2026-11-22"}, "start_until"),
        ({"born_on": "1990-01-01"}, "born_on"),
        ({"authorisation": {"state": "granted"}}, "authorisation"),
        (
            {"authorisation": {"state": "none", "valid_until": "2027-01-01"}},
            "valid_until",
        ),
    ],
)
def test_values_of_a_need_that_clash_are_refused(changes, words):
    with pytest.raises(DocumentRefusedError, match=words) as refused:
        need_from(BARE | changes)

    assert [each.path for each in refused.value.problems] == ["$"]


OFFER = {
    "key": "A",
    "source": {"system": "opgave", "on": None},
    "min_age": None,
    "max_age": None,
    "groups": [],
    "level": None,
    "safety_level": None,
    "region": None,
}
REGION = {"code": "JZ02", "points": [{"lat": 53.2, "lon": 5.8}]}


def offers(*rows, regions=(REGION,)):
    return {"version": "1", "regions": list(regions), "offers": list(rows)}


def test_what_is_left_out_of_an_offer_is_not_stated():
    table = table_from(offers(OFFER))

    assert table.takes_crisis.tolist() == [-1]
    assert table.exclusions.tolist() == [[-1] * 5]
    assert table.stated_on.tolist() == [0]
    assert table.is_shielded.tolist() == [True]
    assert table.has_published_measure.tolist() == [False]


def test_all_problems_of_the_offers_are_told_at_once():
    with pytest.raises(DocumentRefusedError) as refused:
        table_from(
            offers(
                OFFER | {"min_age": 9, "max_age": 8},
                OFFER | {"key": "B", "region": "JZ03"},
                OFFER,
                regions=(REGION, REGION),
            )
        )

    assert [each.path for each in refused.value.problems] == [
        "$.offers[0]",
        "$.regions[1].code",
        "$.offers[2].key",
        "$.offers[1].region",
    ]
    assert "already used by $.offers[0]" in str(refused.value)


def test_a_contract_that_ends_before_it_begins_is_refused():
    contract = {"scope": "NL", "from": "2026-02-01", "until": "2026-01-01"}

    with pytest.raises(DocumentRefusedError, match="first day after"):
        table_from(offers(OFFER | {"contracts": [contract]}))
