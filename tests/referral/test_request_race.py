"""Fifty people want one place at the same moment: one gets it, the others hear so."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from baken.foundation.door.door import acting
from baken.referral import errors
from baken.referral.models import PlaceUse, Request
from tests.factories.accounts import organisation
from tests.referral import acts
from tests.referral.chain import anybody, provider, ready_need

N_THREADS = 50


def at_once(what, rows) -> Counter:
    """Runs `what` for every row from a thread of its own, all at the same moment."""
    ready = threading.Barrier(len(rows))

    def one(row) -> str:
        ready.wait(timeout=60)
        try:
            what(row)
        except errors.ReferralError as refused:
            return type(refused).__name__
        else:
            return "done"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(rows)) as pool:
        return Counter(pool.map(one, rows))


def test_fifty_offers_of_one_place_hold_it_once(committed_db):
    anna = anybody(organisation("municipality"), "referrer")
    wilg = provider()
    requests = []
    for _ in range(N_THREADS):
        request = acts.ask(ready_need(anna), wilg)
        acts.talk(request, wilg)
        acts.say_safe(request, wilg)
        requests.append(request)

    found = at_once(lambda request: acts.offer(request, wilg), requests)

    assert found == {"done": 1, "PlaceJustTakenError": N_THREADS - 1}
    with acting(wilg.intake):
        assert PlaceUse.objects.filter(released_at__isnull=True).count() == 1
        assert Request.objects.filter(status="offered").count() == 1


def test_colleagues_who_ask_at_once_open_three_requests(committed_db):
    anna = anybody(organisation("municipality"), "referrer")
    file = ready_need(anna)
    providers = [provider() for _ in range(8)]

    found = at_once(lambda to: acts.ask(file, to), providers)

    assert found == {"done": 3, "TooManyOpenError": 5}
    with acting(anna):
        slots = Request.objects.values_list("slot", flat=True)
        assert sorted(slots) == [1, 2, 3]


def test_two_who_choose_at_once_choose_one(committed_db):
    anna = anybody(organisation("municipality"), "referrer")
    file = ready_need(anna)
    offered = [acts.offered(file, provider()) for _ in range(2)]

    found = at_once(lambda request: acts.choose(file, request), offered)

    assert found["done"] == 1
    with acting(anna):
        statuses = Request.objects.values_list("status", flat=True)
        assert sorted(statuses) == ["chosen", "lapsed"]
