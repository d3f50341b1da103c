"""Checks e-mail address and password; an unknown address takes the same steps and time."""

import uuid
from functools import cache

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest

from baken.foundation.accounts.database import call
from baken.foundation.accounts.models import User
from baken.foundation.door import door
from baken.foundation.door.actor import logging_in


@cache
def _hash_of_nobody() -> str:
    return make_password(uuid.uuid4().hex)


def knows_password(password: str) -> bool:
    """Whether this is the password of the person at the door; costs the same if unknown."""
    encoded = call("login_password")
    return check_password(password, str(encoded or _hash_of_nobody()))


class EmailBackend(BaseBackend):
    """Finds the account, and from there on acts as that person logging in."""

    def authenticate(  # type: ignore[override]  # Django lets each backend name its own
        self, _request: HttpRequest | None, *, email: str = "", password: str = ""
    ) -> User | None:
        """The active account with this address and password."""
        found = call("login_user_id", email)
        user_id = found if isinstance(found, uuid.UUID) else uuid.uuid4()
        door.enter(logging_in(user_id))
        if not knows_password(password):
            return None
        return User.objects.filter(pk=user_id, is_active=True).first()

    def get_user(self, user_id: uuid.UUID) -> User | None:
        """The account with this key, if the actor may see it."""
        return User.objects.filter(pk=user_id).first()
