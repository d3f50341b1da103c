"""The trail is appended by a function, sealed in order, and tells when it was touched."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connections, transaction
from django.db.utils import ProgrammingError

from baken.foundation.audit import services as audit
from baken.foundation.audit.actions import UnknownActionError
from baken.foundation.door.actor import person
from baken.foundation.door.door import acting

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="referrer")
SUBJECT = uuid.uuid4()

Change = Callable[[str], None]


def write(n: int) -> None:
    for _ in range(n):
        with acting(ANNA):
            audit.record(actor=ANNA, action="dossier.opened", at=AT, subject=SUBJECT)


@pytest.fixture
def sealed_trail(committed_db: None) -> Iterator[None]:
    write(5)
    audit.seal()
    yield
    connections.close_all()


@pytest.fixture
def change(superuser_connection: psycopg.Connection) -> Change:
    def run(sql: str) -> None:
        superuser_connection.execute(sql)
        superuser_connection.commit()

    return run


@pytest.mark.usefixtures("sealed_trail")
def test_an_untouched_trail_is_whole() -> None:
    write(2)

    trail = audit.verify()

    assert (trail.n_sealed, trail.n_unsealed, trail.faults) == (5, 2, ())


@pytest.mark.usefixtures("sealed_trail")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_line SET role_id_code = 'intake' WHERE number = 3",
        "UPDATE audit_line SET event_date_time = now() WHERE number = 3",
        "DELETE FROM audit_line WHERE number = 3",
        "DELETE FROM audit_line WHERE number = 5",
        """UPDATE audit_line SET number = 99 WHERE number = 2;
        UPDATE audit_line SET number = 2 WHERE number = 3;
        UPDATE audit_line SET number = 3 WHERE number = 99""",
        "UPDATE audit_line SET number = NULL, hash = NULL WHERE number = 4",
    ],
)
def test_a_change_in_the_trail_is_found(change: Change, sql: str) -> None:
    change(sql)

    trail = audit.verify()

    assert trail.faults


@pytest.mark.usefixtures("committed_db")
def test_two_sealers_at_once_keep_one_chain() -> None:
    write(3)
    audit.seal()
    audit.seal(using="offline")
    write(3)
    audit.seal(using="offline")

    trail = audit.verify()

    assert (trail.n_sealed, trail.faults) == (6, ())


@pytest.mark.django_db
def test_the_line_says_who_acted_even_if_the_caller_lies() -> None:
    bram = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="intake")

    with acting(ANNA), transaction.atomic():
        audit.record(actor=bram, action="dossier.opened", at=AT)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT actor_user()")
            acted = cursor.fetchone()[0]

    assert acted == ANNA.user_id


@pytest.mark.django_db
def test_an_action_without_a_sentence_is_refused() -> None:
    with acting(ANNA), pytest.raises(UnknownActionError):
        audit.record(actor=ANNA, action="dossier.painted", at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO audit_line (event_id) VALUES (gen_random_uuid())",
        "UPDATE audit_line SET role_id_code = ''",
        "DELETE FROM audit_line",
        "TRUNCATE audit_line",
        "UPDATE audit_chain SET last_number = 0",
        "SELECT * FROM audit_chain",
        "SELECT * FROM door_key",
    ],
)
def test_the_application_cannot_touch_the_trail(sql: str) -> None:
    with acting(ANNA), pytest.raises(ProgrammingError), transaction.atomic():
        connections["default"].cursor().execute(sql)
