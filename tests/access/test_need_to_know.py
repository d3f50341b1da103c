"""Files are seen through grants only, decided by PostgreSQL."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.utils import timezone

from baken.foundation.access.keyring import cipher_of
from baken.foundation.access.models import DataKey, Dossier, Grant
from baken.foundation.access.services import files
from baken.foundation.audit.models import Line
from baken.foundation.door.actor import Actor, logging_in, person, system
from baken.foundation.door.door import acting
from baken.foundation.door.token import sign

pytestmark = pytest.mark.django_db

AT = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
ANNA = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="referrer")
BRAM = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="intake")
EVA = person(
    user_id=uuid.uuid4(), organisation_id=ANNA.organisation_id, role="administrator"
)


def opened(actor: Actor = ANNA) -> files.OpenedFile:
    with acting(actor):
        return files.open_file(actor=actor, kind="care", basis="consent", at=AT)


def seen_by(actor: Actor) -> set[str]:
    with acting(actor):
        return set(Dossier.objects.values_list("code", flat=True))


def test_who_opens_a_file_sees_it() -> None:
    file = opened()

    assert seen_by(ANNA) == {file.code}


@pytest.mark.parametrize(
    "actor", [BRAM, EVA, system("holds", purpose="holds"), logging_in(ANNA.user_id)]
)
def test_nobody_else_sees_it(actor: Actor) -> None:
    opened()

    assert seen_by(actor) == set()


def test_without_an_actor_there_are_no_files() -> None:
    opened()

    assert not Dossier.objects.exists()
    assert not DataKey.objects.exists()
    assert not Grant.objects.exists()
    assert not Line.objects.exists()


def test_a_forged_token_shows_nothing() -> None:
    opened()
    forged = sign(ANNA, key="another key of more than 32 characters", at=timezone.now())

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('baken.actor', %s, true)", [forged])
        cursor.execute("SELECT count(*) FROM access_dossier")
        assert cursor.fetchone()[0] == 0
        cursor.execute("SELECT set_config('baken.actor', '', true)")


def test_a_token_that_is_over_shows_nothing(settings: object) -> None:
    opened()
    old = sign(ANNA, key=settings.ACTOR_KEY, at=timezone.now() - timedelta(hours=1))

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('baken.actor', %s, true)", [old])
        cursor.execute("SELECT count(*) FROM access_dossier")
        assert cursor.fetchone()[0] == 0
        cursor.execute("SELECT set_config('baken.actor', '', true)")


def test_sharing_lets_another_organisation_see_the_file_and_ending_it_stops_that() -> (
    None
):
    file = opened()
    with acting(ANNA):
        grant = files.share(
            actor=ANNA,
            dossier_id=file.id,
            organisation_id=BRAM.organisation_id,
            capacity="requested",
            basis="consent",
            at=AT,
        )
    before = seen_by(BRAM)

    with acting(ANNA):
        files.end_grant(
            actor=ANNA, grant_id=grant, dossier_id=file.id, at=timezone.now()
        )

    assert before == {file.code}
    assert seen_by(BRAM) == set()


def test_who_may_see_a_file_may_not_share_it_on() -> None:
    file = opened()
    with acting(ANNA):
        files.share(
            actor=ANNA,
            dossier_id=file.id,
            organisation_id=BRAM.organisation_id,
            capacity="requested",
            basis="consent",
            at=AT,
        )

    with acting(BRAM), pytest.raises(PermissionDenied):
        files.share(
            actor=BRAM,
            dossier_id=file.id,
            organisation_id=uuid.uuid4(),
            capacity="requested",
            basis="consent",
            at=AT,
        )


def test_an_intaker_opens_no_file() -> None:
    with acting(BRAM), pytest.raises(PermissionDenied):
        files.open_file(actor=BRAM, kind="care", basis="consent", at=AT)


def test_the_owner_reads_who_looked() -> None:
    file = opened()

    with acting(ANNA):
        lines = list(Line.objects.values_list("event_type_code", "dossier_id"))

    assert lines == [("dossier.created", file.id)]


REASON = "Ze is vannacht weggelopen en de wacht is niet bereikbaar."


def coordinator_of(file: files.OpenedFile) -> Actor:
    """Somebody with a crisis task, at an organisation that is in the case."""
    carla = person(
        user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="care_coordinator"
    )
    with acting(ANNA):
        files.share(
            actor=ANNA,
            dossier_id=file.id,
            organisation_id=carla.organisation_id,
            capacity="coordinator",
            basis="consent",
            at=AT,
        )
    return carla


def scope_of(actor: Actor, scope: str) -> list[uuid.UUID]:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("SELECT visible_dossiers(%s)", [scope])
        return list(cursor.fetchone()[0])


def test_break_glass_works_only_inside_the_case() -> None:
    file = opened()
    carla = coordinator_of(file)
    outside = person(
        user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="care_coordinator"
    )
    before = scope_of(carla, "safety")

    with acting(outside), pytest.raises(PermissionDenied):
        files.break_glass(code=file.code, reason=REASON, at=AT)
    with acting(carla):
        files.break_glass(code=file.code, reason=REASON, at=AT)

    assert before == []
    assert scope_of(carla, "safety") == [file.id]
    assert seen_by(outside) == set()


def test_break_glass_shows_no_names_to_avoid() -> None:
    file = opened()
    carla = coordinator_of(file)

    with acting(carla):
        files.break_glass(code=file.code, reason=REASON, at=AT)

    assert scope_of(carla, "avoided") == []
    assert scope_of(ANNA, "avoided") == [file.id]


def test_break_glass_wants_a_reason() -> None:
    file = opened()
    carla = coordinator_of(file)

    with acting(carla), pytest.raises(PermissionDenied):
        files.break_glass(code=file.code, reason=" " * 20 + "spoed", at=AT)


def test_the_reason_of_broken_glass_is_ciphertext() -> None:
    file = opened()
    carla = coordinator_of(file)

    with acting(carla):
        files.break_glass(code=file.code, reason=REASON, at=AT)

    with acting(ANNA):
        kept = Grant.objects.get(capacity="emergency").reason
        assert "weggelopen" not in kept
        assert cipher_of(file.id).decrypt(kept) == REASON


def test_the_database_keeps_no_reason_that_is_too_short_for_a_token() -> None:
    file = opened()
    carla = coordinator_of(file)

    with (
        acting(carla),
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT break_glass(%s, %s, %s)", [file.code, REASON, AT])
