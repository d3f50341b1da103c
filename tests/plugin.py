"""Starts one PostgreSQL for the whole run, before pytest-django reads the settings.

Loaded with `-p tests.plugin`. The controlling process starts the server. When a worker's
first test asks for a database, the template is built if migrations or reference data changed
(by one worker, the others wait), and the worker gets a clone of it. The template stays
between runs, in memory when there is room (a clone takes 12 ms there, 500 ms on a disk), else
in var/test. `BAKEN_TEST_SERVER` chooses the server: `embedded` (default), `debian`
(the newest under /usr/lib/postgresql, under the same manager), or the URL of a superuser.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from baken.cli import steps
from baken.server.errors import DataFolderBusyError
from baken.server.keys import Passwords
from baken.server.postgres.embedded import EmbeddedServer
from baken.server.postgres.provision import clone_database, provision, urls_of
from baken.server.postgres.urls import DatabaseUrls

ROOT = Path(__file__).resolve().parents[1]
MEMORY = Path("/dev/shm")  # noqa: S108  # a folder of our own in it
ROOM_IN_MEMORY = 1_500_000_000
SLOTS = 12
OWN_SERVERS = {"embedded", "debian"}
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")

# The server listens on a private socket and holds fictional people: nothing to protect.
PASSWORDS = Passwords(
    superuser="test-superuser",
    owner="test-owner",
    application="test-application",
    offline="test-offline",
)
KEYS = {
    "BAKEN_SECRET_KEY": "test-secret-key-" * 4,
    "BAKEN_ACTOR_KEY": "test-actor-key-" * 4,
    "BAKEN_KEY_RING": "dGVzdC1rZXktcmluZy10ZXN0LWtleS1yaW5nLXRlc3Q=",
    "BAKEN_INDEX_KEY": "test-index-key-" * 4,
}


# The controlling process hands these to its workers.
SUPERUSER = "BAKEN_TEST_SUPERUSER_URL"
RUN = "BAKEN_TEST_RUN"

TEMPLATE_LOCK = 7_236_530_116


def _home() -> Path:
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_IN_MEMORY:
        known_by = hashlib.sha256(f"{ROOT} {os.geteuid()}".encode()).hexdigest()[:10]
        return MEMORY / f"baken-test-{known_by}"
    return ROOT / "var" / "test"


HOME = _home()
_server: EmbeddedServer | None = None


def superuser_url() -> str:
    """The superuser's URL of the server of this run."""
    return os.environ[SUPERUSER]


def clone_name() -> str:
    """The database of this worker."""
    return f"baken_run_{os.environ[RUN]}_{WORKER}"


def clone_urls() -> DatabaseUrls:
    """The ways into the database of this worker."""
    return urls_of(superuser_url(), passwords=PASSWORDS, database=clone_name())


def make_clone() -> None:
    """Replace the database of this worker by a fresh copy of the template."""
    clone_database(superuser_url(), template=template(), database=clone_name())


@cache
def template() -> str:
    """The name of the template, built now when it is not there."""
    name = f"baken_template_{steps.schema_stamp()}"
    with psycopg.connect(superuser_url(), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        there = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not connection.execute(there, [name]).fetchone():
            _build(name)
    return name


def drop_databases(*, prefix: str) -> None:
    """Remove the databases whose names begin like this."""
    pattern = prefix.replace("_", r"\_") + "%"
    with psycopg.connect(superuser_url(), autocommit=True) as connection:
        query = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        for (name,) in connection.execute(query, [pattern]).fetchall():
            drop = sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)")
            connection.execute(drop.format(sql.Identifier(name)))


def _start() -> None:
    choice = os.environ.get("BAKEN_TEST_SERVER", "embedded")
    os.environ[RUN] = str(os.getpid())
    if choice in OWN_SERVERS:
        os.environ[SUPERUSER] = _start_in_free_slot(choice)
        # The slot is ours alone: whatever is there was left by a run that was killed.
        drop_databases(prefix="baken_run_")
    else:
        os.environ[SUPERUSER] = choice


def _start_in_free_slot(choice: str) -> str:
    global _server  # noqa: PLW0603  # pytest offers no object before its configuration
    for slot in range(1, SLOTS + 1):
        server = EmbeddedServer(
            HOME / f"{choice}-{slot}",
            password=PASSWORDS.superuser,
            bin_folder=newest_debian() if choice == "debian" else None,
            is_durable=False,
        )
        try:
            url = server.start()
        except DataFolderBusyError:
            continue
        _server = server
        return url
    raise pytest.UsageError(f"All {SLOTS} test servers in {HOME} are in use.")


def newest_debian() -> Path:
    """The programs of Debian's newest PostgreSQL."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda path: int(path.parent.name),
    )
    if not found:
        raise pytest.UsageError(
            "Debian's PostgreSQL is absent: apt install postgresql."
        )
    return found[-1]


def _build(name: str) -> None:
    if os.environ.get("BAKEN_TEST_SERVER", "embedded") in OWN_SERVERS:
        drop_databases(prefix="baken_template_")
    half = f"baken_half_{os.getpid()}"
    urls = provision(superuser_url(), passwords=PASSWORDS, database=half)
    done = subprocess.run(
        [sys.executable, "-m", "baken.cli.main", "migrate"],
        env={**os.environ, **_for_django(urls), "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    if done.returncode != 0:
        drop_databases(prefix=half)
        said = (done.stdout + done.stderr)[-6000:]
        pytest.fail(f"The test database could not be built:\n{said}", pytrace=False)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with psycopg.connect(superuser_url(), autocommit=True) as connection:
        connection.execute(rename.format(sql.Identifier(half), sql.Identifier(name)))


def _for_django(urls: DatabaseUrls) -> dict[str, str]:
    return {
        **KEYS,
        **urls.environment(),
        "BAKEN_DATABASE_POOL": "0",
        "BAKEN_DATA_FOLDER": str(HOME / "data"),
        "BAKEN_KEY_FOLDER": str(HOME / "keys"),
        "BAKEN_STATIC_FOLDER": str(_static_folder()),
    }


def _static_folder() -> Path:
    # whitenoise warns when it is absent, also while the files come from the packages
    folder = HOME / "static"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if WORKER == "alone":
    _start()
os.environ.update(_for_django(clone_urls()))


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure() -> None:
    """Remove this run's databases and end the server."""
    if WORKER != "alone":
        return
    drop_databases(prefix=f"baken_run_{os.environ[RUN]}_")
    if _server is not None:
        _server.stop()


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers that tests of the server use."""
    config.addinivalue_line(
        "markers", "long: takes long; left out of `make test-fast`."
    )
    config.addinivalue_line(
        "markers", "database: uses PostgreSQL; set by the run itself."
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that a second server can run just that.

    Refuses Django's way of cleaning up, which truncates as a role that may not.
    """
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or "database_clone" in getattr(item, "fixturenames", ()):
            item.add_marker("database")
        if marker and marker.kwargs.get("transaction"):
            raise pytest.UsageError(
                f"{item.nodeid}: use the fixture committed_db instead."
            )
