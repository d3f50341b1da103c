"""Turns PostgreSQL's last words into an error that says what to do."""

import re
import shutil
from pathlib import Path

from baken.server.errors import (
    DataFolderUnusableError,
    DiskFullError,
    PostgresError,
    StartFailedError,
    WrongVersionError,
)

ROOM_FOR_NEW_CLUSTER = 150_000_000
ROOM_TO_START = 40_000_000

_FULL = re.compile(r"No space left on device|File too large|Disk quota exceeded")
_DENIED = re.compile(r"Permission denied|Read-only file system|has wrong ownership")
_VERSION = re.compile(
    r"files are incompatible with server|initialized by PostgreSQL version"
)


def check_room(folder: Path, *, is_new: bool) -> None:
    """Refuse before PostgreSQL does, whose own message names only a file."""
    needed = ROOM_FOR_NEW_CLUSTER if is_new else ROOM_TO_START
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise disk_full(folder, free=free)


def disk_full(folder: Path, *, free: int) -> DiskFullError:
    """The error for a disk without room."""
    return DiskFullError(
        f"The disk of {folder} is full: {free // 1_000_000} MB free. Nothing saved is "
        f"lost. Make room, at least {ROOM_FOR_NEW_CLUSTER // 1_000_000} MB, and start again."
    )


def check_version(cluster: Path, *, major: int) -> None:
    """Refuse a data folder that other programs made."""
    try:
        made_by = (cluster / "PG_VERSION").read_text(encoding="utf-8").strip()
    except OSError as error:
        raise DataFolderUnusableError(
            f"The folder {cluster} cannot be read as a PostgreSQL data folder: "
            f"{error.strerror}. Give your user the right to read it, or name another folder."
        ) from error
    if made_by != str(major):
        raise WrongVersionError(
            f"The data folder {cluster} was made by PostgreSQL {made_by}; these programs are "
            f"version {major}. Start the old version, save the data with pg_dump, and load "
            "them into a new data folder; or name another data folder."
        )


def last_words(log: Path, *, since: int) -> str:
    """What PostgreSQL wrote since a position in its log."""
    with log.open("rb") as lines:
        lines.seek(since)
        return lines.read(20_000).decode("utf-8", errors="replace").strip()


def explained(words: str, *, folder: Path) -> PostgresError:
    """The error that fits what PostgreSQL wrote before it ended."""
    if _FULL.search(words):
        return disk_full(folder, free=shutil.disk_usage(folder).free)
    told = "\n".join(words.splitlines()[-5:])
    if _DENIED.search(words):
        return DataFolderUnusableError(
            f"PostgreSQL may not use the folder {folder}:\n{told}\nGive your user the right to "
            "read and write there, or name another folder."
        )
    if _VERSION.search(words):
        return WrongVersionError(
            f"The folder {folder} is of another PostgreSQL:\n{told}"
        )
    return StartFailedError(f"PostgreSQL in {folder} did not start:\n{told}")
