"""Calls the definer functions that read and write accounts."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections

Argument = str | int | bytes | date | UUID | None


def call(function: str, *arguments: Argument) -> Any:  # noqa: ANN401  a column of any type
    """The one value that a function of the database returns."""
    places = ", ".join(["%s"] * len(arguments))
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", arguments)
        return cursor.fetchone()[0]
