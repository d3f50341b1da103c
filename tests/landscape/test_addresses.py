"""A shielded address stands on one page, for whoever was named, and every look is kept."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.landscape.adapters import AddressWords
from baken.landscape.demo.keys import demo_id
from baken.landscape.errors import AddressHiddenError
from baken.landscape.models import Address, AddressViewer, Location
from baken.landscape.services import addresses, viewers
from tests.factories.accounts import log_in

pytestmark = pytest.mark.django_db

SECRET = demo_id("location", "ZD-A")
KNOWN = demo_id("location", "ZD-D")


@pytest.fixture
def safety_officer(works_for):
    return works_for("ZD", "safety_officer")


@pytest.fixture
def named(works_for, safety_officer):
    """A referrer whom the safety officer of the provider named for the secret address."""
    referrer = works_for("gem-zwolle", "referrer")
    officer = replace(safety_officer.actor, purpose="address")
    with acting(officer):
        viewers.name_viewer(
            officer,
            location_id=SECRET,
            user_id=referrer.user.pk,
            at=timezone.now(),
        )
    return referrer


def reads(actor) -> bool:
    with acting(actor):
        return Address.objects.filter(location=SECRET).exists()


def test_whoever_was_named_reads_it_for_that_purpose_only(named):
    assert reads(replace(named.actor, purpose="address"))
    assert not reads(named.actor)


def test_a_colleague_of_the_named_one_does_not_read_it(named, works_for):
    colleague = works_for("gem-zwolle", "referrer")

    assert not reads(replace(colleague.actor, purpose="address"))


@pytest.mark.parametrize("role", ["intake", "safety_officer", "administrator"])
def test_even_the_provider_reads_it_only_when_named(landscape, acting_for, role):
    assert not reads(acting_for("ZD", role, purpose="address"))


def test_a_right_that_ended_is_over_at_once(named, safety_officer):
    officer = replace(safety_officer.actor, purpose="address")
    with acting(officer):
        viewer = AddressViewer.objects.get(user=named.user.pk)
        n_ended = viewers.end_viewer(officer, viewer_id=viewer.pk, at=timezone.now())

    assert n_ended == 1
    assert not reads(replace(named.actor, purpose="address"))


@pytest.mark.parametrize(
    ("key", "role"),
    [("ZD", "intake"), ("MW", "safety_officer"), ("gem-zwolle", "referrer")],
)
def test_nobody_else_names_viewers(landscape, works_for, key, role):
    other = works_for(key, role)
    actor = replace(other.actor, purpose="address")

    with pytest.raises(DatabaseError), acting(actor):
        viewers.name_viewer(
            actor, location_id=SECRET, user_id=other.user.pk, at=timezone.now()
        )


def test_the_page_shows_it_to_the_named_one_and_keeps_no_copy(client, named):
    answer = log_in(client, named).get(f"/plek/{SECRET}/adres/")

    assert answer.status_code == 200
    assert "Verzonnenstraat" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Zilverduin" not in answer.text.split("</title>")[0]


def test_paper_gets_nothing_of_it(client, named):
    page = log_in(client, named).get(f"/plek/{SECRET}/adres/").text
    shown = page.index("Verzonnenstraat")

    assert "baken-no-print" in page[page.rindex("<address", 0, shown) : shown]


def test_the_page_asks_who_you_are_again(client, named):
    log_in(client, named)
    session = client.session
    session["confirmed_at"] = 0
    session.save()

    answer = client.get(f"/plek/{SECRET}/adres/")

    assert answer.status_code == 302
    assert "Verzonnenstraat" not in answer.text


def test_for_everybody_else_the_page_does_not_exist(client, landscape, works_for):
    stranger = works_for("gem-utrecht", "referrer")

    assert log_in(client, stranger).get(f"/plek/{SECRET}/adres/").status_code == 404


def test_without_login_there_is_no_address_at_all(client, landscape):
    for location in (SECRET, KNOWN):
        answer = client.get(f"/plek/{location}/adres/")
        assert answer.status_code == 302
        assert "Verzonnenstraat" not in answer.text


def test_a_known_address_is_for_whoever_is_logged_in(client, landscape, works_for):
    referrer = works_for("gem-utrecht", "referrer")

    assert (
        "Verzonnenstraat" in log_in(client, referrer).get(f"/plek/{KNOWN}/adres/").text
    )


def test_every_look_is_recorded(client, named, monkeypatch):
    seen = []
    monkeypatch.setattr(
        addresses.audit,
        "record",
        lambda **line: seen.append((line["action"], line["subject"])),
    )

    log_in(client, named).get(f"/plek/{SECRET}/adres/")

    assert seen == [("landscape.address_seen", SECRET)]


def test_an_address_has_no_text_form_that_could_reach_a_log():
    words = AddressWords("Verzonnenstraat", "1", "0000 AA", "Demodorp")

    assert "Verzonnenstraat" not in f"{words!s} {words!r}"


def test_the_row_itself_is_not_readable_without_the_key_ring(named):
    with acting(replace(named.actor, purpose="address")), connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_to_json(a)::text FROM landscape_address a WHERE location_id = %s",
            [SECRET],
        )
        row = cursor.fetchone()[0]

    assert "Verzonnenstraat" not in row
    assert "Demodorp" not in row


def test_a_safety_officer_records_an_address_and_cannot_overwrite_one_unseen(
    safety_officer,
):
    officer = replace(safety_officer.actor, purpose="address")
    words = AddressWords("Andere Verzonnenstraat", "7", "0000 BB", "Demostad")
    with acting(safety_officer.actor):
        new = Location.objects.create(
            organisation_id=officer.organisation_id,
            name="Huis E",
            youth_region_id="JZ07",
            valid_from=timezone.localdate(),
        )

    with acting(officer):
        addresses.keep_address(
            words, actor=officer, location_id=new.pk, at=timezone.now(), version=""
        )

    with pytest.raises(AddressHiddenError), acting(officer):
        addresses.keep_address(
            words, actor=officer, location_id=SECRET, at=timezone.now(), version=""
        )


def test_a_shielded_house_cannot_be_given_a_point(safety_officer):
    officer = replace(safety_officer.actor, purpose="address")
    with acting(officer):
        new = Location.objects.create(
            organisation_id=officer.organisation_id,
            name="Huis F",
            youth_region_id="JZ07",
            valid_from=timezone.localdate(),
        )

    with pytest.raises(DatabaseError), acting(officer):
        Address.objects.create(
            location=new,
            words_token="x",
            latitude=52.1,
            longitude=5.1,
            stated_on=timezone.localdate(),
        )
