"""A real browser against the real site, with the committed database of this worker."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    sync_playwright,
)

from tests.factories.accounts import Person, log_in

# As root Chromium has no sandbox; the rest keeps it from calling home.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
LOCALES = {"nl": "nl-NL", "en": "en-GB"}


def chromium() -> str:
    """The browser of this machine; without one the tests are skipped, on CI they fail."""
    named = os.environ.get("BAKEN_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    message = "Chromium is absent (Debian: apt-get install chromium)."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def site(django_db_setup: None) -> Iterator[str]:
    """The address of the site, served by waitress as in the demo."""
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415  # after the settings
    from waitress.server import create_server  # noqa: PLC0415  # beside its only use

    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://localhost:{server.effective_port}"
    server.task_dispatcher.shutdown(timeout=5)
    server.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    path = chromium()
    # Playwright runs a loop in this thread, and Django takes that for an async view.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(params=["nl", "en"], ids=["Dutch", "English"])
def language(request: pytest.FixtureRequest) -> str:
    """Runs the test in both languages: the page then asks for this one."""
    return str(request.param)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained about: script errors and refusals of the CSP."""
    return []


@pytest.fixture
def visitor(
    request: pytest.FixtureRequest, committed_db: None, site: str, browser: Browser
) -> Iterator[BrowserContext]:
    """A browser without cookies, in the language of the test."""
    chosen = (
        request.getfixturevalue("language")
        if "language" in request.fixturenames
        else "nl"
    )
    # Smooth scrolling would move things while a test looks at them.
    context = browser.new_context(
        base_url=site, locale=LOCALES[chosen], reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(visitor: BrowserContext, complaints: list[str]) -> Iterator[Page]:
    """A page; afterwards the browser must have nothing to complain about."""
    opened = visitor.new_page()
    listen(opened, complaints=complaints)
    yield opened
    assert complaints == []


@pytest.fixture
def with_scripts() -> bool:
    """Whether the browsers of these people run JavaScript."""
    return True


@pytest.fixture
def at_work(
    committed_db: None,
    site: str,
    browser: Browser,
    with_scripts: bool,  # noqa: FBT001  # a fixture
    complaints: list[str],
) -> Iterator[Callable[[Person], Page]]:
    """Seats somebody who is logged in at a browser of their own; nobody's may complain."""
    contexts: list[BrowserContext] = []

    def seat(who: Person, *, number: int = 0) -> Page:
        context = browser.new_context(
            base_url=site,
            locale=LOCALES["nl"],
            reduced_motion="reduce",
            java_script_enabled=with_scripts,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        key = log_in(Client(), who, number=number).cookies["baken"].value
        context.add_cookies([{"name": "baken", "value": key, "url": site}])
        opened = context.new_page()
        listen(opened, complaints=complaints)
        return opened

    yield seat
    for context in contexts:
        context.close()
    assert complaints == []


def listen(page: Page, *, complaints: list[str]) -> None:
    """Notes script errors, refused resources and warnings of the console."""

    def note(message: ConsoleMessage) -> None:
        # An error page on purpose is no complaint; a missing picture or script is.
        is_page_itself = message.location.get("url") == page.url
        if message.type in {"error", "warning"} and not is_page_itself:
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
