"""A figure carries the day on which it was stated; after a week it says that it is old."""

from datetime import date, timedelta

from baken.core.matching import DEFAULT_RULES


def oldest_fresh_day(on: date) -> date:
    """The earliest day of statement that still counts on `on`."""
    return on - timedelta(days=int(DEFAULT_RULES.capacity_fresh.value))


def is_stale(stated_on: date, *, on: date) -> bool:
    """Whether a figure is too old to rely on; matching judges by the same rule."""
    return stated_on < oldest_fresh_day(on)
