"""`baken audit verify`: whether the trail is whole, recomputed from its lines."""

import argparse
from importlib import import_module
from pathlib import Path

from rich.console import Console

from baken.cli import steps
from baken.server.errors import ServerError
from baken.server.installation import (
    installation_in,
    key_environment,
    reachable_database,
)

HELP = "verify the audit trail"
VERIFY_HELP = "recompute the chain and report what was changed, removed or reordered"


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add `audit`."""
    parser = subparsers.add_parser("audit", help=HELP, description=HELP)
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    parts.add_parser("verify", help=VERIFY_HELP, description=VERIFY_HELP)


def run(_arguments: argparse.Namespace) -> int:
    """Verify; 1 when somebody touched the trail."""
    installation = installation_in(Path.cwd())
    keys = key_environment(installation.keys())
    with reachable_database(installation) as urls:
        if not urls.offline:
            raise ServerError("`baken audit verify` needs BAKEN_DATABASE_OFFLINE_URL.")
        steps.set_up_django({**keys, **urls.environment()})
        trail = import_module("baken.foundation.audit.services").verify(using="offline")
        steps.leave_database()
    console = Console(highlight=False)
    console.print(f"{trail.n_sealed} lines sealed, {trail.n_unsealed} not yet sealed.")
    console.print(f"Head of the chain: {trail.head or 'none'}")
    for fault in trail.faults:
        console.print(f"TOUCHED: {fault}")
    if trail.faults:
        console.print("Keep this database as it is, and compare it with the backups.")
    return 1 if trail.faults else 0
