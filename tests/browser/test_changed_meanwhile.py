"""Two people with the same form: whoever is second is told, and loses nothing."""

import pytest

from tests.browser import hands
from tests.browser.hands import choose, fill, main, press
from tests.browser.houses import house
from tests.factories.accounts import account, organisation
from tests.referral.chain import ready_need


@pytest.fixture
def wilg(committed_db):
    return house("De Wilg")


@pytest.fixture
def colleagues(wilg, at_work):
    """Two people of one municipality, and a file of theirs."""
    town = organisation()
    anna, bram = account((town, "referrer")), account((town, "referrer"))
    code = ready_need(anna.actor, named=False).code
    return at_work(anna), at_work(bram), code


def told(page):
    return page.locator("[data-error-summary]").inner_text()


def test_a_step_of_a_need_that_a_colleague_changed(colleagues):
    anna, bram, code = colleagues
    for page in (anna, bram):
        page.goto(f"/verwijzingen/{code}/hulpvraag/hulp/")
        choose(page, "Zijn er zorgen die een aanbieder", "Gevraagd: niet bekend")
    fill(anna, "Wat wil de jongere zelf?", "Rust.")
    press(anna, "Opslaan en verder")

    fill(bram, "Wat wil de jongere zelf?", "Naar school.")
    press(bram, "Opslaan en verder")

    assert "intussen gewijzigd" in told(bram)
    assert bram.get_by_label("Wat wil de jongere zelf?").input_value() == "Naar school."
    press(bram, "Opslaan en verder")
    assert "/hulp/" not in bram.url


def test_two_colleagues_ask_something_at_the_same_time(wilg, colleagues, at_work):
    anna, _bram, code = colleagues
    hands.ask_first(anna, code)
    colleague = account((wilg.where, "intake"), name="Iris")
    ilse, iris = at_work(wilg.intake), at_work(colleague)
    for page in (ilse, iris):
        hands.open_first(page, code)
        hands.follow(page, "Een vraag stellen")
    fill(ilse, "Uw vraag", "Hoe laat?")
    press(ilse, "Vraag versturen")

    fill(iris, "Uw vraag", "Met wie komt de jongere?")
    press(iris, "Vraag versturen")

    assert "intussen gewijzigd" in told(iris)
    assert iris.get_by_label("Uw vraag").input_value() == "Met wie komt de jongere?"
    press(iris, "Vraag versturen")
    hands.open_first(anna, code)
    assert "Hoe laat?" in main(anna)
    assert "Met wie komt de jongere?" in main(anna)


def test_an_act_on_a_request_that_was_withdrawn_meanwhile(wilg, colleagues, at_work):
    anna, bram, code = colleagues
    hands.ask_first(anna, code)
    ilse = at_work(wilg.intake)
    hands.open_first(ilse, code)
    hands.follow(ilse, "In gesprek")
    hands.open_first(bram, code)
    hands.follow(bram, "Intrekken")
    choose(bram, "Waarom trekt u dit in?", "Iets anders")
    press(bram, "Aanvraag intrekken")

    press(ilse, "In gesprek")

    assert "In gesprek" not in main(ilse)
    assert code not in main(ilse)
    hands.open_first(anna, code)
    assert "In gesprek" not in main(anna)


def test_two_presses_of_one_button_ask_once(colleagues):
    anna, _bram, code = colleagues
    anna.goto(f"/verwijzingen/{code}/aanbod/")
    hands.follow(anna, "Vraag deze plek")

    anna.locator("main form").evaluate("form => { form.submit(); form.submit(); }")
    anna.wait_for_url(f"**/verwijzingen/{code}/")

    assert anna.get_by_role("heading", level=3).count() == 1
