"""One installation: its folders, its keys, and its database wherever that runs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from baken.config import databases, env
from baken.server.errors import DataFolderBusyError
from baken.server.keys import KeyFolder, prepare_keys
from baken.server.postgres.embedded import EmbeddedServer, url_of_running
from baken.server.postgres.provision import DATABASE, provision, urls_of
from baken.server.postgres.urls import DatabaseUrls


@dataclass(frozen=True)
class Installation:
    """Where one Baken keeps its data and keys, and whether its database is its own."""

    data_folder: Path
    key_folder: Path
    given: DatabaseUrls | None

    @property
    def postgres_home(self) -> Path:
        """The folder of the embedded server."""
        return self.data_folder / "postgres"

    def keys(self) -> KeyFolder:
        """The keys, made when they are missing."""
        return prepare_keys(self.key_folder, data_folder=self.data_folder)

    def server(self, keys: KeyFolder) -> EmbeddedServer:
        """The embedded server of this installation, not yet started."""
        return EmbeddedServer(self.postgres_home, password=keys.passwords.superuser)


def installation_in(root: Path) -> Installation:
    """Read the folders and URLs; a URL of the application means a server of one's own."""
    data = env.text(
        "BAKEN_DATA_FOLDER",
        default="var/data",
        meaning="Folder of the private PostgreSQL.",
    )
    keys = env.text(
        "BAKEN_KEY_FOLDER",
        default="var/keys",
        meaning="Folder of keys and passwords; keep it outside the data folder and the backup.",
    )
    application, owner, offline = databases.given_urls()
    given = DatabaseUrls(application=application, owner=owner, offline=offline)
    return Installation(root / data, root / keys, given if application else None)


def key_environment(keys: KeyFolder) -> dict[str, str]:
    """The variables for the keys, except those that were given in another way."""
    return {
        name: value
        for name, value in keys.environment().items()
        if name.removesuffix("_FILE") not in os.environ and name not in os.environ
    }


@contextmanager
def reachable_database(installation: Installation) -> Iterator[DatabaseUrls]:
    """The database for one command: given, running already, or started just for it."""
    if installation.given is not None:
        yield installation.given
        return
    keys = installation.keys()
    server = installation.server(keys)
    try:
        url = server.start()
    except DataFolderBusyError:
        # `baken serve` runs: use its server and leave it running.
        running = url_of_running(
            installation.postgres_home, password=keys.passwords.superuser
        )
        if running is None:
            raise
        yield urls_of(running, passwords=keys.passwords, database=DATABASE)
        return
    try:
        yield provision(url, passwords=keys.passwords)
    finally:
        server.stop()
