"""What can be wrong with reference files.

ReferenceFileError          files that cannot be loaded; says every problem at once
"""

from dataclasses import dataclass
from pathlib import Path

MOST_SHOWN = 20


@dataclass(frozen=True)
class Problem:
    """One value that cannot be right, and what was expected."""

    file: str
    line: int
    column: str
    value: str
    expected: str

    def __str__(self) -> str:
        return (
            f"{self.file}, line {self.line}, column {self.column}: "
            f"{self.value!r}; expected {self.expected}"
        )


class ReferenceFileError(Exception):
    """The files were refused and nothing was changed."""

    def __init__(self, problems: tuple[Problem, ...], *, folder: Path) -> None:
        self.problems = problems
        shown = [str(problem) for problem in problems[:MOST_SHOWN]]
        if len(problems) > MOST_SHOWN:
            shown.append(f"and {len(problems) - MOST_SHOWN} more")
        super().__init__(
            f"The reference files in {folder} were not loaded; nothing was changed. "
            "Mend these values or fetch the files again:\n" + "\n".join(shown)
        )
