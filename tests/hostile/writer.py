"""A program that writes without pause and tells of every act once it is kept for good.

Run as `python -m tests.hostile.writer SEED`; it says one line for each act that PostgreSQL
acknowledged, waits when the server is gone, and goes on.
"""

import os
import random
import sys
import time
from collections.abc import Callable

import django
from django.db import Error, connections

PAUSE_SECONDS = 0.05
N_PLACES = 400
WITHDRAWABLE = ("talking_started", "safety_confirmed", "place_offered")


def main(seed: int) -> None:
    """Plays one young person after another, until it is killed."""
    from tests.referral.chain import provider  # noqa: PLC0415  # after Django is set up

    chance = random.Random(seed)  # noqa: S311  # no secret: the same acts for a seed
    where = _until_it_works(lambda: provider(n_places=N_PLACES))
    _say("ready", os.getpid())
    for number in range(N_PLACES):
        _until_it_works(lambda place=number: _play(where, place=place, chance=chance))


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def _until_it_works(what: Callable):
    from baken.referral.errors import ReferralError  # noqa: PLC0415  # as above

    while True:
        try:
            return what()
        except ReferralError:
            return None  # the place is held: it was offered just before the server died
        except Error:
            connections.close_all()
            time.sleep(PAUSE_SECONDS)


def _play(where, *, place: int, chance: random.Random) -> None:
    """From an opened file to an arrival, or to withdrawing half way."""
    from baken.foundation.audit.services import seal  # noqa: PLC0415  # as above
    from tests.factories.accounts import organisation  # noqa: PLC0415  # as above
    from tests.referral import acts  # noqa: PLC0415  # as above
    from tests.referral.chain import anybody, ready_need  # noqa: PLC0415  # as above

    file = ready_need(anybody(_town(organisation), "referrer"))
    _say("opened", file.id)
    request = acts.ask(file, where)
    _say("request_sent", request.pk)
    steps = [
        ("talking_started", lambda: acts.talk(request, where)),
        ("safety_confirmed", lambda: acts.say_safe(request, where)),
        ("place_offered", lambda: acts.offer(request, where, place=place)),
        ("chosen", lambda: acts.choose(file, request)),
        ("underway", lambda: acts.depart(request, where)),
        ("arrived", lambda: acts.arrive(request, where)),
    ]
    for kind, act in steps:
        if kind in WITHDRAWABLE and chance.random() < 0.1:
            acts.withdraw(file, request)
            _say("withdrawn", request.pk)
            return
        act()
        _say(kind, request.pk)
    _say("sealed", seal())


_towns = []


def _town(make):
    if not _towns:
        _towns.append(make("municipality"))
    return _towns[0]


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
