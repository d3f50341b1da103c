"""Withdrawn or refused consent to disclose ends the requests that rested on it."""

import uuid

import pytest

from baken.core.rules.consent_values import Act
from baken.foundation.door.door import acting
from baken.referral import errors
from baken.referral.models import Consent, Need, Notice, PlaceUse, Request
from baken.referral.services.consent import withdraw_consent
from tests.referral import acts
from tests.referral.browsing import HIDDEN, at_work
from tests.referral.chain import AT
from tests.referral.need_voices import said, save

pytestmark = pytest.mark.django_db
NO = said((Act.DISCLOSURE, "young_person", False))


def disclosure(file) -> uuid.UUID:
    with acting(file.referrer):
        rows = Consent.objects.filter(act=Act.DISCLOSURE, ended_at__isnull=True)
        return rows.get().pk


def withdraw(file, *, is_confirmed: bool) -> None:
    key = disclosure(file)
    with acting(file.referrer):
        withdraw_consent(
            actor=file.referrer,
            at=AT,
            code=file.code,
            consent_id=key,
            is_confirmed=is_confirmed,
        )


def test_without_a_yes_nothing_ends_and_the_consent_stands(anna, wilg, file):
    request = acts.ask(file, wilg)

    with pytest.raises(errors.RequestsEndError) as refused:
        withdraw(file, is_confirmed=False)

    assert refused.value.ending == (wilg.offer.name,)
    assert acts.status(anna, request) == "sent"
    assert disclosure(file)


def test_with_a_yes_the_requests_end_and_their_providers_see_nothing(
    anna, wilg, anker, file
):
    held, asked = acts.offered(file, wilg), acts.ask(file, anker)

    withdraw(file, is_confirmed=True)

    assert {acts.status(anna, one) for one in (held, asked)} == {"withdrawn"}
    with acting(anna):
        assert PlaceUse.objects.get().released_at is not None
    with acting(wilg.intake):
        assert not Request.objects.exists()
        assert not Need.objects.exists()
        assert "withdrawn" in set(Notice.objects.values_list("kind", flat=True))


def test_a_chosen_place_stays_and_is_named(anna, wilg, anker, file):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    with pytest.raises(errors.RequestsEndError) as refused:
        withdraw(file, is_confirmed=False)

    withdraw(file, is_confirmed=True)

    assert refused.value.staying == (wilg.offer.name,)
    assert acts.status(anna, request) == "chosen"


def test_another_consent_ends_without_a_question(anna, wilg, file):
    request = acts.ask(file, wilg)
    with acting(anna):
        key = Consent.objects.get(act=Act.HELP).pk
        withdraw_consent(actor=anna, at=AT, code=file.code, consent_id=key)

    assert acts.status(anna, request) == "sent"


def test_a_refusal_asks_the_same(anna, wilg, file):
    request = acts.ask(file, wilg)

    with pytest.raises(errors.RequestsEndError):
        save(anna, file.code, NO)

    assert acts.status(anna, request) == "sent"


def test_a_refusal_with_a_yes_ends_them(anna, wilg, file):
    request = acts.ask(file, wilg)

    save(anna, file.code, said(*_refused(), ends_requests=True))

    assert acts.status(anna, request) == "withdrawn"


def _refused() -> list[tuple[Act, str, bool]]:
    return [(Act.DISCLOSURE, "young_person", False)]


def test_the_button_first_says_what_ends_and_then_ends_it(anna, wilg, file):
    request, client = acts.ask(file, wilg), at_work(anna)
    path = f"/verwijzingen/{file.code}/hulpvraag/toestemming/"
    step = dict(HIDDEN.findall(client.get(path).content.decode()))
    key = str(disclosure(file))

    page = client.post(f"{path}intrekken/", {**step, "consent": key, "version": ""})

    text = page.content.decode()
    assert wilg.offer.name in text
    assert "meteen ingetrokken" in text
    assert acts.status(anna, request) == "sent"
    confirmed = dict(HIDDEN.findall(text))
    answer = client.post(f"{path}intrekken/", confirmed)
    assert answer.status_code == 302
    assert acts.status(anna, request) == "withdrawn"


def test_a_refusal_in_the_form_comes_back_with_a_box_to_tick(anna, wilg, file):
    request, client = acts.ask(file, wilg), at_work(anna)
    path = f"/verwijzingen/{file.code}/hulpvraag/toestemming/"
    step = dict(HIDDEN.findall(client.get(path).content.decode()))
    answers = {
        "is_able_to_weigh": "yes",
        "noted_on_day": "22",
        "noted_on_month": "11",
        "noted_on_year": "2026",
        "disclosure_young_person": "no",
    }

    page = client.post(path, {**step, **answers})

    assert 'name="ends_requests"' in page.content.decode()
    assert acts.status(anna, request) == "sent"
    hidden = dict(HIDDEN.findall(page.content.decode()))
    again = client.post(path, {**step, **hidden, **answers, "ends_requests": "on"})
    assert again.status_code == 302
    assert acts.status(anna, request) == "withdrawn"
