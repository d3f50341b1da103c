"""A database of its own and four web processes, for as long as a measurement takes."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from baken.cli import steps
from baken.server.installation import key_environment
from baken.server.keys import prepare_keys
from baken.server.postgres.embedded import EmbeddedServer
from baken.server.postgres.provision import provision

HOME = Path("var/bench")
N_PROCESSES = 4
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Site:
    """Where the four processes listen, and whose CPU time counts."""

    ports: tuple[int, ...]
    web_pids: tuple[int, ...]
    postmaster: int

    def cpu_seconds(self) -> float:
        """CPU that the web processes and PostgreSQL have used, ended children included."""
        return (
            sum(_ticks(pid) for pid in {*self.web_pids, *_family(self.postmaster)})
            / TICKS
        )


def _ticks(pid: int) -> int:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return 0
    fields = stat.rsplit(")", 1)[1].split()
    return sum(int(field) for field in fields[11:15])  # utime stime cutime cstime


def _family(pid: int) -> Iterator[int]:
    yield pid
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    yield from (int(child) for child in listed.split())


@contextmanager
def database() -> Iterator[EmbeddedServer]:
    """A fresh, durable, migrated database; Django is set up for it."""
    shutil.rmtree(HOME, ignore_errors=True)
    keys = prepare_keys(HOME / "keys", data_folder=HOME / "data")
    with EmbeddedServer(HOME / "data", password=keys.passwords.superuser) as server:
        urls = provision(server.superuser_url, passwords=keys.passwords)
        environment = {**key_environment(keys), **urls.environment()}
        os.environ.update(environment)
        subprocess.run([sys.executable, "-m", "baken.cli.main", "migrate"], check=True)
        steps.set_up_django(environment)
        yield server


@contextmanager
def site(server: EmbeddedServer) -> Iterator[Site]:
    """Four web processes on ports of the loopback address."""
    with ExitStack() as opened:
        listening = [opened.enter_context(_socket()) for _ in range(N_PROCESSES)]
        running = [_web(each) for each in listening]
        for process in running:
            opened.callback(process.wait)
            opened.callback(process.terminate)
        time.sleep(4)
        ports = tuple(each.getsockname()[1] for each in listening)
        yield Site(ports, tuple(process.pid for process in running), server.pid)


def _socket() -> socket.socket:
    listening = socket.create_server(("127.0.0.1", 0))
    listening.set_inheritable(True)
    return listening


def _web(listening: socket.socket) -> "subprocess.Popen[bytes]":
    number = str(listening.fileno())
    command = [
        sys.executable,
        "-m",
        "baken.server.web",
        "--socket",
        number,
        "--threads",
        "2",
    ]
    environment = {**os.environ, "BAKEN_DATABASE_POOL": "2"}
    return subprocess.Popen(command, env=environment, pass_fds=[listening.fileno()])
