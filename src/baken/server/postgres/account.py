"""The user under whom PostgreSQL runs: it refuses to run as root."""

import os
import pwd
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from baken.server.errors import PostgresError

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of the system without rights of its own."""

    name: str
    uid: int
    gid: int


def account_to_drop_to(candidates: Iterable[str] = CANDIDATES) -> Account | None:
    """The account for the server, or None when we are not root and stay who we are."""
    if os.geteuid() != 0:
        return None
    for name in candidates:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise PostgresError(
        "PostgreSQL does not run as root, and this machine has neither a user `postgres` "
        "nor a user `nobody`. Create one of them, or run Baken as an ordinary user."
    )


def can_reach(path: Path, *, account: Account) -> bool:
    """Whether the account may enter the folder and everything above it."""
    resolved = path.resolve()
    return all(_may_enter(folder, account) for folder in (resolved, *resolved.parents))


def _may_enter(folder: Path, account: Account) -> bool:
    try:
        status = folder.stat()
    except FileNotFoundError:
        # It will be made by us, for this account.
        return True
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def hand_over(path: Path, *, account: Account | None) -> None:
    """Make the account the owner of a file or folder that we made as root."""
    if account is not None:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
