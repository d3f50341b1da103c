"""H9 to H12, one example for each way a verdict can fall."""

from datetime import date, timedelta

import pytest

from baken.core.matching import Capacity, Contract, Criterion
from baken.core.rules.codes import (
    Urgency,
)
from baken.core.rules.consent_values import Act, Ground, OtherBasis
from baken.core.values import Period, Verdict
from tests.core.builders import (
    CONSENT,
    NEED,
    ON,
    judged,
    need_with,
    offer_with,
    verdict,
)

PASS, UNKNOWN, FAIL = Verdict.PASS, Verdict.UNKNOWN, Verdict.FAIL
DAY = timedelta(days=1)


def room(free_in_days, *, stated_days_ago=0):
    free_on = None if free_in_days is None else ON + free_in_days * DAY
    return Capacity(stated_on=ON - stated_days_ago * DAY, free_on=free_on)


# H9: a contract, never a fail (safety 7; Jeugdwet 3.5, 8.2.1)

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("contracts", "expected"),
    [
        ((Contract("NL", YEAR),), PASS),
        ((Contract("JZ22", YEAR),), PASS),
        ((Contract("GM0344", YEAR),), PASS),
        ((Contract("JZ02", YEAR), Contract("GM0363", YEAR)), UNKNOWN),
        ((Contract("NL", Period(ON + DAY)),), UNKNOWN),
        ((Contract("NL", Period(ON - DAY, ON)),), UNKNOWN),
        ((Contract("NL", Period(ON, ON + DAY)),), PASS),
        ((), UNKNOWN),
    ],
)
def test_h9_passes_on_a_contract_of_the_right_buyer_on_the_start_date(
    contracts, expected
):
    assert (
        verdict(Criterion.CONTRACT, offer=offer_with(contracts=contracts)) is expected
    )


def test_h9_belongs_to_the_offer_that_has_the_contract():
    without = offer_with(key="B", contracts=())

    judgement = judged(
        offers=[without, offer_with(), offer_with(key="C", contracts=())]
    )

    column = judgement.verdicts[:, Criterion.CONTRACT.column]
    assert column.tolist() == [UNKNOWN, PASS, UNKNOWN]


def test_h9_that_is_unknown_can_be_arranged():
    judgement = judged(offers=[offer_with(contracts=())])

    assert judgement.has_next_step[0, Criterion.CONTRACT.column]


# H10: only an admission stop fails (safety 7)


@pytest.mark.parametrize(
    ("stop", "expected"), [(False, PASS), (True, FAIL), (None, UNKNOWN)]
)
def test_h10_fails_on_an_admission_stop(stop, expected):
    offer = offer_with(has_admission_stop=stop)

    assert verdict(Criterion.INSPECTION, offer=offer) is expected


def test_h10_a_published_measure_does_not_fail():
    offer = offer_with(has_published_measure=True)

    assert verdict(Criterion.INSPECTION, offer=offer) is PASS


# H11, is there room in time


@pytest.mark.parametrize(
    ("urgency", "window"),
    [(Urgency.CRISIS, 1), (Urgency.URGENT, 7), (Urgency.REGULAR, 42)],
)
def test_h11_the_window_depends_on_the_urgency(urgency, window):
    need = need_with(urgency=urgency)

    assert verdict(Criterion.CAPACITY, need, offer_with(capacity=room(window))) is PASS
    assert (
        verdict(Criterion.CAPACITY, need, offer_with(capacity=room(window + 1))) is FAIL
    )


@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        (None, UNKNOWN),
        (room(None), UNKNOWN),
        (room(0, stated_days_ago=7), PASS),
        (room(0, stated_days_ago=8), UNKNOWN),
        (room(99, stated_days_ago=8), UNKNOWN),
        (room(0, stated_days_ago=-1), UNKNOWN),
        (room(-30), PASS),
    ],
)
def test_h11_needs_a_free_day_that_was_stated_lately(capacity, expected):
    assert verdict(Criterion.CAPACITY, offer=offer_with(capacity=capacity)) is expected


def test_h11_the_window_begins_at_the_wished_start():
    need = need_with(start_from=ON + 10 * DAY)

    assert verdict(Criterion.CAPACITY, need, offer_with(capacity=room(17))) is PASS
    assert verdict(Criterion.CAPACITY, need, offer_with(capacity=room(18))) is FAIL


def test_h11_a_wished_start_in_the_past_begins_today():
    need = need_with(start_from=ON - 10 * DAY)

    assert verdict(Criterion.CAPACITY, need, offer_with(capacity=room(7))) is PASS


def test_h11_the_day_that_is_too_late_ends_the_window():
    need = need_with(start_until=ON + 3 * DAY)

    assert verdict(Criterion.CAPACITY, need, offer_with(capacity=room(2))) is PASS
    assert verdict(Criterion.CAPACITY, need, offer_with(capacity=room(3))) is FAIL


@pytest.mark.parametrize(
    ("urgency", "takes", "expected"),
    [
        (Urgency.CRISIS, True, PASS),
        (Urgency.CRISIS, False, FAIL),
        (Urgency.CRISIS, None, UNKNOWN),
        (Urgency.URGENT, False, PASS),
    ],
)
def test_h11_a_crisis_needs_a_provider_that_takes_crises(urgency, takes, expected):
    offer = offer_with(takes_crisis=takes)

    assert verdict(Criterion.CAPACITY, need_with(urgency=urgency), offer) is expected


# H12: a basis for sharing (Jeugdwet 7.3.11)


def test_h12_passes_on_her_consent_from_12():
    assert verdict(Criterion.CONSENT) is PASS


def test_h12_is_unknown_until_something_is_recorded():
    assert verdict(Criterion.CONSENT, need_with(consents=())) is UNKNOWN


def test_h12_fails_on_a_refusal():
    refused = type(CONSENT)(act=CONSENT.act, party=CONSENT.party, is_given=False, on=ON)

    assert verdict(Criterion.CONSENT, need_with(consents=(refused,))) is FAIL


def test_h12_is_unknown_without_an_age():
    assert verdict(Criterion.CONSENT, need_with(born_on=None)) is UNKNOWN


@pytest.mark.parametrize(
    ("ground", "expected"),
    [(Ground.OTHER_BASIS, PASS), (Ground.SUPERVISION_ORDER, UNKNOWN)],
)
def test_h12_what_opens_the_file_for_the_institution_does_not_for_a_provider(
    ground, expected
):
    basis = OtherBasis(act=Act.DISCLOSURE, ground=ground, on=ON)
    need = need_with(consents=(), bases=(basis,))

    assert verdict(Criterion.CONSENT, need) is expected


def test_nothing_else_is_unknown_in_a_need_that_fits():
    judgement = judged()

    assert judgement.verdicts[0].tolist() == [1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1]
    assert judgement.facts.need is NEED
