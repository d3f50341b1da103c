"""What can happen in a story of the demo: one frozen value for each act of a person.

A story is played through the services, so an act says who did what and when, and no more.
"""

from dataclasses import dataclass
from datetime import date, datetime

from baken.config.demo import texts
from baken.core.matching import CRITERIA, Criterion
from baken.core.rules.codes import (
    AuthorisationState,
    LegalPosition,
    TargetGroup,
    Urgency,
)


@dataclass(frozen=True)
class Young:
    """A young person who does not exist."""

    name: str
    born_on: date
    target_group: TargetGroup
    gm_code: str
    has_mild_disability: bool | None = False
    is_pregnant: bool = False
    has_own_child: bool = False
    lives_elsewhere: bool = False


@dataclass(frozen=True)
class Wish:
    """What is asked for her, under which measure."""

    urgency: Urgency
    setting: str
    start_from: date
    modules: tuple[str, ...] = ("trauma", "resilience")
    concerns: tuple[tuple[str, int], ...] = ()
    legal_position: LegalPosition = LegalPosition.VOLUNTARY
    authorisation: AuthorisationState = AuthorisationState.NONE
    authorisation_from: date | None = None
    authorisation_last_on: date | None = None
    zone_km: int = 0  # around where she lives
    avoided: str = ""
    own_words: str = ""
    words: str = ""


@dataclass(frozen=True)
class Act:
    """Somebody does something; `offer` names the request that it is about."""

    at: datetime
    offer: str = ""


@dataclass(frozen=True)
class OpenNeed(Act):
    """The referrer opens a file."""


@dataclass(frozen=True)
class KeepDraft(Act):
    """The referrer stops half way through a step."""

    step: str = ""
    typed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FillNeed(Act):
    """The referrer answers the steps; the last ones may be left for later."""

    n_steps: int = 5


@dataclass(frozen=True)
class MakeReady(Act):
    """The need is complete enough to ask with."""


@dataclass(frozen=True)
class LookAtOffers(Act):
    """The referrer lets Baken judge all offers."""


@dataclass(frozen=True)
class Share(Act):
    """A care coordination may follow the file."""

    organisation: str = ""


@dataclass(frozen=True)
class Ask(Act):
    """The referrer asks a provider for a place."""

    reason: str = ""

    @property
    def reasons(self) -> dict[str, str]:
        """Whoever asks where something does not fit has called first."""
        reasons = dict.fromkeys(map(str, CRITERIA), self.reason or texts.AGREED)
        return {**reasons, str(Criterion.CAPACITY): self.reason or texts.CALLED}


@dataclass(frozen=True)
class Talk(Act):
    """The provider says that it is talking."""


@dataclass(frozen=True)
class Question(Act):
    """The provider wants to know something."""

    words: str = ""


@dataclass(frozen=True)
class Answer(Act):
    """The referrer answers the question."""

    words: str = ""


@dataclass(frozen=True)
class SaySafe(Act):
    """The safety officer answers on H7 and H8."""

    verdict: str = "pass"
    by_phone: bool = False


@dataclass(frozen=True)
class OfferPlace(Act):
    """The provider offers a place and holds it."""

    place: int = 1
    start_on: date = date.min
    end_on: date | None = None


@dataclass(frozen=True)
class Prolong(Act):
    """The referrer asks for one term more."""


@dataclass(frozen=True)
class Choose(Act):
    """Referrer and young person choose this place."""

    heard: str = "yes"


@dataclass(frozen=True)
class Depart(Act):
    """She is on her way."""


@dataclass(frozen=True)
class Arrive(Act):
    """She is there."""


@dataclass(frozen=True)
class StayAway(Act):
    """She did not come."""

    reason: str = "transport"


@dataclass(frozen=True)
class Decline(Act):
    """The provider says no."""

    code: str = "full"


@dataclass(frozen=True)
class Withdraw(Act):
    """The referrer takes a request back, or without an offer the whole need."""

    reason: str = "other"


@dataclass(frozen=True)
class SeeNotices(Act):
    """Everybody who took part looks at the notices and is done with them."""


@dataclass(frozen=True)
class LetTimePass(Act):
    """Nobody acts: what is due by now happens by itself."""


@dataclass(frozen=True)
class Story:
    """One young person in the demo year: who refers, what is needed, what happened."""

    key: str
    referrer: str  # key of the organisation
    young: Young
    wish: Wish
    acts: tuple[Act, ...]

    @property
    def opened_at(self) -> datetime:
        """When it began."""
        return self.acts[0].at

    def is_in_treatment(self, *, on: date) -> bool:
        """Whether she has arrived and still stays there on this day."""
        arrived = {act.offer for act in self.acts if isinstance(act, Arrive)}
        ends = [
            act.end_on
            for act in self.acts
            if isinstance(act, OfferPlace) and act.offer in arrived
        ]
        return any(end is None or end > on for end in ends)
