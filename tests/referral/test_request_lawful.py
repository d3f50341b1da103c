"""No door closes without the judge, and nobody is helped without consent (rules 18 and 26)."""

from datetime import timedelta

import pytest

from baken.core.rules.codes import AuthorisationState, LegalPosition
from baken.foundation.door.door import acting
from baken.referral import errors
from baken.referral.models import Consent, Need, Request
from baken.referral.services import need as needs
from baken.referral.services.need_answers import ReferrerAnswers
from tests.referral import acts
from tests.referral.browsing import at_work
from tests.referral.chain import AT, ON, File, provider

pytestmark = pytest.mark.django_db
WAITS = "Machtiging nog nodig vóór aankomst"


@pytest.fixture
def cell(db):
    """A provider of closed help."""
    return provider(setting="closed")


def judged(file: File, *, state="granted", begins=ON, until=ON + timedelta(days=60)):
    """What the referrer writes down about the judge; closed help was assessed."""
    is_dated = state == "granted"
    with acting(file.referrer):
        Need.objects.filter(dossier_id=file.id).update(
            setting="closed",
            authorisation=state,
            authorisation_from=begins if is_dated else None,
            authorisation_until=until if is_dated else None,
        )


def on_offer(file: File, by) -> Request:
    judged(file, state="requested")
    return acts.offered(file, by)


def answered(file: File, basis: str | None) -> None:
    """Her last word about the help itself; None withdraws what she said."""
    with acting(file.referrer):
        rows = Consent.objects.filter(dossier_id=file.id, act="help")
        rows.update(ended_at=AT) if basis is None else rows.update(basis=basis)


def test_a_closed_place_is_offered_while_the_judge_decides(anna, cell, file):
    request = on_offer(file, cell)

    assert acts.status(anna, request) == "offered"


@pytest.mark.parametrize(
    "judge",
    [
        {"state": "none"},
        {"state": "requested"},
        {"begins": acts.START + timedelta(days=1)},
        {"until": acts.START},
    ],
)
def test_a_closed_place_is_not_chosen_without_the_judge(anna, cell, file, judge):
    request = on_offer(file, cell)
    judged(file, **judge)

    with pytest.raises(errors.AuthorisationMissingError):
        acts.choose(file, request)

    assert acts.status(anna, request) == "offered"


def test_an_authorisation_of_the_day_of_entry_opens_the_choice(anna, cell, file):
    request = on_offer(file, cell)
    judged(file, begins=acts.START)

    acts.choose(file, request)

    assert acts.status(anna, request) == "chosen"


@pytest.mark.parametrize("act", [acts.depart, acts.arrive])
def test_nobody_travels_or_arrives_once_the_authorisation_ended(anna, cell, file, act):
    request = on_offer(file, cell)
    judged(file)
    acts.choose(file, request)
    judged(file, begins=ON - timedelta(days=30), until=ON)

    with pytest.raises(errors.AuthorisationMissingError):
        act(request, cell)

    assert acts.status(anna, request) == "chosen"


def test_whoever_has_an_authorisation_travels_and_arrives(anna, cell, file):
    request = on_offer(file, cell)
    judged(file)
    acts.choose(file, request)

    acts.depart(request, cell)
    acts.arrive(request, cell)

    assert acts.status(anna, request) == "taken"


def test_an_open_door_asks_for_no_judge(anna, wilg, file):
    request = acts.offered(file, wilg)

    acts.choose(file, request)

    assert acts.status(anna, request) == "chosen"


def test_both_sides_read_that_the_judge_is_waited_for(anna, cell, file):
    request = on_offer(file, cell)
    pages = [
        (at_work(anna), f"/verwijzingen/{file.code}/"),
        (at_work(anna), f"/verwijzingen/{file.code}/aanvraag/{request.pk}/kiezen/"),
        (at_work(cell.intake), f"/aanvragen/{request.pk}/"),
    ]
    waiting = [WAITS in client.get(path).content.decode() for client, path in pages]

    judged(file)

    granted = [WAITS in client.get(path).content.decode() for client, path in pages]
    assert waiting == [True, True, True]
    assert granted == [False, False, False]


def test_the_referrer_writes_the_authorisation_while_a_place_is_held(anna, cell, file):
    request = on_offer(file, cell)
    with acting(anna):
        version = Need.objects.get(dossier_id=file.id).version
        needs.save_step(
            actor=anna,
            at=AT,
            code=file.code,
            version=version,
            answers=ReferrerAnswers(
                referrer_type="01",
                living_situation="home",
                gm_code="GM0363",
                legal_position=LegalPosition.OTS,
                authorisation=AuthorisationState.GRANTED,
                authorisation_from=ON,
                authorisation_last_on=ON + timedelta(days=60),
            ),
        )

    acts.choose(file, request)

    assert acts.status(anna, request) == "chosen"


@pytest.mark.parametrize("said", ["refused", None])
def test_no_place_is_chosen_without_consent_to_the_help(anna, wilg, file, said):
    request = acts.offered(file, wilg)
    answered(file, said)

    with pytest.raises(errors.HelpConsentMissingError):
        acts.choose(file, request)

    assert acts.status(anna, request) == "offered"


@pytest.mark.parametrize("said", ["refused", None])
def test_nobody_arrives_once_the_consent_to_the_help_is_gone(anna, wilg, file, said):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    answered(file, said)

    with pytest.raises(errors.HelpConsentMissingError):
        acts.arrive(request, wilg)

    assert acts.status(anna, request) == "chosen"


def test_a_measure_needs_no_consent_to_the_help(anna, wilg, file):
    request = acts.offered(file, wilg)
    answered(file, None)
    with acting(anna):
        Need.objects.filter(dossier_id=file.id).update(legal_position=LegalPosition.OTS)

    acts.choose(file, request)

    assert acts.status(anna, request) == "chosen"


def test_the_choice_says_whose_consent_is_missing(anna, wilg, file):
    request = acts.offered(file, wilg)
    answered(file, None)

    page = at_work(anna).get(f"/verwijzingen/{file.code}/aanvraag/{request.pk}/kiezen/")

    text = page.content.decode()
    assert "Nog nodig van: de jongere" in text
    assert f"/verwijzingen/{file.code}/hulpvraag/toestemming/" in text


def test_not_arriving_begins_a_new_term_for_the_answer(anna, wilg, file):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    later = AT + timedelta(days=4)
    with acting(anna):
        Request.objects.filter(pk=request.pk).update(due_at=AT - timedelta(days=1))

    acts.stay_away(request, wilg, at=later)

    with acting(anna):
        assert Request.objects.get(pk=request.pk).due_at == later + timedelta(hours=72)
