"""A need among the real number of offers, and a draft that keeps itself."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from baken.core.rules.codes import TargetGroup, Urgency
from baken.foundation.door.door import acting
from baken.referral.services import need as needs
from baken.referral.services.need_answers import YoungPersonAnswers
from tests.browser.looking import is_fit_for_everybody
from tests.factories.accounts import Person, account, log_in, organisation
from tests.factories.landscape import demo_landscape
from tests.referral.need_matches import filled


@pytest.fixture
def referrer(committed_db, visitor, client, site) -> Person:
    """Gives the browser the session of a referrer in the demo landscape."""
    demo_landscape()
    who = account((organisation("municipality"), "referrer"))
    log_in(client, who)
    key = client.cookies["baken"].value
    visitor.add_cookies([{"name": "baken", "value": key, "url": site}])
    return who


def opened(who: Person) -> str:
    """A need of which only the age is known, so that the rule of consent can speak."""
    now = timezone.now()
    with acting(who.actor):
        code = needs.open_need(
            actor=who.actor, at=now, key=uuid.uuid4(), urgency=Urgency.URGENT
        )
        born_on = timezone.localdate(now) - timedelta(days=14 * 366)
        needs.save_step(
            actor=who.actor,
            at=now,
            code=code,
            version=1,
            answers=YoungPersonAnswers(born_on, TargetGroup.GIRL),
        )
    return code


def test_the_check_and_the_offers_are_fit_for_everybody(
    referrer: Person, page: Page, language: str
) -> None:
    code = filled(referrer.actor)
    wrong = {}
    for name in ("need_new", "need_urgency", "need_check", "matching"):
        arguments = [] if name == "need_new" else [code]
        page.goto(reverse(f"referral:{name}", args=arguments))
        for summary in page.locator("main details:not([open]) > summary").all()[:2]:
            summary.click()
        wrong[name] = is_fit_for_everybody(page)

    assert {name: rules for name, rules in wrong.items() if rules} == {}


def test_what_is_typed_is_kept_while_typing(referrer: Person, page: Page) -> None:
    url = reverse("referral:need_step", args=[opened(referrer), "hulp"])
    page.goto(url)

    page.locator("#id_own_words").fill("Ik wil bij mijn zus in de buurt.")
    page.locator("#id_own_words").blur()
    page.locator("[data-autosave-status]:not(:empty)").wait_for()
    page.goto(url)

    kept = page.locator("#id_own_words").input_value()
    assert kept == "Ik wil bij mijn zus in de buurt."
