"""Somebody at a browser: a logged-in client for an organisation and a role."""

import re

from django.test import Client
from django.utils import timezone

from baken.foundation.door.actor import Actor
from baken.foundation.organisations.models import Organisation
from tests.factories.accounts import account, log_in

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


def at_work(actor: Actor) -> Client:
    """A colleague of this actor, in the same organisation and role, logged in."""
    where = Organisation.objects.get(pk=actor.organisation_id)
    return log_in(Client(), account((where, actor.role)))


def send(client: Client, path: str, **answers: object):
    """Opens a form, fills it in and sends it."""
    page = client.get(path).content.decode()
    hidden = dict(HIDDEN.findall(page))
    return client.post(path, {**hidden, **answers})


def three_parts(name: str, day) -> dict[str, int]:
    """A date as it is typed in three boxes."""
    return {
        f"{name}_day": day.day,
        f"{name}_month": day.month,
        f"{name}_year": day.year,
    }


def today():
    """The day on which pages act."""
    return timezone.localdate()
