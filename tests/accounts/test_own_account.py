"""The own account: password, recovery codes, and what ends with them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from baken.foundation.accounts.database import call
from baken.foundation.accounts.jobs import clear_expired
from baken.foundation.accounts.sessions import key_hash
from tests.factories.accounts import PASSWORD, Person, account, log_in, organisation

pytestmark = pytest.mark.django_db
NEW = "nog een heel lang wachtwoord"


@pytest.fixture
def anna() -> Person:
    return account((organisation(), "referrer"))


def standing_of(who: Person) -> str:
    first = who.memberships[0]
    return f"{first.organisation_id}|{first.role}"


def gives_password(who: Person, password: str) -> bool:
    answers = {"email": who.user.email, "password": password}
    return Client().post("/inloggen/", answers).status_code == 302


def unconfirmed(client: Client) -> None:
    session = client.session
    session["confirmed_at"] = 0
    session.save()


def test_a_new_password_replaces_the_old_one(client, anna):
    log_in(client, anna)

    client.post("/account/wachtwoord/", {"password": NEW, "repeated": NEW})

    assert gives_password(anna, NEW)
    assert not gives_password(anna, PASSWORD)


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(client, anna):
    elsewhere = log_in(Client(), anna)
    log_in(client, anna)

    client.post("/account/wachtwoord/", {"password": NEW, "repeated": NEW})

    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


@pytest.mark.parametrize("path", ["/account/wachtwoord/", "/account/herstelcodes/"])
def test_secrets_change_only_after_a_fresh_confirmation(client, anna, path):
    log_in(client, anna)
    unconfirmed(client)

    answer = client.post(path, {"password": NEW, "repeated": NEW})

    assert answer.headers["Location"].startswith("/bevestigen/")
    assert gives_password(anna, PASSWORD)


@pytest.mark.parametrize(
    ("password", "repeated", "field"),
    [("kort", "kort", "password"), (NEW, PASSWORD, "repeated"), ("", "", "password")],
)
def test_a_poor_password_is_refused_in_words(client, anna, password, repeated, field):
    log_in(client, anna)

    page = client.post(
        "/account/wachtwoord/", {"password": password, "repeated": repeated}
    )

    assert page.context["form"].errors[field]
    assert gives_password(anna, PASSWORD)


def test_new_recovery_codes_replace_the_old_ones(client, anna):
    log_in(client, anna)

    first = renewed_codes(client, anna)
    second = renewed_codes(client, anna)

    assert len(first) == len(second) == 10
    assert not first & second
    assert not logs_in_with(anna, min(first))
    assert logs_in_with(anna, min(second))


def renewed_codes(client: Client, who: Person) -> set[str]:
    page = client.post("/account/herstelcodes/", {"standing": standing_of(who)})
    return set(re.findall(r">\s*([0-9]{8})\s*<", page.content.decode()))


def logs_in_with(who: Person, code: str) -> bool:
    client = Client()
    client.post("/inloggen/", {"email": who.user.email, "password": PASSWORD})
    client.post("/inloggen/code/", {"code": code})
    return client.get("/rol/").status_code == 200


def test_what_expired_is_cleared_and_what_lives_stays(superuser_connection):
    old, live = key_hash("oud"), key_hash("levend")
    now = timezone.now()
    call("session_create", old, None, "oud", now - timedelta(minutes=1))
    call("session_create", live, None, "levend", now + timedelta(minutes=1))

    clear_expired(timestamp=0)

    assert call("session_create", old, None, "nieuw", now + timedelta(minutes=1))
    assert call("session_load", live) == "levend"


def test_pages_of_the_account_are_not_kept_by_browsers(client, anna):
    log_in(client, anna)

    for path in ("/account/wachtwoord/", "/account/herstelcodes/", "/rol/"):
        assert "no-store" in client.get(path).headers["Cache-Control"]
