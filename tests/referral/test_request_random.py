"""Whatever people do in whatever order: what must never happen does not happen."""

import random

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from baken.core.rules.request_acts import (
    OPEN,
    TRANSITIONS,
    RequestAct,
    is_possible,
    status_after,
)
from baken.core.values import ValueRefusedError
from baken.foundation.access.models import Grant
from baken.foundation.audit.models import Line
from baken.foundation.door.door import acting
from baken.referral import errors, models, policies
from baken.referral.models import Event, Notice, PlaceUse, Request
from baken.referral.selectors.words import HAPPENED
from baken.referral.services import clock
from tests.referral import acts
from tests.referral.chain import AT, NAME, STORY, provider, ready_need

pytestmark = pytest.mark.django_db
REFUSED = (errors.ReferralError, PermissionDenied, Request.DoesNotExist)


def test_the_table_speaks_of_every_status_and_act():
    named = {status for step in TRANSITIONS.values() for status in step.sources}
    reached = {step.to for step in TRANSITIONS.values() if step.to}

    assert set(TRANSITIONS) == set(RequestAct) == set(policies.WHO)
    assert named | reached == set(models.RequestStatus.values)
    assert set(OPEN) == set(models.OPEN)


def test_nothing_leads_out_of_an_end():
    ends = set(models.RequestStatus.values) - set(OPEN)

    assert not [
        (act, end) for act in RequestAct for end in ends if is_possible(act, status=end)
    ]


def test_what_is_not_in_the_table_is_refused():
    with pytest.raises(ValueRefusedError):
        status_after(RequestAct.LAPSE, status="underway")


@pytest.fixture
def town(anna):
    """Two files, three providers; the first house has one place only."""
    houses = [provider(n_places=1), provider(n_places=2), provider(n_places=2)]
    return [ready_need(anna), ready_need(anna)], houses


def any_act(dice, files, houses):
    """Somebody tries something; most of it is refused."""
    file, house = dice.choice(files), dice.choice(houses)
    with acting(file.referrer):
        found = list(
            Request.objects.filter(dossier_id=file.id).order_by("sent_at", "id")
        )
    request = dice.choice(found) if found else None
    by = next((h for h in houses if request and h.offer.pk == request.offer_id), house)
    tries = {
        "ask": lambda: acts.ask(file, house),
        "talk": lambda: acts.talk(request, by),
        "safe": lambda: acts.say_safe(request, by),
        "offer": lambda: acts.offer(request, by, place=len(by.places) - 1),
        "choose": lambda: acts.choose(file, request),
        "depart": lambda: acts.depart(request, by),
        "arrive": lambda: acts.arrive(request, by),
        "away": lambda: acts.stay_away(request, by),
        "decline": lambda: acts.decline(request, by),
        "withdraw": lambda: acts.withdraw(file, request),
        "prolong": lambda: acts.prolong(file, request),
        "clock": lambda: clock.run_due(at=AT),
        "end": lambda: acts.withdraw_all(file),
    }
    weights = [4, 4, 4, 5, 3, 2, 2, 1, 1, 1, 1, 1, 0.1]
    (name,) = dice.choices(list(tries), weights)
    if request is not None or name in {"ask", "clock", "end"}:
        tries[name]()


def check(files, houses):
    for file in files:
        with acting(file.referrer):
            mine = list(Request.objects.filter(dossier_id=file.id))
            uses = list(PlaceUse.objects.filter(dossier_id=file.id))
            grants = list(
                Grant.objects.filter(dossier_id=file.id, valid_until__isnull=True)
            )
        waiting = {row.pk for row in mine if row.status in OPEN}
        living = waiting | {row.pk for row in mine if row.status == "taken"}
        assert len(waiting) <= 3
        assert sum(row.status in {"chosen", "underway", "taken"} for row in mine) <= 1
        assert {use.request_id for use in uses if not use.released_at} <= living
        assert {grant.subject_id for grant in grants if grant.subject_id} == living
    for house in houses:
        with acting(house.intake):
            held = PlaceUse.objects.filter(released_at__isnull=True)
            places = [use.place_id for use in held]
        assert len(places) == len(set(places))


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_acts_breaks_what_must_hold(town, seed):
    dice, (files, houses) = random.Random(seed), town  # noqa: S311  no secret hangs on it

    n_done = 0
    for _ in range(60):
        try:
            any_act(dice, files, houses)
        except REFUSED:
            continue
        n_done += 1
        check(files, houses)

    assert n_done > 10


def test_no_name_or_story_is_told_mailed_or_traced(anna, wilg, file):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    acts.depart(request, wilg)
    acts.arrive(request, wilg)

    with acting(anna):
        told = [str(vars(event)) for event in Event.objects.all()]
        told += [str(vars(line)) for line in Line.objects.all()]
    with acting(wilg.intake):
        told += [str(vars(notice)) for notice in Notice.objects.all()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT args::text FROM procrastinate_jobs")
        told += [text for (text,) in cursor.fetchall()]

    assert len(told) > 20
    assert not [text for text in told if NAME in text or STORY in text]


def test_every_kind_that_is_told_has_words(anna, wilg, anker, file):
    acts.withdraw(file, acts.offered(file, anker))
    request = acts.offered(file, wilg)
    acts.prolong(file, request)
    acts.choose(file, request)
    acts.stay_away(request, wilg)

    with acting(anna):
        kinds = set(Event.objects.values_list("kind", flat=True))

    assert kinds <= set(HAPPENED)
