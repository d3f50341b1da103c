"""The pages of the landscape are for everybody, in both languages and on a narrow phone."""

import pytest

from baken.foundation.organisations.models import Organisation
from baken.landscape.demo.keys import demo_id
from tests.browser.looking import is_fit_for_everybody
from tests.factories.accounts import account, log_in
from tests.factories.landscape import demo_landscape

PUBLIC = (
    "/aanbod/",
    "/aanbod/?age=abc",
    "/aanbod/?region=JZ02",
    "/aanbod/KL-01/",
    f"/aanbieder/{demo_id('organisation', 'ZD')}/",
)


@pytest.fixture
def landscape(committed_db):
    return demo_landscape()


@pytest.fixture
def logged_in(landscape, visitor, client, site):
    """Gives the browser the session of somebody at a demo organisation."""

    def enter(key: str, role: str) -> None:
        place = Organisation.objects.get(pk=landscape.organisation_id(key))
        log_in(client, account((place, role)))
        cookie = client.cookies["baken"].value
        visitor.add_cookies([{"name": "baken", "value": cookie, "url": site}])

    return enter


def test_everybody_can_use_the_public_pages(landscape, page, language):
    wrong = {}
    for path in PUBLIC:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        wrong[path] = is_fit_for_everybody(page)

    assert wrong == {path: [] for path in PUBLIC}


def test_a_referrer_can_use_the_page_of_an_offer(logged_in, page, language):
    logged_in("gem-zwolle", "referrer")

    page.goto("/aanbod/SV-01/")

    assert page.locator("#ruimte").is_visible()
    assert is_fit_for_everybody(page) == []


def test_an_intake_can_use_the_own_pages_also_after_a_mistake(
    logged_in, page, language
):
    logged_in("HL", "intake")
    page.goto("/ons-aanbod/")
    list_is_wrong = is_fit_for_everybody(page)

    page.goto("/ons-aanbod/HL-01/")
    page.fill('[name="waiting_weeks"]', "veel")
    page.click('main form[method="post"] button')
    page.wait_for_selector("[data-error-summary]")

    assert list_is_wrong == []
    assert is_fit_for_everybody(page) == []


def test_room_is_kept_by_keyboard_alone(logged_in, page):
    logged_in("HL", "intake")
    page.goto("/ons-aanbod/HL-01/")
    page.focus('[name="waiting_weeks"]')

    page.keyboard.press("Control+A")
    page.keyboard.type("6")
    page.keyboard.press("Enter")

    page.wait_for_url("**/ons-aanbod/")
    assert "is opgeslagen" in page.locator("main").inner_text()


def test_one_press_of_a_button_confirms_everything(logged_in, page):
    logged_in("HL", "intake")
    page.goto("/ons-aanbod/")
    assert page.get_by_text("ouder dan 7 dagen").count() == 1

    page.get_by_role("button", name="Alles klopt nog").press("Enter")

    page.wait_for_selector('[role="status"], .baken-messages, .utrecht-alert')
    assert page.get_by_text("ouder dan 7 dagen").count() == 0


def test_the_list_becomes_cards_on_a_phone(landscape, page):
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto("/aanbod/")

    assert page.locator("tbody tr").first.evaluate(
        "row => getComputedStyle(row).display"
    ) != ("table-row")
