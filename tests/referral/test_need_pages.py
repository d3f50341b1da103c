"""The pages of a need: each step saves, says what is wrong, and keeps what was typed."""

import re
import uuid
from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from baken.core.rules.codes import Urgency
from baken.foundation.door.door import acting
from baken.foundation.people.models import Avoided
from baken.referral.models import Consent, DangerZone, Need, NeedStatus
from baken.referral.selectors.need import need_by_code
from baken.referral.services import need as needs
from tests.factories.accounts import Person, account, log_in, organisation

pytestmark = pytest.mark.django_db

FORM = re.compile(r'name="(standing|version|request_key)" value="([^"]*)"')


@pytest.fixture
def referrer(db: None) -> Person:
    """A referrer with an account."""
    return account((organisation("municipality"), "referrer"))


@pytest.fixture
def page(referrer: Person, client: Client) -> Client:
    """The browser of the referrer."""
    return log_in(client, referrer)


def opened(who: Person, *, urgency: Urgency = Urgency.REGULAR) -> str:
    with acting(who.actor):
        return needs.open_need(
            actor=who.actor, at=timezone.now(), key=uuid.uuid4(), urgency=urgency
        )


def address(code: str, step: str) -> str:
    return reverse("referral:need_step", args=[code, step])


def sent(page: Client, url: str, answers: Mapping[str, object]):
    hidden = dict(FORM.findall(page.get(url).content.decode()))
    return page.post(url, {**hidden, **answers})


def day(name: str, value) -> dict[str, object]:
    return {
        f"{name}_day": value.day,
        f"{name}_month": value.month,
        f"{name}_year": value.year,
    }


TODAY = timezone.localdate()
REFERRER = {
    "referrer_type": "01",
    "living_situation": "home",
    "municipality": "amsterdam",
    "legal_position": "voluntary",
    "authorisation": "none",
}
YOUNG_PERSON = {
    **day("born_on", TODAY - timedelta(days=15 * 366)),
    "target_group": "girl",
    "mild_intellectual_disability": "no",
    "is_pregnant": "no",
    "has_own_child": "unknown",
}
HELP = {
    "setting": "open",
    "setting_assessed_by_expert": "yes",
    "modules": ["trauma"],
    "concerns_asked": "none_known",
    **day("start_from", TODAY + timedelta(days=2)),
    "own_words": "Ik wil rust.",
}
SAFETY = {"zones_asked": "none_known", "avoided_asked": "none_known"}
CONSENT = {
    "is_able_to_weigh": "yes",
    **day("noted_on", TODAY),
    "n_authority_holders": "1",
    "parent_safety": "safe",
    "help_young_person": "yes",
    "help_parent_1": "yes",
    "disclosure_young_person": "yes",
}
ALL_STEPS = {
    "verwijzer": REFERRER,
    "jongere": YOUNG_PERSON,
    "hulp": HELP,
    "veiligheid": SAFETY,
    "toestemming": CONSENT,
}


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


def test_a_step_that_changed_meanwhile_is_shown_again(
    page: Client, referrer: Person
) -> None:
    code = opened(referrer)
    url = address(code, "verwijzer")
    hidden = dict(FORM.findall(page.get(url).content.decode()))
    sent(page, address(code, "jongere"), YOUNG_PERSON)

    answer = page.post(url, {**hidden, **REFERRER})

    assert answer.status_code == 200
    assert "intussen gewijzigd" in answer.content.decode()


def test_the_same_step_sent_twice_is_saved_once(page: Client, referrer: Person) -> None:
    code = opened(referrer)
    url = address(code, "verwijzer")
    hidden = dict(FORM.findall(page.get(url).content.decode()))

    first = page.post(url, {**hidden, **REFERRER})
    second = page.post(url, {**hidden, **REFERRER})

    assert (first.status_code, second.status_code) == (302, 302)
    with acting(referrer.actor):
        assert need_by_code(code).version == 2


def test_a_form_of_another_role_is_refused(page: Client, referrer: Person) -> None:
    code = opened(referrer)
    url = address(code, "verwijzer")
    hidden = dict(FORM.findall(page.get(url).content.decode()))
    other = {**hidden, "standing": f"{uuid.uuid4()}|referrer"}

    answer = page.post(url, {**other, **REFERRER})

    assert "andere organisatie" in answer.content.decode()


