"""A half-open period of days: `until` is the first day after it."""

from dataclasses import dataclass
from datetime import date

from baken.core.values.errors import ValueRefusedError


@dataclass(frozen=True)
class Period:
    """Days from `start_on` up to, not including, `until`; no `until` means no known end."""

    start_on: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.start_on:
            raise ValueRefusedError(
                f"a period from {self.start_on} cannot end before {self.until}; "
                "`until` is the first day after the period"
            )

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start_on <= day and (self.until is None or day < self.until)
