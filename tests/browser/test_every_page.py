"""Everybody can use every page: wide and narrow, in both languages, light and dark.

The addresses and the people are those of the hostile tests, so that no page is left out.
"""

from urllib.parse import urlsplit

import pytest

from tests.browser.houses import coordinator, house, referrer
from tests.browser.looking import (
    NARROW,
    WIDE,
    axe,
    is_fit_for_everybody,
    overflow,
)
from tests.hostile.pages import addresses
from tests.hostile.rich import rich

# One person looks at what is everybody's, another at what is an administrator's.
LEFT_OUT = {
    "anna": ("nothing:",),
    "boss": ("landscape:", "ui:"),
    "others": ("accounts:", "landscape:", "ui:"),
}
PEOPLE = {
    "anna": lambda who: who.anna,
    "carla": lambda who: who.carla,
    "talking": lambda who: who.linde.intake,
    "offers": lambda who: who.wilg.intake,
    "treats": lambda who: who.iep.intake,
    "safety": lambda who: who.wilg.safety,
    "glass": lambda who: who.linde.safety,
    "expert": lambda who: who.linde.expert,
    "boss": lambda who: who.wilg.administrator,
}
LINKS = "links => links.map(link => link.href)"


@pytest.fixture
def everything(committed_db):
    return rich()


@pytest.fixture(params=sorted(PEOPLE))
def somebody(request, everything, at_work):
    return request.param, at_work(PEOPLE[request.param](everything.cast))


def paths(everything, *, name):
    """The addresses of the site, without what somebody else looks at."""
    skipped = LEFT_OUT.get(name, LEFT_OUT["others"])
    return [
        one.path for one in addresses(everything) if not one.name.startswith(skipped)
    ]


def looked_at(page, addresses, look):
    """What is wrong with each page that answers; the others are not for this person."""
    wrong = {}
    for path in addresses:
        if page.request.get(path, max_redirects=0).status == 200:
            page.goto(path)
            wrong[path] = look(page)
    assert wrong
    return {path: faults for path, faults in wrong.items() if faults}


def dead_links(page, *, known):
    """Links of the content that lead nowhere."""
    here = urlsplit(page.url)
    found = {
        urlsplit(link)._replace(fragment="").geturl()
        for link in page.eval_on_selector_all("main a[href]", LINKS)
        if urlsplit(link).netloc == here.netloc
    }
    new = found - known
    known |= found
    return [link for link in new if page.request.get(link).status >= 400]


def faults_by_day(page):
    """Axe on a wide window; the narrow one, by night, follows in English."""
    page.set_viewport_size(NARROW)
    narrow = too_wide(page)
    page.set_viewport_size(WIDE)
    return [*narrow, *too_wide(page), *axe(page)]


def faults_by_night(page):
    """In the dark, narrow and in English."""
    language = page.locator("html").get_attribute("lang")
    other = [] if language == "en" else [language]
    return [*axe(page), *too_wide(page), *other]


def too_wide(page):
    return [f"{overflow(page)} pixels too wide"] if overflow(page) else []


def test_everybody_can_use_every_page_and_every_link(somebody, everything):
    name, page = somebody
    known = set()

    wrong = looked_at(
        page,
        paths(everything, name=name),
        lambda opened: faults_by_day(opened) + dead_links(opened, known=known),
    )

    assert wrong == {}


def test_every_page_in_english_and_in_the_dark(somebody, everything, site):
    name, page = somebody
    cookie = {"name": "django_language", "value": "en", "url": site}
    page.context.add_cookies([cookie])
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)

    wrong = looked_at(page, paths(everything, name=name), faults_by_night)

    assert wrong == {}


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (lambda _house: referrer(), "/verwijzingen/"),
        (lambda _house: referrer(), "/verwijzingen/?code=V-0000"),
        (lambda _house: referrer(), "/berichten/"),
        (lambda wilg: wilg.intake, "/aanvragen/"),
        (lambda wilg: wilg.safety, "/veiligheid/"),
        (lambda _house: coordinator(), "/coordinatie/"),
    ],
    ids=["referrals", "unknown code", "notices", "requests", "safety", "coordination"],
)
def test_an_empty_list_says_what_comes(committed_db, at_work, who, path):
    page = at_work(who(house()))

    page.goto(path)

    assert page.locator("main .baken-empty").is_visible()
    assert is_fit_for_everybody(page) == []
