"""Whether what is recorded gives an act its basis on a day (safety rule 18).

Articles are those of the Jeugdwet as in force on 1 January 2026. Consent counts only in
the age band in which it was given: it is asked again at 12, 16 and 18.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from baken.core.rules.consent_values import (
    Act,
    Consent,
    ConsentNeed,
    Finding,
    Ground,
    OtherBasis,
    ParentSafety,
    Party,
    Requirement,
)
from baken.core.values import Verdict, age_on, birthday

ASK_AGAIN_AT: Final = (12, 16, 18)


def ask_again_on(born_on: date, *, on: date) -> date | None:
    """The next birthday on which consent must be asked again; none after the 18th."""
    days = (birthday(born_on, age=age) for age in ASK_AGAIN_AT)
    return next((day for day in days if day > on), None)


def check(
    requirement: Requirement,
    *,
    born_on: date,
    on: date,
    consents: Iterable[Consent] = (),
    bases: Iterable[OtherBasis] = (),
) -> Finding:
    """Compare what is recorded on a day with what the act needs."""
    answers = _answers(requirement, consents=consents, born_on=born_on, on=on)
    ground = _usable_ground(requirement, answers=answers, bases=bases, on=on)
    needs = _needs_left(requirement, ground=ground)
    missing = tuple(need for need in needs if need not in answers)
    refused = tuple(need for need in needs if answers.get(need) is False)
    return Finding(
        requirement=requirement,
        verdict=min(_verdict(missing=missing, refused=refused), requirement.condition),
        missing=missing,
        refused=refused,
        ask_again_on=ask_again_on(born_on, on=on),
        used_ground=ground,
    )


def _verdict(
    *, missing: tuple[ConsentNeed, ...], refused: tuple[ConsentNeed, ...]
) -> Verdict:
    if refused:
        return Verdict.FAIL
    return Verdict.UNKNOWN if missing else Verdict.PASS


_NEED_OF: Final = {
    Party.YOUNG_PERSON: ConsentNeed.YOUNG_PERSON,
    Party.PARENT: ConsentNeed.AUTHORITY,
    Party.GUARDIAN: ConsentNeed.AUTHORITY,
    Party.REPRESENTATIVE: ConsentNeed.REPRESENTATIVE,
}


def _answers(
    requirement: Requirement, *, consents: Iterable[Consent], born_on: date, on: date
) -> dict[ConsentNeed, bool]:
    """The answer to each need: refused by anybody, given by everybody, or absent."""
    last = _last_answers(requirement.act, consents=consents, born_on=born_on, on=on)
    answers: dict[ConsentNeed, bool] = {}
    for need in ConsentNeed:
        given = [
            answer for (party, _), answer in last.items() if _NEED_OF[party] is need
        ]
        if not all(given) or len(given) >= _n_expected(requirement, need=need):
            answers[need] = all(given)
    return answers


def _n_expected(requirement: Requirement, *, need: ConsentNeed) -> int:
    return requirement.n_authority_holders if need is ConsentNeed.AUTHORITY else 1


def _last_answers(
    act: Act, *, consents: Iterable[Consent], born_on: date, on: date
) -> dict[tuple[Party, str], bool]:
    """The last answer of each giver that counts; on one day a refusal wins."""
    band = _age_band(born_on, on=on)
    counting = [
        consent
        for consent in consents
        if consent.act is act
        and consent.on <= on
        and _age_band(born_on, on=consent.on) == band
        and _may_sign(consent)
    ]
    counting.sort(key=lambda consent: (consent.on, not consent.is_given))
    return {(consent.party, consent.giver): consent.is_given for consent in counting}


def _age_band(born_on: date, *, on: date) -> int:
    age = age_on(born_on, on=on)
    return sum(age >= threshold for threshold in ASK_AGAIN_AT)


def _may_sign(consent: Consent) -> bool:
    is_parent = consent.party is Party.PARENT
    return not is_parent or consent.parent_safety is ParentSafety.SAFE


def _usable_ground(
    requirement: Requirement,
    *,
    answers: dict[ConsentNeed, bool],
    bases: Iterable[OtherBasis],
    on: date,
) -> Ground | None:
    """The strongest recorded ground that this act accepts on this day."""
    recorded = {
        basis.ground
        for basis in bases
        if basis.act is requirement.act and basis.on <= on
    }
    if not _wish_persists(answers):
        recorded.discard(Ground.CONSIDERED_WISH)
    # In the order of the requirement, so that the order of the records does not matter.
    return next((ground for ground in requirement.grounds if ground in recorded), None)


def _wish_persists(answers: dict[ConsentNeed, bool]) -> bool:
    """7.3.4(2): her own wish, that remains after the authority has refused."""
    is_refused = answers.get(ConsentNeed.AUTHORITY) is False
    return is_refused and answers.get(ConsentNeed.YOUNG_PERSON) is True


# These replace only the consent of the authority; the other grounds replace every consent.
_REPLACES_AUTHORITY: Final = {Ground.SERIOUS_HARM, Ground.CONSIDERED_WISH}


def _needs_left(
    requirement: Requirement, *, ground: Ground | None
) -> tuple[ConsentNeed, ...]:
    if ground is None:
        return requirement.needs
    if ground not in _REPLACES_AUTHORITY:
        return ()
    return tuple(
        need for need in requirement.needs if need is not ConsentNeed.AUTHORITY
    )
