"""A secret address in real browsers: named, asked again, seen, not printed, and told."""

from importlib import import_module

import pytest
from django.conf import settings

from baken.foundation.organisations.models import Organisation
from baken.landscape.demo.keys import demo_id
from tests.browser.hands import choose, fill, follow, main, press
from tests.browser.looking import is_fit_for_everybody
from tests.factories.accounts import account, code_now, log_in
from tests.factories.landscape import demo_landscape

HOUSE = f"/adressen/{demo_id('location', 'ZD-A')}/"
ADDRESS = f"/plek/{demo_id('location', 'ZD-A')}/adres/"
QUESTION = "Wie mag het adres kennen?"
STREET = "Verzonnenstraat"
FORMS = ("adres/", "afscherming/", "kijker/")


@pytest.fixture
def landscape(committed_db):
    return demo_landscape()


@pytest.fixture
def works_for(landscape):
    def make(key: str, role: str, name: str):
        where = Organisation.objects.get(pk=landscape.organisation_id(key))
        return account((where, role), name=name)

    return make


@pytest.fixture
def officer(works_for):
    return works_for("ZD", "safety_officer", "Saskia")


@pytest.fixture
def logged_in(officer, visitor, client, site):
    """The officer in the browser of `page`, in the language of the test."""
    log_in(client, officer)
    cookie = client.cookies["baken"].value
    visitor.add_cookies([{"name": "baken", "value": cookie, "url": site}])


def forget_confirmation(page) -> None:
    """As if the person confirmed who they are long ago."""
    key = next(one["value"] for one in page.context.cookies() if one["name"] == "baken")
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key=key)
    session["confirmed_at"] = 0
    session.save()


def name(page, person) -> None:
    page.goto("/adressen/")
    follow(page, "Huis A")
    follow(page, "Iemand noemen")
    fill(page, "E-mailadres", person.user.email)
    press(page, "Mag het adres zien")


def test_a_named_person_sees_it_after_a_code_and_the_officer_hears_of_it(
    at_work, works_for, officer
):
    gijs = works_for("gem-zwolle", "referrer", "Gijs")
    guards, looks = at_work(officer), at_work(gijs)
    name(guards, gijs)

    forget_confirmation(looks)
    looks.goto(ADDRESS)
    assert STREET not in looks.content()
    fill(looks, "Code", code_now())
    press(looks, "Bevestigen")

    assert STREET in main(looks)
    assert "Zilverduin" not in looks.title()
    assert "Huis A" not in looks.title()
    looks.emulate_media(media="print")
    assert STREET not in main(looks)
    guards.goto("/veiligheid/")
    menu = guards.get_by_role("navigation", name="Hoofdmenu")
    assert "1" in menu.get_by_role("link", name="Adressen").inner_text()
    guards.goto("/adressen/")
    told = main(guards)
    assert "verwijzer" in told
    assert "Gijs" not in told
    assert STREET not in guards.content()


def test_the_address_is_not_kept_by_the_browser_and_not_there_for_others(
    at_work, works_for, officer
):
    gijs = works_for("gem-zwolle", "referrer", "Gijs")
    anna = works_for("gem-zwolle", "referrer", "Anna")
    name(at_work(officer), gijs)
    looks, stranger = at_work(gijs), at_work(anna)

    seen, refused = looks.goto(ADDRESS), stranger.goto(ADDRESS)

    assert "no-store" in seen.headers["cache-control"]
    assert refused.status == 404
    assert STREET not in stranger.content()


def test_a_right_that_was_taken_away_is_over_at_once(at_work, works_for, officer):
    gijs = works_for("gem-zwolle", "referrer", "Gijs")
    guards, looks = at_work(officer), at_work(gijs)
    name(guards, gijs)
    guards.locator("main").get_by_role("link", name="Mag het niet meer zien").click()
    press(guards, "Mag het niet meer zien")

    assert looks.goto(ADDRESS).status == 404
    assert "Niemand is bij naam genoemd" in main(guards)


def test_lowering_the_level_asks_twice_and_back_changes_nothing(at_work, officer):
    guards = at_work(officer)
    guards.goto(HOUSE)
    follow(guards, "Afscherming wijzigen")
    choose(guards, QUESTION, "Afgeschermd voor het publiek")
    press(guards, "Opslaan")
    assert "minder goed afschermen" in main(guards)
    follow(guards, "Niet doen, terug")
    assert "geheim adres" in main(guards)

    follow(guards, "Afscherming wijzigen")
    choose(guards, QUESTION, "Afgeschermd voor het publiek")
    press(guards, "Opslaan")
    press(guards, "Minder afschermen")

    assert "afgeschermd voor het publiek" in main(guards)


def test_what_was_typed_too_late_waits_for_a_code_in_another_tab(at_work, officer):
    guards = at_work(officer)
    name(guards, officer)
    follow(guards, "Adres vervangen")
    for label, words in (
        ("Straat", "Andere Verzonnenstraat"),
        ("Huisnummer", "7"),
        ("Postcode", "0000 BB"),
        ("Plaats", "Demostad"),
    ):
        fill(guards, label, words)
    forget_confirmation(guards)
    press(guards, "Adres opslaan")
    with guards.context.expect_page() as opened:
        follow(guards, "Bevestig wie u bent (in een ander tabblad)")
    fill(opened.value, "Code", code_now())
    press(opened.value, "Bevestigen")

    opened.value.wait_for_url("**/adressen/")
    press(guards, "Adres opslaan")

    assert "Het adres is vastgelegd." in main(guards)
    guards.goto(ADDRESS)
    assert "Demostad" in main(guards)


def test_the_pages_of_a_safety_officer_are_fit_for_everybody(
    logged_in, officer, page, language
):
    wrong = {}
    page.goto(f"{HOUSE}kijker/")
    page.fill('[name="email"]', officer.user.email)
    page.click('main form[method="post"] button')
    page.goto(ADDRESS)
    wrong["the address"] = is_fit_for_everybody(page)
    for part in ("", *FORMS):
        page.goto(f"{HOUSE}{part}")
        assert page.locator("html").get_attribute("lang") == language
        wrong[part] = is_fit_for_everybody(page)
    page.goto("/adressen/")
    wrong["list"] = is_fit_for_everybody(page)

    assert wrong == {key: [] for key in wrong}


def test_mistakes_and_questions_are_fit_for_everybody(logged_in, page, language):
    wrong = {}
    for part in ("adres/", "kijker/"):
        page.goto(f"{HOUSE}{part}")
        page.click('main form[method="post"] button')
        page.wait_for_selector("[data-error-summary]")
        wrong[part] = is_fit_for_everybody(page)
    page.goto(f"{HOUSE}afscherming/")
    page.check('[name="safety_level"][value="1"]')
    page.click('main form[method="post"] button')
    wrong["lower"] = is_fit_for_everybody(page)

    assert wrong == {key: [] for key in wrong}
