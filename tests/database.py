"""Fixtures for the database: tests connect as the application role to a clone of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from baken.server.postgres.urls import with_database
from tests import plugin


@pytest.fixture(scope="session")
def database_clone() -> str:
    """The name of this worker's database, made from the template on first use."""
    plugin.make_clone()
    return plugin.clone_name()


@pytest.fixture(scope="session")
def django_db_setup(database_clone: str) -> None:
    """Replaces pytest-django's: the database stands already, made as owner."""


@pytest.fixture
def committed_db(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A database in which commits are real; afterwards it is replaced by a fresh clone."""
    from django.db import connections  # noqa: PLC0415  # after the settings are known

    with django_db_blocker.unblock():
        yield
        connections.close_all()
    plugin.make_clone()


@pytest.fixture
def transactional_db(committed_db: None) -> None:
    """Replaces pytest-django's, which cleans by TRUNCATE; the application role may not."""


@pytest.fixture
def app_connection(database_clone: str) -> Iterator[Callable[[], psycopg.Connection]]:
    """Opens raw connections as the application role; open ones are rolled back and closed."""
    with ExitStack() as opened:

        def connect() -> psycopg.Connection:
            connection = psycopg.connect(plugin.clone_urls().application)
            opened.callback(connection.close)
            return connection

        yield connect


@pytest.fixture
def owner_connection(database_clone: str) -> Iterator[psycopg.Connection]:
    """A raw connection as owner, rolled back at the end unless the test commits."""
    connection = psycopg.connect(plugin.clone_urls().owner)
    yield connection
    connection.close()


@pytest.fixture
def superuser_connection(database_clone: str) -> Iterator[psycopg.Connection]:
    """A raw connection as superuser, rolled back at the end unless the test commits."""
    url = with_database(plugin.superuser_url(), database=database_clone)
    connection = psycopg.connect(url)
    yield connection
    connection.close()
