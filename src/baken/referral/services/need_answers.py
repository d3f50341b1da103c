"""The answers of each step, checked for shape by whoever made them."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from baken.core.rules.codes import (
    AuthorisationState,
    LegalPosition,
    TargetGroup,
    Urgency,
)
from baken.core.rules.consent_values import Act, Ground, ParentSafety
from baken.referral.models import Asked, LivingSituation


@dataclass(frozen=True)
class UrgencyAnswers:
    """How soon help is needed."""

    urgency: Urgency


@dataclass(frozen=True)
class ReferrerAnswers:
    """Who refers, for which municipality, under which measure.

    `override_gm_code` with its reason replaces what the woonplaatsbeginsel finds.
    """

    referrer_type: str
    living_situation: LivingSituation
    gm_code: str
    legal_position: LegalPosition
    authorisation: AuthorisationState = AuthorisationState.NONE
    authorisation_from: date | None = None
    authorisation_last_on: date | None = None
    override_gm_code: str = ""
    override_reason: str = ""


@dataclass(frozen=True)
class YoungPersonAnswers:
    """Who it is about, in the few facts that decide whether an offer fits."""

    born_on: date
    target_group: TargetGroup
    mild_intellectual_disability: bool | None = None
    is_pregnant: bool | None = None
    has_own_child: bool | None = None


@dataclass(frozen=True)
class HelpAnswers:
    """What help is needed, from when, and what the young person says about it.

    `concerns` names what is the case with its severity; None means: not asked yet.
    """

    setting: str
    start_from: date
    start_last_on: date | None = None
    setting_assessed_by_expert: bool | None = None
    modules: tuple[str, ...] = ()
    concerns: tuple[tuple[str, int], ...] | None = None
    own_words: str = ""
    story: str = ""


@dataclass(frozen=True)
class Zone:
    """A municipality that is dangerous, and so many kilometres around it."""

    gm_code: str
    radius_km: int


@dataclass(frozen=True)
class Avoid:
    """Somebody, or a group, whom the young person must not meet."""

    kind: str
    name: str
    born_on: date | None = None


@dataclass(frozen=True)
class SafetyAnswers:
    """What is unsafe: what is new, and which earlier lines no longer hold."""

    zones_asked: Asked
    avoided_asked: Asked
    new_zones: tuple[Zone, ...] = ()
    ended_zones: tuple[UUID, ...] = ()
    new_avoided: tuple[Avoid, ...] = ()
    ended_avoided: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ConsentAnswer:
    """One answer of one giver, such as `young_person` or `parent_2`."""

    act: Act
    giver: str
    is_given: bool


@dataclass(frozen=True)
class BasisAnswer:
    """A ground that a professional records instead of a consent, with the reason."""

    act: Act
    ground: Ground
    reason: str


@dataclass(frozen=True)
class ConsentAnswers:
    """Who decides, what they said on which day, and other grounds.

    `ends_requests` says that open requests end when nothing carries them any more.
    """

    noted_on: date
    is_able_to_weigh: bool = True
    n_authority_holders: int = 1
    parent_safety: ParentSafety = ParentSafety.NOT_ASSESSED
    consents: tuple[ConsentAnswer, ...] = field(default_factory=tuple)
    bases: tuple[BasisAnswer, ...] = field(default_factory=tuple)
    ends_requests: bool = False


@dataclass(frozen=True)
class CrisisAnswers:
    """The eight facts of a crisis; the rest follows the next day."""

    living_situation: LivingSituation
    gm_code: str
    legal_position: LegalPosition
    born_on: date
    target_group: TargetGroup
    setting: str
    safety: SafetyAnswers
    consent: ConsentAnswers


Answers = (
    UrgencyAnswers
    | ReferrerAnswers
    | YoungPersonAnswers
    | HelpAnswers
    | SafetyAnswers
    | ConsentAnswers
    | CrisisAnswers
)
