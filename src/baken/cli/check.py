"""`baken check`: the doctor; says what is wrong and how to mend it."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from baken.cli import steps
from baken.server import doctor
from baken.server.doctor import Finding
from baken.server.errors import ServerError
from baken.server.installation import (
    Installation,
    installation_in,
    reachable_database,
)
from baken.server.stamp import Stamp, read_stamp

HELP = "look for what is wrong, and say how to mend it"
DETAILS = "Ends with 0 when all is well and with 1 when something must be mended."


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add `check`."""
    parser = subparsers.add_parser("check", help=HELP, description=HELP, epilog=DETAILS)
    parser.add_argument(
        "--port", type=int, default=8000, help="port (default: %(default)s)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Look at everything, and show the findings in one table."""
    installation = installation_in(Path.cwd())
    findings = list(look(installation, port=arguments.port))
    Console().print(findings_table(findings))
    return 0 if all(finding.is_well for finding in findings) else 1


def look(installation: Installation, *, port: int) -> Iterator[Finding]:
    """Every finding, those outside the database first."""
    yield from doctor.about_keys(
        installation.key_folder, data_folder=installation.data_folder
    )
    yield doctor.about_disk(installation.data_folder)
    yield doctor.about_port(port)
    yield doctor.about_year()
    try:
        yield from _in_database(installation)
    except ServerError as error:
        yield Finding("database", str(error), is_well=False)


def _in_database(installation: Installation) -> Iterator[Finding]:
    with reachable_database(installation) as urls:
        yield from doctor.about_database(urls)
        stamp = read_stamp(urls.application) or Stamp()
        yield _about_tables(stamp)
        yield _about_demo(stamp)


def _about_tables(stamp: Stamp) -> Finding:
    if stamp.schema == steps.schema_stamp():
        return Finding("tables", "up to date with this code", is_well=True)
    return Finding(
        "tables", "not those of this code. Run `baken migrate`.", is_well=False
    )


def _about_demo(stamp: Stamp) -> Finding:
    is_flagged = os.environ.get("BAKEN_DEMO", "").lower() in {"1", "true", "yes"}
    if is_flagged and not stamp.is_demo:
        told = (
            "BAKEN_DEMO is set, but this database is not the demo's. Unset BAKEN_DEMO."
        )
        return Finding("demo", told, is_well=False)
    told = (
        "this database holds the demo" if stamp.is_demo else "no demo in this database"
    )
    return Finding("demo", told, is_well=True)


def findings_table(findings: list[Finding]) -> Table:
    """The findings as the terminal shows them."""
    table = Table(title="baken check")
    for heading in ("", "What", "Finding"):
        table.add_column(heading, overflow="fold")
    for finding in findings:
        mark = "[green]ok[/]" if finding.is_well else "[red]mend[/]"
        table.add_row(mark, finding.name, finding.told)
    return table
