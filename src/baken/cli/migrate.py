"""`baken migrate`: brings the tables and the reference data up to date, as owner."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from baken.cli import steps
from baken.cli.progress import bars
from baken.config import env
from baken.server.errors import ProvisionError
from baken.server.installation import (
    Installation,
    installation_in,
    key_environment,
    reachable_database,
)
from baken.server.postgres.provision import provision
from baken.server.postgres.urls import DatabaseUrls
from baken.server.stamp import Stamp, read_stamp, write_stamp

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
    installation = with_provisioned(installation_in(Path.cwd()))
    keys = key_environment(installation.keys())
    with reachable_database(installation) as urls:
        prepare_tables(urls, keys=keys, console=console)
    console.print("The tables and the reference data are up to date.")
    return 0


def prepare_tables(
    urls: DatabaseUrls, *, keys: Mapping[str, str], console: Console
) -> None:
    """Migrate, load the reference data, and mark the database as up to date."""
    if not (urls.owner and urls.offline):
        raise ProvisionError(
            "Changing tables needs BAKEN_DATABASE_OWNER_URL and BAKEN_DATABASE_OFFLINE_URL."
        )
    before = read_stamp(urls.owner) or Stamp()
    steps.set_up_django({**keys, **urls.environment()})
    with bars(console) as progress:
        steps.migrate(progress)
        steps.load_reference(progress)
    steps.leave_database()
    write_stamp(urls.owner, stamp=replace(before, schema=steps.schema_stamp()))


def with_provisioned(installation: Installation) -> Installation:
    """Make the roles and the database first when a superuser's URL is given."""
    superuser = env.secret(
        "BAKEN_DATABASE_SUPERUSER_URL",
        meaning="URL of a superuser; only the first `baken migrate` on a server of one's own.",
    )
    if not superuser:
        return installation
    made = provision(superuser, passwords=installation.keys().passwords)
    return Installation(installation.data_folder, installation.key_folder, made)
