"""Every address of the site, with keys of Anna's files in it.

`pages.txt` has a line for each address and a column for each persona: the status of opening
it and of sending it an empty form; one number when they are the same.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from baken.foundation.access.models import Grant
from baken.foundation.door.door import acting
from baken.landscape.models import AddressViewer
from baken.referral.views.need_form import FORMS
from tests.factories.accounts import Person, log_in
from tests.hostile.cast import Cast
from tests.hostile.rich import Rich

WRITTEN = Path(__file__).with_name("pages.txt")
# What changes from page to page without telling anything: tokens, numbers used once, keys.
PASSING = re.compile(r'(nonce|value)="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}')


@dataclass(frozen=True)
class Address:
    """A page, and which of the objects it is about."""

    name: str
    about: str
    path: str

    @property
    def label(self) -> str:
        """As it is written in pages.txt."""
        return f"{self.name}/{self.about}" if self.about else self.name


def patterns() -> dict[str, frozenset[str]]:
    """Every name of an address with the words that stand in it."""
    return dict(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, space: str) -> Iterator[tuple[str, frozenset[str]]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _walk(one, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            name = one.name or str(one.pattern)
            yield f"{space}{name}", frozenset(one.pattern.converters)


def addresses(rich: Rich) -> list[Address]:
    """All of them, some about several objects."""
    return [
        Address(name, about, reverse(name, kwargs={key: objects[key] for key in keys}))
        for name, keys in patterns().items()
        for about, objects in _objects(rich, name=name, keys=keys).items()
    ]


def _objects(
    rich: Rich, *, name: str, keys: frozenset[str]
) -> dict[str, dict[str, object]]:
    common = _common(rich)
    if name.startswith("landscape:"):
        return {"": {**common, "code": rich.cast.wilg.provider.offer.code}}
    if "request_id" in keys:
        houses = SEVERAL.get(name, ("wilg",))
        return {
            house: {**common, **_about(rich, house), "request_id": request.pk}
            for house, request in rich.requests.items()
            if house in houses
        }
    if "step" in keys:
        return {step: {**common, "step": step} for step in FORMS}
    return {"": common}


ALL_THREE = ("linde", "wilg", "iep")
SEVERAL = {
    "referral:request": ALL_THREE,
    "referral:safety": ALL_THREE,
    "referral:answer": ("linde",),
    "referral:arrive": ("iep",),
    "referral:underway": ("iep",),
}


def _about(rich: Rich, house: str) -> dict[str, object]:
    return {"code": rich.chosen.code if house == "iep" else rich.open.code}


def _common(rich: Rich) -> dict[str, object]:
    wilg = rich.cast.wilg
    with acting(rich.cast.anna.actor):
        grant = Grant.objects.get(subject_id=rich.requests["anker"].pk).pk
    return {
        "code": rich.open.code,
        "grant_id": grant,
        "question_id": rich.question,
        "offer_id": rich.cast.eik.provider.offer.pk,
        "provider_id": wilg.provider.organisation.pk,
        "location_id": wilg.provider.offer.location_id,
        "user_id": wilg.intake.user.pk,
        "membership_id": wilg.intake.memberships[0].pk,
        "viewer_id": _viewer(wilg.safety),
        "act": "block",
        "key": "geraden",
    }


def _viewer(officer: Person) -> UUID:
    """Whom the officer named for the address of the house."""
    with acting(officer.actor):
        return AddressViewer.objects.get(user=officer.user.pk).pk


def missing(address: Address, rich: Rich) -> str:
    """The same address about something that does not exist."""
    path = address.path.replace(rich.open.code, "V-0000")
    path = path.replace(rich.chosen.code, "V-0000")
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", lambda _found: str(uuid4()), path)


class Browser(Client):
    """Forgets each time what a page did to its cookies: logging out must not last."""

    def opened(
        self,
        path: str,
        *,
        verb: str = "get",
        look: Callable[[], None] | None = None,
        **sent: object,
    ) -> HttpResponse:
        """The answer, with everything undone that it did; `look` comes before undoing."""
        kept = {name: one.value for name, one in self.cookies.items()}
        with transaction.atomic():
            answer = getattr(self, verb)(path, **sent)
            if look is not None and answer.status_code in {200, 302}:
                look()
            transaction.set_rollback(True)
        self.cookies = SimpleCookie(kept)
        return answer


def personas(who: Cast) -> dict[str, Browser]:
    """Browsers, by the column of pages.txt."""
    people: dict[str, Person] = {
        "anna": who.anna,
        "bram": who.bram,
        "eva": who.eva,
        "carla": who.carla,
        "kees": who.kees,
        "asked": who.anker.intake,
        "talking": who.linde.intake,
        "offers": who.wilg.intake,
        "treats": who.iep.intake,
        "unasked": who.eik.intake,
        "safety": who.wilg.safety,
        "unsafety": who.eik.safety,
        "expert": who.linde.expert,
        "boss": who.wilg.administrator,
        "glass": who.linde.safety,
    }
    browsers = {name: log_in(_browser(), person) for name, person in people.items()}
    return {
        "nobody": _browser(),
        "pending": _pending(who.anna),
        "roleless": _roleless(who.anna),
        **browsers,
    }


def _browser() -> Browser:
    return Browser(raise_request_exception=False)


def _pending(who: Person) -> Browser:
    """Gave a password, and no code yet."""
    return _session(
        {"pending": {"user": str(who.user.pk), "at": int(timezone.now().timestamp())}}
    )


def _roleless(who: Person) -> Browser:
    """Logged in, and chose no role yet."""
    at = int(timezone.now().timestamp())
    return _session({"user": str(who.user.pk), "confirmed_at": at})


def _session(content: dict[str, object]) -> Browser:
    client = _browser()
    session = client.session
    session.update(content)
    session.save()
    return client


def written() -> dict[str, dict[str, str]]:
    """Address -> persona -> cell, as written in pages.txt."""
    lines = [line.split() for line in WRITTEN.read_text().splitlines() if line.strip()]
    head, *rows = lines
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in rows}


def plain(body: bytes, *, path: str) -> str:
    """A page without what differs each time."""
    return PASSING.sub("", body.decode().replace(path, "HERE"))
