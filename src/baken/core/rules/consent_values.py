"""The words of consent: acts, parties, grounds, and what is recorded about them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from baken.core.rules.codes import LegalPosition
from baken.core.values import (
    Sentence,
    Verdict,
)


class Act(StrEnum):
    """What is asked for; each act has its own row and its own consent."""

    HELP = "help"
    DISCLOSURE = "disclosure"
    PARENTS_ACCESS = "parents_access"
    COMENSHA = "comensha"
    CARE_COORDINATION = "care_coordination"


class Party(StrEnum):
    """Who can consent; a representative speaks for an adult who cannot weigh it."""

    YOUNG_PERSON = "young_person"
    PARENT = "parent"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


class ParentSafety(StrEnum):
    """Whether contact with this parent is safe; only `safe` may sign or see."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NOT_ASSESSED = "not_assessed"


class Ground(StrEnum):
    """A recorded basis that replaces a consent."""

    SERIOUS_HARM = "serious_harm"
    CONSIDERED_WISH = "considered_wish"
    NO_TIME_SERIOUS_HARM = "no_time_serious_harm"
    DIRECTLY_INVOLVED = "directly_involved"
    SUPERVISION_ORDER = "supervision_order"
    LEGAL_DUTY = "legal_duty"
    OTHER_BASIS = "other_basis"


@dataclass(frozen=True)
class Consent:
    """One answer of one party about one act; a later answer replaces an earlier one."""

    act: Act
    party: Party
    is_given: bool
    on: date
    parent_safety: ParentSafety = ParentSafety.NOT_ASSESSED
    giver: str = ""  # tells two parents apart; a key, never a name


@dataclass(frozen=True)
class OtherBasis:
    """A ground that a professional recorded, with the reason in words kept in the file."""

    act: Act
    ground: Ground
    on: date


@dataclass(frozen=True)
class Situation:
    """Circumstances that change who must consent; `None` means not assessed."""

    legal_position: LegalPosition = LegalPosition.VOLUNTARY
    has_closed_authorisation: bool = False
    is_able_to_weigh: bool = True  # presumed unless judged otherwise, 7.3.15(2)
    n_authority_holders: int = 1
    access_harms_help: bool | None = None
    parent_safety: ParentSafety = ParentSafety.NOT_ASSESSED

    @property
    def is_forced_framework(self) -> bool:
        """Whether 7.3.4(1) lifts the need for consent to the help itself."""
        is_measure = self.legal_position is not LegalPosition.VOLUNTARY
        return is_measure or self.has_closed_authorisation

    @property
    def n_voices_of_authority(self) -> int:
        """How many must consent where the authority must: a guardian decides alone."""
        return 1 if self.legal_position in _GUARDIAN else self.n_authority_holders


_GUARDIAN: Final = {
    LegalPosition.GUARDIANSHIP,
    LegalPosition.PROVISIONAL_GUARDIANSHIP,
    LegalPosition.TEMPORARY_GUARDIANSHIP,
}


class ConsentNeed(StrEnum):
    """A place in the list of consents that an act asks for."""

    YOUNG_PERSON = "young_person"
    AUTHORITY = "authority"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True)
class Requirement:
    """What an act needs now, from which article, and which grounds may replace it."""

    act: Act
    needs: tuple[ConsentNeed, ...]
    article: str
    sentence: Sentence
    grounds: tuple[Ground, ...] = ()
    n_authority_holders: int = 1
    condition: Verdict = Verdict.PASS
    is_assumption: bool = False


@dataclass(frozen=True)
class Finding:
    """Whether the recorded consents and grounds satisfy a requirement, and until when."""

    requirement: Requirement
    verdict: Verdict
    missing: tuple[ConsentNeed, ...]
    refused: tuple[ConsentNeed, ...]
    ask_again_on: date | None
    used_ground: Ground | None = None
