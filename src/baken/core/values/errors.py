"""Errors of the core.

CoreError
    ValueRefusedError       a value that cannot exist, refused where it is made
"""


class CoreError(Exception):
    """Base of everything that the core raises on purpose."""


class ValueRefusedError(CoreError, ValueError):
    """A value that cannot exist; the message names it and says what is expected."""
