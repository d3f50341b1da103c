"""The demo landscape as tables beside this module: readable by whoever reviews the demo."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One line of a table, with the few readings that the demo needs."""

    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell as it stands."""
        return self.cells[column]

    def words(self, column: str) -> list[str]:
        """The words of a cell."""
        return self.cells[column].split()

    def number(self, column: str) -> int:
        """A whole number; an empty cell is an error."""
        return int(self.cells[column])

    def number_or_none(self, column: str) -> int | None:
        """A whole number, or None when the cell is empty."""
        return int(self.cells[column]) if self.cells[column] else None

    def is_yes(self, column: str) -> bool:
        """Whether the cell says yes."""
        return self.cells[column] == "yes"


def table(name: str) -> tuple[Row, ...]:
    """The lines of one table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Row(dict(cells)) for cells in csv.DictReader(file))
