"""The whole way of a referrer with the keyboard alone, from login to a request."""

from tests.browser import hands
from tests.browser.hands import main
from tests.browser.houses import house, referrer
from tests.factories.accounts import PASSWORD, code_now

FOCUSED = """() => {
    const it = document.activeElement;
    const group = it.closest("fieldset");
    return {
        kind: it.type || it.tagName,
        label: it.labels?.[0]?.innerText.trim() || it.innerText.trim(),
        question: group?.querySelector("legend")?.innerText || "",
    };
}"""


def at(page):
    return page.evaluate(FOCUSED)


def go_to(page, label, *, within=120):
    """Tabs on until something with this name has the focus."""
    for _press in range(within):
        page.keyboard.press("Tab")
        if at(page)["label"].startswith(label):
            return
    raise AssertionError(f"The Tab key does not reach {label!r} on {page.url}.")


def pick(page, question, answer):
    """Tabs to a question and walks down its answers."""
    for _press in range(120):
        page.keyboard.press("Tab")
        if question in at(page)["question"]:
            break
    page.keyboard.press("Space")
    for _press in range(12):
        if at(page)["label"] == answer:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"No answer {answer!r} to {question!r}.")


def write(page, label, words):
    go_to(page, label)
    page.keyboard.type(words)


def enter(page, label):
    """Tabs to a button or link and presses it."""
    address = page.url
    go_to(page, label)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address)


def log_in(page, who):
    page.goto("/inloggen/")
    write(page, "E-mailadres", who.user.email)
    write(page, "Wachtwoord", PASSWORD)
    enter(page, "Verder")
    write(page, "Code", code_now())
    enter(page, "Inloggen")


def begin(page):
    enter(page, "Nieuwe hulpvraag")
    pick(page, "Hoe snel is hulp nodig?", "Spoed: er moet binnen 7 dagen hulp zijn")
    enter(page, "Verder")


def say_who_and_where(page):
    pick(page, "In welke hoedanigheid", "Gemeente")
    pick(page, "Waar woont de jongere?", hands.AT_HOME)
    write(page, "Welke gemeente telt?", "Zwolle")
    page.keyboard.press("Escape")
    pick(page, "Onder welke maatregel", "Vrijwillig kader")
    enter(page, "Opslaan en verder")


def say_who_it_is_about(page):
    for box in ("Dag", "Maand", "Jaar"):
        number = {"Dag": 4, "Maand": 5, "Jaar": 2011}[box]
        write(page, box, str(number))
    pick(page, "Welke groep past", "Meisjes")
    pick(page, "licht verstandelijke beperking", "Nee")
    pick(page, "zwanger", "Nee")
    pick(page, "eigen kind", "Nee")
    enter(page, "Opslaan en verder")


def say_what_helps(page):
    pick(page, "Welke soort hulp", "Open verblijf")
    pick(page, "gedragswetenschapper", "Nog niet bekend")
    pick(page, "zorgen die een aanbieder", "Gevraagd: niet bekend")
    day = hands.in_a_week()
    for box, number in (("Dag", day.day), ("Maand", day.month), ("Jaar", day.year)):
        write(page, box, str(number))
    enter(page, "Opslaan en verder")


def say_the_rest(page):
    pick(page, "gebied waar de jongere gevaar loopt", "Gevraagd: niet bekend")
    pick(page, "mensen of groepen", "Gevraagd: niet bekend")
    enter(page, "Opslaan en verder")
    pick(page, "Hoeveel ouders", "Eén ouder")
    pick(page, "Is contact met de ouders", "Ja, contact is veilig")
    pick(page, "Toestemming voor de hulp: wat zegt de jongere?", "Ja")
    pick(page, "Gegevens delen met een aanbieder: wat zegt de jongere?", "Ja")
    enter(page, "Opslaan en verder")


def test_from_login_to_a_request_without_a_mouse(page, committed_db):
    house("De Wilg")
    log_in(page, referrer())

    begin(page)
    say_who_and_where(page)
    say_who_it_is_about(page)
    say_what_helps(page)
    say_the_rest(page)
    enter(page, "Klaar: zoek passend aanbod")
    enter(page, "Vraag deze plek")
    enter(page, "Plek vragen")

    assert "gevraagd" in main(page)
