"""What people do with a page: they read its words, choose, type and press."""

from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Locator, Page

BORN_ON = date(2011, 5, 4)
NAME = "Demi Voorbeeld"
STORY = "Een verzonnen verhaal."
ENEMY = "Nino Valslicht"
AT_HOME = "De jongere woont thuis. De gemeente van het woonadres telt."


def main(page: Page) -> str:
    """The words of the content."""
    return page.locator("main").inner_text()


def question(page: Page, words: str) -> Locator:
    """A question with several answers or boxes, found by its words."""
    return page.get_by_role("group", name=words)


def choose(page: Page, words: str, answer: str) -> None:
    """Picks an answer to a question."""
    question(page, words).get_by_label(answer, exact=True).check()


def fill_date(page: Page, words: str, day: date) -> None:
    """Types a date in its three boxes."""
    boxes = question(page, words)
    for label, number in (("Dag", day.day), ("Maand", day.month), ("Jaar", day.year)):
        boxes.get_by_label(label).fill(str(number))


def fill(page: Page, label: str, words: str) -> None:
    """Types in a box."""
    page.get_by_label(label).fill(words)


def press(page: Page, name: str) -> None:
    """Presses a button of the content."""
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """Follows a link of the content."""
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def in_a_week() -> date:
    """When the help may begin."""
    return timezone.localdate() + timedelta(days=7)


def begin_need(page: Page, urgency: str) -> None:
    """Opens a new need from the list."""
    page.goto("/verwijzingen/")
    follow(page, "Nieuwe hulpvraag")
    choose(page, "Hoe snel is hulp nodig?", urgency)
    press(page, "Verder")


def say_who_refers(page: Page) -> None:
    """Step 1."""
    choose(page, "In welke hoedanigheid verwijst u?", "Gemeente")
    choose(page, "Waar woont de jongere?", AT_HOME)
    fill(page, "Welke gemeente telt?", "Zwolle")
    choose(page, "Onder welke maatregel valt de hulp?", "Vrijwillig kader")
    choose(page, "Is er een machtiging voor gesloten hulp?", "Geen machtiging")
    press(page, "Opslaan en verder")


def say_who_it_is_about(page: Page) -> None:
    """Step 2: no name."""
    fill_date(page, "Geboortedatum", BORN_ON)
    choose(page, "Welke groep past bij de jongere?", "Meisjes")
    choose(page, "Heeft de jongere een licht verstandelijke beperking?", "Nee")
    choose(page, "Is de jongere zwanger?", "Nee")
    choose(page, "Komt er een eigen kind mee?", "Nee")
    press(page, "Opslaan en verder")


def say_what_helps(page: Page) -> None:
    """Step 3."""
    choose(page, "Welke soort hulp is nodig?", "Open verblijf")
    choose(page, "Heeft een gedragswetenschapper dit beoordeeld?", "Nog niet bekend")
    choose(page, "Zijn er zorgen die een aanbieder", "Gevraagd: niet bekend")
    fill_date(page, "Vanaf welke dag kan de hulp beginnen?", in_a_week())
    fill(page, "Wat moet een aanbieder straks nog weten?", STORY)
    press(page, "Opslaan en verder")


def say_what_is_unsafe(page: Page) -> None:
    """Step 4."""
    choose(
        page, "Is er een gebied waar de jongere gevaar loopt?", "Gevraagd: wel bekend"
    )
    fill(page, "Onveilig gebied 1: gemeente", "Zwolle")
    choose(page, "Zijn er mensen of groepen", "Gevraagd: wel bekend")
    fill(page, "Te mijden 1: naam", ENEMY)
    press(page, "Opslaan en verder")


def say_who_consents(page: Page) -> None:
    """Step 5."""
    choose(page, "Kan de jongere zelf overzien", "Ja")
    choose(page, "Hoeveel ouders hebben het gezag?", "Eén ouder")
    choose(
        page, "Is contact met de ouders die u vraagt veilig?", "Ja, contact is veilig"
    )
    choose(page, "Toestemming voor de hulp: wat zegt de jongere?", "Ja")
    choose(page, "Toestemming voor de hulp: wat zegt de ouder met gezag?", "Ja")
    choose(page, "Gegevens delen met een aanbieder: wat zegt de jongere?", "Ja")
    press(page, "Opslaan en verder")


def write_need(page: Page) -> str:
    """All steps of a regular need, up to the offer; gives its code."""
    begin_need(page, "Regulier: er moet binnen 6 weken hulp zijn")
    say_who_refers(page)
    say_who_it_is_about(page)
    say_what_helps(page)
    say_what_is_unsafe(page)
    say_who_consents(page)
    press(page, "Klaar: zoek passend aanbod")
    return page.url.split("/")[-3]


def ask_first(page: Page, code: str) -> None:
    """Asks the first offer of the list for a place."""
    page.goto(f"/verwijzingen/{code}/aanbod/")
    follow(page, "Vraag deze plek")
    press(page, "Plek vragen")


def open_first(page: Page, code: str) -> None:
    """Opens the request or the file with this code from the own first page."""
    page.goto("/")
    follow(page, code)


def start_talking(intake: Page, code: str) -> None:
    """The intake starts talking about a request."""
    open_first(intake, code)
    follow(intake, "In gesprek")
    press(intake, "In gesprek")


def say_it_is_safe(officer: Page, code: str) -> None:
    """The safety officer answers both questions with yes."""
    open_first(officer, code)
    choose(officer, "Kan de jongere veilig samenwonen", "Ja, dat kan")
    choose(officer, "Ligt de plek ver genoeg", "Ja, dat kan")
    press(officer, "Antwoord geven")


def offer_place(intake: Page, code: str, *, place: int = 0) -> None:
    """The intake offers a place from next week on."""
    open_first(intake, code)
    follow(intake, "Een plek aanbieden")
    question(intake, "Welke plek?").get_by_role("radio").nth(place).check()
    fill_date(intake, "Vanaf welke dag?", in_a_week())
    press(intake, "Plek aanbieden")


def choose_offered(page: Page, code: str) -> None:
    """The referrer and the young person choose the offered place."""
    open_first(page, code)
    follow(page, "Deze plek kiezen")
    choose(page, "Koos de jongere mee?", "Ja, wij kozen samen")
    fill(page, "Naam van de jongere", NAME)
    press(page, "Deze plek kiezen")


def set_underway(intake: Page, code: str) -> None:
    """The provider says that she is on her way."""
    open_first(intake, code)
    follow(intake, "De jongere is onderweg")
    press(intake, "Ja, onderweg")


def welcome(intake: Page, code: str) -> None:
    """The provider says that she is there."""
    open_first(intake, code)
    follow(intake, "Aangekomen")
    fill_date(intake, "Op welke dag kwam de jongere aan?", timezone.localdate())
    press(intake, "Aangekomen")
