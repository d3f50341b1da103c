"""Where one private server keeps its cluster, log, lock and socket."""

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baken.server.errors import DataFolderUnusableError
from baken.server.postgres.account import Account, can_reach, hand_over

# 104 bytes on macOS and 108 on Linux, with the closing NUL and "/.s.PGSQL.5432".
LONGEST_SOCKET_FOLDER = 103 - len("/.s.PGSQL.5432")
FOR_ROOT = Path("/var/lib/baken" if sys.platform == "linux" else "/var/db/baken")


@dataclass(frozen=True)
class Folders:
    """The places of one server; `home` is the folder that the user named."""

    home: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data folder (PGDATA)."""
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        """What PostgreSQL writes; it holds no statements and no values."""
        return self.home / "postgres.log"

    @property
    def lock(self) -> Path:
        """Locked by the process that owns the server, released by its death."""
        return self.home / "owner.lock"

    @property
    def name(self) -> str:
        """A short name that tells two servers on one machine apart."""
        return "baken-" + hashlib.sha256(os.fsencode(self.home)).hexdigest()[:10]


def prepare_home(wanted: Path, *, account: Account | None) -> Folders:
    """Make the home folder; as root move it to where the account can reach it."""
    try:
        home = _made(wanted.absolute(), account)
        probe = home / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise DataFolderUnusableError(
            f"The data folder {wanted} cannot be used: {error.strerror} ({error.filename}). "
            "Give your user the right to write there, or set BAKEN_DATA_FOLDER to another one."
        ) from error
    return Folders(home.resolve())


def _made(wanted: Path, account: Account | None) -> Path:
    if wanted.is_symlink() and not wanted.exists():
        # Its folder under FOR_ROOT was thrown away: start afresh.
        wanted.unlink()
    if account is not None and not can_reach(wanted, account=account):
        _put_apart(wanted)
    wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
    hand_over(wanted.resolve(), account=account)
    return wanted


def _put_apart(wanted: Path) -> None:
    FOR_ROOT.mkdir(mode=0o755, parents=True, exist_ok=True)
    if wanted.exists():
        # Refused unless it is an empty folder: what stands there is not ours to move.
        wanted.rmdir()
    wanted.parent.mkdir(parents=True, exist_ok=True)
    # A link shows where the data went, and `rm` of the link starts afresh.
    apart = Path(tempfile.mkdtemp(prefix="server-", dir=FOR_ROOT))
    wanted.symlink_to(apart, target_is_directory=True)


def socket_folder(folders: Folders, *, account: Account | None) -> Path:
    """A folder of our own for the socket, near the data or, if that path is long, elsewhere."""
    for candidate in _socket_candidates(folders, account):
        if len(os.fsencode(candidate)) <= LONGEST_SOCKET_FOLDER and _made_private(
            candidate, account
        ):
            return candidate
    # Somebody else sits on the predictable names.
    random = Path(tempfile.mkdtemp(prefix="baken-"))
    hand_over(random, account=account)
    return random


def _socket_candidates(folders: Folders, account: Account | None) -> Iterator[Path]:
    yield folders.home / "socket"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and account is None:
        yield Path(runtime) / folders.name
    yield Path(tempfile.gettempdir()) / f"{folders.name}-{os.geteuid()}"
    yield Path("/tmp") / f"{folders.name}-{os.geteuid()}"  # noqa: S108  # checked below


def _made_private(folder: Path, account: Account | None) -> bool:
    if not folder.parent.is_dir():
        return False
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    ours = {os.geteuid()} if account is None else {os.geteuid(), account.uid}
    if not stat.S_ISDIR(status.st_mode) or status.st_uid not in ours:
        return False
    folder.chmod(0o700)
    hand_over(folder, account=account)
    return True
