"""Logging in with a password and a code, and choosing the role to work in."""

import pytest

from tests.browser.hands import fill, main, press
from tests.browser.houses import house
from tests.browser.looking import is_fit_for_everybody
from tests.factories.accounts import PASSWORD, account, code_now, organisation


@pytest.fixture
def noor(committed_db):
    """Somebody with two roles."""
    one, other = house("De Wilg").where, organisation("provider", name="De Eik")
    return account((one, "safety_officer"), (other, "intake"), name="Noor")


def type_password(page, who, *, password=PASSWORD):
    page.goto("/verwijzingen/")
    fill(page, "E-mailadres", who.user.email)
    fill(page, "Wachtwoord", password)
    press(page, "Verder")


def test_password_code_and_role_lead_to_the_work(page, noor):
    type_password(page, noor)
    fill(page, "Code", code_now())
    press(page, "Inloggen")
    page.get_by_role("button", name="De Eik: intaker").click()

    header = page.locator("header").inner_text()
    assert "De Eik" in header
    assert "intaker" in header


def test_changing_the_role_changes_what_is_there(page, noor):
    type_password(page, noor)
    fill(page, "Code", code_now())
    press(page, "Inloggen")
    page.get_by_role("button", name="De Eik: intaker").click()
    page.goto("/aanvragen/")

    page.locator("header").get_by_role("link", name="Wisselen").click()
    page.get_by_role("button", name="veiligheidsfunctionaris").click()

    navigation = page.get_by_role("navigation", name="Hoofdmenu").inner_text()
    assert "Veiligheid" in navigation
    assert "Aanvragen" not in navigation


def test_a_wrong_password_is_told_and_the_address_stays(page, noor):
    type_password(page, noor, password="niet dit wachtwoord")

    assert page.locator("[data-error-summary]").is_visible()
    assert page.get_by_label("E-mailadres").input_value() == noor.user.email
    assert page.get_by_label("Wachtwoord").input_value() == ""
    assert is_fit_for_everybody(page) == []


def test_a_wrong_code_is_told_and_the_next_one_works(page, noor):
    type_password(page, noor)
    fill(page, "Code", "000000")
    press(page, "Inloggen")
    assert page.locator("[data-error-summary]").is_visible()
    assert is_fit_for_everybody(page) == []

    fill(page, "Code", code_now())
    press(page, "Inloggen")

    assert "In welke rol werkt u?" in main(page)


def test_whoever_logs_out_sees_nothing_with_the_back_button(page, noor):
    type_password(page, noor)
    fill(page, "Code", code_now())
    press(page, "Inloggen")
    page.get_by_role("button", name="De Eik: intaker").click()
    page.goto("/aanvragen/")

    page.get_by_role("button", name="Uitloggen").click()
    page.go_back()

    assert "Aanvragen" not in main(page)
    assert "Inloggen" in main(page)
