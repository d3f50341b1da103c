"""Age in whole years, and the day on which an age is reached."""

from datetime import date


def birthday(born_on: date, *, age: int) -> date:
    """The day on which somebody reaches an age.

    Born on 29 February means 1 March in a common year: an assumption, on the later
    side, so that no right of a minor ends a day early.
    """
    year = born_on.year + age
    try:
        return born_on.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_on(born_on: date, *, on: date) -> int:
    """Completed years on a day; negative before the birth."""
    years = on.year - born_on.year
    return years if birthday(born_on, age=years) <= on else years - 1
