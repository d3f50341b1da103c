"""Tonight: telephone first, eight questions, a checklist, and the offer."""

import pytest
from django.utils import timezone

from tests.browser import hands
from tests.browser.hands import choose, fill, fill_date, main, press
from tests.browser.houses import NIGHT_PHONE, house, referrer
from tests.browser.looking import is_fit_for_everybody

CRISIS = "Crisis: er moet vandaag een veilige plek zijn"


@pytest.fixture
def anna(committed_db, at_work):
    house("De Wilg")
    page = at_work(referrer())
    hands.begin_need(page, CRISIS)
    return page


def answer_eight(page):
    fill_date(page, "1. Geboortedatum", hands.BORN_ON)
    choose(page, "2. Welke groep past bij de jongere?", "Meisjes")
    choose(page, "3. Welke soort hulp is nodig?", "Open verblijf")
    choose(page, "4. Onder welke maatregel valt de hulp?", "Vrijwillig kader")
    choose(page, "5. Waar woont de jongere?", hands.AT_HOME)
    fill(page, "6. Welke gemeente telt?", "Zwolle")
    choose(page, "7. Is er een gebied", "Gevraagd: niet bekend")
    choose(page, "8. Mag u gegevens delen", "De jongere zegt ja")
    press(page, "Opslaan en verder")


def test_the_page_begins_with_the_telephone_and_what_to_arrange_tonight(anna):
    words = main(anna)

    assert words.index("112") < words.index("1. Geboortedatum")
    assert words.index(NIGHT_PHONE) < words.index("1. Geboortedatum")
    assert anna.locator(f'a[href="tel:{NIGHT_PHONE}"]').count() == 1
    for wanted in ("Wie zegt ja?", "machtiging", "veilig", "Wat gaat mee?"):
        assert wanted in words


def test_eight_answers_are_enough_to_ask_for_a_place_tonight(anna):
    answer_eight(anna)
    press(anna, "Klaar: zoek passend aanbod")
    code = anna.url.split("/")[-3]

    hands.ask_first(anna, code)

    assert "gevraagd" in main(anna)
    assert f"{timezone.localdate().year}" in main(anna)


def test_without_answers_the_eight_questions_are_named_and_everybody_can_read_it(anna):
    press(anna, "Opslaan en verder")

    links = anna.locator("[data-error-summary] a")
    assert links.count() == 8
    assert is_fit_for_everybody(anna) == []
