"""Raising a level hides at once; lowering it asks twice."""

import pytest
from django.db import DatabaseError

from baken.foundation.door.door import acting
from baken.landscape.models import Address, Location
from tests.landscape.guarding import KNOWN, SECRET, location, path, send
from tests.landscape.typed import form_of

pytestmark = pytest.mark.django_db


def test_raising_the_level_erases_point_and_municipality_at_once(
    client, officer, confirmed
):
    answer = send(client, path("afscherming/", of=KNOWN), safety_level="2")
    send(client, path("kijker/", of=KNOWN), email=officer.user.email)

    found = location(KNOWN)
    assert answer.status_code == 302
    assert (found.safety_level, found.municipality_id) == (2, None)
    with acting(confirmed):
        kept = Address.objects.get(location=KNOWN)
    assert (kept.latitude, kept.longitude) == (None, None)
    assert "Zwolle" not in client.get("/aanbod/ZD-05/").text.split('id="waar"')[1]


def test_the_database_itself_refuses_a_shielded_house_with_a_point(confirmed):
    with pytest.raises(DatabaseError), acting(confirmed):
        Location.objects.filter(pk=KNOWN).update(safety_level=1, municipality=None)


@pytest.mark.parametrize("level", ["0", "1", "2"])
def test_lowering_the_level_tells_the_consequences_first(client, officer, level):
    where = path("afscherming/")
    typed = {"safety_level": level, "municipality": "GM0193" if level == "0" else ""}

    asked = send(client, where, **typed)

    assert asked.status_code == 200
    assert "minder goed afschermen" in asked.text
    assert ("niet terugnemen" in asked.text) == (level == "0")
    assert location().safety_level == 3


def test_lowering_follows_once_the_consequences_were_accepted(client, officer):
    where = path("afscherming/")
    sent = form_of(client, where) | {"safety_level": "1", "municipality": ""}
    client.post(where, sent)

    answer = client.post(where, sent | {"is_sure": "on"})

    assert answer.status_code == 302
    assert location().safety_level == 1


def test_a_known_address_asks_for_its_municipality(client, officer):
    answer = send(client, path("afscherming/"), safety_level="0", is_sure="on")

    assert "Kies in welke gemeente" in answer.text
    assert location().safety_level == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"safety_level": "7"},
        {"safety_level": "veel"},
        {"safety_level": "0", "municipality": "GM0344"},
    ],
)
def test_a_level_or_municipality_that_cannot_be_is_refused(client, officer, wrong):
    answer = send(client, path("afscherming/"), is_sure="on", **wrong)

    assert "Fout:" in answer.text
    assert location().safety_level == 3


def test_a_level_that_somebody_else_changed_is_not_changed_unseen(
    client, officer, confirmed
):
    sent = form_of(client, path("afscherming/")) | {"safety_level": "1"}
    with acting(confirmed):
        Location.objects.filter(pk=SECRET).update(safety_level=2)

    answer = client.post(path("afscherming/"), sent | {"is_sure": "on"})

    assert "Iemand anders heeft dit intussen gewijzigd" in answer.text
    assert location().safety_level == 2


def test_without_a_fresh_confirmation_the_database_changes_no_level(officer):
    with acting(officer.actor):
        assert Location.objects.filter(pk=SECRET).update(safety_level=2) == 0


def test_the_same_choice_sent_twice_is_one_change(client, officer):
    sent = form_of(client, path("afscherming/", of=KNOWN)) | {"safety_level": "2"}

    answers = [
        client.post(path("afscherming/", of=KNOWN), sent).status_code for _ in range(2)
    ]

    assert answers == [302, 302]
