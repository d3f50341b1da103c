"""When an answer is due, and how long an accepted place is held.

No law sets these terms: they are configurable and labelled as an assumption.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from baken.core.rules.codes import Urgency
from baken.core.values import ValueRefusedError


@dataclass(frozen=True)
class Terms:
    """Terms of one urgency class, counted in clock hours."""

    answer: timedelta
    hold: timedelta
    warn_before: timedelta

    def __post_init__(self) -> None:
        if min(self.answer, self.hold, self.warn_before) <= timedelta(0):
            raise ValueRefusedError("a term is longer than zero")
        if self.warn_before >= self.hold:
            raise ValueRefusedError(
                "a hold must warn before it ends, not before it starts"
            )


@dataclass(frozen=True)
class TermTable:
    """Terms for each urgency class, with version and source."""

    version: str
    crisis: Terms
    urgent: Terms
    regular: Terms
    source: str
    is_assumption: bool = True

    def terms(self, urgency: Urgency) -> Terms:
        """Terms of one urgency class."""
        return {
            Urgency.CRISIS: self.crisis,
            Urgency.URGENT: self.urgent,
            Urgency.REGULAR: self.regular,
        }[urgency]


DEFAULT_TERMS: Final = TermTable(
    version="2026.1",
    crisis=Terms(
        answer=timedelta(hours=2),
        hold=timedelta(hours=24),
        warn_before=timedelta(hours=4),
    ),
    urgent=Terms(
        answer=timedelta(hours=24),
        hold=timedelta(hours=48),
        warn_before=timedelta(hours=12),
    ),
    regular=Terms(
        answer=timedelta(hours=72),
        hold=timedelta(days=5),
        warn_before=timedelta(hours=24),
    ),
    source="Voorstel van het project Baken; geen wettelijke termijn gevonden",
)


@dataclass(frozen=True)
class Hold:
    """How long an accepted place stays free for one young person."""

    warn_at: datetime
    ends_at: datetime

    def frees_itself(self, at: datetime, *, is_underway: bool) -> bool:
        """Whether the hold has lapsed; never once the young person is on the way."""
        return not is_underway and at >= self.ends_at


def answer_due(
    asked_at: datetime, *, urgency: Urgency, terms: TermTable = DEFAULT_TERMS
) -> datetime:
    """The moment before which the provider answers."""
    return asked_at + terms.terms(urgency).answer


def hold(
    accepted_at: datetime, *, urgency: Urgency, terms: TermTable = DEFAULT_TERMS
) -> Hold:
    """The hold that begins with an acceptance."""
    chosen = terms.terms(urgency)
    ends_at = accepted_at + chosen.hold
    return Hold(warn_at=ends_at - chosen.warn_before, ends_at=ends_at)


def prolong(
    current: Hold, *, urgency: Urgency, terms: TermTable = DEFAULT_TERMS
) -> Hold:
    """The same hold one whole term longer, counted from its end."""
    return hold(current.ends_at, urgency=urgency, terms=terms)
