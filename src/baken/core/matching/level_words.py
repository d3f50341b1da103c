"""H3 in words: the level, and the judge's authorisation that a closed door needs."""

from typing import Final

from baken.core.matching.ruleset import Criterion
from baken.core.matching.words import NOT_STATED, UNKNOWN_VALUE, View, Words
from baken.core.rules.codes import (
    AUTHORISATION_STATES,
    LEVELS,
    AuthorisationState,
    Level,
)
from baken.core.values import Sentence, Source, Verdict, say

_LAW: Final = Source("Jeugdwet 6.1.2 en 6.1.12")

_WAITING: Final[dict[AuthorisationState, tuple[Sentence, Sentence]]] = {
    AuthorisationState.NONE: (
        say("Er is geen machtiging. Zonder de rechter gaat er geen deur op slot."),
        say("Kies een open (crisis)plek, of vraag een (spoed)machtiging aan."),
    ),
    AuthorisationState.REQUESTED: (
        say("De machtiging is aangevraagd; de rechter heeft nog niet beslist."),
        say("Zoek tot de uitspraak een open plek."),
    ),
    AuthorisationState.GRANTED: (
        say("De machtiging geldt niet op de startdatum."),
        say(
            "Kijk eerst of een open plek kan; anders is een nieuwe beslissing "
            "van de rechter nodig."
        ),
    ),
}


def level(view: View) -> Words:
    """H3 in words, with the state and the end of the authorisation where it matters."""
    assessed, offered = view.need.level, view.number("level")
    is_closed = assessed is Level.CLOSED and offered == Level.CLOSED
    sentence, next_step = _sentence(view, is_closed=is_closed)
    return Words(
        referral_value=UNKNOWN_VALUE if assessed is None else _label(assessed),
        offer_value=NOT_STATED if offered < 0 else _label(offered),
        threshold=_authorisation(view) if is_closed else None,
        sentence=sentence,
        next_step=next_step,
        notices=_expiry(view) if is_closed else (),
        source=_LAW if is_closed else None,
    )


def _label(level_number: int) -> Sentence:
    return LEVELS.label(Level(level_number).code)


def _authorisation(view: View) -> Sentence:
    return AUTHORISATION_STATES.label(view.need.authorisation.state)


def _sentence(view: View, *, is_closed: bool) -> tuple[Sentence, Sentence | None]:
    verdict = view.verdict(Criterion.LEVEL)
    if verdict is Verdict.PASS:
        return say("Het niveau van beveiliging past."), None
    if verdict is Verdict.UNKNOWN:
        return _unknown(view, is_closed=is_closed)
    if view.number("level") > (view.need.level or Level.AMBULATORY):
        return say("Deze plek is zwaarder dan nodig. Dat mag niet."), None
    return say("Deze plek is lichter dan ingeschat."), say(
        "Een gedragswetenschapper kan opnieuw wegen of deze lichtere plek past."
    )


def _unknown(view: View, *, is_closed: bool) -> tuple[Sentence, Sentence | None]:
    if is_closed:
        return _WAITING[view.need.authorisation.state]
    if view.need.level is None:
        return say("Het niveau van beveiliging is nog niet ingeschat."), None
    return say("De aanbieder noemt geen niveau van beveiliging."), None


def _expiry(view: View) -> tuple[Sentence, ...]:
    period = view.need.authorisation.period
    if period is None or period.until is None:
        return ()
    return (
        say(
            "De machtiging geldt tot %(until)s. Kijk eerst of gesloten hulp eerder kan "
            "stoppen of open verder kan.",
            until=period.until,
        ),
    )
