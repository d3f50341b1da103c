"""What was measured, beside what was promised, for people and for programs."""

import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from benchmarks.calibration import QUIET_SECONDS

TEMPLATE = Path(__file__).with_name("page.txt")
# Statements of each operation, session and trail included; tests assert them.
STATEMENTS = {
    "list of 20": (7, 8),
    "a referral's page": (9, 10),
    "a file opened": (8, 10),
    "a place asked": (10, 10),
    "search by code": (5, None),
}


@dataclass(frozen=True)
class Measured:
    """What one operation cost, and what the calibration loop took around it."""

    name: str
    most_ms: float
    cpu_ms: float
    loop_ms: float
    p50_ms: float
    p95_ms: float
    n_wrong: int

    @property
    def loops(self) -> float:
        """The cost as a multiple of the loop here and now."""
        return self.cpu_ms / self.loop_ms

    @property
    def most_loops(self) -> float:
        """The promise as a multiple of the loop where the promise was set."""
        return self.most_ms / (QUIET_SECONDS * 1000)

    @property
    def is_kept(self) -> bool:
        """Every answer was right and none cost more than promised."""
        return not self.n_wrong and self.loops <= self.most_loops

    def as_json(self) -> dict[str, float | str]:
        """The figures for a program."""
        shown = {"loops": self.loops, "most_loops": self.most_loops}
        return {**asdict(self), **shown}

    def __str__(self) -> str:
        return (
            f"{self.name:20} {self.cpu_ms:6.1f} ms CPU, {self.loops:5.2f} loops of"
            f" {self.loop_ms:.1f} ms (at most {self.most_ms:.0f} ms ="
            f" {self.most_loops:.2f} loops), p50 {self.p50_ms:.1f} p95"
            f" {self.p95_ms:.1f} ms{'' if self.is_kept else '  <-- not met'}"
        )


def page(rows: Sequence[Measured], *, on: str) -> str:
    """The figures as a page of the reference."""
    lines = "\n".join(_line(row) for row in rows)
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        day=on,
        machine=f"{platform.system()}, {platform.machine()}",
        python=platform.python_version(),
        lines=lines,
        quiet=f"{QUIET_SECONDS * 1000:.1f}",
        twenty=f"{20 / QUIET_SECONDS / 1000:.2f}",
    )


def _line(row: Measured) -> str:
    counted, most = STATEMENTS[row.name]
    return (
        f"| {row.name} | {row.cpu_ms:.1f} ms | {row.loops:.2f} | {row.most_ms:.0f} ms ="
        f" {row.most_loops:.2f} | {counted} | {most or 'none'} | {row.p50_ms:.0f} ms |"
        f" {row.p95_ms:.0f} ms |"
    )
