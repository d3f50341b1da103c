"""A complete need in the demo landscape, and its match, for tests."""

import uuid
from datetime import timedelta

from django.utils import timezone

from baken.core.matching import Audience, Criterion
from baken.core.rules.codes import TargetGroup, Urgency
from baken.core.rules.consent_values import Act, ParentSafety
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.models import Asked, LivingSituation
from baken.referral.services import need as needs
from baken.referral.services.matching import Match, match_offers
from baken.referral.services.need_answers import (
    Answers,
    ConsentAnswer,
    ConsentAnswers,
    HelpAnswers,
    ReferrerAnswers,
    SafetyAnswers,
    YoungPersonAnswers,
)

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
BORN_ON = TODAY - timedelta(days=17 * 365)
MOST_STATEMENTS = 14

REFERRER = ReferrerAnswers("01", LivingSituation.HOME, "GM0193", "voluntary")
YOUNG_PERSON = YoungPersonAnswers(
    BORN_ON,
    TargetGroup.GIRL,
    mild_intellectual_disability=False,
    is_pregnant=False,
    has_own_child=False,
)
HELP = HelpAnswers(setting="open", start_from=TODAY, concerns=())
SAFETY = SafetyAnswers(Asked.NONE_KNOWN, Asked.NONE_KNOWN)
SHARING = ConsentAnswers(
    noted_on=TODAY,
    consents=(ConsentAnswer(Act.DISCLOSURE, "young_person", is_given=True),),
)


BY_A_PARENT = ConsentAnswers(
    noted_on=TODAY,
    parent_safety=ParentSafety.SAFE,
    consents=(ConsentAnswer(Act.DISCLOSURE, "parent_1", is_given=True),),
)


def filled(actor: Actor, *changed: Answers) -> str:
    """A need that is complete, with these answers in place of the usual ones."""
    steps = {type(a): a for a in (REFERRER, YOUNG_PERSON, HELP, SAFETY, SHARING)}
    steps |= {type(answers): answers for answers in changed}
    with acting(actor):
        code = needs.open_need(
            actor=actor, at=NOW, key=uuid.uuid4(), urgency=Urgency.REGULAR
        )
        for version, answers in enumerate(steps.values(), start=1):
            needs.save_step(
                actor=actor, at=NOW, code=code, version=version, answers=answers
            )
    return code


def matched(actor: Actor, code: str) -> Match:
    with acting(actor):
        return match_offers(actor=actor, at=NOW, code=code)


def verdicts(match: Match, criterion: Criterion) -> set[int]:
    return set(match.judgement.seen_by(Audience.REFERRER)[:, criterion.column].tolist())
