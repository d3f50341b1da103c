"""`baken serve`: the site, the worker, and the database when it is our own."""

import argparse
import http.client
import os
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console

from baken.cli import steps
from baken.server.errors import ServerError
from baken.server.installation import Installation, installation_in, key_environment
from baken.server.keys import KeyFolder
from baken.server.listening import bound_sockets, close_all, is_loopback
from baken.server.postgres.embedded import EmbeddedServer
from baken.server.postgres.provision import provision
from baken.server.postgres.urls import DatabaseUrls
from baken.server.processes import Supervisor, child_environment, plans
from baken.server.stamp import Stamp, read_stamp

HELP = (
    "run the site, the worker and, without BAKEN_DATABASE_URL, a PostgreSQL of its own"
)
FIRST_ANSWER_SECONDS = 60.0


@dataclass(frozen=True)
class Site:
    """Where the site listens and with how many processes."""

    host: str
    port: int
    n_web: int = 1
    n_threads: int = 8
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """What people type in their browser."""
        return f"http://{self.host}:{self.port}"


def add_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    """Add `serve`."""
    parser = subparsers.add_parser("serve", help=HELP, description=HELP)
    parser.add_argument(
        "--host", default="localhost", help="address (default: %(default)s)"
    )
    parser.add_argument(
        "--port", type=int, default=8000, help="port (default: %(default)s)"
    )
    parser.add_argument(
        "--processes", type=int, default=1, help="web processes (default: 1)"
    )
    parser.add_argument(
        "--threads", type=int, default=8, help="threads in each (default: 8)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    console = Console()
    site = Site(arguments.host, arguments.port, arguments.processes, arguments.threads)
    installation = installation_in(Path.cwd())
    with_port = bound_sockets(host=site.host, port=site.port)
    try:
        opened = open_database(installation)
        try:
            stamp = read_stamp(opened.urls.application) or Stamp()
            _require_ready(stamp, site=site)
        except BaseException:
            opened.close()
            raise
        marked = replace(site, environment=demo_mark(stamp))
        serve(opened, site=marked, sockets=with_port, console=console)
    finally:
        close_all(with_port)
    return 0


@dataclass(frozen=True)
class OpenDatabase:
    """A database that runs, with our server under it when it is embedded."""

    urls: DatabaseUrls
    keys: KeyFolder
    server: EmbeddedServer | None

    def close(self) -> None:
        """End our own server; leave a given one alone."""
        if self.server is not None:
            self.server.stop()


def open_database(installation: Installation) -> OpenDatabase:
    """Start and provision our own server, or use the one that was given."""
    keys = installation.keys()
    if installation.given is not None:
        return OpenDatabase(installation.given, keys, None)
    server = installation.server(keys)
    url = server.start()
    try:
        return OpenDatabase(provision(url, passwords=keys.passwords), keys, server)
    except BaseException:
        server.stop()
        raise


def serve(
    opened: OpenDatabase,
    *,
    site: Site,
    sockets: Sequence[socket.socket],
    console: Console,
    when_ready: Callable[[], None] | None = None,
) -> None:
    """Run everything until a signal comes, and leave nothing running."""
    children = plans(
        sockets=sockets,
        environment=environment_of(site, opened=opened),
        n_web=site.n_web,
        n_threads=site.n_threads,
    )
    supervisor = Supervisor(server=opened.server, children=children, tell=console.print)
    try:
        supervisor.start()
        _wait_for_answer(site, supervisor)
        if when_ready is not None:
            when_ready()
        console.print(
            f"Baken runs on {site.address}. Ctrl-C stops it.", highlight=False
        )
        supervisor.run()
    finally:
        supervisor.stop()


def environment_of(site: Site, *, opened: OpenDatabase) -> dict[str, str]:
    """What the web processes and the worker find in their environment."""
    return child_environment(
        {
            **key_environment(opened.keys),
            "BAKEN_DATABASE_URL": opened.urls.application,
            # Behind a web server with https people know another address than ours.
            "BAKEN_ADDRESS": os.environ.get("BAKEN_ADDRESS", site.address),
            "BAKEN_STATIC_FOLDER": str(_static_folder()),
            **site.environment,
        }
    )


def _static_folder() -> Path:
    # Files come from the packages themselves; whitenoise only wants the folder to exist.
    folder = Path(os.environ.get("BAKEN_STATIC_FOLDER", "var/static")).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def demo_mark(stamp: Stamp) -> dict[str, str]:
    """The demo says so on every page and shows the codes of telephones; nothing else ever does.

    The database decides: a variable that was left behind would show them for real people.
    """
    return {"BAKEN_DEMO": "1" if stamp.is_demo else "0"}


def _require_ready(stamp: Stamp, *, site: Site) -> None:
    if stamp.schema != steps.schema_stamp():
        raise ServerError(
            "The tables or reference data of this database are of another version of Baken. "
            "Run `baken migrate` first."
        )
    if stamp.is_demo and not is_loopback(site.host):
        raise ServerError(
            f"This database holds the demo, which everybody can log in to; {site.host!r} is "
            "reachable from other machines. Leave out --host."
        )


def _wait_for_answer(site: Site, supervisor: Supervisor) -> None:
    until = time.monotonic() + FIRST_ANSWER_SECONDS
    while not supervisor.is_stopping and time.monotonic() < until:
        supervisor.look_round()
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(
                _reachable(site.host), site.port, timeout=10
            )
            connection.request("GET", "/", headers={"Host": f"localhost:{site.port}"})
            connection.getresponse().read()
            connection.close()
            return
        time.sleep(0.05)


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in {"0.0.0.0", "localhost", ""} else host  # noqa: S104  # compared