PATHS = ["need", "need_urgency", "need_check", "matching"]


@pytest.mark.parametrize("role", ["referrer", "intake", "care_coordinator"])
def test_for_others_the_need_does_not_exist(referrer: Person, role: str) -> None:
    code = opened(referrer)
    other = log_in(Client(), account((organisation("provider"), role)))
    urls = [reverse(f"referral:{name}", args=[code]) for name in PATHS]
    urls += [address(code, step) for step in [*ALL_STEPS, "crisis"]]

    seen = {url: other.get(url).status_code for url in urls}

    assert set(seen.values()) == {404}
    assert other.post(address(code, "hulp"), HELP).status_code == 404


def test_a_coordinator_who_follows_cannot_open_a_step(referrer: Person) -> None:
    code = opened(referrer)
    carla = account((organisation("care_coordination"), "care_coordinator"))

    answer = log_in(Client(), carla).get(address(code, "hulp"))

    assert answer.status_code == 404


def test_a_step_that_does_not_exist_is_not_found(
    page: Client, referrer: Person
) -> None:
    assert page.get(address(opened(referrer), "gedachten")).status_code == 404
    assert page.get(address("V-0000", "hulp")).status_code == 404


def test_titles_say_nothing_about_the_young_person(
    page: Client, referrer: Person
) -> None:
    code = opened(referrer)
    urls = [address(code, step) for step in ALL_STEPS]
    urls += [reverse("referral:matching", args=[code])]

    titles = [
        re.findall("<title>(.*?)</title>", page.get(url).content.decode())[0]
        for url in urls
    ]

    assert set(titles) == {"Hulpvraag", "Passend aanbod"}


def test_whom_to_avoid_is_kept_and_never_shown(page: Client, referrer: Person) -> None:
    code = opened(referrer)
    named = {
        "zones_asked": "none_known",
        "avoided_asked": "named",
        "avoided_kind_2": "person",
        "avoided_2": "Kees Verzonnen",
    }

    sent(page, address(code, "veiligheid"), named)
    again = page.get(address(code, "veiligheid")).content.decode()

    assert "Verzonnen" not in again
    assert "persoon 1, genoteerd op" in again
    with acting(referrer.actor):
        line = Avoided.objects.get()
        assert line.name_token
        assert "Verzonnen" not in line.name_token


def test_a_line_that_no_longer_holds_is_ended(page: Client, referrer: Person) -> None:
    code = opened(referrer)
    url = address(code, "veiligheid")
    sent(page, url, {**SAFETY, "zones_asked": "named", "zone_1": "Ede"})
    with acting(referrer.actor):
        key = str(DangerZone.objects.get().pk)

    answer = sent(page, url, {**SAFETY, "ended_zones": [key]})

    assert answer.status_code == 302
    with acting(referrer.actor):
        assert DangerZone.objects.get().ended_at is not None


def test_a_consent_can_be_withdrawn_in_one_step(page: Client, referrer: Person) -> None:
    code = opened(referrer)
    sent(page, address(code, "jongere"), YOUNG_PERSON)
    sent(page, address(code, "toestemming"), CONSENT)
    with acting(referrer.actor):
        row = Consent.objects.get(act="disclosure")

    answer = page.post(
        reverse("referral:need_withdraw_consent", args=[code]), {"consent": row.pk}
    )

    assert answer.status_code == 302
    with acting(referrer.actor):
        assert Consent.objects.get(pk=row.pk).ended_at is not None


def test_what_is_missing_leads_to_its_step(page: Client, referrer: Person) -> None:
    code = opened(referrer)

    text = page.get(reverse("referral:need_check", args=[code])).content.decode()

    for step in ALL_STEPS:
        assert f'href="{address(code, step)}"' in text
    assert "Geboortedatum" in text


def test_opening_twice_opens_one(page: Client, referrer: Person) -> None:
    url = reverse("referral:need_new")
    hidden = dict(FORM.findall(page.get(url).content.decode()))

    for _time in range(2):
        assert page.post(url, {**hidden, "urgency": "urgent"}).status_code == 302

    with acting(referrer.actor):
        assert Need.objects.count() == 1
