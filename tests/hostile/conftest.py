"""The matrices count rows, so each module starts on a database that nobody used before."""

import pytest
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests import plugin


@pytest.fixture(autouse=True, scope="module")
def fresh_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Replaces this worker's database by a clone of the template."""
    with django_db_blocker.unblock():
        connections.close_all()
    plugin.make_clone()
