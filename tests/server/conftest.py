"""Private servers of these tests' own: durable ones, apart from the server of the run."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from baken.server.postgres.binaries import PROGRAMS, wheel_folder
from baken.server.postgres.embedded import EmbeddedServer
from tests.plugin import MEMORY, ROOT, newest_debian

PASSWORD = "only-for-this-test"


def bin_folder():
    """The programs that this run of the suite is about."""
    if os.environ.get("BAKEN_TEST_SERVER") == "debian":
        return newest_debian()
    return wheel_folder() / PROGRAMS / "bin"


@contextmanager
def reachable_folder():
    """A folder that other users can enter, in memory where that is possible."""
    base = tempfile.mkdtemp(prefix="baken-t", dir=MEMORY if MEMORY.is_dir() else None)
    Path(base).chmod(0o755)
    yield Path(base)
    shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def home():
    """Where a server may put its data."""
    with reachable_folder() as base:
        yield base / "pg"


@pytest.fixture(scope="session")
def made_cluster():
    """A stopped server's folder to copy: `initdb` takes the better part of a second."""
    with reachable_folder() as base:
        with EmbeddedServer(base / "pg", password=PASSWORD, bin_folder=bin_folder()):
            pass
        yield base / "pg"


@pytest.fixture
def made_home(home, made_cluster):
    """A home whose cluster was made before."""
    subprocess.run(["cp", "-a", str(made_cluster), str(home)], check=True)
    return home


@pytest.fixture
def server(made_home):
    """A running durable server."""
    with EmbeddedServer(
        made_home, password=PASSWORD, bin_folder=bin_folder()
    ) as running:
        yield running


def wait_until(question, *, seconds=10.0):
    """Ask until the answer is yes; the test fails when it never is."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return
        time.sleep(0.02)
    pytest.fail(f"Not within {seconds} seconds.")


OWNER = """
import sys, time
from pathlib import Path
from baken.server.postgres.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]), password=sys.argv[2], bin_folder=Path(sys.argv[3]),
    is_watched=sys.argv[4] == "watched")
print(server.start(), server.pid, flush=True)
time.sleep(60)
"""


def start_owner(home, *, mode="leashed"):
    """Another process that owns a server; returns it, its URL and the server's number."""
    command = [
        sys.executable,
        "-c",
        OWNER,
        str(home),
        PASSWORD,
        str(bin_folder()),
        mode,
    ]
    owner = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    url, pid = owner.stdout.readline().split()
    return owner, url, int(pid)
