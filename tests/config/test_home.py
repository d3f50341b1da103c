"""The front page: what Baken is for visitors, and the work of whoever is logged in."""

import pytest
from django.utils import translation

from baken.config.demo.people import demo_people
from baken.config.views import PAGE_OF
from baken.foundation.accounts.models import Role
from tests.factories.accounts import account, log_in, organisation

pytestmark = pytest.mark.django_db

WORK = {
    Role.REFERRER: ("municipality", "/verwijzingen/"),
    Role.INTAKE: ("provider", "/aanvragen/"),
    Role.BEHAVIOURAL_EXPERT: ("provider", "/aanvragen/"),
    Role.SAFETY_OFFICER: ("provider", "/veiligheid/"),
    Role.CARE_COORDINATOR: ("care_coordination", "/coordinatie/"),
    Role.ADMINISTRATOR: ("operator", "/beheer/accounts/"),
}


def test_a_visitor_reads_what_baken_is_and_finds_the_offers_and_the_login(client):
    page = client.get("/").content.decode()

    assert "Een veilige plek vinden" in page
    assert 'href="/aanbod/"' in page
    assert 'href="/inloggen/"' in page


def test_the_front_page_speaks_english_too(client):
    page = client.get("/", headers={"accept-language": "en"}).content.decode()

    assert "Finding a safe place" in page
    assert "Voor wie" not in page


def test_a_young_person_who_comes_here_reads_whom_to_call(client):
    page = client.get("/").content.decode()

    assert "Gaat het over jou?" in page
    assert "0800 0432" in page


@pytest.mark.parametrize("role", Role, ids=str)
def test_whoever_is_at_work_goes_on_to_the_page_of_the_role(client, role):
    kind, path = WORK[role]
    somebody = account((organisation(kind), role))

    answer = log_in(client, somebody).get("/")

    assert (answer.status_code, answer["Location"]) == (302, path)
    assert client.get(path).status_code == 200


def test_every_role_has_its_page():
    assert set(PAGE_OF) == set(Role)


def test_whoever_still_has_to_choose_a_role_goes_there(client):
    somebody = account((organisation(), Role.REFERRER))
    log_in(client, somebody)
    session = client.session
    for name in ("membership", "organisation", "role"):
        del session[name]
    session.save()

    answer = client.get("/")

    assert answer["Location"] == "/rol/"


def test_the_demo_names_the_people_as_whom_one_can_look_around(client, settings):
    settings.DEMO = True

    page = client.get("/").content.decode()

    assert all(person.login in page for person in demo_people())


def test_outside_the_demo_nobody_is_named(client, settings):
    settings.DEMO = False

    page = client.get("/").content.decode()

    assert not any(person.login in page for person in demo_people())


def test_the_roles_of_the_demo_people_are_told_in_the_language_of_the_page():
    with translation.override("en"):
        roles = {person.role for person in demo_people()}

    assert "care coordinator (deputy)" in roles
