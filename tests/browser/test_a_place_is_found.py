"""The main story: a need, an offer that fits, a place that is held, chosen and taken."""

import pytest

from tests.browser import hands
from tests.browser.hands import main
from tests.browser.houses import NIGHT_PHONE, house, referrer


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def with_scripts(request):
    return request.param


@pytest.fixture
def wilg(committed_db):
    return house("De Wilg")


@pytest.fixture
def people(wilg, at_work):
    return at_work(referrer()), at_work(wilg.intake), at_work(wilg.safety)


def test_a_young_person_gets_a_place(wilg, people):
    anna, ilse, saskia = people

    code = hands.write_need(anna)
    assert "past" in main(anna)
    hands.ask_first(anna, code)
    assert "gevraagd" in main(anna)

    hands.open_first(ilse, code)
    first = main(ilse)
    assert "14 of 15 jaar" in first
    assert all(word not in first for word in (hands.STORY, hands.ENEMY, "Zwolle"))

    hands.start_talking(ilse, code)
    talking = main(ilse)
    assert hands.STORY in talking
    assert "Nog niet te zeggen" in talking
    assert all(word not in talking for word in (hands.ENEMY, hands.NAME, "2011"))
    assert not ilse.get_by_role("link", name="Een plek aanbieden").count()

    hands.open_first(saskia, code)
    assert hands.ENEMY in main(saskia)
    assert "Zwolle" in main(saskia)
    assert hands.STORY not in main(saskia)
    hands.say_it_is_safe(saskia, code)

    hands.offer_place(ilse, code)
    assert "De plek blijft vrij tot" in main(ilse)
    hands.open_first(anna, code)
    assert "Er is een plek aangeboden" in main(anna)
    assert hands.NAME not in main(ilse)

    hands.choose_offered(anna, code)
    hands.open_first(ilse, code)
    assert hands.NAME in main(ilse)

    hands.set_underway(ilse, code)
    hands.open_first(anna, code)
    assert "onderweg" in main(anna)

    hands.welcome(ilse, code)
    hands.open_first(anna, code)
    assert "plek gevonden" in main(anna)
    assert "Aangekomen" in main(anna)
    assert NIGHT_PHONE not in main(saskia)
