"""The supervisor keeps everything running and leaves nothing behind."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from baken.server.children import BackOff, Child, ChildPlan
from baken.server.postgres import probe
from baken.server.processes import child_environment
from tests.plugin import ROOT
from tests.server.conftest import reachable_folder, wait_until


def _free_port():
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


def _children_of(pid):
    found = {}
    for process in probe._all_pids():
        try:
            stat = (probe.PROC / str(process) / "stat").read_text()
            command = (probe.PROC / str(process) / "cmdline").read_text().split("\0")
        except OSError:
            continue
        if int(stat.rpartition(")")[2].split()[1]) == pid:
            found[_named(command)] = process
    return found


def _named(command):
    if command[0].endswith("/postgres"):
        return "postgres"
    modules = [word for word in command if word.startswith("baken.server.")]
    return modules[0].removeprefix("baken.server.") if modules else command[0]


def _answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": "localhost"})
        return connection.getresponse().status < 600
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@pytest.fixture(scope="module")
def folder():
    """An installation with its tables, made by the command itself."""
    with reachable_folder() as base:
        done = _baken(base, "migrate", wait=True)
        assert done.returncode == 0, done.stderr
        yield base


def _baken(folder, *words, wait=False):
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
    environment = {**inherited, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "baken.cli.main", *words]
    if wait:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.fixture
def site(folder):
    """A site that serves, with its port and the numbers of its processes."""
    port = _free_port()
    process = _baken(folder, "serve", "--port", str(port))
    for line in process.stdout:
        if "Baken runs on" in line:
            break
    else:
        pytest.fail("baken serve ended before it served")
    yield process, port
    process.kill()
    process.wait()
    process.stdout.close()


def test_ctrl_c_ends_everything(site):
    process, port = site
    children = _children_of(process.pid)
    assert {"web", "worker", "postgres"} <= set(children)

    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=20) == 0
    assert not any(probe.is_alive(pid) for pid in children.values())
    assert not _answers(port)


def test_nothing_is_left_when_the_supervisor_is_killed(site):
    process, _port = site
    children = _children_of(process.pid)

    process.kill()
    process.wait()

    wait_until(lambda: not any(probe.is_alive(pid) for pid in children.values()))


@pytest.mark.parametrize("name", ["web", "worker", "postgres"])
def test_a_killed_child_comes_back(site, name):
    process, port = site
    victim = _children_of(process.pid)[name]

    os.kill(victim, signal.SIGKILL)

    wait_until(
        lambda: _children_of(process.pid).get(name, victim) != victim, seconds=20
    )
    wait_until(lambda: _answers(port), seconds=20)


def test_a_port_in_use_is_told_before_anything_starts(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = _baken(folder, "serve", "--port", str(port), wait=True)

    assert done.returncode == 1
    assert f"Port {port}" in done.stderr


def test_other_tables_than_this_code_expects_are_refused():
    with reachable_folder() as base:
        done = _baken(base, "serve", "--port", str(_free_port()), wait=True)

    assert done.returncode == 1
    assert "baken migrate" in done.stderr


def test_the_site_never_learns_the_stronger_urls(monkeypatch):
    monkeypatch.setenv("BAKEN_DATABASE_OWNER_URL", "postgresql://owner")
    monkeypatch.setenv("BAKEN_DATABASE_SUPERUSER_URL_FILE", "somewhere")

    environment = child_environment({"BAKEN_DATABASE_URL": "postgresql://app"})

    known = {name for name in environment if name.startswith("BAKEN_DATABASE_")}
    assert known == {"BAKEN_DATABASE_URL", "BAKEN_DATABASE_POOL"}


def test_pauses_grow_until_a_child_lives_long_enough():
    back_off = BackOff()

    for _ in range(3):
        back_off.ended(lived=0.1, at=100.0)
    third = back_off.not_before
    back_off.ended(lived=3600.0, at=200.0)

    assert third == pytest.approx(102.0)
    assert back_off.not_before == pytest.approx(200.5)


def test_a_child_that_ends_at_once_waits_for_its_next_start():
    child = Child(ChildPlan("none", "no_such_module", (), dict(os.environ)))
    child.start()
    ended = []

    wait_until(lambda: ended.append(child.ended()) or ended[-1] is not None)

    assert ended[-1] == 1
    assert not child.is_due()
    time.sleep(0.6)
    assert child.is_due()
