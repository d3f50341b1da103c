"""The pages: who sees them, what they show, and how many statements they take."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.referral.models import Request
from tests.factories.accounts import organisation
from tests.referral import acts
from tests.referral.browsing import at_work, send, three_parts, today
from tests.referral.chain import (
    NAME,
    STORY,
    anybody,
    provider,
    ready_need,
)

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|request_key)" value="[^"]*"')


def n_statements(client, path: str) -> int:
    """How many statements a page takes, savepoints apart.

    The last one gives the door back: only tests need that, where one transaction goes on.
    """
    client.get(path)
    with CaptureQueriesContext(connection) as ran:
        assert client.get(path).status_code == 200
    statements = [one["sql"] for one in ran if "SAVEPOINT" not in one["sql"]]
    assert "set_config" in statements[-1]
    return len(statements) - 1


def test_a_young_person_gets_a_place_by_clicking(anna, wilg, file):
    referrer, intake, safety = map(at_work, (anna, wilg.intake, wilg.safety))
    asked = send(referrer, f"/verwijzingen/{file.code}/vragen/{wilg.offer.pk}/")
    with acting(anna):
        request = Request.objects.get()
    here, there = f"/aanvragen/{request.pk}/", f"/verwijzingen/{file.code}/"

    send(intake, f"{here}in-gesprek/")
    send(safety, f"/veiligheid/{request.pk}/", co_placement="pass", danger_zone="pass")
    start = today() + timedelta(days=7)
    send(
        intake,
        f"{here}plek/",
        place=wilg.places[0].pk,
        **three_parts("start_on", start),
    )
    send(referrer, f"{there}aanvraag/{request.pk}/kiezen/", heard="yes")
    send(intake, f"{here}onderweg/")
    taken = send(intake, f"{here}aangekomen/", **three_parts("arrived_on", today()))

    assert asked.status_code == taken.status_code == 302
    assert acts.status(anna, request) == "taken"
    assert NAME in intake.get(here).content.decode()


def test_the_ask_page_shows_what_is_sent_and_nothing_else(anna, wilg, file):
    page = at_work(anna).get(f"/verwijzingen/{file.code}/vragen/{wilg.offer.pk}/")

    text = page.content.decode()
    assert "16 of 17 jaar" in text
    assert "traumabehandeling" in text
    assert NAME not in text
    assert STORY not in text


def test_the_intake_reads_the_story_from_the_talk_on(wilg, file):
    request = acts.ask(file, wilg)
    intake = at_work(wilg.intake)
    before = intake.get(f"/aanvragen/{request.pk}/").content.decode()

    acts.talk(request, wilg)
    after = intake.get(f"/aanvragen/{request.pk}/").content.decode()

    assert STORY not in before
    assert STORY in after
    assert NAME not in before + after


def seen(client, path: str) -> str:
    """The page, without the token of its forms."""
    return TOKEN.sub("", client.get(path).content.decode())


@pytest.fixture
def stopped_clock():
    """The pages say how long ago something was; PostgreSQL's own clock runs on."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.mark.usefixtures("stopped_clock")
@pytest.mark.parametrize("verdict", ["fail", "unknown"])
def test_a_no_on_safety_looks_like_silence(anna, wilg, file, verdict):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    intake, referrer = at_work(wilg.intake), at_work(anna)
    paths = [
        (intake, f"/aanvragen/{request.pk}/"),
        (intake, "/aanvragen/"),
        (intake, "/berichten/"),
        (referrer, f"/verwijzingen/{file.code}/"),
        (referrer, "/berichten/"),
    ]
    silent = [seen(client, path) for client, path in paths]
    n_silent = [n_statements(client, path) for client, path in paths]

    acts.say_safe(request, wilg, h7=verdict)

    answered = [seen(client, path) for client, path in paths]
    n_answered = [n_statements(client, path) for client, path in paths]
    assert answered == silent
    assert n_answered == n_silent
    assert "Nog niet te zeggen" in silent[0]


def test_who_looked_does_not_tell_a_no(anna, wilg, file):
    request = acts.ask(file, wilg)

    acts.say_safe(request, wilg, h7="fail")

    page = at_work(anna).get(f"/verwijzingen/{file.code}/wie-keek/").content.decode()
    assert "Een plek gevraagd." in page
    assert "heeft geantwoord" not in page


def paths_of(file, request) -> list[str]:
    """Every address about a row of this file."""
    here = f"/verwijzingen/{file.code}/"
    one = f"{here}aanvraag/{request.pk}/"
    asked = f"/aanvragen/{request.pk}/"
    return [
        here,
        *(f"{here}{name}/" for name in ("kiezen", "intrekken", "inzage", "wie-keek")),
        f"{here}vragen/{request.offer_id}/",
        *(f"{one}{name}/" for name in ("kiezen", "verlengen", "onderweg", "intrekken")),
        asked,
        *(f"{asked}{name}/" for name in ("in-gesprek", "vraag", "past-niet", "plek")),
        *(f"{asked}{name}/" for name in ("onderweg", "aangekomen", "niet-aangekomen")),
        f"/veiligheid/{request.pk}/",
        f"/coordinatie/{file.code}/",
        f"/noodinzage/{file.code}/",
    ]


