"""Needs of every age, and what the people around them say, for tests."""

import uuid
from dataclasses import replace
from datetime import date

import pytest

from baken.core.rules.codes import LegalPosition, TargetGroup, Urgency
from baken.core.rules.consent_values import Act, ParentSafety
from baken.core.values import Verdict
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.errors import AnswersRefusedError
from baken.referral.models import LivingSituation, Need
from baken.referral.selectors.need import need_by_code, open_need_of
from baken.referral.services import need as needs
from baken.referral.services.need_answers import (
    Answers,
    ConsentAnswer,
    ConsentAnswers,
    ReferrerAnswers,
    YoungPersonAnswers,
)
from tests.referral.chain import AT, ON

HELP, SHARING, FOLLOWING = Act.HELP, Act.DISCLOSURE, Act.CARE_COORDINATION
REFERRER = ReferrerAnswers(
    "01", LivingSituation.HOME, "GM0363", LegalPosition.VOLUNTARY
)


def years_ago(age: int) -> date:
    return ON.replace(year=ON.year - age)


def opened(actor: Actor, *, age: int, position: str = "voluntary") -> str:
    """A need of somebody of this age, under this measure."""
    with acting(actor):
        code = needs.open_need(
            actor=actor, at=AT, key=uuid.uuid4(), urgency=Urgency.REGULAR
        )
    referrer = replace(REFERRER, legal_position=LegalPosition(position))
    save(actor, code, referrer)
    save(actor, code, YoungPersonAnswers(years_ago(age), TargetGroup.GIRL))
    return code


def save(actor: Actor, code: str, answers: Answers) -> Need:
    with acting(actor):
        version = need_by_code(code).version
        return needs.save_step(
            actor=actor, at=AT, code=code, version=version, answers=answers
        )


def said(*answers: tuple[Act, str, bool], **changed: object) -> ConsentAnswers:
    listed = tuple(
        ConsentAnswer(act, giver, is_given=yes) for act, giver, yes in answers
    )
    usual = ConsentAnswers(
        noted_on=ON, parent_safety=ParentSafety.SAFE, consents=listed
    )
    return replace(usual, **changed)


def verdict(actor: Actor, code: str, act: Act, *, on: date = ON) -> Verdict:
    with acting(actor):
        found = open_need_of(code, on=on).finding(act)
    assert found is not None
    return found.verdict


def refused_fields(actor: Actor, code: str, answers: Answers) -> set[str]:
    with pytest.raises(AnswersRefusedError) as refused:
        save(actor, code, answers)
    return {mistake.field for mistake in refused.value.mistakes}
