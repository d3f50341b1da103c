"""`baken demo`: an installation with fictional people, on this machine only."""

import argparse
import json
import os
import socket
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from baken.cli import steps
from baken.cli.migrate import prepare_tables
from baken.cli.progress import bars
from baken.cli.serve import OpenDatabase, Site, open_database, serve
from baken.server.errors import ServerError
from baken.server.installation import Installation, installation_in, key_environment
from baken.server.listening import bound_sockets, close_all
from baken.server.postgres.provision import DATABASE, drop_database, provision
from baken.server.stamp import Stamp, is_untouched, read_stamp, write_stamp

HELP = "try Baken with fictional people: prepares everything, then serves"
DETAILS = """
Everything lies in var/data and var/keys. The second start repeats nothing. The demo year ends
today, or on the date of --on; another date plays it again. Nothing outside this machine can
reach the demo. It never loads into a database that holds anything else.
"""
# The demo day begins when the offices open.
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OPENING = time(9)
NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


@dataclass(frozen=True)
class Person:
    """Somebody as whom the demo can be used, as the table shows it."""

    who: str
    role: str
    organisation: str
    login: str
    password: str


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add `demo`."""
    parser = subparsers.add_parser("demo", help=HELP, description=HELP, epilog=DETAILS)
    parser.add_argument(
        "--port", type=int, default=8000, help="port (default: %(default)s)"
    )
    parser.add_argument(
        "--no-serve", action="store_true", help="prepare only, then stop"
    )
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        metavar="DATE",
        help="last day of the demo year",
    )


def run(arguments: argparse.Namespace) -> int:
    """Prepare what is not there yet, and serve until Ctrl-C."""
    console = Console()
    installation = installation_in(Path.cwd())
    site = Site("localhost", arguments.port, environment=_demo_environment())
    sockets: Sequence[socket.socket] = []
    if not arguments.no_serve:
        # First of all: who cannot serve need not wait for the preparation either.
        sockets = bound_sockets(host=site.host, port=site.port)
    try:
        _prepare_and_serve(
            installation, site=site, sockets=sockets, on=arguments.on, console=console
        )
    finally:
        close_all(sockets)
    return 0


def _demo_environment() -> dict[str, str]:
    """Fictional people get no mail, unless whoever looks wants to see it."""
    mail = os.environ.get("BAKEN_EMAIL_BACKEND", NO_MAIL)
    return {"BAKEN_DEMO": "1", "BAKEN_EMAIL_BACKEND": mail}


def _prepare_and_serve(
    installation: Installation,
    *,
    site: Site,
    sockets: Sequence[socket.socket],
    on: date | None,
    console: Console,
) -> None:
    opened = open_database(installation)
    try:
        prepare_demo(
            opened, people_file=_people_file(installation), on=on, console=console
        )
    except BaseException:
        opened.close()
        raise
    people = _read_people(_people_file(installation))
    if not sockets:
        opened.close()
        console.print(people_table(people))
        return
    serve(
        opened,
        site=site,
        sockets=sockets,
        console=console,
        when_ready=lambda: console.print(people_table(people)),
    )


def prepare_demo(
    opened: OpenDatabase, *, people_file: Path, on: date | None, console: Console
) -> None:
    """Bring the database to the demo of this code and date, and repeat nothing."""
    if not opened.urls.owner:
        raise ServerError(
            "The demo needs BAKEN_DATABASE_OWNER_URL and _OFFLINE_URL as well."
        )
    stamp = _own_stamp(opened)
    wanted = _wanted(stamp, on=on)
    if stamp == wanted and people_file.exists():
        return
    if stamp is not None:
        # Also after a loading that was cut short: half a year on top of half a year is no demo.
        console.print("The code or the date changed: the demo year is played again.")
        _start_afresh(opened)
    write_stamp(opened.urls.owner, stamp=Stamp(is_demo=True))
    os.environ["BAKEN_DEMO"] = "1"
    prepare_tables(opened.urls, keys=key_environment(opened.keys), console=console)
    _load(wanted, people_file=people_file, console=console)
    steps.leave_database()
    write_stamp(opened.urls.owner, stamp=wanted)


def _wanted(stamp: Stamp | None, *, on: date | None) -> Stamp:
    """What the demo should be; its date stays until the year is played again anyway."""
    now = Stamp(
        schema=steps.schema_stamp(), is_demo=True, demo=steps.demo_stamp(), demo_on=on
    )
    if on is None and stamp is not None and replace(stamp, demo_on=None) == now:
        return stamp
    return replace(now, demo_on=on or _today())


def _own_stamp(opened: OpenDatabase) -> Stamp | None:
    stamp = read_stamp(opened.urls.owner)
    if stamp is not None and stamp.is_demo:
        return stamp
    if is_untouched(opened.urls.owner):
        return None
    raise ServerError(
        "This database holds something else than the demo, so the demo stays out of it. Set "
        "BAKEN_DATA_FOLDER and BAKEN_KEY_FOLDER to empty folders, or name an empty database."
    )


def _start_afresh(opened: OpenDatabase) -> None:
    if opened.server is None:
        raise ServerError(
            "This database holds the demo of other code or another date. Drop it, make it anew "
            "(docs/how-to/operate-database.md), and start the demo again."
        )
    url = opened.server.superuser_url
    drop_database(url, database=DATABASE)
    provision(url, passwords=opened.keys.passwords)


def _load(wanted: Stamp, *, people_file: Path, console: Console) -> None:
    at = datetime.combine(wanted.demo_on or _today(), OPENING, tzinfo=AMSTERDAM)
    with bars(console) as progress:
        people = steps.load_demo(at=at, progress=progress)
    names = [field.name for field in fields(Person)]
    rows = [[getattr(person, name) for name in names] for person in people]
    people_file.write_text(
        json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8"
    )


def people_table(people: Sequence[Person]) -> Table:
    """The demo people as the terminal shows them; a login stands on one line to be copied."""
    passwords = sorted({person.password for person in people})
    caption = f"Password of everybody: {passwords[0]}" if len(passwords) == 1 else None
    table = Table(title="Demo people", caption=caption, caption_justify="left")
    for heading in ("Who", "Role", "Organisation"):
        table.add_column(heading, overflow="fold")
    table.add_column("Login", no_wrap=True)
    if caption is None:
        table.add_column("Password", no_wrap=True)
    for person in people:
        table.add_row(*astuple(person)[: len(table.columns)])
    return table


def _today() -> date:
    # The edge; Django's clock would cost a second on a start that needs nothing else of it.
    return datetime.now(AMSTERDAM).date()  # noqa: TID251


def _people_file(installation: Installation) -> Path:
    return installation.data_folder / "demo-people.json"


def _read_people(file: Path) -> tuple[Person, ...]:
    rows = json.loads(file.read_text(encoding="utf-8"))
    return tuple(Person(*row) for row in rows)
