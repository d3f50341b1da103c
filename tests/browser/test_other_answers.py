"""What happens when the answer is no, when two want one place, and who sees nothing."""

import pytest

from tests.browser import hands
from tests.browser.hands import main
from tests.browser.houses import coordinator, house, referrer
from tests.referral.chain import ready_need

UNKNOWN = "Deze pagina is er niet"


@pytest.fixture
def wilg(committed_db):
    return house("De Wilg")


@pytest.fixture
def anna(wilg):
    return referrer("Anna")


@pytest.fixture
def code(anna):
    return ready_need(anna.actor, named=False).code


def test_a_no_frees_the_referrer_to_ask_elsewhere(wilg, anna, code, at_work):
    anna_reads, ilse = at_work(anna), at_work(wilg.intake)
    hands.ask_first(anna_reads, code)

    hands.open_first(ilse, code)
    address = ilse.url
    hands.follow(ilse, "Past hier nu niet")
    hands.choose(ilse, "Waarom past het hier nu niet?", "Geen plek binnen de termijn")
    hands.press(ilse, "Doorgeven")

    assert code not in main(ilse)
    assert ilse.goto(address).status == 404
    hands.open_first(anna_reads, code)
    assert "Geen plek binnen de termijn" in main(anna_reads)
    assert "Vraag een plek" in main(anna_reads)
    hands.follow(anna_reads, "Passend aanbod")
    assert anna_reads.get_by_role("link", name="Vraag deze plek").count() == 1


def test_a_no_for_safety_looks_like_any_other(wilg, anna, code, at_work):
    anna_reads, ilse, saskia = at_work(anna), at_work(wilg.intake), at_work(wilg.safety)
    hands.ask_first(anna_reads, code)
    hands.start_talking(ilse, code)
    before = main(ilse)

    hands.open_first(saskia, code)
    hands.choose(saskia, "Kan de jongere veilig samenwonen", "Nee, dat kan niet")
    hands.choose(saskia, "Ligt de plek ver genoeg", "Ja, dat kan")
    hands.press(saskia, "Antwoord geven")

    ilse.reload()
    assert main(ilse) == before
    anna_reads.reload()
    assert "dat kan niet" not in main(anna_reads)


def test_two_referrers_and_one_place(wilg, anna, code, at_work):
    other = referrer("Bram")
    second = ready_need(other.actor, named=False).code
    anna_reads, bram = at_work(anna), at_work(other)
    ilse, saskia = at_work(wilg.intake), at_work(wilg.safety)
    for page, asked in ((anna_reads, code), (bram, second)):
        hands.ask_first(page, asked)
        hands.start_talking(ilse, asked)
        hands.say_it_is_safe(saskia, asked)
    hands.offer_place(ilse, code)

    hands.offer_place(ilse, second)

    summary = ilse.locator("[data-error-summary]").inner_text()
    assert "plek" in summary.lower()
    typed = hands.question(ilse, "Vanaf welke dag?").get_by_label("Dag")
    assert typed.input_value() == str(hands.in_a_week().day)
    hands.open_first(anna_reads, code)
    assert "Er is een plek aangeboden" in main(anna_reads)
    hands.open_first(bram, second)
    assert "Er is een plek aangeboden" not in main(bram)
    assert "in gesprek" in main(bram)


def test_whoever_was_not_asked_sees_that_nothing_is_there(wilg, anna, code, at_work):
    anna_reads, ilse = at_work(anna), at_work(wilg.intake)
    hands.ask_first(anna_reads, code)
    hands.open_first(ilse, code)
    strangers = (referrer("Bram"), house("De Eik").intake, coordinator())

    for stranger in strangers:
        page = at_work(stranger)
        for address in (anna_reads.url, f"/verwijzingen/{code}/aanbod/", ilse.url):
            assert page.goto(address).status == 404
            assert code not in main(page)


def test_a_question_is_answered_and_read(wilg, anna, code, at_work):
    anna_reads, ilse = at_work(anna), at_work(wilg.intake)
    hands.ask_first(anna_reads, code)

    hands.open_first(ilse, code)
    hands.follow(ilse, "Een vraag stellen")
    hands.fill(ilse, "Uw vraag", "Kan het ook in het weekend?")
    hands.press(ilse, "Vraag versturen")
    hands.open_first(anna_reads, code)
    hands.follow(anna_reads, "Deze vraag beantwoorden")
    hands.fill(anna_reads, "Uw antwoord", "Ja, ook in het weekend.")
    hands.press(anna_reads, "Antwoord versturen")

    hands.open_first(ilse, code)
    assert "Ja, ook in het weekend." in main(ilse)


def test_a_place_that_is_chosen_elsewhere_lapses_here(wilg, anna, code, at_work):
    eik = house("De Eik")
    anna_reads = at_work(anna)
    pages = [(at_work(one.intake), at_work(one.safety)) for one in (wilg, eik)]
    for _offer in pages:
        hands.ask_first(anna_reads, code)
    for intake, safety in pages:
        hands.start_talking(intake, code)
        hands.say_it_is_safe(safety, code)
        hands.offer_place(intake, code)

    hands.choose_offered(anna_reads, code)

    lists = []
    for intake, _safety in pages:
        intake.goto("/aanvragen/")
        lists.append(code in main(intake))
    assert sorted(lists) == [False, True]
