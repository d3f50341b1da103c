"""The fixtures of tests/database.py keep their promises."""

import threading

import pytest
from django.db import connection

INSERT = "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('x', 'x')"
COUNT = "SELECT count(*) FROM procrastinate_jobs"


def _one(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def _insert_in_a_thread():
    with connection.cursor() as cursor:
        cursor.execute(INSERT)
    connection.close()


def test_raw_connections_come_in_under_their_own_role(
    app_connection, owner_connection, superuser_connection
):
    connections = (app_connection(), owner_connection, superuser_connection)

    names = [
        opened.execute("SELECT current_user").fetchone()[0] for opened in connections
    ]

    assert names == ["baken_app", "baken_owner", "postgres"]


@pytest.mark.django_db
def test_django_connects_as_the_application_to_the_clone(database_clone):
    assert _one("SELECT current_user || ' ' || current_database()") == (
        f"baken_app {database_clone}"
    )


@pytest.mark.parametrize("again", [1, 2])
def test_a_commit_is_seen_and_gone_in_the_next_test(committed_db, again):
    thread = threading.Thread(target=_insert_in_a_thread)

    thread.start()
    thread.join()

    assert _one(COUNT) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("again", [1, 2])
def test_a_plain_database_test_rolls_back(again):
    with connection.cursor() as cursor:
        cursor.execute(INSERT)

    assert _one(COUNT) == 1
