"""The pages of a need: each step saves, says what is wrong, and keeps what was typed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.referral.models import DangerZone, NeedStatus
from baken.referral.selectors.need import need_by_code
from baken.referral.services import need as needs
from tests.factories.accounts import Person, account, log_in, organisation
from tests.referral.need_forms import (
    ALL_STEPS,
    HELP,
    REFERRER,
    SAFETY,
    TODAY,
    YOUNG_PERSON,
    address,
    day,
    opened,
    sent,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def referrer(db: None) -> Person:
    """A referrer with an account."""
    return account((organisation("municipality"), "referrer"))


@pytest.fixture
def page(referrer: Person, client: Client) -> Client:
    """The browser of the referrer."""
    return log_in(client, referrer)


def test_a_referrer_goes_from_nothing_to_the_offer(
    page: Client, referrer: Person
) -> None:
    first = sent(page, reverse("referral:need_new"), {"urgency": "regular"})
    code = first.url.split("/")[2]
    for step, answers in ALL_STEPS.items():
        answer = sent(page, address(code, step), answers)
        assert answer.status_code == 302, answer.content.decode()

    ready = sent(page, reverse("referral:need_check", args=[code]), {})
    offers = page.get(ready.url)

    assert ready.url == reverse("referral:matching", args=[code])
    assert offers.status_code == 200
    with acting(referrer.actor):
        assert need_by_code(code).status == NeedStatus.READY


def test_a_crisis_asks_eight_questions_and_goes_to_the_check(
    page: Client, referrer: Person
) -> None:
    first = sent(page, reverse("referral:need_new"), {"urgency": "crisis"})
    answers = {
        **day("born_on", TODAY - timedelta(days=15 * 366)),
        "target_group": "boy",
        "setting": "open",
        "legal_position": "voluntary",
        "living_situation": "home",
        "municipality": "Venlo",
        "zones_asked": "named",
        "zone_1": "Roermond",
        "sharing": "young_person",
    }

    answer = sent(page, first.url, answers)
    code = first.url.split("/")[2]

    assert "Veilig Thuis" in page.get(first.url).content.decode()
    assert answer.status_code == 302, answer.content.decode()
    with acting(referrer.actor):
        assert DangerZone.objects.get().radius_km == 30
        ready = needs.make_ready(
            actor=referrer.actor,
            at=timezone.now(),
            code=code,
            version=need_by_code(code).version,
        )
    assert ready.status == NeedStatus.READY


WRONG = [
    (
        "jongere",
        {**YOUNG_PERSON, "born_on_day": "31", "born_on_month": "2"},
        "bestaat niet",
    ),
    ("jongere", {**YOUNG_PERSON, "born_on_year": "2031"}, "toekomst"),
    ("jongere", {**YOUNG_PERSON, "born_on_year": "2001"}, "23 jaar"),
    ("jongere", {**YOUNG_PERSON, "target_group": "dragon"}, "Selecteer"),
    ("jongere", {}, "Vul een datum in."),
    ("verwijzer", {**REFERRER, "municipality": "Uutrecht"}, "Bedoelt u Utrecht?"),
    ("verwijzer", {**REFERRER, "municipality": "Nergenshuizen"}, "Er is geen gemeente"),
    ("verwijzer", {**REFERRER, "municipality": "Ede\x00"}, "Null"),
    ("verwijzer", {**REFERRER, "authorisation": "granted"}, "vanaf welke dag"),
    ("verwijzer", {**REFERRER, "override_municipality": "Ede"}, "Schrijf op waarom"),
    ("hulp", {**HELP, "start_from_year": "2020"}, "al voorbij"),
    (
        "hulp",
        {**HELP, **day("start_last_on", TODAY)},
        "vóór de eerste dag",
    ),
    ("hulp", {**HELP, "own_words": "x" * 1_900_000}, "te lang"),
    ("hulp", {**HELP, "own_words": "niet \ufffd leesbaar"}, "niet kunnen lezen"),
    ("hulp", {**HELP, "own_words": "nul \x00"}, "Null"),
    ("hulp", {**HELP, "concerns_asked": "named"}, "hoe ernstig"),
    ("hulp", {**HELP, "concern_detox": "2"}, "Niet aan de orde"),
    ("veiligheid", {**SAFETY, "zones_asked": "named"}, "minstens één"),
    ("veiligheid", {**SAFETY, "zone_2": "Ede"}, "minstens één"),
    (
        "veiligheid",
        {**SAFETY, "zones_asked": "named", "zone_2": "Ede", "radius_2": "9999"},
        "van 1 tot en met 200",
    ),
    (
        "veiligheid",
        {**SAFETY, "zones_asked": "named", "zone_1": "Ede", "radius_1": "9" * 5000},
        "een heel getal",
    ),
    ("veiligheid", {**SAFETY, "radius_1": "20"}, "Vul ook de gemeente in."),
]


@pytest.mark.parametrize(("step", "answers", "words"), WRONG)
def test_what_is_wrong_is_said_with_a_link_and_what_was_typed_is_kept(
    page: Client, referrer: Person, step: str, answers: dict, words: str
) -> None:
    code = opened(referrer)

    answer = sent(page, address(code, step), answers)
    text = answer.content.decode()

    assert answer.status_code == 200
    assert words in text
    assert 'id="fouten"' in text
    assert "Fout:" in text
    with acting(referrer.actor):
        assert need_by_code(code).version == 1


@pytest.mark.parametrize("step", [*ALL_STEPS, "crisis"])
def test_every_step_answers_in_english(
    page: Client, referrer: Person, step: str
) -> None:
    code = opened(referrer)
    page.cookies["django_language"] = "en"

    answer = page.get(address(code, step))

    assert answer.status_code == 200
    assert 'lang="en"' in answer.content.decode()


def test_what_was_wrong_is_there_after_logging_in_again(
    page: Client, referrer: Person, client: Client
) -> None:
    code = opened(referrer)
    wrong = {**HELP, "start_from_day": "31", "start_from_month": "2"}
    sent(page, address(code, "hulp"), wrong)

    again = log_in(Client(), referrer).get(address(code, "hulp")).content.decode()

    assert 'value="31"' in again
    assert "Ik wil rust." in again
    assert "U ziet wat u eerder typte" in again


def test_autosave_keeps_an_incomplete_draft(page: Client, referrer: Person) -> None:
    code = opened(referrer)

    answer = page.post(address(code, "hulp"), {"autosave": "1", "own_words": "half af"})

    assert answer.status_code == 204
    assert "half af" in page.get(address(code, "hulp")).content.decode()
    with acting(referrer.actor):
        assert need_by_code(code).version == 1
