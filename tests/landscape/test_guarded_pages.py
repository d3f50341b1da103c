"""A safety officer keeps addresses, levels and viewers; nobody else gets near them."""

from dataclasses import replace

import pytest
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.landscape.models import Address, Location
from baken.landscape.services import addresses
from tests.factories.accounts import log_in
from tests.landscape.guarding import (
    ELSEWHERE,
    KNOWN,
    SECRET,
    location,
    name_oneself,
    path,
    send,
    unconfirm,
)
from tests.landscape.typed import form_of

pytestmark = pytest.mark.django_db

PARTS = ("", "adres/", "afscherming/", "kijker/")
NEW = {
    "street": "Andere Verzonnenstraat",
    "house_number": "7",
    "postcode": "0000bb",
    "town": "Demostad",
}


@pytest.mark.parametrize(
    ("key", "role"),
    [
        ("ZD", "intake"),
        ("ZD", "administrator"),
        ("ZD", "behavioural_expert"),
        ("gem-zwolle", "referrer"),
    ],
)
def test_for_other_roles_the_pages_do_not_exist(client, works_for, key, role):
    log_in(client, works_for(key, role))

    assert client.get("/adressen/").status_code == 404
    assert {client.get(path(part)).status_code for part in PARTS} == {404}


def test_the_houses_of_another_provider_do_not_exist(client, officer):
    assert {client.get(path(part, of=ELSEWHERE)).status_code for part in PARTS} == {404}
    assert {
        client.post(path(part, of=ELSEWHERE), NEW).status_code for part in PARTS[1:]
    } == {404}


@pytest.mark.parametrize("where", ["/adressen/", *map(path, PARTS)])
def test_every_page_asks_who_you_are_again_and_is_not_kept(client, officer, where):
    kept = client.get(where)
    unconfirm(client)

    asked = client.get(where)

    assert "no-store" in kept.headers["Cache-Control"]
    assert asked.status_code == 302
    assert "/bevestigen/" in asked.headers["Location"]


@pytest.mark.parametrize(
    ("part", "typed"),
    [
        ("adres/", NEW),
        ("afscherming/", {"safety_level": "2"}),
        ("kijker/", {"email": "x@y.nl"}),
    ],
)
def test_what_was_typed_too_late_is_kept_on_the_page_and_not_saved(
    client, officer, part, typed
):
    sent = form_of(client, path(part, of=KNOWN)) | typed
    unconfirm(client)

    answer = client.post(path(part, of=KNOWN), sent)

    assert "te lang geleden bevestigd" in answer.text
    assert "/bevestigen/" in answer.text
    assert all(f'value="{words}"' in answer.text for words in typed.values())
    assert location(KNOWN).safety_level == 0


def test_the_officer_records_the_first_address_of_a_house(client, officer, confirmed):
    with acting(confirmed):
        new = Location.objects.create(
            organisation_id=confirmed.organisation_id,
            name="Huis E",
            youth_region_id="JZ07",
            valid_from=timezone.localdate(),
        )

    answer = send(client, path("adres/", of=new.pk), **NEW)

    assert answer.status_code == 302
    page = client.get(path(of=new.pk)).text
    assert "Vastgelegd op" in page
    assert not any(words in page for words in NEW.values() if len(words) > 2)


def test_nobody_replaces_an_address_without_being_named(client, officer):
    answer = send(client, path("adres/"), **NEW)

    assert "waarvoor u niet bent genoemd" in answer.text
    assert "Adres vervangen" not in client.get(path()).text


def test_a_named_officer_replaces_it_and_sending_twice_is_once(client, officer):
    name_oneself(client, officer)
    sent = form_of(client, path("adres/")) | NEW

    answers = [client.post(path("adres/"), sent).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert "0000 BB Demostad" in client.get(f"/plek/{SECRET}/adres/").text


def test_an_address_that_changed_meanwhile_is_not_overwritten(
    client, officer, confirmed
):
    name_oneself(client, officer)
    sent = form_of(client, path("adres/")) | NEW
    with acting(confirmed):
        addresses.keep_address(
            replace(
                addresses.see_address(
                    confirmed, location_id=SECRET, at=timezone.now()
                ).words,
                town="Demohaven",
            ),
            actor=confirmed,
            location_id=SECRET,
            at=timezone.now(),
            version=addresses.version_of(SECRET),
        )

    answer = client.post(path("adres/"), sent)

    assert "Iemand anders heeft dit intussen gewijzigd" in answer.text
    assert "Demohaven" in client.get(f"/plek/{SECRET}/adres/").text


def test_a_new_address_of_a_known_house_loses_the_point_of_the_old_one(
    client, officer, confirmed
):
    send(client, path("adres/", of=KNOWN), **NEW)

    with acting(confirmed):
        assert Address.objects.get(location=KNOWN).latitude is None


def test_the_form_never_shows_the_address_that_is_there(client, officer):
    name_oneself(client, officer)

    page = client.get(path("adres/")).text

    assert "Verzonnenstraat" not in page
    assert "Demodorp" not in page
    assert 'autocomplete="off"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"street": ""},
        {"postcode": "12 AB"},
        {"town": "x" * 2_000},
        {"street": "Straat �"},
    ],
)
def test_a_wrong_address_is_explained_and_not_saved(client, officer, wrong):
    answer = send(client, path("adres/", of=KNOWN), **NEW | wrong)

    assert answer.status_code == 200
    assert "Fout:" in answer.text
    assert "Demostad" not in client.get(f"/plek/{KNOWN}/adres/").text
