"""What a young person needs, as far as matching must know it; `None` means unknown."""

import math
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from baken.core.matching.ruleset import SAFETY, Criterion
from baken.core.rules.codes import (
    AuthorisationState,
    ContraIndication,
    Level,
    TargetGroup,
    Urgency,
)
from baken.core.rules.consent_values import Consent, OtherBasis, Situation
from baken.core.values import GeoPoint, Period, ValueRefusedError, age_on

# Jeugdwet 1.1, jeugdige: help can go on until the 23rd birthday.
OLDEST_AGE: Final = 22
MOST_SEVERE: Final = 3
POSSIBLE_YEARS: Final = range(1990, 2200)
ZONES_DECIDED_ELSEWHERE: Final = "elsewhere"


@dataclass(frozen=True)
class DangerZone:
    """A place to stay away from; a municipality is given by its point and is wider."""

    point: GeoPoint
    radius_km: float
    is_municipality: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.radius_km) and self.radius_km > 0):
            raise ValueRefusedError("radius_km: expected more than 0 km")


@dataclass(frozen=True)
class Authorisation:
    """Where the judge's authorisation for closed help stands."""

    state: AuthorisationState = AuthorisationState.NONE
    period: Period | None = None

    def __post_init__(self) -> None:
        if (self.state is AuthorisationState.GRANTED) != (self.period is not None):
            raise ValueRefusedError(
                "authorisation: a granted one has a period, another has none"
            )

    def holds_on(self, day: date) -> bool:
        """Whether a judge allowed it for this day; a requested one allows nothing yet."""
        return self.period is not None and self.period.contains(day)


@dataclass(frozen=True)
class SafetyAnswer:
    """A dated answer of the provider's safety officer about one offer, after a request."""

    offer: str
    criterion: Criterion
    fits: bool
    on: date

    def __post_init__(self) -> None:
        if self.criterion not in SAFETY:
            raise ValueRefusedError("a safety answer is about H7 or H8")


@dataclass(frozen=True)
class Origin:
    """The responsible municipality, its youth region, and its point for distances.

    `name` is for people; without it they read the code.
    """

    municipality: str | None = None
    youth_region: str | None = None
    point: GeoPoint | None = None
    name: str = ""


@dataclass(frozen=True)
class Profile:
    """Who she or he is, in the few facts that decide whether an offer fits."""

    born_on: date | None = None
    target_group: TargetGroup | None = None
    iq: int | None = None
    has_mild_disability: bool | None = None
    is_pregnant: bool | None = None
    brings_child: bool | None = None
    contra_indications: tuple[tuple[ContraIndication, int], ...] | None = None

    def __post_init__(self) -> None:
        if self.iq is not None and not 20 <= self.iq <= 200:
            raise ValueRefusedError("iq: expected a number from 20 to 200")
        listed = self.contra_indications or ()
        if any(not 0 <= severity <= MOST_SEVERE for _, severity in listed):
            raise ValueRefusedError(
                "contra_indications: expected a severity from 0 to 3"
            )
        if len({indication for indication, _ in listed}) < len(listed):
            raise ValueRefusedError("contra_indications: each one may be named once")


@dataclass(frozen=True)
class Need:
    """One young person's need; `start_until` is the first day that is too late.

    `zones` is `None` when nobody asked yet, empty when there are none, and
    `ZONES_DECIDED_ELSEWHERE` when a database gives the verdicts to `judge`.
    """

    code: str
    urgency: Urgency
    start_from: date
    level: Level | None = None
    profile: Profile = field(default_factory=Profile)
    origin: Origin = field(default_factory=Origin)
    start_until: date | None = None
    expected_stay_days: int | None = None
    authorisation: Authorisation = field(default_factory=Authorisation)
    situation: Situation = field(default_factory=Situation)
    zones: tuple[DangerZone, ...] | Literal["elsewhere"] | None = None
    required_safety_level: int = 0
    consents: tuple[Consent, ...] = ()
    bases: tuple[OtherBasis, ...] = ()
    safety_answers: tuple[SafetyAnswer, ...] = ()

    def __post_init__(self) -> None:
        if self.start_from.year not in POSSIBLE_YEARS:
            raise ValueRefusedError("start_from: expected a year from 1990 to 2199")
        if self.start_until is not None and self.start_until <= self.start_from:
            raise ValueRefusedError("start_until: expected a day after start_from")
        if self.expected_stay_days is not None and self.expected_stay_days < 1:
            raise ValueRefusedError("expected_stay_days: expected 1 day or more")
        if not 0 <= self.required_safety_level <= 3:
            raise ValueRefusedError("required_safety_level: expected 0, 1, 2 or 3")
        self._check_age()

    def _check_age(self) -> None:
        born_on = self.profile.born_on
        if born_on is None:
            return
        if not 0 <= age_on(born_on, on=self.start_from) <= OLDEST_AGE:
            raise ValueRefusedError(
                "born_on: expected an age from 0 to 22 on start_from (Jeugdwet 1.1)"
            )
