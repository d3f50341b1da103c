"""The demo has the shape that the inspectorate found, and no real name."""

from datetime import datetime

import pytest
from django.utils import timezone

from baken.foundation.door.door import acting
from baken.foundation.organisations.models import Organisation
from baken.landscape.demo.load import load_demo_landscape
from baken.landscape.demo.tables import table
from baken.landscape.models import (
    AdmissionStop,
    Availability,
    Contract,
    ContractKind,
    Location,
    Offer,
    PublishedMeasure,
)
from baken.landscape.selectors.freshness import is_stale
from tests.factories.accounts import as_offline

pytestmark = pytest.mark.django_db


def test_thirteen_providers_two_of_them_for_the_whole_country(landscape):
    national = Contract.objects.filter(kind=ContractKind.FRAMEWORK)

    assert len(table("providers")) == 13
    assert len(set(national.values_list("organisation", flat=True))) == 2
    assert set(national.values_list("function_code", flat=True)) == {"LTA-EBG"}


def test_142_young_people_fit_and_a_few_places_are_left(landscape):
    n_places = sum(len(offer.place_ids) for offer in landscape.offers)

    assert sum(offer.n_in_treatment for offer in landscape.offers) == 142
    assert n_places == 158
    assert all(
        offer.n_in_treatment <= len(offer.place_ids) for offer in landscape.offers
    )


def test_every_kind_of_offer_exists(landscape):
    offers = Offer.objects.all()

    assert {offer.setting for offer in offers} == {"ambulatory", "open", "closed"}
    assert {offer.composition for offer in offers} >= {
        "girls_only",
        "boys_only",
        "mixed",
    }
    assert {offer.mild_disability for offer in offers} == {"no", "yes", "only"}
    assert {offer.takes_crisis for offer in offers} == {True, False}
    assert {offer.takes_parent_and_child for offer in offers} == {True, False}
    assert {code for offer in offers for code in offer.target_groups} == {
        "girl",
        "boy",
        "non_binary",
    }


def test_most_locations_are_shielded_and_all_levels_exist(landscape):
    levels = list(Location.objects.values_list("safety_level", flat=True))

    assert set(levels) == {0, 1, 2, 3}
    assert sum(level > 0 for level in levels) > len(levels) / 2


def test_one_stop_one_measure_and_some_stale_figures(landscape, acting_for):
    with acting(acting_for("gem-zwolle", "referrer")):
        days = Availability.objects.values_list("stated_on", flat=True)
        stale = [day for day in days if is_stale(day, on=landscape.on)]
        n_stops = AdmissionStop.objects.count()

    assert (n_stops, PublishedMeasure.objects.count(), len(stale)) == (1, 1, 3)


def test_every_organisation_is_marked_as_demo_and_recognisable(landscape):
    names = [
        *(row.text("name") for row in table("providers")),
        *(row.text("name") for row in table("referrers")),
    ]

    assert all("demo" in name.lower() for name in names)
    assert set(
        Organisation.objects.filter(name__in=names).values_list("is_demo", flat=True)
    ) == {True}


def test_a_second_load_changes_nothing(landscape):
    again = as_offline(lambda: load_demo_landscape(at=timezone.now()))

    assert again.offers == landscape.offers
    assert Offer.objects.count() == len(landscape.offers)


def test_progress_is_told_from_nothing_to_everything(landscape):
    told = []

    as_offline(
        lambda: load_demo_landscape(
            at=datetime.fromisoformat("2026-11-22T12:00:00+01:00"),
            progress=lambda _step, done, total: told.append((done, total)),
        )
    )

    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    assert told == sorted(told)
