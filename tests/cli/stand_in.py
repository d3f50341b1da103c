"""The command with a demo year of one line, so that these tests are about the command."""

import sys
from dataclasses import dataclass

from baken.cli import steps
from baken.cli.main import main


@dataclass(frozen=True)
class StandIn:
    who: str
    role: str
    organisation: str
    login: str
    password: str


def load_demo(*, at, progress):
    progress("stand-in", 1, 1)
    if at.year == 2000:
        raise KeyboardInterrupt
    return (
        StandIn("Anna", "care coordinator", "Zorgregio", f"anna-{at:%Y-%m-%d}", "zee"),
    )


if __name__ == "__main__":
    # Whoever edits code while these tests run should not make them fail.
    steps.demo_stamp = steps.schema_stamp = lambda: "stand-in"
    steps.DEMO_LOADER = "tests.cli.stand_in:load_demo"
    sys.exit(main())
