"""The answers that a referrer gives in the steps of a need, for somebody in a story."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from baken.config.demo import texts
from baken.config.demo.acts import Story, Young
from baken.core.rules.codes import AuthorisationState, LegalPosition, Urgency
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import (
    Act,
    ConsentNeed,
    Ground,
    ParentSafety,
    Situation,
)
from baken.core.values import age_on
from baken.foundation.people.models import AvoidedKind
from baken.referral.models import Asked, LivingSituation
from baken.referral.services.need_answers import (
    Answers,
    Avoid,
    BasisAnswer,
    ConsentAnswer,
    ConsentAnswers,
    CrisisAnswers,
    HelpAnswers,
    ReferrerAnswers,
    SafetyAnswers,
    YoungPersonAnswers,
    Zone,
)

REFERRER_TYPES: Final = {"gem": "01", "gi": "04", "arts-vuurdoorn": "02", "arts": "03"}
GUARDED: Final = {LegalPosition.GUARDIANSHIP, LegalPosition.PROVISIONAL_GUARDIANSHIP}


def answers_of(story: Story, *, on: date) -> Iterator[Answers]:
    """The steps of this story in their order; a crisis has one page."""
    if story.wish.urgency is Urgency.CRISIS:
        if story.wish.authorisation is not AuthorisationState.NONE:
            yield referrer_answers(story)
        yield crisis_answers(story, on=on)
        return
    yield referrer_answers(story)
    yield _young_person(story.young)
    yield _help(story)
    yield safety_answers(story)
    yield consent_answers(story, on=on)


def referrer_type(organisation: str) -> str:
    """The code of COD327 for a demo organisation."""
    kind = organisation.partition("-")[0]
    return REFERRER_TYPES.get(organisation) or REFERRER_TYPES[kind]


def referrer_answers(story: Story) -> ReferrerAnswers:
    """Who refers, for which municipality, under which measure."""
    wish = story.wish
    return ReferrerAnswers(
        referrer_type=referrer_type(story.referrer),
        living_situation=_living_situation(story.young),
        gm_code=story.young.gm_code,
        legal_position=wish.legal_position,
        authorisation=wish.authorisation,
        authorisation_from=wish.authorisation_from,
        authorisation_last_on=wish.authorisation_last_on,
    )


def _living_situation(young: Young) -> LivingSituation:
    return LivingSituation.ELSEWHERE if young.lives_elsewhere else LivingSituation.HOME


def _young_person(young: Young) -> YoungPersonAnswers:
    return YoungPersonAnswers(
        born_on=young.born_on,
        target_group=young.target_group,
        mild_intellectual_disability=young.has_mild_disability,
        is_pregnant=young.is_pregnant,
        has_own_child=young.has_own_child,
    )


def _help(story: Story) -> HelpAnswers:
    wish = story.wish
    return HelpAnswers(
        setting=wish.setting,
        start_from=wish.start_from,
        start_last_on=wish.start_from + timedelta(days=60),
        setting_assessed_by_expert=True if wish.setting == "closed" else None,
        modules=wish.modules,
        concerns=wish.concerns,
        own_words=wish.own_words,
        story=wish.words,
    )


def safety_answers(story: Story) -> SafetyAnswers:
    """Where it is dangerous around her home, and whom she must not meet."""
    wish = story.wish
    zones = (Zone(story.young.gm_code, wish.zone_km),) if wish.zone_km else ()
    avoided = (_avoid(wish.avoided),) if wish.avoided else ()
    return SafetyAnswers(
        zones_asked=Asked.NAMED if zones else Asked.NONE_KNOWN,
        avoided_asked=Asked.NAMED if avoided else Asked.NONE_KNOWN,
        new_zones=zones,
        new_avoided=avoided,
    )


def _avoid(name: str) -> Avoid:
    kind = AvoidedKind.GROUP if name.startswith("De groep") else AvoidedKind.PERSON
    return Avoid(kind=kind.value, name=name)


def crisis_answers(story: Story, *, on: date) -> CrisisAnswers:
    """The page of a crisis."""
    return CrisisAnswers(
        living_situation=_living_situation(story.young),
        gm_code=story.young.gm_code,
        legal_position=story.wish.legal_position,
        born_on=story.young.born_on,
        target_group=story.young.target_group,
        setting=story.wish.setting,
        safety=safety_answers(story),
        consent=consent_answers(story, on=on),
    )


ASKED: Final = (Act.HELP, Act.DISCLOSURE, Act.CARE_COORDINATION)


def consent_answers(story: Story, *, on: date) -> ConsentAnswers:
    """Everybody who has to agree at this age does, or the ground that replaces it stands."""
    consents = tuple(_consents(story, on=on))
    signs = any(answer.giver.startswith("parent") for answer in consents)
    return ConsentAnswers(
        noted_on=on,
        parent_safety=ParentSafety.SAFE if signs else ParentSafety.NOT_ASSESSED,
        consents=consents,
        bases=_bases(story, on=on),
    )


def _situation(story: Story) -> Situation:
    is_granted = story.wish.authorisation is AuthorisationState.GRANTED
    return Situation(
        legal_position=story.wish.legal_position, has_closed_authorisation=is_granted
    )


def _consents(story: Story, *, on: date) -> Iterator[ConsentAnswer]:
    for act in ASKED:
        asked = requirement(
            act, born_on=story.young.born_on, on=on, situation=_situation(story)
        )
        for need in asked.needs:
            if not (_replaces_parent(story, on=on) and need is ConsentNeed.AUTHORITY):
                yield ConsentAnswer(act, _giver(need, story=story), is_given=True)


def _giver(need: ConsentNeed, *, story: Story) -> str:
    if need is not ConsentNeed.AUTHORITY:
        return need.value
    return "guardian" if story.wish.legal_position in GUARDED else "parent_1"


def _replaces_parent(story: Story, *, on: date) -> bool:
    """Some parents are not safe to ask: then a ground stands instead (7.3.4 lid 2)."""
    is_voluntary = story.wish.legal_position is LegalPosition.VOLUNTARY
    return bool(story.wish.avoided) and is_voluntary and _is_between(story, on=on)


def _is_between(story: Story, *, on: date) -> bool:
    return 12 <= age_on(story.young.born_on, on=on) < 16


def _bases(story: Story, *, on: date) -> tuple[BasisAnswer, ...]:
    if not _replaces_parent(story, on=on) or _situation(story).is_forced_framework:
        return ()
    return (
        BasisAnswer(Act.HELP, Ground.SERIOUS_HARM, texts.LEGAL_REASON),
        BasisAnswer(Act.CARE_COORDINATION, Ground.OTHER_BASIS, texts.LEGAL_REASON),
    )
