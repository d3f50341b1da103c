"""The demo is played through the services, once, and into nothing but itself."""

import json
import re
from datetime import date, datetime
from difflib import unified_diff

import pytest
from django.db import connections

from baken.config.demo.errors import DemoRefusedError
from baken.config.demo.export import canonical_export
from baken.config.demo.load import load_stories
from baken.config.demo.people import personas
from baken.config.demo.plan import plan_open
from baken.config.demo.year import plan_year
from baken.foundation.accounts.models import Membership
from baken.foundation.audit.services import verify
from baken.foundation.organisations.models import Organisation
from baken.referral.models import (
    GapRecord,
    NeedStatus,
    PlaceUse,
    Request,
    RequestStatus,
)
from baken.referral.models import Need as NeedRow
from tests import plugin

AT = datetime.fromisoformat("2026-11-20T09:00:00+01:00")
ON = date(2026, 11, 20)
N_RESIDENTS = 5
EIGHT_OR_NINE_DIGITS = re.compile(r"(?<![0-9a-f-])[0-9]{8,9}(?![0-9a-f-])")


@pytest.fixture
def empty_db(committed_db):
    """A database in which other tests have left no organisation."""
    begin_again()


def begin_again():
    connections.close_all()
    plugin.make_clone()


def silent(_step, _done, _total):
    """Progress that nobody watches."""


def few():
    """Some who found a place and everything that is open: each status, in seconds."""
    return (*plan_year(on=ON)[-N_RESIDENTS:], *plan_open(on=ON))


def fewer():
    return (plan_year(on=ON)[-1], *plan_open(on=ON)[:8])


def load(stories, *, progress=silent):
    load_stories(stories, at=AT, progress=progress)


def test_every_status_is_there(empty_db):
    load(few())

    requests = Request.objects.using("offline")
    needs = NeedRow.objects.using("offline")
    assert set(requests.values_list("status", flat=True)) == set(RequestStatus.values)
    assert set(needs.values_list("status", flat=True)) == set(NeedStatus.values)
    stays = PlaceUse.objects.using("offline").filter(kind="stay", period__contains=ON)
    assert stays.count() == sum(s.is_in_treatment(on=ON) for s in few())
    assert GapRecord.objects.using("offline").exists()


def test_the_trail_is_sealed_and_whole(empty_db):
    load(fewer())

    trail = verify()

    assert trail.faults == ()
    assert trail.n_unsealed == 0
    assert trail.n_sealed > 0


def test_nothing_in_it_looks_like_a_citizen_service_number(empty_db):
    load(few())

    found = set(EIGHT_OR_NINE_DIGITS.findall(canonical_export()))

    assert found == set()


def test_two_loads_give_the_same_canonical_export(empty_db):
    load(fewer())
    first = canonical_export()
    begin_again()
    load(fewer())

    second = canonical_export()

    assert list(unified_diff(first.splitlines(), second.splitlines(), n=1)) == []
    assert len(json.loads(first)["files"]) == len(fewer())


def test_the_export_notices_another_year(empty_db):
    load(fewer())
    first = canonical_export()
    begin_again()
    load(fewer()[1:])

    assert canonical_export() != first


def test_a_second_load_changes_nothing(empty_db):
    load(fewer())
    before = canonical_export()
    told = []

    load(fewer(), progress=lambda *step: told.append(step))

    assert canonical_export() == before
    assert told == []


def test_a_load_that_was_interrupted_goes_on_where_it_stopped(empty_db):
    stories = fewer()
    with pytest.raises(KeyboardInterrupt):
        load(stories, progress=interrupt_after(4))

    load(stories)

    assert NeedRow.objects.using("offline").count() == len(stories)


def interrupt_after(n_stories):
    def told(step, done, _total):
        if step == "jaar van de demo" and done == n_stories:
            raise KeyboardInterrupt

    return told


def test_a_real_organisation_keeps_the_demo_out(empty_db):
    Organisation.objects.using("offline").create(
        name="Niet van de demo", kind="provider", valid_from=ON
    )

    with pytest.raises(DemoRefusedError, match="not of the demo"):
        load(fewer())

    assert Organisation.objects.using("offline").count() == 1


def test_the_demo_of_another_day_keeps_this_one_out(empty_db):
    load(plan_open(on=date(2026, 11, 19))[:1])

    with pytest.raises(DemoRefusedError, match="another day"):
        load(fewer())


def test_everybody_can_log_in_at_the_place_where_they_work(empty_db):
    load(fewer()[:1])

    held = Membership.objects.using("offline").select_related("user")
    assert {one.user.email for one in held} == {one.email for one in personas()}
    assert sum(one.is_deputy for one in held) == 1
    assert sum(one.absent_until is not None for one in held) == 1


def test_progress_is_told_for_every_story(committed_db):
    told = []

    load(fewer(), progress=lambda *step: told.append(step))

    of_year = [(done, total) for step, done, total in told if "jaar" in step]
    assert of_year == [(n, len(fewer())) for n in range(len(fewer()) + 1)]


@pytest.mark.usefixtures("empty_db")
def test_the_whole_year_can_be_played():
    """On a day whose year holds a request that one criterion (H5) does not fit."""
    on = date(2026, 11, 22)
    at = datetime.fromisoformat("2026-11-22T09:00:00+01:00")

    load_stories((*plan_year(on=on), *plan_open(on=on)), at=at, progress=silent)

    stays = PlaceUse.objects.using("offline").filter(kind="stay", period__contains=on)
    assert stays.count() == 142