def test_another_organisation_gets_404_everywhere(anna, wilg, anker, carla, file):
    request = acts.offered(file, wilg)
    strangers = [anker.intake, anker.safety, anker.expert, carla]
    bram = at_work(colleague_elsewhere(anna))

    found = {
        (client, path): client.get(path).status_code
        for client in [bram, *map(at_work, strangers)]
        for path in paths_of(file, request)
    }

    assert set(found.values()) == {404}


def colleague_elsewhere(actor):
    return anybody(organisation("municipality"), actor.role)


def test_a_closed_request_is_closed_to_its_provider(wilg, file):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    acts.decline(request, wilg)

    seen = {
        at_work(actor).get(path).status_code
        for actor in (wilg.intake, wilg.safety, wilg.expert)
        for path in paths_of(file, request)
    }

    assert seen == {404}


def test_the_list_takes_seven_statements(anna, wilg):
    for _ in range(3):
        acts.ask(ready_need(anna), provider())

    assert n_statements(at_work(anna), "/verwijzingen/") <= 7


def test_the_page_of_one_takes_nine_statements(anna, wilg, anker, file):
    acts.offered(file, wilg)
    acts.ask(file, anker)

    assert n_statements(at_work(anna), f"/verwijzingen/{file.code}/") <= 9


def test_the_inbox_and_the_coordinators_list_take_eight_statements(wilg, carla, shared):
    acts.ask(shared, wilg)

    assert n_statements(at_work(wilg.intake), "/aanvragen/") <= 8
    assert n_statements(at_work(carla), "/coordinatie/") <= 8


def test_a_code_leads_to_its_page(anna, file):
    answer = at_work(anna).get("/verwijzingen/", {"code": file.code.lower()})

    assert answer.headers["Location"] == f"/verwijzingen/{file.code}/"


def test_a_code_of_somebody_else_is_not_found(wilg, file):
    stranger = at_work(colleague_elsewhere(file.referrer))

    page = stranger.get("/verwijzingen/", {"code": file.code})

    assert "Niets gevonden" in page.content.decode()


def test_the_coordinator_follows_without_a_name_or_a_button(carla, wilg, shared):
    acts.offered(shared, wilg)

    page = at_work(carla).get(f"/coordinatie/{shared.code}/").content.decode()

    assert "Plek aangeboden" in page
    assert NAME not in page
    assert "/intrekken/" not in page


def test_notices_are_counted_and_put_away(wilg, file):
    acts.ask(file, wilg)
    intake = at_work(wilg.intake)
    before = intake.get("/berichten/").content.decode()

    intake.post("/berichten/", {})

    assert "Plek gevraagd" in before
    assert "(1" in before
    assert "Geen nieuwe berichten" in intake.get("/berichten/").content.decode()


def test_a_notice_of_a_closed_request_has_no_code(wilg, file):
    request = acts.ask(file, wilg)
    acts.withdraw(file, request)

    page = at_work(wilg.intake).get("/berichten/").content.decode()

    assert "Aanvraag ingetrokken" in page
    assert file.code not in page


def test_a_form_of_another_role_is_refused(wilg, file):
    request = acts.ask(file, wilg)
    path = f"/aanvragen/{request.pk}/past-niet/"

    page = send(at_work(wilg.intake), path, code="full", standing="anders|intake")

    assert page.status_code == 200
    assert acts.status(wilg.intake, request) == "sent"


def test_a_stale_form_is_refused_in_words(wilg, file):
    request = acts.ask(file, wilg)
    path = f"/aanvragen/{request.pk}/past-niet/"

    page = send(at_work(wilg.intake), path, code="full", version="0")

    assert "intussen gewijzigd" in page.content.decode()
    assert acts.status(wilg.intake, request) == "sent"


def test_titles_are_neutral(anna, wilg, file):
    request = acts.ask(file, wilg)

    for client, path in [
        (at_work(anna), f"/verwijzingen/{file.code}/"),
        (at_work(wilg.intake), f"/aanvragen/{request.pk}/"),
        (at_work(wilg.safety), f"/veiligheid/{request.pk}/"),
    ]:
        title = client.get(path).content.decode().split("<title>")[1].split("<")[0]
        assert title.strip() in {"Verwijzing", "Aanvraag", "Veiligheid"}


def test_a_coordinator_reads_the_need_without_her_name(carla, shared):
    page = at_work(carla).get(f"/coordinatie/{shared.code}/").content.decode()

    assert STORY in page
    assert "traumabehandeling" in page
    assert NAME not in page
    assert "2010" not in page
