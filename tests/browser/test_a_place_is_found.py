"""The main story: a need, an offer that fits, a place that is held, chosen and taken."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browser import hands
from tests.browser.hands import main
from tests.browser.houses import coordinator, house, referrer


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def with_scripts(request):
    return request.param


@dataclass(frozen=True)
class Table:
    """The browsers of everybody concerned."""

    anna: Page  # refers
    ilse: Page  # intake
    saskia: Page  # safety officer
    carla: Page  # coordinates elsewhere


@pytest.fixture
def table(committed_db, at_work):
    wilg = house("De Wilg")
    people = (referrer(), wilg.intake, wilg.safety, coordinator())
    return Table(*map(at_work, people))


def test_a_young_person_gets_a_place(table):
    code = hands.write_need(table.anna)
    _is_asked(table, code)
    _is_talked_about(table, code)
    _is_judged_safe(table, code)
    _is_offered(table, code)
    _is_chosen(table, code)
    _is_taken(table, code)

    assert table.carla.goto(f"/coordinatie/{code}/").status == 404


def _is_asked(table, code):
    hands.ask_first(table.anna, code)
    assert "gevraagd" in main(table.anna)

    hands.open_first(table.ilse, code)
    seen = main(table.ilse)
    assert "14 of 15 jaar" in seen
    assert all(word not in seen for word in (hands.STORY, hands.ENEMY, "Zwolle"))


def _is_talked_about(table, code):
    hands.start_talking(table.ilse, code)

    seen = main(table.ilse)
    assert hands.STORY in seen
    assert "Nog niet te zeggen" in seen
    assert all(word not in seen for word in (hands.ENEMY, hands.NAME, "2011"))
    assert not table.ilse.get_by_role("link", name="Een plek aanbieden").count()


def _is_judged_safe(table, code):
    hands.open_first(table.saskia, code)
    seen = main(table.saskia)
    assert hands.ENEMY in seen
    assert "Zwolle" in seen
    assert all(word not in seen for word in (hands.STORY, hands.NAME))

    hands.say_it_is_safe(table.saskia, code)


def _is_offered(table, code):
    hands.offer_place(table.ilse, code)
    assert "De plek blijft vrij tot" in main(table.ilse)
    assert hands.NAME not in main(table.ilse)

    hands.open_first(table.anna, code)
    assert "Er is een plek aangeboden" in main(table.anna)


def _is_chosen(table, code):
    hands.choose_offered(table.anna, code)

    hands.open_first(table.ilse, code)
    assert hands.NAME in main(table.ilse)


def _is_taken(table, code):
    hands.set_underway(table.ilse, code)
    hands.open_first(table.anna, code)
    assert "onderweg" in main(table.anna)

    hands.welcome(table.ilse, code)
    hands.open_first(table.anna, code)
    assert "plek gevonden" in main(table.anna)
    assert "Aangekomen" in main(table.anna)
    table.saskia.goto("/veiligheid/")
    assert code not in main(table.saskia)
