"""Mistakes on every form: told on top, linked to their field, and nothing typed is lost."""

from contextlib import suppress

import pytest
from django.urls import NoReverseMatch, reverse

from tests.browser import hands
from tests.browser.houses import referrer
from tests.browser.looking import is_fit_for_everybody
from tests.factories.accounts import PASSWORD, code_now
from tests.hostile.rich import rich

NONSENSE = "31 of zo"
TOO_LONG = "te veel " * 400
TYPED = """boxes => boxes.filter(it => it.type === "text" || it.tagName === "TEXTAREA")
    .map(it => [it.name, it.value])"""
BOXES = "main form:not(.baken-filter__form) :is(input[type=text], textarea)"
SEND = "main form:not(.baken-filter__form) .baken-actions button"
EMPTIED = """() => document.querySelectorAll("main input[type=radio]")
    .forEach(it => { it.checked = false; })"""
# The form, and who sees it about which of the requests.
FORMS = {
    "referral:need_new": ("anna", ""),
    "referral:need_step verwijzer": ("anna", ""),
    "referral:need_step jongere": ("anna", ""),
    "referral:need_step hulp": ("anna", ""),
    "referral:need_step veiligheid": ("anna", ""),
    "referral:need_step toestemming": ("anna", ""),
    "referral:need_step crisis": ("anna", ""),
    "referral:answer": ("anna", "linde"),
    "referral:choose_one": ("anna", "wilg"),
    "referral:withdraw": ("anna", "linde"),
    "referral:withdraw_need": ("anna", ""),
    "referral:question": ("linde", "linde"),
    "referral:decline": ("linde", "linde"),
    "referral:arrive": ("iep", "iep"),
    "referral:no_arrival": ("iep", "iep"),
    "referral:safety": ("wilg safety", "wilg"),
    "referral:break_glass": ("wilg safety", ""),
    "accounts:change_password": ("anna", ""),
    "accounts:add_account": ("wilg administrator", ""),
}


@pytest.fixture
def everything(committed_db):
    return rich()


def address(everything, form):
    """Where a form stands; the words after the name of the address are its step."""
    name, _blank, step = form.partition(" ")
    about = everything.requests.get(FORMS[form][1])
    file = everything.chosen if FORMS[form][1] == "iep" else everything.open
    possible = [
        {},
        {"code": file.code},
        {"code": file.code, "step": step},
        {"request_id": about and about.pk},
        {"code": file.code, "request_id": about and about.pk},
        {
            "code": file.code,
            "request_id": about and about.pk,
            "question_id": everything.question,
        },
    ]
    for keys in possible:
        with suppress(NoReverseMatch):
            return reverse(name, kwargs=keys)
    raise AssertionError(f"No address for {form}.")


def person_of(everything, who):
    name, _blank, role = who.partition(" ")
    found = getattr(everything.cast, name)
    return found if name == "anna" else getattr(found, role or "intake")


def typed(page):
    return dict(page.eval_on_selector_all(BOXES, TYPED))


def send_nonsense(page):
    """Nonsense in every box, no answer chosen; gives what was typed."""
    page.evaluate(EMPTIED)
    for box in page.locator(BOXES).all():
        is_long = box.evaluate("it => it.tagName") == "TEXTAREA"
        box.fill(TOO_LONG if is_long else NONSENSE)
    before = typed(page)
    page.locator(SEND).last.click()
    page.wait_for_selector("[data-error-summary]")
    return before


def faults_of(page, *, before):
    """What is wrong with a page that tells mistakes."""
    found = is_fit_for_everybody(page)
    found += [] if page.title().startswith("Fout: ") else [page.title()]
    found += [] if typed(page) == before else ["something typed is lost"]
    for link in page.locator("[data-error-summary] a").all():
        link.click()
        target = (link.get_attribute("href") or "").removeprefix("#")
        if page.evaluate("document.activeElement.id") != target:
            found.append(f"{target} is not reached")
    return found


@pytest.mark.parametrize("who", sorted({who for who, _about in FORMS.values()}))
def test_mistakes_are_told_lead_to_their_field_and_lose_nothing(
    everything, at_work, who
):
    forms = [form for form, (person, _about) in FORMS.items() if person == who]
    page = at_work(person_of(everything, who))
    faults = {}

    for form in forms:
        page.goto(address(everything, form))
        before = send_nonsense(page)
        focused = page.evaluate("document.activeElement.id")
        faults[form] = faults_of(page, before=before)
        faults[form] += [] if focused == "fouten" else [f"{focused} has the focus"]

    assert faults == {form: [] for form in forms}


def test_what_was_typed_is_there_after_logging_out(committed_db, at_work):
    anna = referrer()
    page = at_work(anna)
    hands.begin_need(page, "Regulier: er moet binnen 6 weken hulp zijn")
    hands.fill(page, "Welke gemeente telt?", "Zwol")
    page.keyboard.press("Tab")
    page.wait_for_selector("[data-autosave-status]:has-text('bewaard')")
    left = page.url
    page.context.clear_cookies(name="baken")
    hands.press(page, "Opslaan en verder")
    hands.fill(page, "E-mailadres", anna.user.email)
    hands.fill(page, "Wachtwoord", PASSWORD)
    hands.press(page, "Verder")
    hands.fill(page, "Code", code_now())
    hands.press(page, "Inloggen")

    assert page.url == left
    assert page.get_by_label("Welke gemeente telt?").input_value() == "Zwol"
    assert "U ziet wat u eerder typte" in hands.main(page)
