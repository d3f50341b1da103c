"""Every look at a shielded address is told to the provider, without a name."""

import pytest
from django.db import connection
from django.test import Client

from baken.foundation.door.door import acting
from tests.factories.accounts import log_in
from tests.landscape.guarding import KNOWN, SECRET, path, send

pytestmark = pytest.mark.django_db


def looked_at_by(client, who, *, house=SECRET):
    """Somebody, named by the officer, opens the address."""
    send(client, path("kijker/", of=house), email=who.user.email)
    browser = log_in(Client(), who)
    assert browser.get(f"/plek/{house}/adres/").status_code == 200


def n_new(actor) -> int:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("SELECT landscape_new_looks()")
        return cursor.fetchone()[0]


def test_a_look_is_told_with_organisation_and_role_and_no_name(
    client, officer, works_for
):
    bram = works_for("gem-zwolle", "referrer")
    looked_at_by(client, bram)

    told = client.get("/adressen/").text.split('id="keek"')[1]

    assert "Zwolle" in told
    assert "verwijzer" in told
    assert "nieuw" in told
    assert bram.user.name not in told
    assert bram.user.email not in told
    assert "Verzonnenstraat" not in told


def test_a_look_is_new_until_the_officer_read_it(client, officer, works_for):
    looked_at_by(client, works_for("gem-zwolle", "referrer"))
    before = n_new(officer.actor)

    client.get("/adressen/")

    assert (before, n_new(officer.actor)) == (1, 0)
    assert "nieuw" not in client.get("/adressen/").text.split('id="keek"')[1]


def test_what_one_officer_read_is_still_new_to_a_colleague(client, officer, works_for):
    colleague = works_for("ZD", "safety_officer")
    looked_at_by(client, works_for("gem-zwolle", "referrer"))

    client.get("/adressen/")

    assert n_new(colleague.actor) == 1


def test_the_navigation_counts_new_looks_for_safety_officers_only(
    client, officer, works_for
):
    looked_at_by(client, works_for("gem-zwolle", "referrer"))
    intake = log_in(Client(), works_for("ZD", "intake"))

    entry = client.get("/aanbod/").text.split('href="/adressen/"')[1][:300]

    assert "1" in entry.split("</a>")[0]
    assert 'href="/adressen/"' not in intake.get("/aanbod/").text


def test_also_the_officer_s_own_look_is_told(client, officer):
    looked_at_by(client, officer)

    assert (
        "veiligheidsfunctionaris" in client.get("/adressen/").text.split('id="keek"')[1]
    )


def test_a_look_at_a_known_address_is_no_news(client, officer, works_for):
    browser = log_in(Client(), works_for("gem-zwolle", "referrer"))

    browser.get(f"/plek/{KNOWN}/adres/")

    assert n_new(officer.actor) == 0
    assert "Nog niemand keek" in client.get("/adressen/").text


@pytest.mark.parametrize(
    ("key", "role"),
    [
        ("ZD", "intake"),
        ("ZD", "administrator"),
        ("MW", "safety_officer"),
        ("gem-zwolle", "safety_officer"),
        ("gem-zwolle", "referrer"),
    ],
)
@pytest.mark.parametrize(
    "question",
    [
        "SELECT location_id FROM landscape_looks(10)",
        "SELECT location_id FROM landscape_viewers()",
        "SELECT location_id FROM landscape_address_days()",
    ],
)
def test_the_functions_tell_others_nothing_of_this_house(
    client, officer, works_for, acting_for, key, role, question
):
    looked_at_by(client, works_for("gem-zwolle", "referrer"))
    other = acting_for(key, role, purpose="address")

    assert SECRET in houses(question, actor=officer.actor)
    assert SECRET not in houses(question, actor=other)


def houses(question: str, *, actor) -> set[object]:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute(question)
        return {row[0] for row in cursor.fetchall()}


def test_an_address_is_on_no_page_but_its_own(client, officer, works_for):
    looked_at_by(client, officer)
    pages = [
        "/adressen/",
        path(),
        path("adres/"),
        path("afscherming/"),
        path("kijker/"),
        "/aanbod/",
        "/aanbod/ZD-02/",
        "/veiligheid/",
        "/berichten/",
        "/",
    ]

    found = {page: client.get(page).text for page in pages}

    assert [page for page, text in found.items() if "Verzonnenstraat" in text] == []
