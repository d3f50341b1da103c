"""The code of a fictional person's telephone is shown in the demo, and nowhere else."""

import pytest
from django.test import Client

from baken.foundation.accounts import second_factor
from baken.foundation.accounts.errors import DemoOnlyError
from baken.foundation.door.actor import logging_in
from baken.foundation.door.door import acting
from tests.factories.accounts import PASSWORD, Person, account, code_now, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Person:
    return account((organisation(), "referrer"))


def code_page(client: Client, who: Person) -> str:
    client.post("/inloggen/", {"email": who.user.email, "password": PASSWORD})
    return client.get("/inloggen/code/").content.decode()


def test_the_demo_shows_the_code(client, anna, settings):
    settings.DEMO = True

    page = code_page(client, anna)

    assert code_now() in page or code_now(later=-1) in page


def test_outside_the_demo_the_code_is_not_on_the_page(client, anna, settings):
    settings.DEMO = False

    page = code_page(client, anna)

    assert not any(code_now(later=n) in page for n in (-1, 0, 1))


def test_outside_the_demo_the_code_cannot_be_computed(anna, settings):
    settings.DEMO = False

    with acting(logging_in(anna.user.pk)), pytest.raises(DemoOnlyError):
        second_factor.demo_code(anna.user)


def test_in_the_demo_two_people_at_one_table_use_one_code(client, anna, settings):
    settings.DEMO = True
    code, other = code_now(), Client()
    code_page(client, anna)
    code_page(other, anna)

    client.post("/inloggen/code/", {"code": code})
    second = other.post("/inloggen/code/", {"code": code})

    assert second.status_code == 302
