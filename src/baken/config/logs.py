"""What a log may hold: where something failed and of what kind, never the words it failed on.

The text of an error is written by others: PostgreSQL puts the whole row in it that broke
a constraint, Python the value that it could not read.
"""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

Raised = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


class WordlessFormatter(logging.Formatter):
    """Tells the places and kinds of errors, and leaves their texts out."""

    def formatException(self, ei: Raised) -> str:  # noqa: N802  the library's own name
        """The error and what caused it, the first cause on top as in Python itself."""
        found = list(_with_causes(ei[1]))
        return "\n".join(_told(error) for error in reversed(found))


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _told(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{places}{type(error).__module__}.{type(error).__qualname__}"
