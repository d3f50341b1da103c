"""Which act leads a request from which status to which (safety rule 9)."""

import pytest

from baken.core.rules.request_acts import (
    OPEN,
    TRANSITIONS,
    RequestAct,
    is_possible,
    status_after,
)
from baken.core.values import ValueRefusedError


def test_every_act_stands_in_the_table():
    assert set(TRANSITIONS) == set(RequestAct)


@pytest.mark.parametrize("status", ["chosen", "underway"])
def test_nothing_lapses_once_it_was_chosen(status):
    assert not is_possible(RequestAct.LAPSE, status=status)
    with pytest.raises(ValueRefusedError, match=f"not possible in status {status}"):
        status_after(RequestAct.LAPSE, status=status)


def test_a_place_is_offered_held_chosen_and_taken():
    status = "sent"
    for act in (
        "START_TALKING",
        "OFFER_PLACE",
        "PROLONG_HOLD",
        "CHOOSE",
        "SET_UNDERWAY",
    ):
        status = status_after(RequestAct[act], status=status)

    assert status_after(RequestAct.ARRIVE, status=status) == "taken"


def test_an_act_without_a_goal_keeps_the_status():
    for status in OPEN:
        assert status_after(RequestAct.ANSWER_SAFETY, status=status) == status


@pytest.mark.parametrize("status", ["taken", "declined", "withdrawn", "lapsed"])
@pytest.mark.parametrize("act", list(RequestAct))
def test_what_has_ended_stays_ended(act, status):
    assert not is_possible(act, status=status)
