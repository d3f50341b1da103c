"""Which act leads a request for a place from which status to which: one table, no more.

Statuses are the words in which the request is stored. What is not in the table cannot
happen; whoever may act is decided elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from baken.core.values import ValueRefusedError


class RequestAct(StrEnum):
    """What can be done with a request."""

    START_TALKING = "start_talking"
    ASK_QUESTION = "ask_question"
    ANSWER_QUESTION = "answer_question"
    DECLINE = "decline"
    OFFER_PLACE = "offer_place"
    PROLONG_HOLD = "prolong_hold"
    CHOOSE = "choose"
    SET_UNDERWAY = "set_underway"
    ARRIVE = "arrive"
    RECORD_NO_ARRIVAL = "record_no_arrival"
    WITHDRAW = "withdraw"
    LAPSE = "lapse"
    ANSWER_SAFETY = "answer_safety"


@dataclass(frozen=True)
class Transition:
    """From one of these statuses to another, or, without `to`, to the same one."""

    sources: frozenset[str]
    to: str = ""


def _from(*sources: str, to: str = "") -> Transition:
    return Transition(frozenset(sources), to)


BEFORE_CHOICE: Final = ("sent", "talking", "offered")
AFTER_CHOICE: Final = ("chosen", "underway")
OPEN: Final = (*BEFORE_CHOICE, *AFTER_CHOICE)

TRANSITIONS: Final[Mapping[RequestAct, Transition]] = {
    RequestAct.START_TALKING: _from("sent", to="talking"),
    RequestAct.ASK_QUESTION: _from("sent", "talking", "offered", "chosen"),
    RequestAct.ANSWER_QUESTION: _from(*OPEN),
    # A provider may take its word back until she is on her way.
    RequestAct.DECLINE: _from(*BEFORE_CHOICE, "chosen", to="declined"),
    RequestAct.OFFER_PLACE: _from("talking", to="offered"),
    RequestAct.PROLONG_HOLD: _from("offered"),
    RequestAct.CHOOSE: _from("offered", to="chosen"),
    RequestAct.SET_UNDERWAY: _from("chosen", to="underway"),
    RequestAct.ARRIVE: _from("underway", "chosen", to="taken"),
    RequestAct.RECORD_NO_ARRIVAL: _from("underway", "chosen", to="talking"),
    RequestAct.WITHDRAW: _from(*OPEN, to="withdrawn"),
    # Nothing lapses by itself once it was chosen (safety rule 9).
    RequestAct.LAPSE: _from(*BEFORE_CHOICE, to="lapsed"),
    RequestAct.ANSWER_SAFETY: _from(*OPEN),
}


def is_possible(act: RequestAct, *, status: str) -> bool:
    """Whether the act exists in this status."""
    return status in TRANSITIONS[act].sources


def status_after(act: RequestAct, *, status: str) -> str:
    """The status that the act leads to; an act that is not in the table is refused."""
    if not is_possible(act, status=status):
        raise ValueRefusedError(f"{act} is not possible in status {status}")
    return TRANSITIONS[act].to or status
