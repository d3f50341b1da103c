"""Recorded consents and grounds, as the rule of consent reads them."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from baken.core.rules import consent as rule
from baken.core.rules.codes import AuthorisationState, LegalPosition
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import (
    Act,
    Consent,
    Finding,
    Ground,
    OtherBasis,
    ParentSafety,
    Party,
    Situation,
)
from baken.referral.models import Consent as ConsentRow
from baken.referral.models import Need

GIVEN: Final = "consent"
REFUSED: Final = "refused"
PROFESSIONAL: Final = "professional"
# Two parents are told apart by a number, never by a name.
PARTIES: Final = {
    "young_person": Party.YOUNG_PERSON,
    "parent_1": Party.PARENT,
    "parent_2": Party.PARENT,
    "guardian": Party.GUARDIAN,
    "representative": Party.REPRESENTATIVE,
}


def situation_of(need: Need) -> Situation:
    """The circumstances that change who must consent."""
    position = need.legal_position or LegalPosition.VOLUNTARY
    return Situation(
        legal_position=LegalPosition(position),
        has_closed_authorisation=need.authorisation == AuthorisationState.GRANTED,
        is_able_to_weigh=need.is_able_to_weigh,
        n_authority_holders=need.n_authority_holders,
    )


def consents_in(rows: Iterable[ConsentRow]) -> tuple[Consent, ...]:
    """The answers of people; a parent who is not known to be safe was never recorded."""
    return tuple(
        Consent(
            act=Act(row.act),
            party=PARTIES[row.given_by],
            is_given=row.basis == GIVEN,
            on=row.noted_on,
            parent_safety=ParentSafety.SAFE,
            giver=row.given_by,
        )
        for row in rows
        if row.given_by in PARTIES
    )


def bases_in(rows: Iterable[ConsentRow]) -> tuple[OtherBasis, ...]:
    """The grounds that a professional recorded instead."""
    return tuple(
        OtherBasis(act=Act(row.act), ground=Ground(row.basis), on=row.noted_on)
        for row in rows
        if row.given_by == PROFESSIONAL
    )


def finding_of(
    act: Act,
    *,
    need: Need,
    rows: Iterable[ConsentRow],
    born_on: date,
    on: date,
) -> Finding:
    """Whether an act has its consent or ground on this day, and what is still needed."""
    listed = tuple(rows)
    # 7.3.11(4) opens the file for the certified institution only, not for a provider.
    bases = [
        basis
        for basis in bases_in(listed)
        if basis.act is not Act.DISCLOSURE
        or basis.ground is not Ground.SUPERVISION_ORDER
    ]
    asked = requirement(act, born_on=born_on, on=on, situation=situation_of(need))
    return rule.check(
        asked,
        born_on=born_on,
        on=on,
        consents=consents_in(listed),
        bases=bases,
    )
