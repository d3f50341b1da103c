"""The list: what can be asked, what must be enquired, the rest; and the lighter offer."""

from datetime import timedelta

import pytest

from baken.core.matching import (
    Audience,
    Capacity,
    Criterion,
    OfferClass,
    Origin,
    SafetyAnswer,
    best_lighter,
    order,
)
from baken.core.rules.codes import Level
from tests.core.builders import (
    EVERYBODY,
    NEED,
    ON,
    OTHERS,
    TILBURG,
    judged,
    need_with,
    offer_with,
    zone,
)

REFERRER = Audience.REFERRER


def keys(judgement, *, audience=REFERRER):
    found = order(judgement, audience=audience)
    return [judgement.offers.keys[row] for row in found.indices]


def free_on(days):
    return Capacity(stated_on=ON, free_on=ON + timedelta(days=days))


def test_what_can_be_asked_comes_before_what_must_be_enquired_and_what_does_not_fit():
    offers = [
        offer_with(key="past niet", has_admission_stop=True),
        offer_with(key="navragen", capacity=None),
        offer_with(key="te vragen", contracts=()),
    ]

    judgement = judged(offers=offers)
    found = order(judgement, audience=REFERRER)

    assert keys(judgement) == ["te vragen", "navragen", "past niet"]
    assert found.classes.tolist() == list(OfferClass)


def test_within_a_class_the_nearest_comes_first():
    offers = [offer_with(key="A", region="JZ02"), offer_with(key="B", region="JZ35")]

    assert keys(judged(offers=offers)) == ["B", "A"]


def test_an_open_address_counts_by_its_own_point():
    near = offer_with(key="Z", safety_level=0, point=TILBURG, region="JZ02")

    judgement = judged(offers=[offer_with(), near])

    assert keys(judgement) == ["Z", "A"]
    assert round(float(judgement.distance_km[1])) == 59


def test_at_the_same_distance_the_earliest_start_comes_first_and_unstated_last():
    offers = [
        offer_with(key="A", capacity=Capacity(stated_on=ON), has_admission_stop=True),
        offer_with(key="B", capacity=free_on(3), has_admission_stop=True),
        offer_with(key="C", capacity=free_on(2), has_admission_stop=True),
    ]

    assert keys(judged(offers=offers)) == ["C", "B", "A"]


def test_a_free_day_before_the_wished_start_is_no_reason_to_come_first():
    offers = [
        offer_with(key="B", capacity=free_on(1)),
        offer_with(key="A", capacity=free_on(4)),
    ]
    need = need_with(start_from=ON + timedelta(days=5))

    found = order(judged(need, offers), audience=REFERRER)

    assert found.is_tied.all()


def test_an_unknown_distance_comes_last():
    offers = [offer_with(key="A", region=None), offer_with(key="B", region="JZ02")]

    assert keys(judged(offers=offers)) == ["B", "A"]


def test_without_a_municipality_no_distance_is_known_and_offers_are_tied():
    need = need_with(origin=Origin())
    offers = [offer_with(key="B", region="JZ35"), offer_with(key="A")]

    found = order(judged(need, offers), audience=REFERRER)

    assert found.ranks.tolist() == [1, 1]
    assert found.is_tied.all()


def test_ties_share_a_rank_and_the_next_rank_skips_them():
    offers = [
        offer_with(key="B"),
        offer_with(key="A"),
        offer_with(key="C", region="JZ35"),
        offer_with(key="D", has_admission_stop=True),
    ]

    judgement = judged(offers=offers)
    found = order(judgement, audience=REFERRER)

    assert keys(judgement) == ["C", "A", "B", "D"]
    assert found.ranks.tolist() == [1, 2, 2, 4]
    assert found.is_tied.tolist() == [False, True, True, False]


