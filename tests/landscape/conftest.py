"""The demo landscape, committed once for each worker, and people who look at it."""

import uuid
from dataclasses import replace

import pytest
from django.db import connections

from baken.foundation.door.actor import Actor, person
from baken.foundation.organisations.models import Organisation
from baken.landscape.demo.load import DemoLandscape
from baken.landscape.models import Offer
from tests import plugin
from tests.factories.accounts import Person, account, log_in
from tests.factories.landscape import demo_landscape


@pytest.fixture(scope="module", autouse=True)
def no_other_offers(django_db_setup, django_db_blocker):
    """Tests elsewhere commit offers of their own; here the country is the demo's."""
    with django_db_blocker.unblock():
        demo = Offer.objects.filter(organisation__name__contains="demo")
        is_alone = Offer.objects.count() == demo.count()
        connections.close_all()
    if not is_alone:
        plugin.make_clone()


@pytest.fixture
def landscape(db) -> DemoLandscape:
    return demo_landscape()


@pytest.fixture
def acting_for(landscape):
    """An actor of a demo organisation, with no account behind it."""

    def make(key: str, role: str, purpose: str = "care") -> Actor:
        return person(
            user_id=uuid.uuid4(),
            organisation_id=landscape.organisation_id(key),
            role=role,
            purpose=purpose,
        )

    return make


@pytest.fixture
def works_for(landscape):
    """Somebody with a login at a demo organisation."""

    def make(key: str, role: str) -> Person:
        place = Organisation.objects.get(pk=landscape.organisation_id(key))
        return account((place, role))

    return make


@pytest.fixture
def officer(client, works_for):
    """The safety officer of Zilverduin, logged in and confirmed."""
    found = works_for("ZD", "safety_officer")
    log_in(client, found)
    return found


@pytest.fixture
def confirmed(officer):
    """The same, as an actor who was just asked again."""
    return replace(officer.actor, purpose="address")
