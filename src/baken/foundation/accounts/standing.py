"""Who is behind a request: what the session keeps, and how it changes.

The session holds keys only. `begin_code` comes after the right password, `begin` after
the right code; each gives the session a new key, so that a planted key leads nowhere.
"""

import time
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from baken.foundation.accounts.errors import NotConfirmedError
from baken.foundation.accounts.models import Membership, User
from baken.foundation.accounts.sessions import PENDING, USER
from baken.foundation.door import door
from baken.foundation.door.actor import NOBODY, Actor, logging_in, person

MEMBERSHIP = "membership"
ORGANISATION = "organisation"
ROLE = "role"
CONFIRMED_AT = "confirmed_at"
PENDING_SECONDS = 600
CONFIRMED_SECONDS = 300


class ActorRequest(HttpRequest):
    """A request behind the door: the middleware has said who acts."""

    user: User | AnonymousUser
    actor: Actor
    membership: Membership | None
    organisation_name: str
    pending_user: User | None
    has_raised: bool


@dataclass(frozen=True)
class Standing:
    """What a session says about who acts; the database still has to agree."""

    user_id: UUID | None = None
    membership_id: UUID | None = None
    organisation_id: UUID | None = None
    role: str = ""
    is_pending: bool = False

    @property
    def actor(self) -> Actor:
        """The actor to enter the door with."""
        if self.user_id is None:
            return NOBODY
        if self.membership_id is None:
            return logging_in(self.user_id)
        return person(
            user_id=self.user_id, organisation_id=self.organisation_id, role=self.role
        )


def standing_in(session: SessionBase) -> Standing:
    """Reads a session; a password that was given too long ago no longer counts."""
    if USER in session:
        return Standing(
            user_id=UUID(session[USER]),
            membership_id=_key(session.get(MEMBERSHIP)),
            organisation_id=_key(session.get(ORGANISATION)),
            role=session.get(ROLE, ""),
        )
    pending: dict[str, Any] = session.get(PENDING) or {}
    if not pending or time.time() - pending["at"] > PENDING_SECONDS:
        return Standing()
    return Standing(user_id=UUID(pending[USER]), is_pending=True)


def _key(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def begin_code(request: HttpRequest, *, user: User) -> None:
    """The password was right; now the code is asked."""
    request.session.flush()
    request.session[PENDING] = {USER: str(user.pk), "at": int(time.time())}


def begin(request: HttpRequest, *, user: User) -> None:
    """Password and code were right: somebody is logged in, in no role yet."""
    request.session.flush()
    rotate_token(request)
    request.session[USER] = str(user.pk)
    request.session[CONFIRMED_AT] = int(time.time())


def take_role(request: HttpRequest, *, membership: Membership) -> None:
    """From the next request on this person acts in this membership."""
    request.session[MEMBERSHIP] = str(membership.pk)
    request.session[ORGANISATION] = str(membership.organisation_id)
    request.session[ROLE] = membership.role


def leave_role(request: HttpRequest) -> None:
    """The role ended: another one has to be chosen."""
    for name in (MEMBERSHIP, ORGANISATION, ROLE):
        request.session.pop(name, None)


def confirm(request: HttpRequest) -> None:
    """The person just proved again who they are."""
    request.session[CONFIRMED_AT] = int(time.time())


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person proved who they are within the last minutes."""
    confirmed_at = request.session.get(CONFIRMED_AT, 0)
    return bool(time.time() - confirmed_at < CONFIRMED_SECONDS)


def reenter(request: ActorRequest, *, purpose: str) -> Actor:
    """Acts for another purpose from here on; only after a fresh confirmation.

    Raises NotConfirmedError, which the middleware answers with the page that asks for it.
    """
    actor = request.actor
    if actor.kind != "person" or not is_confirmed(request):
        raise NotConfirmedError(purpose)
    changed = replace(actor, purpose=purpose)
    door.enter(changed)
    request.actor = changed
    return changed


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    found = getattr(request, "actor", NOBODY)
    return found if isinstance(found, Actor) else NOBODY


def membership_of(request: HttpRequest) -> Membership | None:
    """The membership at work in this request."""
    found = getattr(request, "membership", None)
    return found if isinstance(found, Membership) else None


def user_of(request: HttpRequest) -> User | None:
    """The person logged in, or half way through logging in."""
    found = getattr(request, "user", None)
    found = found if isinstance(found, User) else getattr(request, "pending_user", None)
    return found if isinstance(found, User) else None
