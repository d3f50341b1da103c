"""The pages of a safety officer of Zilverduin, and what she does with them."""

import uuid

from baken.landscape.demo.keys import demo_id
from baken.landscape.models import Location
from tests.landscape.typed import form_of

SECRET = demo_id("location", "ZD-A")
KNOWN = demo_id("location", "ZD-D")
ELSEWHERE = demo_id("location", "MW-A")


def path(part: str = "", *, of: uuid.UUID = SECRET) -> str:
    return f"/adressen/{of}/{part}"


def send(client, where: str, **typed):
    return client.post(where, form_of(client, where) | typed)


def unconfirm(client) -> None:
    session = client.session
    session["confirmed_at"] = 0
    session.save()


def location(key=SECRET) -> Location:
    return Location.objects.get(pk=key)


def name_oneself(client, officer) -> None:
    send(client, path("kijker/"), email=officer.user.email)
