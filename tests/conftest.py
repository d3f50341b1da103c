"""Fixtures for every test."""

from hypothesis import HealthCheck, settings

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

# A busy machine, or one that measures coverage, is slow; that is no reason to fail.
settings.register_profile(
    "baken", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("baken")
