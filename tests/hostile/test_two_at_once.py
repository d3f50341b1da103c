"""Acts that meet in the same moment: one of them happens, nobody waits for ever.

A deadlock would be an error of the database, which no test here forgives. Fifty who want one
place stand in tests/referral/test_request_race.py.
"""

import uuid

import psycopg
import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied

from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.models import Need, Request
from baken.referral.services.sending import Sent
from tests import plugin
from tests.factories.accounts import organisation
from tests.hostile.whole import HALF_DONE
from tests.referral import acts
from tests.referral.chain import anybody, provider, ready_need
from tests.referral.test_request_race import at_once

ROUNDS = 6
LAPSE = ("lapsed", "withdrawn")
HELD_FOR_NOBODY = """
    SELECT u.id FROM referral_placeuse u JOIN referral_request r ON r.id = u.request_id
    WHERE u.released_at IS NULL AND r.status IN ('lapsed', 'withdrawn', 'declined')
"""
SEEN_BY_THE_SENT_AWAY = """
    SELECT g.id FROM access_grant g JOIN referral_request r ON r.id = g.subject_id
    WHERE g.valid_until IS NULL AND r.status IN ('lapsed', 'withdrawn', 'declined')
"""
CHOSEN_TWICE = """
    SELECT dossier_id FROM referral_request WHERE status IN ('chosen', 'underway', 'taken')
    GROUP BY dossier_id HAVING count(*) > 1
"""
ALWAYS = {
    "held for nobody": HELD_FOR_NOBODY,
    "seen by whoever was sent away": SEEN_BY_THE_SENT_AWAY,
    "chosen twice": CHOSEN_TWICE,
    **{
        name: HALF_DONE[name]
        for name in (
            "two young people in one place",
            "a notice that is not mailed once, or a mail about nothing",
        )
    },
}


@pytest.fixture
def anna(committed_db) -> Actor:
    return anybody(organisation("municipality"), "referrer")


def wrong() -> list[tuple]:
    """What must never be, over all files."""
    with psycopg.connect(plugin.clone_urls().offline) as connection:
        return [
            (name, row)
            for name, sql in ALWAYS.items()
            for row in connection.execute(sql).fetchall()
        ]


def forgiving(act) -> None:
    """What an act looks for may be gone, or no longer theirs, when its turn comes."""
    try:
        act()
    except (ObjectDoesNotExist, PermissionDenied):
        return


def test_withdrawing_meets_offering(anna):
    wilg = provider(n_places=ROUNDS)
    found = []

    for number in range(ROUNDS):
        file = ready_need(anna)
        request = acts.ask(file, wilg)
        acts.talk(request, wilg)
        acts.say_safe(request, wilg)
        both = [
            lambda one=request, n=number: acts.offer(one, wilg, place=n),
            lambda one=file: acts.withdraw_all(one),
        ]
        found.append(at_once(forgiving, both)["done"])
        with acting(anna):
            assert Request.objects.get(pk=request.pk).status == "withdrawn"

    assert set(found) <= {1, 2}
    assert wrong() == []


def test_choosing_withdrawing_and_prolonging_meet(anna):
    houses = [provider(n_places=ROUNDS) for _ in range(3)]

    for number in range(ROUNDS):
        file = ready_need(anna)
        offered = [_offered(file, house, place=number) for house in houses]
        at_once(forgiving, _meeting(file, offered))
        with acting(anna):
            rows = Request.objects.filter(dossier_id=file.id)
            ended = [one for one in rows if one.status in LAPSE]
            assert len(ended) >= 2

    assert wrong() == []


def _meeting(file, offered: list[Request]) -> list:
    return [
        lambda: acts.choose(file, offered[0]),
        lambda: acts.choose(file, offered[1]),
        lambda: acts.withdraw(file, offered[2]),
        lambda: acts.withdraw_all(file),
        lambda: acts.prolong(file, offered[0]),
    ]


def _offered(file, house, *, place: int) -> Request:
    request = acts.ask(file, house)
    acts.talk(request, house)
    acts.say_safe(request, house)
    acts.offer(request, house, place=place)
    return request


def test_the_same_form_sent_eight_times_at_once_asks_once(anna):
    wilg, file = provider(), ready_need(anna)
    with acting(anna):
        sent = Sent(uuid.uuid4(), Need.objects.get(dossier_id=file.id).version)
    answers = []

    at_once(lambda one: answers.append(acts.ask(file, wilg, sent=one).pk), [sent] * 8)

    assert len(answers) == 8
    assert len(set(answers)) == 1
    with acting(anna):
        assert Request.objects.count() == 1
    assert wrong() == []


def test_a_form_about_a_request_sent_eight_times_at_once_is_done_once(anna):
    wilg, file = provider(), ready_need(anna)
    request = acts.ask(file, wilg)

    found = at_once(lambda _: acts.talk(request, wilg), range(8))

    with acting(wilg.intake):
        assert Request.objects.get().version == 2
    assert found["done"] >= 1
    assert wrong() == []


def test_offers_of_two_houses_and_a_colleague_s_withdrawal_cross(anna):
    """Every act locks requests before the need, and the need before the house."""
    houses = [provider() for _ in range(3)]
    file = ready_need(anna)
    requests = [acts.ask(file, house) for house in houses]
    for request, house in zip(requests, houses, strict=True):
        acts.talk(request, house)
        acts.say_safe(request, house)
    offers = [
        lambda a=one, b=house: acts.offer(a, b)
        for one, house in zip(requests, houses, strict=True)
    ]

    at_once(forgiving, [*offers, lambda: acts.withdraw(file, requests[0])])

    with acting(anna):
        # An offer that came first makes the form of the withdrawal an old one.
        first = Request.objects.get(pk=requests[0].pk).status
        assert first in {"withdrawn", "offered"}
    assert wrong() == []
