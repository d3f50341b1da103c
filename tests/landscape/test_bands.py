"""A band says something about two houses or more, or nothing at all."""

from collections import defaultdict
from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.foundation.organisations.models import Municipality
from baken.landscape.models import AdmissionStop, Availability, Offer

pytestmark = pytest.mark.django_db

TOGETHER = ("open", False, "JZ07")  # two houses of Zilverduin
ALONE = ("open", True, "JZ07")  # one of its houses takes crises, and one elsewhere
LONG_AGO = date(2020, 1, 1)


def bands() -> dict[tuple[str, bool, str], tuple[bool, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM landscape_bands()")
        return {tuple(row[:3]): tuple(row[3:]) for row in cursor.fetchall()}


def houses() -> dict[tuple[str, bool, str], set[object]]:
    """The locations behind each form of help and region."""
    found = defaultdict(set)
    for offer in Offer.objects.select_related("location"):
        cell = (offer.setting, offer.takes_crisis, offer.location.youth_region_id)
        found[cell].add(offer.location_id)
    return found


def provinces() -> dict[str, str]:
    """Where most municipalities of a region lie."""
    found = defaultdict(list)
    for town in Municipality.objects.order_by("province"):
        found[town.youth_region_id].append(town.province)
    return {region: max(names, key=names.count) for region, names in found.items()}


@pytest.fixture
def zilverduin(acting_for):
    """States room for all houses of Zilverduin."""
    intake = acting_for("ZD", "intake")

    def state(at=None, **values) -> None:
        with acting(intake):
            rooms = Availability.objects.filter(
                offer__organisation=intake.organisation_id
            )
            rooms.filter(offer__location__in=at or houses_of(rooms)).update(**values)

    state.actor = intake
    return state


def houses_of(rooms) -> set[object]:
    return set(rooms.values_list("offer__location", flat=True))


def test_a_region_answers_for_itself_from_two_houses_on(landscape):
    areas = {cell: answer[2] for cell, answer in bands().items()}

    assert areas == {
        cell: areas[cell] if len(found) == 1 else "region"
        for cell, found in houses().items()
    }
    assert areas[TOGETHER] == "region"


def test_what_is_said_for_a_province_is_about_two_small_cells_or_more(landscape):
    where, behind = provinces(), houses()
    pools = defaultdict(set)
    for (setting, is_crisis, region), found in behind.items():
        if len(found) == 1:
            pools[setting, is_crisis, where[region]] |= found

    said = {
        cell: area
        for cell, (_place, _waiting, area) in bands().items()
        if len(behind[cell]) == 1
    }

    assert {"province", "nowhere"} == set(said.values())
    for (setting, is_crisis, region), area in said.items():
        n_houses = len(pools[setting, is_crisis, where[region]])
        assert (area == "province") == (n_houses > 1), (setting, is_crisis, region)


def test_of_a_house_that_is_left_alone_nothing_is_told(landscape, zilverduin):
    before = bands()[ALONE]

    zilverduin(free_on=timezone.localdate(), waiting_weeks=0)
    with_room = bands()[ALONE]
    zilverduin(free_on=None, waiting_weeks=50)

    assert before == with_room == bands()[ALONE] == (False, "unknown", "nowhere")


def test_a_region_that_speaks_for_itself_takes_no_part_in_its_province(
    landscape, zilverduin
):
    """Otherwise the difference between both would tell of the one house left over."""
    before = bands()

    zilverduin(at=houses()[TOGETHER], free_on=None, waiting_weeks=50)

    after = bands()
    changed = {cell for cell in before if before[cell] != after[cell]}
    assert changed == {TOGETHER}


def test_a_band_does_not_tell_a_stop_from_silence(landscape, zilverduin):
    with acting(zilverduin.actor):
        for location in houses()[TOGETHER]:
            AdmissionStop.objects.create(location_id=location, valid_from=LONG_AGO)
        stopped = bands()[TOGETHER]
        AdmissionStop.objects.update(valid_until=LONG_AGO)
        spoken = bands()[TOGETHER]
    zilverduin(stated_on=LONG_AGO)

    assert stopped == bands()[TOGETHER] == (False, "unknown", "region")
    assert spoken != stopped


def test_the_pages_say_for_which_area_a_band_holds(client, landscape):
    alone = client.get("/aanbod/ZD-02/").text
    pooled = client.get("/aanbod/RS-03/").text
    together = client.get("/aanbod/ZD-01/").text

    assert "plaats mogelijk" not in alone
    assert "in de provincie</span>" in pooled
    assert "plaats mogelijk" in together
    assert "in de provincie</span>" not in together
