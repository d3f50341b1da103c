"""The living page shows every component; what holds here holds on every page."""

import pytest

from tests.browser.looking import (
    NARROW,
    PHONE,
    WIDE,
    axe,
    is_fit_for_everybody,
    overflow,
    tab_through,
)

WITH_MISTAKES = 'main form[method="post"] button:not([name])'


def send_with_mistakes(page):
    page.goto("/ui/")
    page.fill("#id_explanation", "Regel een\nRegel twee")
    page.fill("#id_start_on_0", "31")
    page.fill("#id_start_on_1", "februari")
    page.fill("#id_start_on_2", "2027")
    page.click(WITH_MISTAKES)
    page.wait_for_selector("[data-error-summary]")


def test_everybody_can_use_it_in_both_languages(page, language):
    page.goto("/ui/")

    assert page.locator("html").get_attribute("lang") == language
    assert is_fit_for_everybody(page) == []


def test_everybody_can_use_it_with_mistakes_in_both_languages(page, language):
    send_with_mistakes(page)

    assert is_fit_for_everybody(page) == []


@pytest.mark.parametrize("window", [NARROW, PHONE, WIDE], ids=["320", "360", "1280"])
def test_everybody_can_use_it_in_the_dark(page, window):
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(window)

    page.goto("/ui/")

    assert axe(page) == []
    assert overflow(page) == 0


def test_everybody_can_read_it_with_forced_colours(page):
    page.emulate_media(forced_colors="active")

    page.goto("/ui/")

    assert axe(page) == []


def test_paper_shows_the_content_and_no_buttons_or_menu(page):
    page.emulate_media(media="print", color_scheme="dark")

    page.goto("/ui/")

    assert page.locator("main h1").is_visible()
    assert not page.locator(".baken-breadcrumb").is_visible()
    assert not page.locator(".baken-actions").first.is_visible()
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_a_narrow_table_is_cards_and_still_a_table(page):
    page.set_viewport_size(NARROW)

    page.goto("/ui/")

    cell = page.get_by_role("cell", name="Demoregio Oost")
    shown = cell.evaluate("it => getComputedStyle(it, '::before').content")
    assert "Regio" in shown
    assert page.get_by_role("columnheader", name="Regio").count() == 1
    assert page.get_by_role("rowheader").count() == 3


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page):
    page.set_viewport_size(WIDE)
    page.goto("/ui/")

    stops = tab_through(page)

    assert stops[0]["name"] == "Naar de inhoud"
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [stop["name"] for stop in stops if stop["outline"] < 2] == []


def test_every_target_is_large_enough_for_a_thumb(page):
    page.set_viewport_size(PHONE)
    page.goto("/ui/")

    stops = tab_through(page)

    small = [
        stop["name"]
        for stop in stops
        if not stop["inline"] and min(stop["width"], stop["height"]) < 24
    ]
    assert small == []


def test_the_skip_link_leads_to_the_content(page):
    page.goto("/ui/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_mistakes_get_the_focus_and_lead_to_their_field(page):
    send_with_mistakes(page)
    page.wait_for_function("document.activeElement.id === 'fouten'")

    page.click("[data-error-summary] a >> text=bestaat niet")

    assert page.title().startswith("Fout: ")
    assert page.evaluate("document.activeElement.id") == "id_start_on_0"


def test_a_mistake_keeps_everything_that_was_typed(page):
    send_with_mistakes(page)

    typed = [page.input_value(f"#id_start_on_{box}") for box in range(3)]
    assert typed == ["31", "februari", "2027"]
    assert page.input_value("#id_explanation") == "Regel een\nRegel twee"


def test_a_long_text_is_counted_and_never_cut_off(page):
    page.goto("/ui/")

    page.fill("#id_explanation", "a" * 305)

    page.wait_for_selector("text=5 tekens te veel")
    assert len(page.input_value("#id_explanation")) == 305


def test_the_language_switch_stays_on_the_page(page):
    page.goto("/ui/?page=3")

    page.click("text=English")

    page.wait_for_selector("html[lang=en]")
    assert page.url.endswith("/ui/?page=3")


def test_it_works_without_javascript(browser, site, committed_db):
    context = browser.new_context(
        base_url=site, locale="nl-NL", java_script_enabled=False
    )
    page = context.new_page()

    page.goto("/ui/")
    page.click(WITH_MISTAKES)

    assert page.locator("[data-error-summary] a").count() >= 5
    context.close()
