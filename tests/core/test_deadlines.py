"""Terms for an answer and for a hold (safety rules 9 and 10)."""

from datetime import UTC, datetime, timedelta

import pytest

from baken.core.rules.codes import Urgency
from baken.core.rules.deadlines import DEFAULT_TERMS, Terms, answer_due, hold, prolong
from baken.core.values import ValueRefusedError

AT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("urgency", "hours"),
    [(Urgency.CRISIS, 2), (Urgency.URGENT, 24), (Urgency.REGULAR, 72)],
)
def test_an_answer_is_due_by_urgency(urgency, hours):
    assert answer_due(AT, urgency=urgency) == AT + timedelta(hours=hours)


def test_the_terms_say_that_no_law_sets_them():
    assert DEFAULT_TERMS.is_assumption
    assert "geen wettelijke termijn" in DEFAULT_TERMS.source


@pytest.mark.parametrize("urgency", list(Urgency))
def test_a_hold_warns_before_it_ends(urgency):
    held = hold(AT, urgency=urgency)

    assert AT < held.warn_at < held.ends_at


def test_a_hold_frees_itself_at_its_end_and_not_before():
    held = hold(AT, urgency=Urgency.CRISIS)

    assert held.ends_at == AT + timedelta(hours=24)
    assert held.warn_at == AT + timedelta(hours=20)
    assert held.frees_itself(held.ends_at, is_underway=False)
    assert not held.frees_itself(held.ends_at - timedelta(seconds=1), is_underway=False)


def test_a_hold_never_frees_itself_once_somebody_is_on_the_way():
    held = hold(AT, urgency=Urgency.CRISIS)

    assert not held.frees_itself(held.ends_at + timedelta(days=365), is_underway=True)


def test_a_hold_is_prolonged_in_one_step_from_its_end():
    held = hold(AT, urgency=Urgency.URGENT)

    longer = prolong(held, urgency=Urgency.URGENT)

    assert longer.ends_at == held.ends_at + timedelta(hours=48)


@pytest.mark.parametrize("part", ["answer", "hold", "warn_before"])
def test_a_term_is_longer_than_zero(part):
    terms = {
        "answer": timedelta(hours=1),
        "hold": timedelta(hours=9),
        "warn_before": timedelta(hours=1),
    }

    with pytest.raises(ValueRefusedError, match="longer than zero"):
        Terms(**{**terms, part: timedelta(0)})


def test_a_warning_does_not_come_before_the_hold():
    with pytest.raises(ValueRefusedError, match="warn"):
        Terms(
            answer=timedelta(hours=1),
            hold=timedelta(hours=2),
            warn_before=timedelta(hours=2),
        )
