"""Runs a program that ends when its owner ends, even by `kill -9`.

Started as a script (`python leash.py --owner PID … -- PROGRAM ARGUMENTS`), so it imports
nothing of Baken. On Linux it asks the kernel for a signal at the owner's death and becomes
the program. Elsewhere it stays as the program's parent and watches a pipe that only the
owner holds open.
"""

import argparse
import ctypes
import os
import signal
import subprocess
import sys
import threading
from types import FrameType

PR_SET_PDEATHSIG = 1


def tie_to_owner(owner: int, *, by: signal.Signals) -> None:
    """Ask Linux to send us a signal when the thread that started us ends."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, int(by), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    # The owner may have died before the request was made.
    if os.getppid() != owner:
        sys.exit(1)


def become_user(uid: int, gid: int) -> None:
    """Give up the rights of root for good."""
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)


def watch(program: list[str], *, by: signal.Signals) -> int:
    """Run the program as a child; signal it when standard input closes."""
    child = subprocess.Popen(program, stdin=subprocess.DEVNULL, close_fds=False)  # noqa: S603  # our own list

    def forward(number: int, _frame: FrameType | None) -> None:
        child.send_signal(number)

    def signal_at_end() -> None:
        while os.read(0, 1):
            pass
        child.send_signal(by)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT):
        signal.signal(number, forward)
    threading.Thread(target=signal_at_end, daemon=True).start()
    return child.wait()


def main() -> None:
    """Read the arguments, take the leash and run the program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--owner", type=int, required=True)
    parser.add_argument("--user", type=int)
    parser.add_argument("--group", type=int)
    parser.add_argument("--watch", action="store_true")
    parser.add_argument("--signal", default="SIGINT")
    parser.add_argument("program", nargs="+")
    arguments = parser.parse_args()
    by = signal.Signals[arguments.signal]
    if arguments.user is not None:
        become_user(arguments.user, arguments.group)
    if arguments.watch:
        sys.exit(watch(arguments.program, by=by))
    # A change of user clears the request, so it comes after it.
    tie_to_owner(arguments.owner, by=by)
    os.execv(arguments.program[0], arguments.program)  # noqa: S606  # no shell is meant


if __name__ == "__main__":
    main()
