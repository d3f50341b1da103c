"""Logging in: the password, then the code, then one role."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from baken.foundation.accounts import backends, standing
from tests.factories.accounts import (
    PASSWORD,
    Person,
    account,
    code_now,
    log_in,
    organisation,
)

pytestmark = pytest.mark.django_db
COOKIE = settings.SESSION_COOKIE_NAME


@pytest.fixture
def anna() -> Person:
    return account((organisation(), "referrer"))


def give_password(client: Client, who: Person, password: str = PASSWORD, **extra):
    answers = {"email": who.user.email, "password": password}
    return client.post("/inloggen/", answers, **extra)


def give_code(client: Client, code: str):
    return client.post("/inloggen/code/", {"code": code})


def is_logged_in(client: Client) -> bool:
    return client.get("/rol/").status_code == 200


def test_password_and_code_log_in(client, anna):
    asked = give_password(client, anna)
    entered = give_code(client, code_now())

    assert asked.headers["Location"] == "/inloggen/code/?next=%2F"
    assert entered.headers["Location"] == "/"
    assert is_logged_in(client)


def test_the_password_alone_opens_nothing(client, anna):
    give_password(client, anna)

    assert client.get("/rol/").headers["Location"].startswith("/inloggen/")


@pytest.mark.parametrize("password", ["", "een ander lang wachtwoord"])
def test_a_wrong_password_is_refused(client, anna, password):
    answer = give_password(client, anna, password)

    assert answer.status_code == 200
    assert "pending" not in client.session


def words_of(page) -> str:
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())
    return re.sub(r"[\w]+@voorbeeld\.test", "", text)


def test_an_unknown_address_gets_the_same_words(client, anna):
    wrong = give_password(client, anna, "een ander lang wachtwoord")
    unknown = client.post(
        "/inloggen/", {"email": "niemand@voorbeeld.test", "password": PASSWORD}
    )

    assert words_of(unknown) == words_of(wrong)
    assert unknown.status_code == wrong.status_code


def test_an_unknown_address_takes_the_same_statements(
    client, anna, django_assert_num_queries
):
    with django_assert_num_queries(statements_of(client, anna.user.email)):
        client.post(
            "/inloggen/", {"email": "niemand@voorbeeld.test", "password": "verkeerd!"}
        )


def statements_of(client: Client, email: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.post("/inloggen/", {"email": email, "password": "verkeerd!"})
    return len(seen)


def test_an_unknown_address_costs_a_hash_too(client, anna, monkeypatch):
    checked = []
    monkeypatch.setattr(
        backends, "check_password", lambda *given: bool(checked.append(given))
    )

    client.post("/inloggen/", {"email": "niemand@voorbeeld.test", "password": "x"})
    give_password(client, anna, "x")

    assert [given[1][:7] for given in checked] == ["argon2$", "argon2$"]


def test_a_wrong_code_is_refused(client, anna):
    give_password(client, anna)

    answer = give_code(client, "000000" if code_now() != "000000" else "111111")

    assert "klopt niet" in answer.content.decode()
    assert not is_logged_in(client)


def test_a_code_works_once(client, anna):
    code = code_now()
    give_password(client, anna)
    give_code(client, code)
    other = Client()
    give_password(other, anna)

    answer = give_code(other, code)

    assert "al gebruikt" in answer.content.decode()
    assert not is_logged_in(other)


def test_a_code_of_five_minutes_ago_is_refused(client, anna):
    give_password(client, anna)

    give_code(client, code_now(later=-10))

    assert not is_logged_in(client)


def test_each_login_gets_a_new_session_key(client, anna):
    log_in(client, anna)
    planted = client.cookies[COOKIE].value
    client.post("/uitloggen/")
    client.cookies[COOKIE] = planted

    give_password(client, anna)
    after_password = client.cookies[COOKIE].value
    give_code(client, code_now())
    after_code = client.cookies[COOKIE].value

    assert len({planted, after_password, after_code}) == 3


def test_after_five_wrong_passwords_it_waits_but_others_there_go_on(client, anna):
    bram = account((organisation(), "referrer"))
    for _ in range(5):
        give_password(client, anna, "verkeerd!")

    refused = give_password(client, anna)
    elsewhere = give_password(Client(), anna, REMOTE_ADDR="203.0.113.9")
    neighbour = give_password(Client(), bram)

    assert refused.status_code == 429
    assert elsewhere.status_code == 302
    assert neighbour.status_code == 302


def test_after_five_wrong_codes_even_the_right_one_waits(client, anna):
    give_password(client, anna)
    for _ in range(5):
        give_code(client, "12")

    answer = give_code(client, code_now())

    assert answer.status_code == 429
    assert not is_logged_in(client)


def test_the_first_login_asks_to_set_up_a_telephone(client):
    carla = account((organisation(), "referrer"), secret="")
    give_password(client, carla)

    sent_on = client.get("/inloggen/code/")
    page = client.get("/inloggen/telefoon/").content.decode()
    secret = re.search(r'baken-code">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    codes = client.post("/inloggen/telefoon/", {"code": code_now(secret)})

    assert sent_on.headers["Location"].startswith("/inloggen/telefoon/")
    assert len(re.findall(r">\s*[0-9]{8}\s*<", codes.content.decode())) == 10
    assert is_logged_in(client)


def test_a_second_telephone_cannot_be_set_up_with_the_password_alone(client, anna):
    give_password(client, anna)

    answer = client.get("/inloggen/telefoon/")

    assert answer.headers["Location"].startswith("/inloggen/code/")


def test_a_recovery_code_works_once(client):
    carla = account((organisation(), "referrer"), secret="")
    give_password(client, carla)
    page = client.get("/inloggen/telefoon/").content.decode()
    secret = re.search(r'baken-code">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    shown = client.post("/inloggen/telefoon/", {"code": code_now(secret)})
    code = re.search(r">\s*([0-9]{8})\s*<", shown.content.decode())[1]
    first, second = Client(), Client()
    give_password(first, carla)
    give_password(second, carla)

    give_code(first, code)
    give_code(second, code)

    assert is_logged_in(first)
    assert not is_logged_in(second)


def test_logging_out_ends_the_session_for_good(client, anna):
    log_in(client, anna)
    key = client.cookies[COOKIE].value

    client.post("/uitloggen/")
    client.cookies[COOKIE] = key

    assert not is_logged_in(client)


def test_a_link_cannot_log_out(client, anna):
    log_in(client, anna)

    assert client.get("/uitloggen/").status_code == 405


def test_a_password_given_too_long_ago_asks_again(client, anna, monkeypatch):
    give_password(client, anna)
    monkeypatch.setattr(standing, "PENDING_SECONDS", -1)

    answer = client.get("/inloggen/code/")

    assert answer.headers["Location"].startswith("/inloggen/?")


@pytest.mark.parametrize("elsewhere", ["//kwaad.test/", "https://kwaad.test/"])
def test_logging_in_never_leads_to_another_site(client, anna, elsewhere):
    give_password(client, anna)

    answer = client.post("/inloggen/code/", {"code": code_now(), "next": elsewhere})

    assert answer.headers["Location"] == "/"
