"""Who reads and writes which table, asked of PostgreSQL itself as the application role."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from baken.foundation.door.actor import NOBODY, Actor, logging_in, person, system
from baken.foundation.door.door import acting
from baken.foundation.door.token import sign

pytestmark = pytest.mark.django_db

OPEN = ("location", "programme", "offer", "contract", "publishedmeasure")
ROOM = ("availability", "admissionstop")
OWN = ("place", "admissionstopreason")
CLOSED = (*ROOM, *OWN, "address", "addressviewer")
COUNT = {
    table: f"SELECT count(*) FROM landscape_{table}"  # noqa: S608 -- the names stand above
    for table in (*OPEN, *CLOSED)
}
STRANGERS = [
    NOBODY,
    logging_in(uuid.uuid4()),
    system("holds", purpose="holds"),
    person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="intake"),
    person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="administrator"),
    person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="safety_officer"),
]


def n_rows(table: str, actor: Actor) -> int:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute(COUNT[table])
        return cursor.fetchone()[0]


def refused(statement: str, *, actor: Actor) -> bool:
    """Whether PostgreSQL refuses, or finds nothing that it may change."""
    try:
        with acting(actor), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount == 0
    except DatabaseError:
        return True


@pytest.mark.parametrize("table", OPEN)
def test_everybody_reads_the_offer(landscape, table):
    assert n_rows(table, NOBODY) > 0


@pytest.mark.parametrize("table", CLOSED)
@pytest.mark.parametrize(
    "stranger", STRANGERS, ids=lambda actor: actor.role or actor.kind
)
def test_strangers_read_no_room_stop_or_secret(landscape, table, stranger):
    known_addresses = table == "address" and stranger.kind == "person"

    assert n_rows(table, stranger) == (5 if known_addresses else 0)


@pytest.mark.parametrize("table", CLOSED)
def test_a_forged_token_reads_nothing(landscape, table, acting_for):
    forged = sign(
        acting_for("SV", "intake"),
        key="a key that nobody installed here 1",
        at=timezone.now(),
    )

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('baken.actor', %s, true)", [forged])
        cursor.execute(COUNT[table])
        assert cursor.fetchone()[0] == 0
        cursor.execute("SELECT set_config('baken.actor', '', true)")


@pytest.mark.parametrize("role", ["referrer", "care_coordinator"])
def test_who_refers_reads_free_dates_and_stops_but_no_places_and_reasons(
    landscape, acting_for, role
):
    refers = acting_for("gem-zwolle", role)

    assert n_rows("availability", refers) == len(landscape.offers)
    assert n_rows("admissionstop", refers) == 1
    assert [n_rows(table, refers) for table in OWN] == [0, 0]


def test_a_provider_reads_all_of_its_own_room_and_nothing_of_another(
    landscape, acting_for
):
    own = [offer for offer in landscape.offers if offer.code.startswith("SV")]
    intake = acting_for("SV", "intake")

    assert n_rows("availability", intake) == len(own)
    assert n_rows("place", intake) == sum(len(offer.place_ids) for offer in own)
    assert n_rows("admissionstop", intake) == 1
    assert n_rows("admissionstopreason", intake) == 1
    assert n_rows("admissionstopreason", acting_for("ZD", "intake")) == 0


WRITES = {
    "offer": "UPDATE landscape_offer SET name = 'x' WHERE code = 'ZD-01'",
    "programme": "UPDATE landscape_programme SET name = 'x' FROM landscape_offer o"
    " WHERE o.programme_id = landscape_programme.id AND o.code = 'ZD-01'",
    "availability": "UPDATE landscape_availability SET free_on = NULL FROM landscape_offer o"
    " WHERE o.id = offer_id AND o.code = 'ZD-01'",
    "place": "UPDATE landscape_place SET valid_until = '2099-01-01' FROM landscape_offer o"
    " WHERE o.id = offer_id AND o.code = 'ZD-01'",
    "new place": "INSERT INTO landscape_place (id, offer_id, code, valid_from)"
    " SELECT gen_random_uuid(), id, '99', '2026-01-01' FROM landscape_offer"
    " WHERE code = 'ZD-01'",
    "new stop": "INSERT INTO landscape_admissionstop (id, location_id, valid_from)"
    " SELECT gen_random_uuid(), location_id, '2026-01-01' FROM landscape_offer"
    " WHERE code = 'ZD-01'",
}


@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
def test_only_the_intake_of_the_provider_writes(landscape, acting_for, write):
    others = [
        NOBODY,
        acting_for("gem-zwolle", "referrer"),
        acting_for("MW", "intake"),
        acting_for("ZD", "behavioural_expert"),
        acting_for("ZD", "administrator"),
        acting_for("ZD", "safety_officer"),
    ]

    assert all(refused(write, actor=other) for other in others)
    assert not refused(write, actor=acting_for("ZD", "intake"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE landscape_contract SET kind = 'regional'",
        "UPDATE landscape_publishedmeasure SET text = ''",
        "DELETE FROM landscape_offer",
        "DELETE FROM landscape_place",
        "DELETE FROM landscape_address",
        "TRUNCATE landscape_place CASCADE",
        "UPDATE landscape_offer SET organisation_id = gen_random_uuid()",
        "UPDATE landscape_location SET safety_level = 0",
    ],
)
def test_an_intake_cannot_change_contracts_measures_levels_or_delete(
    landscape, acting_for, statement
):
    assert refused(statement, actor=acting_for("ZD", "intake"))


def test_an_offer_cannot_move_to_the_house_of_another_provider(landscape, acting_for):
    stolen = (
        "UPDATE landscape_offer SET location_id = (SELECT location_id FROM landscape_offer"
        " WHERE code = 'MW-01') WHERE code = 'ZD-01'"
    )

    assert refused(stolen, actor=acting_for("ZD", "intake"))


def test_the_public_gets_bands_only(landscape):
    with acting(NOBODY), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM landscape_bands()")
        rows = cursor.fetchall()
        names = [column.name for column in cursor.description]

    assert names == [
        "setting",
        "takes_crisis",
        "youth_region_id",
        "place_possible",
        "waiting",
        "area",
    ]
    assert {type(row[3]) for row in rows} == {bool}
    assert {row[4] for row in rows} <= {
        "under_2",
        "under_6",
        "under_12",
        "over_12",
        "unknown",
    }
