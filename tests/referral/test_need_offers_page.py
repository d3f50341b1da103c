"""The page with the offers: few statements, every reason, and nothing about safety."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from baken.core.matching import safety
from baken.core.matching.table import Int8
from baken.core.values import Verdict
from baken.landscape.demo.load import DemoLandscape
from baken.referral.models import Asked
from baken.referral.services.need_answers import (
    SafetyAnswers,
    Zone,
)
from tests.factories.accounts import Person, account, log_in, organisation
from tests.factories.landscape import demo_landscape
from tests.referral.need_matches import (
    MOST_STATEMENTS,
    filled,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def landscape(db: None) -> DemoLandscape:
    return demo_landscape()


@pytest.fixture
def referrer(db: None) -> Person:
    return account((organisation("municipality"), "referrer"))


def shown(client: Client, code: str, query: str = "") -> str:
    answer = client.get(reverse("referral:matching", args=[code]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_costs_few_statements(referrer: Person, client: Client) -> None:
    code = filled(referrer.actor)
    page = log_in(client, referrer)
    shown(page, code)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown(page, code)

    # Savepoints, and giving the door back, happen only inside a test's transaction.
    own = re.compile(r"(RELEASE )?SAVEPOINT|SELECT set_config\('baken.actor', ''")
    statements = [query["sql"] for query in asked if not own.match(query["sql"])]
    assert len(statements) <= MOST_STATEMENTS, "\n".join(s[:90] for s in statements)


def test_the_page_explains_every_criterion(referrer: Person, client: Client) -> None:
    text = shown(log_in(client, referrer), filled(referrer.actor))

    for name in ("Leeftijd", "Doelgroep", "Veilige afstand", "Toestemming om te delen"):
        assert name in text
    assert "Nog niet te zeggen." in text
    assert "Waarom niet de rest?" in text


def without_places(text: str) -> str:
    """The page without what differs at every look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def test_a_page_with_a_fail_on_safety_is_the_page_with_an_unknown(
    referrer: Person, client: Client, make_unsafe: Callable[[], None]
) -> None:
    nearby = SafetyAnswers(
        Asked.NAMED, Asked.NONE_KNOWN, new_zones=(Zone("GM0344", 80),)
    )
    code = filled(referrer.actor, nearby)
    page = log_in(client, referrer)
    unknown = shown(page, code)

    make_unsafe()

    before, after = without_places(unknown), without_places(shown(page, code))
    assert [
        pair
        for pair in zip(before.splitlines(), after.splitlines(), strict=True)
        if pair[0] != pair[1]
    ] == []


@pytest.fixture
def make_unsafe(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Turns every unknown about safety into a fail, behind the screen."""

    def make() -> None:
        for name in ("co_placement", "danger_zone"):
            monkeypatch.setattr(safety, name, failing(getattr(safety, name)))

    return make


def failing(real: Callable[..., Int8]) -> Callable[..., Int8]:
    def fails(*arguments: object, **named: object) -> Int8:
        found = real(*arguments, **named)
        return np.where(found == Verdict.UNKNOWN, Verdict.FAIL, found)

    return fails


def test_a_filter_narrows_the_list(referrer: Person, client: Client) -> None:
    code = filled(referrer.actor)
    page = log_in(client, referrer)

    everywhere = shown(page, code).count("<article")
    near = shown(page, code, "?afstand=50").count("<article")
    nonsense = shown(page, code, "?afstand=maan&page=99&rest=%00").count("<article")

    assert near < everywhere
    assert nonsense > 0
