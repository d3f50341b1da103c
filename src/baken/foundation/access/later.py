"""Queues a job in the running transaction: it rolls back with it, and survives kill -9."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from procrastinate.contrib.django import app

_IS_LONG_AGO: Final = ContextVar("is_long_ago", default=False)


def later(name: str, **keys: Any) -> None:  # noqa: ANN401 -- whatever JSON the job takes
    """Queues the job `name`; its arguments are keys and codes, never words about a person."""
    if not _IS_LONG_AGO.get():
        app.configure_task(name).defer(**keys)


@contextmanager
def nothing_follows() -> Iterator[None]:
    """For acts of long ago that are only now written down: nobody is mailed about them."""
    token = _IS_LONG_AGO.set(True)
    try:
        yield
    finally:
        _IS_LONG_AGO.reset(token)
