"""The usual answers of a need, and the services that take them, for tests."""

import uuid
from datetime import timedelta

import pytest

from baken.core.rules.codes import (
    LegalPosition,
    TargetGroup,
    Urgency,
)
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.errors import (
    AnswersRefusedError,
)
from baken.referral.models import LivingSituation, Need
from baken.referral.selectors.need import need_by_code
from baken.referral.services import need as needs
from baken.referral.services.need_answers import (
    Answers,
    HelpAnswers,
    ReferrerAnswers,
    YoungPersonAnswers,
)
from tests.referral.chain import AT, BORN_ON, ON

REFERRER = ReferrerAnswers(
    referrer_type="01",
    living_situation=LivingSituation.HOME,
    gm_code="GM0363",
    legal_position=LegalPosition.VOLUNTARY,
)
YOUNG_PERSON = YoungPersonAnswers(
    born_on=BORN_ON,
    target_group=TargetGroup.GIRL,
    mild_intellectual_disability=False,
    is_pregnant=False,
    has_own_child=False,
)
HELP = HelpAnswers(setting="open", start_from=ON + timedelta(days=3), concerns=())


def opened(actor: Actor, *, urgency: Urgency = Urgency.REGULAR) -> str:
    with acting(actor):
        return needs.open_need(actor=actor, at=AT, key=uuid.uuid4(), urgency=urgency)


def save(actor: Actor, code: str, answers: Answers, *, version: int = 0) -> Need:
    with acting(actor):
        now = version or need_by_code(code).version
        return needs.save_step(
            actor=actor, at=AT, code=code, version=now, answers=answers
        )


def refused_fields(actor: Actor, code: str, answers: Answers) -> set[str]:
    with pytest.raises(AnswersRefusedError) as refused:
        save(actor, code, answers)
    return {mistake.field for mistake in refused.value.mistakes}
