"""The three answers of a criterion, ordered so that the minimum is the strictest."""

from enum import IntEnum


class Verdict(IntEnum):
    """Pass, unknown or fail; `min()` of several verdicts is their conjunction (Kleene)."""

    FAIL = -1
    UNKNOWN = 0
    PASS = 1

    @property
    def code(self) -> str:
        """The word in files: `pass`, `unknown` or `fail`."""
        return self.name.lower()
