"""One owner per data folder, and what a killed predecessor left behind."""

import fcntl
import os
import signal
import time
from pathlib import Path

from baken.server.errors import DataFolderBusyError
from baken.server.postgres import probe
from baken.server.postgres.folders import Folders

PREDECESSOR_SECONDS = 60.0
ORPHAN_PATIENCE_SECONDS = 1.0
PAUSE_SECONDS = 0.02


def take_lock(folders: Folders) -> int:
    """Lock the data folder for this process; the kernel frees it when we die."""
    descriptor = os.open(folders.lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        owner = os.read(descriptor, 20).decode("ascii", errors="replace").strip()
        os.close(descriptor)
        raise DataFolderBusyError(
            f"Process {owner or 'unknown'} already runs a server on {folders.home}. Stop that "
            "process, or give this one a data folder of its own (BAKEN_DATA_FOLDER)."
        ) from error
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
    return descriptor


def clear_the_way(folders: Folders) -> None:
    """Wait for a server that is still ending; end orphans; remove a stale pid file."""
    _wait_for_predecessor(folders)
    _end_orphans(folders)
    pid = named_postmaster(folders.cluster)
    if pid is not None and not probe.is_server_of(pid, cluster=folders.cluster):
        # PostgreSQL refuses to start as long as any process has this number.
        (folders.cluster / "postmaster.pid").unlink(missing_ok=True)


def named_postmaster(cluster: Path) -> int | None:
    """The process that the pid file names."""
    try:
        first = (
            (cluster / "postmaster.pid").read_text(encoding="utf-8").partition("\n")[0]
        )
        return abs(int(first))
    except FileNotFoundError:
        return None
    except ValueError:
        # A full disk can leave an empty pid file; nobody runs by that name.
        (cluster / "postmaster.pid").unlink(missing_ok=True)
        return None


def _wait_for_predecessor(folders: Folders) -> None:
    pid = named_postmaster(folders.cluster)
    until = time.monotonic() + PREDECESSOR_SECONDS
    asked = False
    while pid is not None and probe.is_server_of(pid, cluster=folders.cluster):
        if time.monotonic() > until:
            raise DataFolderBusyError(
                f"Process {pid} is a PostgreSQL on {folders.cluster} and does not end. "
                f"Stop it with `kill -INT {pid}` and start again."
            )
        if not asked and time.monotonic() > until - PREDECESSOR_SECONDS + 2:
            # We hold the lock, so it is the orphan of an owner that was killed.
            os.kill(pid, signal.SIGINT)
            asked = True
        time.sleep(PAUSE_SECONDS)


def _end_orphans(folders: Folders) -> None:
    """A killed postmaster's children hold its shared memory until they end too."""
    began = time.monotonic()
    while orphans := probe.servers_of(folders.cluster, name=folders.name):
        waited = time.monotonic() - began
        if waited > ORPHAN_PATIENCE_SECONDS:
            is_stubborn = waited > 3 * ORPHAN_PATIENCE_SECONDS
            _signal_all(orphans, signal.SIGKILL if is_stubborn else signal.SIGQUIT)
        if waited > 10 * ORPHAN_PATIENCE_SECONDS:
            raise DataFolderBusyError(
                f"Processes {orphans} of an earlier server on {folders.cluster} do not end. "
                "Restart the machine, or end them as their owner."
            )
        time.sleep(PAUSE_SECONDS)


def _signal_all(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue
