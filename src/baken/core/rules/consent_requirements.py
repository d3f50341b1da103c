"""What each act needs at each age: the table of safety rule 18, with its articles."""

from dataclasses import replace
from datetime import date
from typing import Final

from baken.core.rules.consent_values import (
    Act,
    ConsentNeed,
    Ground,
    ParentSafety,
    Requirement,
    Situation,
)
from baken.core.values import Sentence, Verdict, age_on, say

_HER: Final = (ConsentNeed.YOUNG_PERSON,)
_AUTHORITY: Final = (ConsentNeed.AUTHORITY,)
_BOTH: Final = (ConsentNeed.YOUNG_PERSON, ConsentNeed.AUTHORITY)
_REPRESENTATIVE: Final = (ConsentNeed.REPRESENTATIVE,)

_WHO: Final[dict[tuple[ConsentNeed, ...], Sentence]] = {
    (): say("Hiervoor is geen toestemming nodig."),
    _HER: say("De jongere geeft zelf toestemming."),
    _AUTHORITY: say("Wie het gezag heeft, geeft toestemming."),
    _BOTH: say("De jongere en wie het gezag heeft, geven samen toestemming."),
    _REPRESENTATIVE: say(
        "De curator, mentor of gemachtigde geeft toestemming namens de jongvolwassene."
    ),
}
_FORCED: Final = say(
    "Bij een maatregel of machtiging is geen toestemming voor de hulp nodig. "
    "Vraag de jongere altijd naar de eigen wens."
)
_PARENTS_MAY_SEE: Final = say(
    "Een ouder met gezag mag meelezen, als dat veilig is en de hulp niet schaadt."
)


def requirement(
    act: Act, *, born_on: date, on: date, situation: Situation
) -> Requirement:
    """What the act needs on this day for somebody of this age in this situation."""
    row = _TABLE[act](age_on(born_on, on=on), situation)
    return replace(row, n_authority_holders=situation.n_voices_of_authority)


def _speaker(age: int, *, situation: Situation) -> tuple[ConsentNeed, ...]:
    """Who speaks for the young person where one voice is enough (7.3.15)."""
    if age >= 18 and not situation.is_able_to_weigh:
        return _REPRESENTATIVE
    if age < 12 or not situation.is_able_to_weigh:
        return _AUTHORITY
    return _HER


def _help(age: int, situation: Situation) -> Requirement:
    if situation.is_forced_framework:
        return _row(
            Act.HELP, needs=(), article="Jeugdwet 7.3.4 lid 1", sentence=_FORCED
        )
    needs = _speaker(age, situation=situation)
    if needs != _HER:
        return _row(
            Act.HELP,
            needs=needs,
            article="Jeugdwet 7.3.4 lid 1, 7.3.15 en 7.3.16 lid 1",
            grounds=(Ground.NO_TIME_SERIOUS_HARM,),
        )
    if age >= 16:
        return _row(Act.HELP, needs=_HER, article="Jeugdwet 7.3.4 lid 1 en 7.3.5 lid 1")
    return _row(
        Act.HELP,
        needs=_BOTH,
        article="Jeugdwet 7.3.4 lid 1 en 2",
        grounds=(Ground.SERIOUS_HARM, Ground.CONSIDERED_WISH),
    )


def _disclosure(age: int, situation: Situation) -> Requirement:
    return _row(
        Act.DISCLOSURE,
        needs=_speaker(age, situation=situation),
        article="Jeugdwet 7.3.11 en 7.3.15",
        grounds=(
            Ground.LEGAL_DUTY,
            Ground.SUPERVISION_ORDER,
            Ground.DIRECTLY_INVOLVED,
            Ground.OTHER_BASIS,
        ),
    )


def _parents_access(age: int, situation: Situation) -> Requirement:
    article = "Jeugdwet 7.3.11 lid 2 en 3 en 7.3.15 lid 4"
    is_safe = _PARENT_SAFETY[situation.parent_safety]
    if age >= 16:
        needs = _REPRESENTATIVE if _speaks_for_adult(age, situation) else _HER
        return _row(Act.PARENTS_ACCESS, needs=needs, article=article, condition=is_safe)
    harm = _HARM[situation.access_harms_help]
    return _row(
        Act.PARENTS_ACCESS,
        needs=(),
        article=article,
        sentence=_PARENTS_MAY_SEE,
        condition=min(is_safe, harm),
    )


def _speaks_for_adult(age: int, situation: Situation) -> bool:
    return _speaker(age, situation=situation) == _REPRESENTATIVE


_PARENT_SAFETY: Final = {
    ParentSafety.SAFE: Verdict.PASS,
    ParentSafety.NOT_ASSESSED: Verdict.UNKNOWN,
    ParentSafety.UNSAFE: Verdict.FAIL,
}
_HARM: Final = {False: Verdict.PASS, None: Verdict.UNKNOWN, True: Verdict.FAIL}


def _comensha(age: int, situation: Situation) -> Requirement:
    needs = _AUTHORITY if age < 16 else _speaker(age, situation=situation)
    return _row(
        Act.COMENSHA,
        needs=needs,
        article="Praktijk van CoMensha (NJi, Kenniscentrum KJP); geen wetsartikel",
        is_assumption=True,
    )


def _care_coordination(age: int, situation: Situation) -> Requirement:
    is_between = 12 <= age < 16 and situation.is_able_to_weigh
    return _row(
        Act.CARE_COORDINATION,
        needs=_BOTH if is_between else _speaker(age, situation=situation),
        article="Geen wettelijke grondslag gevonden; leg de grondslag vast",
        grounds=(Ground.OTHER_BASIS,),
        is_assumption=True,
    )


def _row(
    act: Act,
    *,
    needs: tuple[ConsentNeed, ...],
    article: str,
    sentence: Sentence | None = None,
    grounds: tuple[Ground, ...] = (),
    condition: Verdict = Verdict.PASS,
    is_assumption: bool = False,
) -> Requirement:
    return Requirement(
        act=act,
        needs=needs,
        article=article,
        sentence=sentence or _WHO[needs],
        grounds=grounds,
        condition=condition,
        is_assumption=is_assumption,
    )


_TABLE: Final = {
    Act.HELP: _help,
    Act.DISCLOSURE: _disclosure,
    Act.PARENTS_ACCESS: _parents_access,
    Act.COMENSHA: _comensha,
    Act.CARE_COORDINATION: _care_coordination,
}
