"""`baken migrate`: brings the tables and the reference data up to date, as owner."""

import argparse
import os
from pathlib import Path

from rich.console import Console

from baken.cli import steps
from baken.server.errors import ProvisionError
from baken.server.installation import (
    Installation,
    installation_from,
    key_environment,
    reachable_database,
)
from baken.server.postgres.provision import provision

HELP = "bring the tables and the reference data up to date"
DETAILS = """
With a PostgreSQL of your own, set BAKEN_DATABASE_OWNER_URL and BAKEN_DATABASE_OFFLINE_URL as
well as BAKEN_DATABASE_URL. The first time, set BAKEN_DATABASE_SUPERUSER_URL too: then the
roles and the database are made first, with the passwords in the key folder.
"""


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add `migrate`."""
    subparsers.add_parser("migrate", help=HELP, description=HELP, epilog=DETAILS)


def run(_arguments: argparse.Namespace) -> int:
    """Migrate and load the reference data."""
    console = Console()
    installation = with_provisioned(installation_from(os.environ, root=Path.cwd()))
    keys = key_environment(installation.keys())
    with reachable_database(installation) as urls:
        if not (urls.owner and urls.offline):
            raise ProvisionError(
                "`baken migrate` needs BAKEN_DATABASE_OWNER_URL and BAKEN_DATABASE_OFFLINE_URL."
            )
        steps.set_up_django({**keys, **urls.environment()})
        with console.status("Bringing the tables up to date"):
            steps.migrate()
        with console.status("Loading the reference data"):
            steps.load_reference()
    console.print("The tables and the reference data are up to date.")
    return 0


def with_provisioned(installation: Installation) -> Installation:
    """Make the roles and the database first when a superuser's URL is given."""
    superuser = os.environ.get("BAKEN_DATABASE_SUPERUSER_URL")
    if not superuser:
        return installation
    made = provision(superuser, passwords=installation.keys().passwords)
    return Installation(installation.data_folder, installation.key_folder, made)
