"""How the answers of each step become columns; what cannot be right is refused."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import singledispatch

from baken.core.rules.codes import Urgency
from baken.referral.adapters.identity import birth_date_in, cipher_in
from baken.referral.errors import Mistake
from baken.referral.models import Need
from baken.referral.services import need_checks as checks
from baken.referral.services.consent import set_consents
from baken.referral.services.finding import ONE_DAY
from baken.referral.services.identity import set_birth_date
from baken.referral.services.need_answers import (
    Answers,
    ConsentAnswers,
    CrisisAnswers,
    HelpAnswers,
    ReferrerAnswers,
    SafetyAnswers,
    UrgencyAnswers,
    YoungPersonAnswers,
)
from baken.referral.services.residence import override_mistakes, set_residence
from baken.referral.services.safety_facts import set_safety


@singledispatch
def write_answers(answers: Answers, *, need: Need, at: datetime, on: date) -> None:
    """Puts the answers of a step on a need that the caller found, locked and will save."""
    del need, at, on
    raise TypeError(f"no way to write {type(answers).__name__}")


@write_answers.register
def _write_urgency(
    answers: UrgencyAnswers, *, need: Need, at: datetime, on: date
) -> None:
    del at
    need.urgency = answers.urgency
    if answers.urgency is Urgency.CRISIS:
        need.start_from = need.start_from or on


@write_answers.register
def _write_referrer(
    answers: ReferrerAnswers, *, need: Need, at: datetime, on: date
) -> None:
    del at, on
    checks.refuse(_referrer_mistakes(answers))
    begins, last_on = answers.authorisation_from, answers.authorisation_last_on
    is_dated = begins is not None and last_on is not None
    need.referrer_type = answers.referrer_type
    need.legal_position = answers.legal_position
    need.authorisation = answers.authorisation
    need.authorisation_from = begins if is_dated else None
    need.authorisation_until = last_on + ONE_DAY if last_on and is_dated else None
    set_residence(
        need,
        situation=answers.living_situation,
        gm_code=answers.gm_code,
        override_gm_code=answers.override_gm_code,
        reason=answers.override_reason,
    )


def _referrer_mistakes(answers: ReferrerAnswers) -> Iterator[Mistake]:
    other, reason = answers.override_gm_code, answers.override_reason
    yield from checks.code_mistakes(
        "referrer_type", codes=[answers.referrer_type], known=checks.REFERRER_CODES
    )
    yield from checks.municipality_mistakes(
        {"municipality": answers.gm_code, "override_municipality": other}
    )
    yield from override_mistakes(gm_code=other, reason=reason)
    yield from checks.text_mistakes("override_reason", text=reason)
    yield from checks.authorisation_mistakes(
        answers.authorisation,
        begins=answers.authorisation_from,
        last_on=answers.authorisation_last_on,
    )


@write_answers.register
def _write_young_person(
    answers: YoungPersonAnswers, *, need: Need, at: datetime, on: date
) -> None:
    del at
    checks.refuse(
        checks.birth_date_mistakes(
            answers.born_on, start_from=need.start_from or on, on=on
        )
    )
    set_birth_date(need, born_on=answers.born_on)
    need.target_group = answers.target_group
    need.mild_intellectual_disability = answers.mild_intellectual_disability
    need.is_pregnant = answers.is_pregnant
    need.has_own_child = answers.has_own_child


@write_answers.register
def _write_help(answers: HelpAnswers, *, need: Need, at: datetime, on: date) -> None:
    del at
    checks.refuse(
        (*_help_mistakes(answers), *_start_mistakes(answers, need=need, on=on))
    )
    cipher = cipher_in(need)
    last_on = answers.start_last_on
    need.setting = answers.setting
    need.setting_assessed_by_expert = answers.setting_assessed_by_expert
    need.modules = list(answers.modules)
    need.contra_indications = _all_concerns(answers)
    need.start_from = answers.start_from
    need.start_until = last_on + ONE_DAY if last_on else None
    need.own_words_token = cipher.encrypt(answers.own_words)
    need.story_token = cipher.encrypt(answers.story)


def _help_mistakes(answers: HelpAnswers) -> Iterator[Mistake]:
    concerns = dict(answers.concerns or ())
    lists: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("setting", [answers.setting], checks.SETTING_CODES),
        ("modules", answers.modules, checks.MODULE_CODES),
        ("concerns_asked", concerns, checks.CONCERN_CODES),
    )
    for field, codes, known in lists:
        yield from checks.code_mistakes(field, codes=codes, known=known)
    yield from checks.text_mistakes("own_words", text=answers.own_words)
    yield from checks.text_mistakes("story", text=answers.story)


def _start_mistakes(answers: HelpAnswers, *, need: Need, on: date) -> Iterator[Mistake]:
    yield from checks.window_mistakes(
        answers.start_from,
        last_on=answers.start_last_on,
        earlier=need.start_from,
        on=on,
    )
    yield from checks.start_age_mistakes(
        birth_date_in(need), start_from=answers.start_from
    )


def _all_concerns(answers: HelpAnswers) -> dict[str, int]:
    """Every code with a severity, so that asked differs from not asked."""
    if answers.concerns is None:
        return {}
    return dict.fromkeys(checks.CONCERN_CODES, 0) | dict(answers.concerns)


@write_answers.register
def _write_safety(
    answers: SafetyAnswers, *, need: Need, at: datetime, on: date
) -> None:
    set_safety(need, answers=answers, at=at, on=on)


@write_answers.register
def _write_consents(
    answers: ConsentAnswers, *, need: Need, at: datetime, on: date
) -> None:
    set_consents(need, answers=answers, at=at, on=on)


@write_answers.register
def _write_crisis(
    answers: CrisisAnswers, *, need: Need, at: datetime, on: date
) -> None:
    checks.refuse(
        (
            *checks.birth_date_mistakes(answers.born_on, start_from=on, on=on),
            *checks.municipality_mistakes({"municipality": answers.gm_code}),
            *checks.code_mistakes(
                "setting", codes=[answers.setting], known=checks.SETTING_CODES
            ),
        )
    )
    set_birth_date(need, born_on=answers.born_on)
    need.legal_position = answers.legal_position
    need.target_group = answers.target_group
    need.setting = answers.setting
    need.start_from = need.start_from or on
    set_residence(need, situation=answers.living_situation, gm_code=answers.gm_code)
    set_safety(need, answers=answers.safety, at=at, on=on)
    set_consents(need, answers=answers.consent, at=at, on=on)
