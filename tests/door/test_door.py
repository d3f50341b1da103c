"""The door tells PostgreSQL who acts, and gives back who acted before."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from baken.foundation.door.actor import Actor, person
from baken.foundation.door.door import NoTransactionError, acting, enter
from baken.foundation.door.token import ActorKeyError, padded, sign

ANNA = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="referrer")
BRAM = person(user_id=uuid.uuid4(), organisation_id=uuid.uuid4(), role="intake")
KEY = "a key of at least thirty-two characters"
AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def who() -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT actor_kind(), actor_user(), actor_organisation(), actor_role(),"
            " actor_purpose()"
        )
        return tuple(cursor.fetchone())


@pytest.mark.django_db
def test_postgresql_knows_who_acts_inside_the_door_only() -> None:
    with acting(ANNA):
        inside = who()

    assert inside == ("person", ANNA.user_id, ANNA.organisation_id, "referrer", "care")
    assert who() == (None,) * 5


@pytest.mark.django_db
def test_leaving_an_inner_door_gives_back_the_outer_actor() -> None:
    with acting(ANNA):
        with acting(BRAM):
            inner = who()
        outer = who()

    assert (inner[1], outer[1]) == (BRAM.user_id, ANNA.user_id)


@pytest.mark.django_db
def test_an_error_inside_leaves_no_actor_behind() -> None:
    with pytest.raises(ZeroDivisionError), acting(ANNA):
        1 / 0  # noqa: B018  # raises

    assert who() == (None,) * 5


@pytest.mark.usefixtures("committed_db")
def test_the_door_opens_in_a_transaction_only() -> None:
    with pytest.raises(NoTransactionError):
        enter(ANNA)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token.replace("referrer", "intake"),
        lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"),
        lambda token: token.rsplit("|", 1)[0],
        lambda token: token + "|x",
        lambda _token: "|||||||",
        lambda _token: "person",
        lambda token: token.replace("|care|", "|address|"),
    ],
)
def test_a_changed_token_is_nobody(spoil: object, settings: object) -> None:
    token = sign(ANNA, key=settings.ACTOR_KEY, at=timezone.now())

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('baken.actor', %s, true)", [spoil(token)])
        found = who()
        cursor.execute("SELECT set_config('baken.actor', '', true)")

    assert found == (None,) * 5


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ActorKeyError):
        padded("short")


def test_a_separator_cannot_be_smuggled_into_a_token() -> None:
    sly = Actor("person", uuid.uuid4(), uuid.uuid4(), "intake|care", "care")

    with pytest.raises(ValueError, match="cannot contain"):
        sign(sly, key=KEY, at=AT)
