"""As the application role, with raw SQL: what each actor sees and may write."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from psycopg import errors

from baken.foundation.accounts.sessions import key_hash
from baken.foundation.door.actor import Actor, logging_in, person
from baken.foundation.door.token import sign
from tests.factories.accounts import Person, account, organisation

pytestmark = pytest.mark.django_db

PRIVATE = ["accounts_password", "accounts_session", "accounts_invitation"]
PRIVATE += ["accounts_ratelimit", "account_emailaddress", "account_emailconfirmation"]
PRIVATE += ["auth_permission", "auth_group", "django_content_type"]
READ_ONLY = ["accounts_user", "accounts_membership", "organisations_organisation"]


@pytest.fixture
def place():
    return organisation()


@pytest.fixture
def anna(place) -> Person:
    return account((place, "referrer"), name="Anna")


@pytest.fixture
def eva(place) -> Person:
    return account((place, "administrator"), name="Eva")


@pytest.fixture
def bram() -> Person:
    return account((organisation("provider"), "intake"), name="Bram")


@pytest.fixture
def ask(app_connection):
    """Runs one statement as the application role, for an actor or under any token."""

    def run(statement: str, *values, actor: Actor | None = None, token: str = ""):
        connection = app_connection()
        if actor is not None:
            token = sign(actor, key=settings.ACTOR_KEY, at=timezone.now())
        connection.execute("SELECT set_config('baken.actor', %s, true)", [token])
        return connection.execute(statement, values).fetchall()

    return run


def rows(ask, table: str, column: str, **who) -> set[uuid.UUID]:
    statement = f"SELECT {column} FROM {table}"  # noqa: S608  names of this file
    return {key for (key,) in ask(statement, **who)}


OWNERS = {
    "accounts_user": "id",
    "accounts_membership": "user_id",
    "mfa_authenticator": "user_id",
}


@pytest.mark.parametrize("table", OWNERS)
def test_without_an_actor_there_are_no_rows(ask, anna, table):
    assert rows(ask, table, OWNERS[table]) == set()


@pytest.mark.parametrize("table", OWNERS)
def test_under_a_forged_token_there_are_no_rows(ask, anna, table):
    genuine = sign(logging_in(anna.user.pk), key=settings.ACTOR_KEY, at=timezone.now())
    forged = genuine[:-4] + ("0000" if genuine[-4:] != "0000" else "1111")

    assert rows(ask, table, OWNERS[table], token=forged) == set()


@pytest.mark.parametrize("table", OWNERS)
def test_logging_in_shows_the_own_rows_only(ask, anna, bram, table):
    seen = rows(ask, table, OWNERS[table], actor=logging_in(anna.user.pk))

    assert seen == {anna.user.pk}


def test_at_work_nobody_sees_a_secret_not_even_the_own(ask, anna):
    assert rows(ask, "mfa_authenticator", "user_id", actor=anna.actor) == set()
    assert ask("SELECT login_password()", actor=anna.actor) == [(None,)]


@pytest.mark.parametrize("table", ["accounts_user", "accounts_membership"])
def test_an_administrator_sees_the_own_organisation(ask, eva, anna, bram, table):
    seen = rows(ask, table, OWNERS[table], actor=eva.actor)

    assert seen == {eva.user.pk, anna.user.pk}


def test_an_administrator_sees_no_secret(ask, eva, anna):
    assert rows(ask, "mfa_authenticator", "user_id", actor=eva.actor) == set()


def test_a_colleague_is_not_shown(ask, anna, eva):
    assert rows(ask, "accounts_user", "id", actor=anna.actor) == {anna.user.pk}


def test_an_ended_administrator_sees_nobody_any_more(ask, place, anna):
    made_up = person(
        user_id=anna.user.pk, organisation_id=place.pk, role="administrator"
    )

    assert rows(ask, "accounts_user", "id", actor=made_up) == {anna.user.pk}


@pytest.mark.parametrize("table", PRIVATE)
@pytest.mark.parametrize("verb", ["SELECT 1 FROM", "DELETE FROM"])
def test_the_application_has_no_right_on(ask, eva, table, verb):
    with pytest.raises(errors.InsufficientPrivilege):
        ask(f"{verb} {table}", actor=eva.actor)


@pytest.mark.parametrize("table", READ_ONLY)
def test_the_application_cannot_write(ask, eva, table):
    with pytest.raises(errors.InsufficientPrivilege):
        ask("DELETE FROM " + table, actor=eva.actor)  # noqa: S608  names of this file


def test_the_password_of_one_login_is_not_that_of_another(ask, anna, bram):
    found = ask("SELECT login_password()", actor=logging_in(anna.user.pk))[0][0]
    nobody = ask("SELECT login_password()", actor=logging_in(uuid.uuid4()))[0][0]

    assert found.startswith("argon2$")
    assert nobody is None


def test_the_address_leads_to_a_key_and_nothing_else(ask, anna):
    found = ask("SELECT login_user_id(%s)", f" {anna.user.email.upper()} ")

    assert found == [(anna.user.pk,)]


ACTS = {
    "account_create": ("account_create(%s, 'x@voorbeeld.test', 'X', %s, 'intake')", 2),
    "membership_give": ("membership_give(%s, %s, %s, 'intake', '2026-01-01')", 3),
    "account_set_active": ("account_set_active(%s, false)", 1),
    "account_reset_second_factor": ("account_reset_second_factor(%s)", 1),
    "account_invite": ("account_invite(%s, '', '', now())", 1),
}


@pytest.mark.parametrize("act", ACTS)
def test_only_the_administrator_there_may(ask, anna, eva, bram, act):
    call, n_keys = ACTS[act]
    keys = [uuid.uuid4(), bram.user.pk, bram.memberships[0].organisation_id]
    given = {1: keys[1:2], 2: [keys[0], keys[2]], 3: keys}[n_keys]

    for actor in (anna.actor, eva.actor, logging_in(bram.user.pk), bram.actor):
        with pytest.raises(errors.InsufficientPrivilege):
            ask(f"SELECT {call}", *given, actor=actor)


@pytest.mark.parametrize(
    "call", ["membership_end(%s, now()::date)", "membership_arrange(%s, true, null)"]
)
def test_a_role_elsewhere_cannot_be_touched(ask, eva, bram, call):
    with pytest.raises(errors.InsufficientPrivilege):
        ask(f"SELECT {call}", bram.memberships[0].pk, actor=eva.actor)


def test_changing_a_password_needs_a_confirmed_person(ask, anna):
    for actor in (anna.actor, logging_in(anna.user.pk)):
        with pytest.raises(errors.InsufficientPrivilege):
            ask("SELECT change_password('x', null, now())", actor=actor)


def test_the_inner_functions_cannot_be_called(ask, eva, anna):
    with pytest.raises(errors.InsufficientPrivilege):
        ask("SELECT may_mend_account(%s)", anna.user.pk, actor=eva.actor)


def test_a_session_is_found_by_its_key_only(app_connection):
    connection = app_connection()
    ends = timezone.now() + timedelta(hours=1)
    made = [key_hash("geheim"), None, "inhoud", ends]
    connection.execute("SELECT session_create(%s, %s, %s, %s)", made)

    right = connection.execute("SELECT session_load(%s)", [key_hash("geheim")])
    wrong = connection.execute("SELECT session_load(%s)", [b"geheim"])

    assert right.fetchone() == ("inhoud",)
    assert wrong.fetchone() == (None,)


def test_an_expired_session_is_gone(app_connection):
    connection = app_connection()
    ends = timezone.now() - timedelta(seconds=1)
    made = [key_hash("geheim"), None, "inhoud", ends]
    connection.execute("SELECT session_create(%s, %s, %s, %s)", made)

    found = connection.execute("SELECT session_load(%s)", [key_hash("geheim")])

    assert found.fetchone() == (None,)


def test_secrets_are_encrypted_at_rest(superuser_connection, anna):
    found = superuser_connection.execute(
        "SELECT data->>'secret' FROM mfa_authenticator WHERE user_id = %s",
        [anna.user.pk],
    )

    assert found.fetchone()[0].startswith("gAAAA")
