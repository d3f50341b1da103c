"""What an explanation of one verdict is made of, and the view it is made from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from baken.core.matching.criteria import Facts
from baken.core.matching.judgement import Audience, Judgement
from baken.core.matching.need import Need
from baken.core.matching.ruleset import Criterion
from baken.core.matching.table import OfferTable
from baken.core.values import Sentence, Source, Verdict, say


class Redaction(StrEnum):
    """How much of a value this audience sees."""

    NONE = "none"
    PARTIAL = "partial"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Words:
    """One verdict in words; no `source` means the source of the offer itself."""

    referral_value: Sentence
    offer_value: Sentence
    sentence: Sentence
    threshold: Sentence | None = None
    next_step: Sentence | None = None
    notices: tuple[Sentence, ...] = ()
    source: Source | None = None
    redaction: Redaction = Redaction.NONE


@dataclass(frozen=True)
class View:
    """One offer in a judgement, as one audience looks at it."""

    judgement: Judgement
    index: int
    audience: Audience

    @property
    def facts(self) -> Facts:
        """What was compared."""
        return self.judgement.facts

    @property
    def need(self) -> Need:
        """The need that was judged."""
        return self.judgement.facts.need

    @property
    def offers(self) -> OfferTable:
        """The table in which the offer stands."""
        return self.judgement.offers

    @property
    def start_on(self) -> date:
        """The earliest start at this offer."""
        return date.fromordinal(int(self.facts.starts[self.index]))

    def verdict(self, criterion: Criterion) -> Verdict:
        """The verdict as this audience may know it."""
        seen = self.judgement.seen_by(self.audience)
        return Verdict(int(seen[self.index, criterion.column]))

    def number(self, column: str) -> int:
        """The offer's value in a column of whole numbers."""
        return int(getattr(self.offers, column)[self.index])


UNKNOWN_VALUE: Final = say("niet bekend")
NOT_STATED: Final = say("niet opgegeven")
NOT_SHOWN: Final = say("niet getoond")
YES: Final = say("ja")
NO: Final = say("nee")


def yes_no(*, answer: bool | None) -> Sentence:
    """An answer about the young person, or that it is not known."""
    if answer is None:
        return UNKNOWN_VALUE
    return YES if answer else NO


def stated(answer: int) -> Sentence:
    """A tri-state column in words."""
    return (NO, YES)[answer] if answer >= 0 else NOT_STATED
