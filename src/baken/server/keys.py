"""Keys and passwords of one installation, in a folder apart from data and backup."""

import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from baken.server.errors import KeyFolderError


def _hexadecimal() -> str:
    return secrets.token_hex(32)


def _fernet_key() -> str:
    return urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")


# One file each; the settings read them through NAME_FILE.
KEY_FILES: dict[str, tuple[str, Callable[[], str]]] = {
    "BAKEN_SECRET_KEY": ("secret-key", _hexadecimal),
    "BAKEN_ACTOR_KEY": ("actor-key", _hexadecimal),
    "BAKEN_KEY_RING": ("key-ring", _fernet_key),
    "BAKEN_INDEX_KEY": ("index-key", _hexadecimal),
}


@dataclass(frozen=True)
class Passwords:
    """Passwords of the roles in the database; only the embedded server has the first."""

    superuser: str = field(repr=False)
    owner: str = field(repr=False)
    application: str = field(repr=False)
    offline: str = field(repr=False)


@dataclass(frozen=True)
class KeyFolder:
    """A key folder in which every key is there and readable by its owner alone."""

    folder: Path
    passwords: Passwords

    def environment(self) -> dict[str, str]:
        """The variables through which the settings find the keys."""
        return {
            f"{name}_FILE": str(self.folder / file)
            for name, (file, _) in KEY_FILES.items()
        }


def prepare_keys(folder: Path, *, data_folder: Path) -> KeyFolder:
    """Make what is missing in the key folder, check the rest, and read the passwords."""
    refuse_keys_among_data(folder, data_folder=data_folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for file, make in KEY_FILES.values():
            _read_or_make(folder / file, make)
        passwords = Passwords(
            superuser=_read_or_make(folder / "database-superuser", _hexadecimal),
            owner=_read_or_make(folder / "database-owner", _hexadecimal),
            application=_read_or_make(folder / "database-application", _hexadecimal),
            offline=_read_or_make(folder / "database-offline", _hexadecimal),
        )
    except OSError as error:
        raise KeyFolderError(
            f"The key folder {folder} cannot be used: {error.strerror} ({error.filename}). "
            "Give your user the right to read and write there, or set BAKEN_KEY_FOLDER."
        ) from error
    return KeyFolder(folder.resolve(), passwords)


def refuse_keys_among_data(folder: Path, *, data_folder: Path) -> None:
    """Stop when whoever copies the data would copy the keys too, or the reverse."""
    keys, data = folder.resolve(), data_folder.resolve()
    if keys == data or data in keys.parents or keys in data.parents:
        raise KeyFolderError(
            f"The key folder {keys} and the data folder {data} may not lie inside each other: "
            "a copy of the data would carry its own keys. Set BAKEN_KEY_FOLDER to another one."
        )


def _read_or_make(file: Path, make: Callable[[], str]) -> str:
    if not file.exists():
        _write_whole(file, make())
    file.chmod(0o600)
    value = file.read_text(encoding="utf-8").strip()
    if not value:
        raise KeyFolderError(
            f"The key file {file} is empty. Put back the file that belongs to these data; what "
            "was encrypted with another key cannot be read."
        )
    return value


def _write_whole(file: Path, value: str) -> None:
    half = file.with_name(f".{file.name}-{os.getpid()}")
    half.unlink(missing_ok=True)
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as lines:
        lines.write(value + "\n")
        lines.flush()
        # A key that is lost at a power cut takes everything encrypted with it along.
        os.fsync(lines.fileno())
    half.rename(file)
