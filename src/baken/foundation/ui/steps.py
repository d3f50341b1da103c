"""The steps of a form of several pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Step:
    """One step as the indicator shows it; without `url` it cannot be opened yet."""

    label: str | Promise
    url: str = ""
    is_current: bool = False
    is_done: bool = False


def up_to(labels: Sequence[tuple[str | Promise, str]], *, current: int) -> list[Step]:
    """Steps from (label, url): those before `current` (from 0) are done and can be opened."""
    return [
        Step(label, url if n < current else "", n == current, n < current)
        for n, (label, url) in enumerate(labels)
    ]
