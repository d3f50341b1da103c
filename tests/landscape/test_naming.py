"""Who may see an address is named one by one, by a whole e-mail address."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.landscape.models import AddressViewer
from baken.landscape.services import viewers
from tests.factories.accounts import log_in
from tests.landscape.guarding import ELSEWHERE, SECRET, path, send
from tests.landscape.typed import form_of

pytestmark = pytest.mark.django_db


def test_naming_is_one_by_one_by_e_mail_address(client, officer, works_for):
    colleague = works_for("gem-utrecht", "referrer")

    answer = send(client, path("kijker/"), email=f" {colleague.user.email.upper()} ")

    assert answer.status_code == 302
    assert colleague.user.email in client.get(path()).text
    browser = log_in(Client(), colleague)
    assert "Verzonnenstraat" in browser.get(f"/plek/{SECRET}/adres/").text


def test_an_unknown_address_names_nobody_and_says_so(client, officer):
    answer = send(client, path("kijker/"), email="niemand@voorbeeld.test")

    assert "heeft dit e-mailadres" in answer.text
    assert "Niemand is bij naam genoemd" in client.get(path()).text


@pytest.mark.parametrize("wrong", ["", "%", "piet", "a@b", "x" * 300 + "@y.nl"])
def test_half_an_address_is_no_address(client, officer, wrong):
    answer = send(client, path("kijker/"), email=wrong)

    assert answer.status_code == 200
    assert "Fout:" in answer.text


def test_trying_many_addresses_is_stopped_and_kept(client, officer, confirmed):
    with acting(confirmed), connection.cursor() as cursor:
        for number in range(20):
            cursor.execute(
                "SELECT account FROM landscape_account_sought(%s)",
                [f"geraden{number}@voorbeeld.test"],
            )

    answer = send(client, path("kijker/"), email=officer.user.email)

    assert "te veel adressen geprobeerd" in answer.text
    assert "Niemand is bij naam genoemd" in client.get(path()).text


def test_a_right_ends_after_one_question(client, officer, works_for):
    colleague = works_for("gem-utrecht", "referrer")
    send(client, path("kijker/"), email=colleague.user.email)
    viewer = AddressViewer.objects
    with acting(officer.actor):
        where = path(f"kijker/{viewer.get(user=colleague.user.pk).pk}/")

    asked = client.get(where)
    answer = client.post(where, form_of(client, where))

    assert "kent het: overleg" in asked.text
    assert answer.status_code == 302
    assert client.get(where).status_code == 404
    browser = log_in(Client(), colleague)
    assert browser.get(f"/plek/{SECRET}/adres/").status_code == 404


def test_the_viewer_of_another_house_cannot_be_ended_here(client, officer, works_for):
    other = works_for("MW", "safety_officer")
    actor = replace(other.actor, purpose="address")
    with acting(actor):
        viewer = viewers.name_viewer(
            actor, location_id=ELSEWHERE, user_id=other.user.pk, at=timezone.now()
        )

    for house in (SECRET, ELSEWHERE):
        assert client.get(path(f"kijker/{viewer.pk}/", of=house)).status_code == 404
