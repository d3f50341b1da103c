"""What must happen before Baken can serve, each step in one place.

Reference data are loaded by the functions in `REFERENCE_LOADERS`, each called with
`progress=` and safe to call twice. The demo year is loaded by `DEMO_LOADER`, called with
`at=` and `progress=`; it returns the people as whom the demo can be used.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, Protocol

from baken.server.errors import ServerError

Progress = Callable[[str, int, int], None]


class DemoPerson(Protocol):
    """Somebody as whom the demo can be used."""

    who: str
    role: str
    organisation: str
    login: str
    password: str


TABLES_LABEL = "Tables"

SOURCE = Path(__file__).resolve().parents[1]

REFERENCE_LOADERS: tuple[str, ...] = (
    "baken.foundation.organisations.reference.loader:load_reference",
)
DEMO_LOADER = "baken.config.demo:load_demo"

# What decides how the tables look and what reference data they hold.
_SCHEMA = (
    "**/migrations/*.py",
    "**/*.sql",
    "config/settings.py",
    "cli/steps.py",
    "server/postgres/provision.py",
)
_REFERENCE = ("**/reference/**/*", "**/reference_data/**/*", "**/*.csv", "**/*.json")
_NOT_PLAYED = {"server", "cli", "locale"}
_NOT_SCHEMA = {"demo", "static", "__pycache__"}
_PACKAGES = ("django", "django-allauth", "procrastinate")


def schema_stamp() -> str:
    """Changes with every migration, reference file, loader, or package with migrations."""
    loaders = [_file_of(name) for name in REFERENCE_LOADERS]
    files = [
        file for file in _matching((*_SCHEMA, *_REFERENCE)) if not _is_excluded(file)
    ]
    return _digest(
        [*files, *loaders],
        extra=map(metadata.version, _PACKAGES),
    )


def demo_stamp() -> str:
    """Changes with any code, because the demo year is played through the services."""
    files = _matching(("**/*.py", "**/*.sql", *_REFERENCE))
    return _digest(
        [
            file
            for file in files
            if file.relative_to(SOURCE).parts[0] not in _NOT_PLAYED
        ],
        extra=(),
    )


def set_up_django(environment: Mapping[str, str]) -> None:
    """Point the settings at one database and set Django up."""
    os.environ.update(environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "baken.config.settings")
    # One process, one connection: a pool would only cost threads.
    os.environ["BAKEN_DATABASE_POOL"] = "0"
    import_module("django").setup()


def migrate(progress: Progress) -> None:
    """Bring the tables up to date as owner, and give the database the actor's key."""
    call_command = import_module("django.core.management").call_command
    counter = _Counter(progress, total=_n_unapplied())
    call_command(
        "migrate", database="owner", interactive=False, stdout=counter, no_color=True
    )
    counter.finish()
    import_module("baken.foundation.door.door").install_key(using="owner")


def load_reference(progress: Progress) -> None:
    """Load what every installation needs: municipalities, code lists, texts of the law."""
    for name in REFERENCE_LOADERS:
        _function(name)(progress=progress)


class _Counter:
    """Stands where Django writes its lines, and counts the migrations among them."""

    def __init__(self, progress: Progress, *, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def write(self, text: str) -> int:
        self._done += text.count(" OK")
        self._progress(TABLES_LABEL, min(self._done, self._total), self._total)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def finish(self) -> None:
        self._progress(TABLES_LABEL, self._total, self._total)


def _n_unapplied() -> int:
    connections = import_module("django.db").connections
    executor = import_module("django.db.migrations.executor").MigrationExecutor(
        connections["owner"]
    )
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def load_demo(*, at: datetime, progress: Progress) -> tuple[DemoPerson, ...]:
    """Play the demo year up to a date; returns the demo people to show."""
    refused = import_module("baken.config.demo.errors").DemoRefusedError
    try:
        people: tuple[DemoPerson, ...] = _function(DEMO_LOADER)(
            at=at, progress=progress
        )
    except refused as error:
        raise ServerError(str(error)) from error
    return people


def leave_database() -> None:
    """Close Django's connections, so that nobody stays behind with an owner's rights."""
    import_module("django.db").connections.close_all()


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def _file_of(name: str) -> Path:
    return SOURCE.parent / Path(*name.partition(":")[0].split(".")).with_suffix(".py")


def _is_excluded(file: Path) -> bool:
    return not _NOT_SCHEMA.isdisjoint(file.relative_to(SOURCE).parts)


def _matching(patterns: Iterable[str]) -> Iterator[Path]:
    found = {path for pattern in patterns for path in SOURCE.glob(pattern)}
    yield from sorted(path for path in found if path.is_file())


def _digest(files: Iterable[Path], *, extra: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in extra:
        digest.update(text.encode() + b"\0")
    for file in files:
        if "__pycache__" not in file.parts and file.is_file():
            digest.update(
                str(file.relative_to(SOURCE)).encode() + b"\0" + file.read_bytes()
            )
    return digest.hexdigest()[:20]
