"""Periods: `valid_until` is the first day after; nothing ends before it begins."""

from django.db import models
from django.db.models import F, Q


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """The constraint on `valid_from` and `valid_until` that every period carries."""
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
        name=f"{name}_ends_after_it_begins",
    )


def does_not_end_before_it_begins(name: str) -> models.CheckConstraint:
    """For what may be undone on its first day: then it never held."""
    return models.CheckConstraint(
        condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
        name=f"{name}_does_not_end_before_it_begins",
    )


def one_of(
    name: str, *, field: str, choices: type[models.Choices]
) -> models.CheckConstraint:
    """The constraint that a code is one of a list; forms alone do not guard a table."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=name
    )


def only_of(
    name: str, *, field: str, choices: type[models.Choices]
) -> models.CheckConstraint:
    """The constraint that every code in an array is one of a list."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__contained_by": choices.values}), name=name
    )
