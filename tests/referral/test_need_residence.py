"""The responsible municipality, the authorisation, and what was typed and not saved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from baken.core.rules.codes import (
    AuthorisationState,
)
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.models import Draft, LivingSituation
from baken.referral.selectors.need import draft_of, need_by_code, open_need_of
from baken.referral.services import need as needs
from tests.factories.accounts import organisation
from tests.referral.chain import AT, ON, File, anybody
from tests.referral.need_steps import HELP, REFERRER, opened, refused_fields, save

pytestmark = pytest.mark.django_db


def test_a_granted_authorisation_has_two_days_in_order(anna: Actor) -> None:
    code = opened(anna)
    granted = replace(REFERRER, authorisation=AuthorisationState.GRANTED)
    turned = replace(
        granted, authorisation_from=ON, authorisation_last_on=ON - timedelta(1)
    )

    without = refused_fields(anna, code, granted)
    wrong = refused_fields(anna, code, turned)

    assert without == {"authorisation_from", "authorisation_last_on"}
    assert wrong == {"authorisation_last_on"}


@pytest.mark.parametrize(
    ("situation", "rule", "column"),
    [
        (LivingSituation.HOME, "1", "home_municipality_id"),
        (LivingSituation.ELSEWHERE, "2", "previous_municipality_id"),
        (LivingSituation.UNCLEAR, "3", "mother_municipality_id"),
        (LivingSituation.MOTHER_UNCLEAR, "3", "actual_municipality_id"),
        (LivingSituation.ABROAD, "4", "actual_municipality_id"),
    ],
)
def test_the_woonplaatsbeginsel_finds_the_municipality(
    anna: Actor, situation: LivingSituation, rule: str, column: str
) -> None:
    code = opened(anna)

    need = save(anna, code, replace(REFERRER, living_situation=situation))

    assert need.responsible_rule == rule
    assert need.responsible_municipality_id == "GM0363"
    assert getattr(need, column) == "GM0363"


def test_an_override_keeps_the_rule_and_its_reason(anna: Actor) -> None:
    code = opened(anna)
    answers = replace(
        REFERRER, override_gm_code="GM0344", override_reason="Zo is het afgesproken."
    )

    save(anna, code, answers)

    with acting(anna):
        found = open_need_of(code, on=ON)
        assert found.need.responsible_municipality_id == "GM0344"
        assert found.need.responsible_rule == "1"
        reason = found.cipher.decrypt(found.need.responsible_reason_token)
        assert reason == "Zo is het afgesproken."


def test_what_was_typed_survives_and_goes_when_it_is_saved(anna: Actor) -> None:
    code = opened(anna)
    typed = {"start_from_0": ["31"], "own_words": ["\x00 \U0001f600 ik wil rust"]}

    with acting(anna):
        needs.keep_draft(at=AT, code=code, step="hulp", typed=typed)
    with acting(anna):
        kept = draft_of(need_by_code(code), step="hulp")
        token = Draft.objects.get().typed_token
    save(anna, code, HELP)
    with acting(anna):
        gone = draft_of(need_by_code(code), step="hulp")

    assert kept is not None
    assert dict(kept.lists()) == typed
    assert "rust" not in token
    assert gone is None


def test_a_provider_in_talks_sees_no_draft(file: File, anna: Actor) -> None:
    with acting(anna):
        needs.keep_draft(at=AT, code=file.code, step="hulp", typed={"a": ["b"]})
    other = anybody(organisation("provider"), "intake")

    with acting(other):
        assert not Draft.objects.exists()
