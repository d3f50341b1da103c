"""Fixtures for every test."""

from tests.database import (
    app_connection,
    committed_db,
    database_clone,
    django_db_setup,
    owner_connection,
    superuser_connection,
    transactional_db,
)

__all__ = [
    "app_connection",
    "committed_db",
    "database_clone",
    "django_db_setup",
    "owner_connection",
    "superuser_connection",
    "transactional_db",
]
