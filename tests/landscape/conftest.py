"""The demo landscape, committed once for each worker, and people who look at it."""

import uuid

import pytest
from django.utils import timezone

from baken.foundation.door.actor import Actor, person
from baken.foundation.organisations.models import Organisation
from baken.landscape.demo.load import DemoLandscape, load_demo_landscape
from tests.factories.accounts import Person, account, as_offline


@pytest.fixture(scope="session")
def landscape(django_db_setup, django_db_blocker) -> DemoLandscape:
    with django_db_blocker.unblock():
        return as_offline(lambda: load_demo_landscape(at=timezone.now()))


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
