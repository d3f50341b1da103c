"""How often the pages of a need ask the database: counted, so that it cannot creep up."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.accounts import Person, account, log_in, organisation
from tests.factories.landscape import demo_landscape
from tests.referral.need_forms import (
    ALL_STEPS,
    FORM,
    YOUNG_PERSON,
    address,
    opened,
    sent,
)

pytestmark = pytest.mark.django_db
# Savepoints, and giving the door back, happen only inside a test's transaction.
ONLY_IN_TESTS = re.compile(r"(RELEASE )?SAVEPOINT|SELECT set_config\('baken.actor', ''")
# Session, door, role, open notices, and three of the need itself come first; the
# step about safety reads its own lines too, the one about consent whether somebody follows.
MOST_TO_SHOW = {"veiligheid": 12}
# Consent looks at what rests on it: open requests, locked, and who follows.
MOST_TO_SAVE = {"veiligheid": 16, "toestemming": 16}
USUAL_TO_SHOW = 10
USUAL_TO_SAVE = 12


@pytest.fixture
def referrer(db: None) -> Person:
    return account((organisation("municipality"), "referrer"))


@pytest.fixture
def page(referrer: Person, client: Client) -> Client:
    return log_in(client, referrer)


def statements(asked: CaptureQueriesContext) -> list[str]:
    return [
        query["sql"][:90] for query in asked if not ONLY_IN_TESTS.match(query["sql"])
    ]


@pytest.mark.parametrize("step", ALL_STEPS)
def test_showing_a_step_costs_few_statements(
    page: Client, referrer: Person, step: str
) -> None:
    url = address(opened(referrer), step)

    with CaptureQueriesContext(connection) as asked:
        page.get(url)

    most = MOST_TO_SHOW.get(step, USUAL_TO_SHOW)
    assert len(statements(asked)) <= most, "\n".join(statements(asked))


@pytest.mark.parametrize("step", ALL_STEPS)
def test_saving_a_step_costs_few_statements(
    page: Client, referrer: Person, step: str
) -> None:
    code = opened(referrer)
    if step == "toestemming":
        sent(page, address(code, "jongere"), YOUNG_PERSON)
    url = address(code, step)
    hidden = dict(FORM.findall(page.get(url).content.decode()))

    with CaptureQueriesContext(connection) as asked:
        answer = page.post(url, {**hidden, **ALL_STEPS[step]})

    assert answer.status_code == 302
    most = MOST_TO_SAVE.get(step, USUAL_TO_SAVE)
    assert len(statements(asked)) <= most, "\n".join(statements(asked))


def test_a_crisis_shows_whom_to_call_at_night(page: Client, referrer: Person) -> None:
    demo_landscape()

    text = page.get(address(opened(referrer), "crisis")).content.decode()

    assert "jongeren in crisis op" in text
    assert "0800 2000" in text


def test_the_check_says_what_may_wait(page: Client, referrer: Person) -> None:
    code = opened(referrer)

    text = page.get(reverse("referral:need_check", args=[code])).content.decode()

    assert "Dit ontbreekt nog" in text
    assert "Dit mag later, maar helpt wel" in text
    assert "Klaar: zoek passend aanbod" not in text
