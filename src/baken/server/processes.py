"""The supervisor of `baken serve`: PostgreSQL when embedded, web, worker."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

from baken.server.children import BackOff, Child, ChildPlan
from baken.server.errors import ServerError
from baken.server.postgres.embedded import EmbeddedServer

ROUND_SECONDS = 0.2
# One Ctrl-C can arrive twice, from the terminal and from a program in between.
HURRY_SECONDS = 1.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# The web and the worker never learn how to get in as somebody with more rights.
WITHHELD = (
    "BAKEN_DATABASE_OWNER_URL",
    "BAKEN_DATABASE_OFFLINE_URL",
    "BAKEN_DATABASE_SUPERUSER_URL",
)

Tell = Callable[[str], None]


def child_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Our environment with additions, without what the site may not know."""
    whole = {**os.environ, **extra, "DJANGO_SETTINGS_MODULE": "baken.config.settings"}
    withheld = {name for known in WITHHELD for name in (known, f"{known}_FILE")}
    return {name: value for name, value in whole.items() if name not in withheld}


def plans(
    *,
    sockets: Sequence[socket.socket],
    environment: Mapping[str, str],
    n_web: int,
    n_threads: int,
) -> list[ChildPlan]:
    """One plan per web process, all on the same sockets, and one for the worker."""
    descriptors = tuple(opened.fileno() for opened in sockets)
    listens = [word for number in descriptors for word in ("--socket", str(number))]
    arguments = (*listens, "--threads", str(n_threads))
    web = [
        ChildPlan(f"web {n}", "baken.server.web", arguments, environment, descriptors)
        for n in range(1, n_web + 1)
    ]
    return [*web, ChildPlan("worker", "baken.server.worker", (), environment)]


class Supervisor:
    """Keeps everything running until somebody asks it to stop; then leaves nothing."""

    def __init__(
        self,
        *,
        server: EmbeddedServer | None,
        children: Sequence[ChildPlan],
        tell: Tell,
    ) -> None:
        self._server = server
        self._children = [Child(plan) for plan in children]
        self._tell = tell
        self._stopping = threading.Event()
        self._server_back_off = BackOff()
        self._asked_at = 0.0

    def start(self) -> None:
        """Start the children and listen for Ctrl-C and the signals of the system."""
        for number in STOP_SIGNALS:
            signal.signal(number, self._on_signal)
        for child in self._children:
            child.start()

    def run(self) -> None:
        """Watch until a signal comes."""
        while not self._stopping.wait(ROUND_SECONDS):
            self.look_round()

    def look_round(self) -> None:
        """Start again whatever ended, the database first."""
        self._mend_server()
        for child in self._children:
            code = child.ended()
            if code is not None:
                self._tell(
                    f"The {child.plan.name} process ended ({_end(code)}); it starts again."
                )
            if child.is_due():
                child.start()

    def stop(self) -> None:
        """End the children, then the database."""
        for child in self._children:
            child.ask_to_stop()
        for child in self._children:
            child.stop()
        if self._server is not None:
            self._server.stop()

    @property
    def is_stopping(self) -> bool:
        """Whether somebody asked us to stop."""
        return self._stopping.is_set()

    def pids(self) -> dict[str, int]:
        """The process numbers by name, for the doctor and the tests."""
        found = {child.plan.name: child.pid for child in self._children}
        return {name: pid for name, pid in found.items() if pid is not None}

    def _mend_server(self) -> None:
        if self._server is None or time.monotonic() < self._server_back_off.not_before:
            return
        began = time.monotonic()
        try:
            if self._server.restart_if_ended():
                self._tell(
                    "The database ended and was started again; nothing saved is lost."
                )
        except ServerError as error:
            self._server_back_off.ended(lived=0.0, at=began)
            self._tell(str(error))

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if not self._stopping.is_set():
            self._asked_at = now
            self._stopping.set()
        elif now - self._asked_at > HURRY_SECONDS:
            # Ctrl-C again: somebody is in a hurry. The leashes end what is left.
            sys.exit(130)


def _end(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
