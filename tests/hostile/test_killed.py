"""Nothing acknowledged is lost and nothing half done is seen, however often all is killed."""

import os
import random
import signal
import subprocess
import sys
import threading
import time

import psycopg
import pytest

from baken.server.postgres.embedded import EmbeddedServer
from baken.server.postgres.provision import provision, urls_of
from baken.server.postgres.urls import with_database
from tests import plugin
from tests.hostile.whole import HALF_DONE, OPENED, TOLD
from tests.server.conftest import PASSWORD, bin_folder, reachable_folder

SHORT, LONG = 20, 60
SHORTEST, LONGEST = 0.05, 0.6  # seconds between two killings
PATIENCE = 120.0


@pytest.fixture
def server(database_clone):
    """A durable server of one's own, with the tables and reference data of this run."""
    with (
        reachable_folder() as base,
        EmbeddedServer(
            base / "pg", password=PASSWORD, bin_folder=bin_folder()
        ) as running,
    ):
        _copy_template(running.superuser_url)
        yield running


def _copy_template(server_url: str) -> None:
    """A copy takes seconds, migrating half a minute."""
    source = with_database(plugin.superuser_url(), database=plugin.template())
    provision(server_url, passwords=plugin.PASSWORDS, database="spare")
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE baken TEMPLATE template0 ENCODING 'UTF8'")
    dumped = subprocess.run(
        [bin_folder() / "pg_dump", source], capture_output=True, check=True
    )
    target = with_database(server_url, database="baken")
    load = [bin_folder() / "psql", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1"]
    subprocess.run([*load, target], input=dumped.stdout, check=True)
    provision(server_url, passwords=plugin.PASSWORDS, database="baken")


class Writer:
    """The program that writes, and what it was told."""

    def __init__(self, urls, *, seed: int) -> None:
        self.acknowledged: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.writer", str(seed)],
            stdout=subprocess.PIPE,
            text=True,
            env={
                **os.environ,
                **urls.environment(),
                "DJANGO_SETTINGS_MODULE": "baken.config.settings",
                "PYTHONPATH": f"{plugin.ROOT / 'src'}{os.pathsep}{plugin.ROOT}",
            },
            cwd=plugin.ROOT,
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        for line in self._process.stdout:
            self.acknowledged.append(line.strip())

    def wait_for(self, n_acts: int) -> None:
        """Until so many acts were acknowledged."""
        until = time.monotonic() + PATIENCE
        while len(self.acknowledged) < n_acts:
            assert self._process.poll() is None, "the writer gave up"
            assert time.monotonic() < until, "the writer waits for ever"
            time.sleep(0.01)

    def kill(self) -> None:
        """As when the machine takes it away."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        self._process.stdout.close()


def _kill_everything(server: EmbeddedServer) -> None:
    """Postmaster first, so that it cannot tidy up, then each process that it began."""
    postmaster = server.pid
    listed = ["ps", "-o", "pid=", "--ppid", str(postmaster)]
    children = subprocess.run(listed, capture_output=True, text=True, check=False)
    for pid in [postmaster, *map(int, children.stdout.split())]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _restart(server: EmbeddedServer) -> None:
    until = time.monotonic() + PATIENCE
    while not server.restart_if_ended():
        assert time.monotonic() < until
        time.sleep(0.01)


def _wrong(urls, acknowledged: list[str]) -> list[str]:
    """What is lost or half done."""
    with psycopg.connect(urls.offline) as connection:
        kept = {f"opened {key}" for (key,) in connection.execute(OPENED)}
        kept |= {told for (told,) in connection.execute(TOLD)}
        told = {
            line for line in acknowledged if not line.startswith(("ready", "sealed"))
        }
        half = [
            f"{name}: {key}"
            for name, question in HALF_DONE.items()
            for (key,) in connection.execute(question)
        ]
    return [f"lost: {line}" for line in sorted(told - kept)] + half


def _kill_the_database(server, *, times: int, seed: int) -> tuple[list[str], int]:
    chance = random.Random(seed)  # noqa: S311  # the same moments for a seed
    urls = urls_of(server.superuser_url, passwords=plugin.PASSWORDS, database="baken")
    writer, wrong = Writer(urls, seed=seed), []
    try:
        for _ in range(times):
            writer.wait_for(len(writer.acknowledged) + 3)
            time.sleep(chance.uniform(SHORTEST, LONGEST))
            _kill_everything(server)
            told = list(writer.acknowledged)
            _restart(server)
            wrong += _wrong(urls, told)
    finally:
        writer.kill()
    return wrong + _wrong(urls, writer.acknowledged), len(writer.acknowledged)


def test_a_killed_database_loses_nothing_and_shows_nothing_half(server):
    wrong, n_acts = _kill_the_database(server, times=SHORT, seed=1)

    assert wrong == []
    assert n_acts > 3 * SHORT


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 3])
def test_a_database_killed_sixty_times_loses_nothing(server, seed):
    wrong, n_acts = _kill_the_database(server, times=LONG, seed=seed)

    assert wrong == []
    assert n_acts > 3 * LONG


def _kill_the_writer(server, *, times: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311  # the same moments for a seed
    urls = urls_of(server.superuser_url, passwords=plugin.PASSWORDS, database="baken")
    told: list[str] = []
    for number in range(times):
        writer = Writer(urls, seed=seed + number)
        try:
            writer.wait_for(3)
            time.sleep(chance.uniform(SHORTEST, LONGEST))
        finally:
            writer.kill()
        told += writer.acknowledged
    return _wrong(urls, told)


def test_a_killed_writer_leaves_nothing_half(server):
    assert _kill_the_writer(server, times=4, seed=11) == []


@pytest.mark.long
def test_a_writer_killed_sixty_times_leaves_nothing_half(server):
    assert _kill_the_writer(server, times=LONG, seed=12) == []


def test_the_questions_notice_what_is_lost_or_half(server):
    """Otherwise the tests above could pass because nobody looks."""
    urls = urls_of(server.superuser_url, passwords=plugin.PASSWORDS, database="baken")
    writer = Writer(urls, seed=21)
    try:
        writer.wait_for(12)
    finally:
        writer.kill()
    inside = with_database(server.superuser_url, database="baken")
    with psycopg.connect(inside) as connection:
        connection.execute("SET session_replication_role = replica")
        for table in ("referral_notice", "referral_safetyanswer", "access_datakey"):
            connection.execute(
                f"DELETE FROM {table} WHERE ctid IN (SELECT ctid FROM {table} LIMIT 1)"  # noqa: S608  # constants
            )
        connection.execute("DELETE FROM referral_event WHERE kind = 'request_sent'")

    found = {line.split(":")[0] for line in _wrong(urls, writer.acknowledged)}

    assert {
        "lost",
        "a file without key, owner, need, consents, person or trail",
        "a request without its event",
        "a request without its two notices",
        "a notice that is not mailed once, or a mail about nothing",
        "one safety answer without the other",
    } <= found
