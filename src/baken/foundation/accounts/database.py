"""Calls the definer functions that read and write accounts."""

from django.db import connections


def call(function: str, *arguments: object) -> object:
    """The one value that a function of the database returns."""
    places = ", ".join(["%s"] * len(arguments))
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT {function}({places})", arguments)  # noqa: S608  names are ours
        return cursor.fetchone()[0]
