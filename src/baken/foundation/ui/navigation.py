"""The main navigation: every app registers its own pages when it is loaded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Entry:
    """A page in the main navigation and the roles that need it."""

    label: str | Promise
    url_name: str
    roles: frozenset[str]
    order: int
    count: Callable[[], int] | None = None


@dataclass(frozen=True)
class Link:
    """An entry as one person sees it now."""

    label: str | Promise
    url: str
    is_current: bool
    n_waiting: int = 0


_entries: dict[str, Entry] = {}


def register(
    label: str | Promise,
    *,
    url_name: str,
    roles: Iterable[str],
    order: int = 50,
    count: Callable[[], int] | None = None,
) -> None:
    """Show a page to these roles; to be called in `AppConfig.ready`.

    `count` says how much waits there; it is asked once for each page, so keep it cheap.
    """
    _entries[url_name] = Entry(label, url_name, frozenset(roles), order, count)


def links(request: HttpRequest, *, role: str) -> Sequence[Link]:
    """The pages for this role; a page below an entry marks that entry as current."""
    chosen = sorted(
        (entry for entry in _entries.values() if role in entry.roles),
        key=lambda entry: (entry.order, entry.url_name),
    )
    urls = [reverse(entry.url_name) for entry in chosen]
    under = [url for url in urls if request.path.startswith(url)]
    current = max(under, key=len, default=None)
    return [
        Link(entry.label, url, url == current, entry.count() if entry.count else 0)
        for entry, url in zip(chosen, urls, strict=True)
    ]
