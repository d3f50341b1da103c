"""Which processes live, and which of them are the PostgreSQL of one data folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
IS_LINUX = sys.platform.startswith("linux")


def is_alive(pid: int) -> bool:
    """Whether the process runs; a zombie has ended and only waits to be counted."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return "Z" not in _state(pid)


def is_server_of(pid: int, *, cluster: Path) -> bool:
    """Whether the process is a PostgreSQL that works in this data folder."""
    if not is_alive(pid):
        return False
    if not IS_LINUX:
        return "postgres" in _shown(pid, "command=")
    return _works_in(pid, cluster)


def servers_of(cluster: Path, *, name: str) -> list[int]:
    """All processes, postmaster or not, of the PostgreSQL in this data folder."""
    if IS_LINUX:
        return [pid for pid in _all_pids() if _works_in(pid, cluster)]
    return list(_titled(name))


def _works_in(pid: int, cluster: Path) -> bool:
    try:
        command = (PROC / str(pid) / "comm").read_text(encoding="utf-8")
        return "postgres" in command and (PROC / str(pid) / "cwd").readlink() == cluster
    except OSError:
        # It ended meanwhile, is a zombie, or belongs to somebody else.
        return False


def _all_pids() -> list[int]:
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]


def _state(pid: int) -> str:
    if not IS_LINUX:
        return _shown(pid, "stat=")
    try:
        text = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "Z"
    return text.rpartition(")")[2].split()[0]


def _shown(pid: int, column: str) -> str:
    command = ["/bin/ps", "-o", column, "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603  # our own list


def _titled(name: str) -> Iterator[int]:
    command = ["/bin/ps", "-axo", "pid=,command="]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own list
    for line in shown.stdout.splitlines():
        pid, _, title = line.strip().partition(" ")
        if "postgres" in title and name in title:
            yield int(pid)
