"""Where a fact comes from, and of when it is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Source:
    """The system or document that states a fact, and the day for which it states it."""

    system: str
    on: date | None = None
