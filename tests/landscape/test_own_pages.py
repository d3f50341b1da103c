"""A provider keeps its room: one button, one form, no lost or double writing."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.landscape.errors import NotKeeperError, StaleRoomError
from baken.landscape.models import (
    AdmissionStop,
    AdmissionStopReason,
    Availability,
    Offer,
    Place,
)
from baken.landscape.services.admission_stop import StopReach, StopWish
from baken.landscape.services.confirm_room import confirm_room
from baken.landscape.services.state_room import Statement, state_room
from tests.factories.accounts import log_in
from tests.landscape.typed import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(client, works_for):
    """Somebody of the intake of Hazelluwe, whose figures are a month old."""
    person = works_for("HL", "intake")
    log_in(client, person)
    return person


def room_of(intake, code: str) -> Availability:
    with acting(intake.actor):
        return Availability.objects.get(offer__code=code)


def state(intake, statement: Statement, *, code="HL-01", version=1, key=None):
    with acting(intake.actor):
        return state_room(
            statement,
            actor=intake.actor,
            code=code,
            version=version,
            key=key or uuid.uuid4(),
            at=timezone.now(),
        )


def test_the_oldest_statement_stands_on_top_and_says_that_it_is_old(client, intake):
    page = client.get("/ons-aanbod/").text

    assert page.index("Kleine gesloten groep") < page.index("Open groep voor jongens")
    assert "ouder dan 7 dagen" in page


def test_one_button_confirms_everything(client, intake):
    client.post("/ons-aanbod/", form_of(client, "/ons-aanbod/"))

    today = timezone.localdate()
    assert {room_of(intake, code).stated_on for code in ("HL-01", "HL-02")} == {today}


def test_a_confirmation_of_what_changed_meanwhile_is_refused(client, intake):
    sent = form_of(client, "/ons-aanbod/")
    state(intake, Statement(waiting_weeks=9), code="HL-02")

    answer = client.post("/ons-aanbod/", sent)

    assert "Iemand anders heeft dit intussen gewijzigd" in answer.text
    assert room_of(intake, "HL-01").stated_on < timezone.localdate()


def test_the_form_changes_free_date_and_waiting_time(client, intake):
    day = timezone.localdate() + timedelta(days=40)
    sent = form_of(client, "/ons-aanbod/HL-01/") | {
        "free_on_day": str(day.day),
        "free_on_month": str(day.month),
        "free_on_year": str(day.year),
        "waiting_weeks": "7",
    }

    answer = client.post("/ons-aanbod/HL-01/", sent)

    room = room_of(intake, "HL-01")
    assert answer.status_code == 302
    assert (room.free_on, room.waiting_weeks, room.version) == (day, 7, 2)
    assert room.stated_on == timezone.localdate()


def test_an_unchanged_form_changes_nothing_but_the_day(client, intake):
    before = room_of(intake, "HL-01")

    client.post("/ons-aanbod/HL-01/", form_of(client, "/ons-aanbod/HL-01/"))

    after = room_of(intake, "HL-01")
    assert (after.free_on, after.waiting_weeks) == (
        before.free_on,
        before.waiting_weeks,
    )
    assert after.stated_on == timezone.localdate()


def test_a_form_that_is_sent_twice_is_saved_once(client, intake):
    sent = form_of(client, "/ons-aanbod/HL-01/") | {"n_new_places": "2"}
    with acting(intake.actor):
        before = Place.objects.filter(offer__code="HL-01").count()

    answers = [client.post("/ons-aanbod/HL-01/", sent).status_code for _ in range(2)]

    with acting(intake.actor):
        assert Place.objects.filter(offer__code="HL-01").count() == before + 2
    assert answers == [302, 302]


def test_a_form_opened_before_somebody_elses_change_is_refused_and_keeps_its_text(
    client, intake
):
    sent = form_of(client, "/ons-aanbod/HL-01/") | {"waiting_weeks": "33"}
    state(intake, Statement(waiting_weeks=5))

    answer = client.post("/ons-aanbod/HL-01/", sent)

    assert "Iemand anders heeft dit intussen gewijzigd" in answer.text
    assert 'value="33"' in answer.text
    assert room_of(intake, "HL-01").waiting_weeks == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"free_on_day": "31", "free_on_month": "2", "free_on_year": "2027"},
        {"free_on_day": "1", "free_on_month": "1", "free_on_year": "9999"},
        {"waiting_weeks": "veel"},
        {"waiting_weeks": "-1"},
        {"n_new_places": "100000"},
        {"night_phone": "bel mij"},
        {"night_phone": "112"},
        {"night_phone": "0" * 40},
        {"ended_places": str(uuid.uuid4())},
        {"reach": "everything"},
        {"stop_reason": "x" * 2_000},
        {
            "reach": "offer",
            "stop_until_day": "1",
            "stop_until_month": "1",
            "stop_until_year": "2020",
        },
    ],
)
def test_wrong_input_is_explained_and_nothing_is_saved(client, intake, wrong):
    before = room_of(intake, "HL-01")

    answer = client.post(
        "/ons-aanbod/HL-01/", form_of(client, "/ons-aanbod/HL-01/") | wrong
    )

    assert answer.status_code == 200
    assert "Fout:" in answer.text
    assert room_of(intake, "HL-01").version == before.version


def test_places_are_added_with_the_next_codes_and_end_without_being_deleted(intake):
    with acting(intake.actor):
        old = Place.objects.filter(offer__code="HL-02").order_by("code").first()

    state(
        intake,
        Statement(n_new_places=1, ended_places=frozenset({old.pk})),
        code="HL-02",
    )

    with acting(intake.actor):
        codes = Place.objects.filter(offer__code="HL-02", valid_until=None)
        assert sorted(codes.values_list("code", flat=True)) == ["02", "03", "04"]
        assert Place.objects.get(pk=old.pk).valid_until == timezone.localdate()


def test_a_stop_can_begin_change_and_end(intake):
    until = timezone.localdate() + timedelta(days=20)
    with acting(intake.actor):
        ours = AdmissionStop.objects.filter(
            location__organisation=intake.actor.organisation_id
        )

    state(intake, Statement(stop=StopWish(StopReach.OFFER, None, "ziekte")))
    state(intake, Statement(stop=StopWish(StopReach.OFFER, until, "ziekte")), version=2)
    with acting(intake.actor):
        assert [stop.valid_until for stop in ours.all()] == [until]
    state(
        intake, Statement(stop=StopWish(StopReach.LOCATION, None, "brand")), version=3
    )
    with acting(intake.actor):
        running = ours.filter(valid_until=None)
        assert [stop.offer_id for stop in running] == [None]
        assert AdmissionStopReason.objects.get(stop=running[0]).text == "brand"
    state(intake, Statement(), version=4)

    with acting(intake.actor):
        assert not ours.filter(valid_until=None).exists()


def test_a_statement_on_an_older_version_is_refused_by_the_service(intake):
    with pytest.raises(StaleRoomError):
        state(intake, Statement(), version=0)


def test_somebody_in_another_role_states_nothing(works_for):
    expert = works_for("HL", "behavioural_expert")

    with pytest.raises(NotKeeperError):
        state(expert, Statement())


def test_a_confirmation_by_another_provider_touches_nothing(intake, works_for):
    other = works_for("MW", "intake")
    with acting(other.actor):
        n_confirmed = confirm_room(
            {room_of(intake, "HL-01").pk: 1}, actor=other.actor, at=timezone.now()
        )

    assert n_confirmed == 0


@pytest.mark.parametrize(
    ("key", "role"),
    [("gem-zwolle", "referrer"), ("HL", "safety_officer"), ("HL", "administrator")],
)
def test_the_own_pages_are_for_the_intake_only(client, works_for, key, role):
    log_in(client, works_for(key, role))

    assert client.get("/ons-aanbod/").status_code == 404
    assert client.get("/ons-aanbod/HL-01/").status_code == 404


def test_the_offer_of_another_provider_does_not_exist_here(client, intake):
    assert client.get("/ons-aanbod/ZD-01/").status_code == 404


def test_an_offer_about_which_nothing_was_stated_can_be_stated(intake):
    with acting(intake.actor):
        known = Offer.objects.get(code="HL-01")
        known.pk, known.code = uuid.uuid4(), "HL-09"
        known.save(force_insert=True)

    room = state(intake, Statement(waiting_weeks=1), code="HL-09", version=0)

    assert room.version == 1


@pytest.mark.parametrize(
    "number", ["000-3000199", "000 300 01 99", "+32 9 000 00 00", "0031 (0)00 0000000"]
)
def test_the_intake_keeps_the_night_number(client, intake, number):
    sent = form_of(client, "/ons-aanbod/HL-01/") | {"night_phone": number}

    answer = client.post("/ons-aanbod/HL-01/", sent)

    assert answer.status_code == 302
    assert room_of(intake, "HL-01").night_phone == number


def test_a_crisis_offer_cannot_lose_its_night_number(client, works_for):
    log_in(client, works_for("ZD", "intake"))
    sent = form_of(client, "/ons-aanbod/ZD-02/")
    assert sent["night_phone"]

    answer = client.post("/ons-aanbod/ZD-02/", sent | {"night_phone": ""})

    assert "bij een crisis wordt eerst gebeld" in answer.text
