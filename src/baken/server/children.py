"""A child process that is started again when it ends, later each time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from baken.server.postgres import leash

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
# Who lives so long has started well: the next pause is short again.
HEALTHY_SECONDS = 60.0
GRACE_SECONDS = 10.0
IS_WATCHED = not sys.platform.startswith("linux")


@dataclass
class BackOff:
    """How long to wait before the next start; doubles until a child lived long enough."""

    pause: float = FIRST_PAUSE_SECONDS
    not_before: float = 0.0

    def ended(self, *, lived: float, at: float) -> None:
        """Note an end, and choose the moment of the next start."""
        if lived >= HEALTHY_SECONDS:
            self.pause = FIRST_PAUSE_SECONDS
        self.not_before = at + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE_SECONDS)


@dataclass(frozen=True)
class ChildPlan:
    """One Python module to keep running."""

    name: str
    module: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    descriptors: tuple[int, ...] = ()


class Child:
    """The running process of a plan."""

    def __init__(self, plan: ChildPlan) -> None:
        self.plan = plan
        self._process: subprocess.Popen[bytes] | None = None
        self._back_off = BackOff()
        self._started = 0.0

    @property
    def pid(self) -> int | None:
        """The process number while the child runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process; it dies with the thread that calls this."""
        command = [
            sys.executable,
            "-I",
            "-S",
            leash.__file__,
            "--owner",
            str(os.getpid()),
        ]
        command += ["--signal", "SIGKILL"]
        if IS_WATCHED:
            command.append("--watch")
        command += [
            "--",
            sys.executable,
            "-P",
            "-m",
            self.plan.module,
            *self.plan.arguments,
        ]
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603  # a list of our own words
            command,
            stdin=subprocess.PIPE if IS_WATCHED else subprocess.DEVNULL,
            env=dict(self.plan.environment),
            pass_fds=self.plan.descriptors,
            # Ctrl-C is for the supervisor, who ends us in the right order.
            start_new_session=True,
        )

    def ended(self) -> int | None:
        """The exit code when the process has just ended, and note it for the back-off."""
        if self._process is None or self._process.poll() is None:
            return None
        code, self._process = self._process.returncode, None
        now = time.monotonic()
        self._back_off.ended(lived=now - self._started, at=now)
        return code

    def is_due(self) -> bool:
        """Whether the process is absent and its pause is over."""
        return self._process is None and time.monotonic() >= self._back_off.not_before

    def ask_to_stop(self) -> None:
        """Ask politely; `stop` waits."""
        if self._process is not None:
            self._process.terminate()

    def stop(self) -> None:
        """Wait for the end, and force it when that takes too long."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=GRACE_SECONDS)
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
        if process.stdin is not None:
            process.stdin.close()
