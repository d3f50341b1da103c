"""Queues a job in the running transaction: it rolls back with it, and survives kill -9."""

from typing import Any

from procrastinate.contrib.django import app


def later(name: str, **keys: Any) -> None:  # noqa: ANN401 -- whatever JSON the job takes
    """Queues the job `name`; its arguments are keys and codes, never words about a person."""
    app.configure_task(name).defer(**keys)