def test_less_than_a_kilometre_is_a_tie():
    offers = [
        offer_with(key="B", safety_level=0, point=TILBURG),
        offer_with(key="A", safety_level=0, point=type(TILBURG)(51.5601, 5.0801)),
    ]

    assert keys(judged(offers=offers)) == ["A", "B"]


def test_no_offers_give_an_empty_list():
    found = order(judged(offers=[]), audience=REFERRER)

    assert found.indices.tolist() == []
    assert found.ranks.tolist() == []


def no(key):
    return SafetyAnswer(offer=key, criterion=Criterion.CO_PLACEMENT, fits=False, on=ON)


@pytest.mark.parametrize("audience", OTHERS)
def test_a_fail_on_safety_moves_nothing_in_the_list_of_others(audience):
    need = need_with(safety_answers=(no("A"),))
    judgement = judged(need, [offer_with(), offer_with(key="B")])

    assert keys(judgement, audience=audience) == ["A", "B"]
    assert judgement.may_be_asked(audience).tolist() == [True, True]


def test_the_safety_role_sees_what_does_not_fit():
    need = need_with(safety_answers=(no("A"),))
    judgement = judged(need, [offer_with(), offer_with(key="B")])

    assert keys(judgement, audience=Audience.SAFETY) == ["B", "A"]
    assert judgement.may_be_asked(Audience.SAFETY).tolist() == [False, True]


def test_a_pending_authorisation_does_not_hinder_asking():
    need = need_with(level=Level.CLOSED)
    judgement = judged(need, [offer_with(level=Level.CLOSED)])

    assert judgement.may_be_asked(REFERRER)[0]


def test_consent_that_is_not_recorded_hinders_asking():
    judgement = judged(need_with(consents=()))

    assert not judgement.may_be_asked(REFERRER)[0]


CLOSED = offer_with(key="gesloten", level=Level.CLOSED)
OPEN = offer_with(key="open", level=Level.OPEN)
OPEN_NEAR = offer_with(key="open dichtbij", level=Level.OPEN, region="JZ35")
AT_HOME = offer_with(key="ambulant", level=Level.AMBULATORY)


def lighter(offers, *, need=NEED, audience=REFERRER):
    judgement = judged(need, offers)
    found = best_lighter(judgement, audience=audience)
    return [None if row is None else judgement.offers.keys[row] for row in found]


def test_beside_each_level_stands_the_best_lighter_offer():
    offers = [CLOSED, OPEN, OPEN_NEAR, AT_HOME]

    assert lighter(offers) == [None, "ambulant", "open dichtbij"]


def test_a_lighter_offer_that_can_be_asked_comes_before_a_nearer_one_to_enquire():
    stale = offer_with(key="dichtbij", region="JZ35", capacity=None)

    assert lighter([CLOSED, stale, OPEN])[Level.CLOSED] == "open"
    assert lighter([CLOSED, stale])[Level.CLOSED] == "dichtbij"


def test_a_lighter_offer_that_fails_elsewhere_is_not_named():
    stopped = offer_with(key="stop", level=Level.AMBULATORY, has_admission_stop=True)

    assert lighter([CLOSED, stopped]) == [None, None, None]


@pytest.mark.parametrize("audience", EVERYBODY)
def test_a_lighter_offer_that_is_not_safe_is_hidden_from_the_safety_role_only(audience):
    need = need_with(safety_answers=(no("ambulant"),))

    named = lighter([CLOSED, AT_HOME], need=need, audience=audience)

    expected = None if audience is Audience.SAFETY else "ambulant"
    assert named[Level.CLOSED] == expected


def test_an_offer_without_a_level_is_not_lighter():
    assert lighter([CLOSED, offer_with(key="B", level=None)]) == [None, None, None]


def test_the_list_does_not_depend_on_zones_for_others():
    offers = [offer_with(key="A", region="JZ35"), offer_with(key="B")]
    near_a = need_with(zones=(zone(TILBURG, 1),))

    assert keys(judged(near_a, offers)) == keys(judged(need_with(zones=()), offers))
