"""The pages of a need against old versions, other people, and lines that end."""

import re
import uuid

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
from tests.referral.need_forms import (
    ALL_STEPS,
    CONSENT,
    FORM,
    HELP,
    REFERRER,
    SAFETY,
    YOUNG_PERSON,
    address,
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
        re.findall("(?s)<title>(.*?)</title>", page.get(url).content.decode())[
            0
        ].strip()
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
    assert "persoon 1, genoteerd op" in again.lower()
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

    url = reverse("referral:need_withdraw_consent", args=[code])
    hidden = dict(FORM.findall(page.get(address(code, "toestemming")).content.decode()))
    page.post(url, {"consent": "nonsense"})
    page.post(url, {"consent": row.pk, "standing": "somebody else"})
    with acting(referrer.actor):
        assert Consent.objects.get(pk=row.pk).ended_at is None
    answer = page.post(url, {"standing": hidden["standing"], "consent": row.pk})

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


def test_a_key_that_somebody_else_used_opens_an_own_need(
    page: Client, referrer: Person
) -> None:
    other = account((organisation("municipality"), "referrer"))
    url = reverse("referral:need_new")
    hidden = dict(FORM.findall(page.get(url).content.decode()))
    with acting(other.actor):
        needs.open_need(
            actor=other.actor,
            at=timezone.now(),
            key=uuid.UUID(hidden["request_key"]),
            urgency=Urgency.URGENT,
        )

    answer = page.post(url, {**hidden, "urgency": "urgent"})

    assert answer.status_code == 302
    with acting(referrer.actor):
        assert Need.objects.count() == 1


def test_a_closed_need_keeps_no_drafts_and_says_so(
    page: Client, referrer: Person
) -> None:
    code = opened(referrer)
    with acting(referrer.actor):
        Need.objects.update(status=NeedStatus.WITHDRAWN)

    saved = page.post(address(code, "hulp"), {"autosave": "1", "own_words": "laat"})
    answer = sent(page, address(code, "hulp"), HELP)

    assert saved.status_code == 409
    assert "afgesloten" in answer.content.decode()


def test_sharing_asks_for_its_own_consent(page: Client, referrer: Person) -> None:
    code = opened(referrer)
    where = organisation("care_coordination")
    check = reverse("referral:need_check", args=[code])
    hidden = dict(FORM.findall(page.get(check).content.decode()))
    url = reverse("referral:need_share", args=[code])
    answers = {"standing": hidden["standing"], "organisation": where.pk}

    answer = page.post(url, answers, follow=True)
    wrong = page.post(url, {**answers, "organisation": uuid.uuid4()}, follow=True)

    assert "nog geen toestemming" in answer.content.decode()
    assert "Selecteer" in wrong.content.decode()
