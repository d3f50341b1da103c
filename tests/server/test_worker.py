"""The worker seals the trail, and survives a database that is away for a moment."""

import threading

import pytest
from django.db import OperationalError, connection, transaction

from baken.foundation.audit import services
from baken.server import worker

APPEND = "SELECT audit_append('audit.tried', 'R', now(), NULL, NULL, '{}'::jsonb)"


def _n_unsealed(superuser):
    query = "SELECT count(*) FROM audit_line WHERE number IS NULL"
    return superuser.execute(query).fetchone()[0]


@pytest.fixture
def one_line(committed_db):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(APPEND)


def test_a_committed_line_is_sealed(one_line, superuser_connection):
    before = _n_unsealed(superuser_connection)
    superuser_connection.rollback()

    worker.seal_once()

    assert before == 1
    assert _n_unsealed(superuser_connection) == 0


def test_the_last_lines_are_sealed_when_the_worker_stops(
    one_line, superuser_connection
):
    stopping = threading.Event()
    stopping.set()

    worker.seal_until(stopping)

    assert _n_unsealed(superuser_connection) == 0


def test_a_database_that_is_away_is_told_and_tried_again(monkeypatch, caplog):
    def away():
        raise OperationalError("somebody's words")

    monkeypatch.setattr(services, "seal", away)

    worker.seal_once()

    assert "was not sealed: OperationalError" in caplog.text
    assert "somebody" not in caplog.text
