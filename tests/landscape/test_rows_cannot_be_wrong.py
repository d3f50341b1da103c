"""What PostgreSQL itself refuses, whoever asks."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from baken.foundation.door.door import acting
from baken.landscape.models import AdmissionStop, Location, Offer, Place, Programme

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 1)


@pytest.fixture
def intake(acting_for):
    return acting_for("ZD", "intake")


WRONG_OFFERS = {
    "max_age under min_age": {"min_age": 16, "max_age": 12},
    "older than youth help": {"max_age": 30},
    "for nobody": {"target_groups": []},
    "unknown group": {"target_groups": ["adult"]},
    "unknown setting": {"setting": "palace"},
    "unknown module": {"modules": ["yoga"]},
    "unknown severity": {"detox_from": 9},
    "IQ upside down": {"min_iq": 90, "max_iq": 50},
    "ends before it begins": {"valid_from": DAY, "valid_until": DAY},
    "unknown composition": {"composition": "crowd"},
    "unknown answer about disability": {"mild_disability": "maybe"},
}


@pytest.mark.parametrize("wrong", WRONG_OFFERS.values(), ids=list(WRONG_OFFERS))
def test_an_offer_cannot_be(intake, landscape, wrong):
    with pytest.raises(IntegrityError), acting(intake):
        Offer.objects.filter(code="ZD-01").update(**wrong)


def test_an_offer_cannot_have_the_programme_of_another_provider(intake, landscape):
    other = Programme.objects.exclude(organisation=intake.organisation_id).first()

    with pytest.raises(IntegrityError), acting(intake):
        Offer.objects.filter(code="ZD-01").update(programme=other)


def test_a_shielded_location_cannot_name_its_municipality(acting_for, landscape):
    with (
        pytest.raises(IntegrityError),
        acting(acting_for("ZD", "safety_officer", purpose="address")),
    ):
        Location.objects.filter(
            organisation=landscape.organisation_id("ZD"), safety_level=3
        ).update(municipality="GM0193")


def test_a_location_is_shielded_until_somebody_says_otherwise():
    assert Location().safety_level == 1
    assert Location().is_shielded


def test_a_recognition_needs_its_source_and_day(intake, landscape):
    with pytest.raises(IntegrityError), acting(intake):
        Programme.objects.filter(organisation=intake.organisation_id).update(
            recognition="strong_signs", recognised_on=None
        )


def test_a_programme_cannot_be_longer_at_least_than_at_most(intake, landscape):
    with pytest.raises(IntegrityError), acting(intake):
        Programme.objects.filter(organisation=intake.organisation_id).update(
            min_weeks=20, max_weeks=10
        )


def test_two_places_of_an_offer_cannot_share_a_code(intake, landscape):
    offer = landscape.offer("ZD-01")

    with pytest.raises(IntegrityError), acting(intake):
        Place.objects.create(offer_id=offer.offer_id, code="01", valid_from=DAY)


def test_a_stop_is_about_an_offer_at_its_own_location(intake, landscape):
    offer, elsewhere = landscape.offer("ZD-01"), landscape.offer("ZD-03")

    with pytest.raises(IntegrityError), acting(intake), transaction.atomic():
        AdmissionStop.objects.create(
            id=uuid.uuid4(),
            location_id=elsewhere.location_id,
            offer_id=offer.offer_id,
            valid_from=DAY,
        )
