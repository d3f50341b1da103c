"""What an administrator does with accounts of the own organisation.

The functions of the database check again who the administrator is; whoever also works
elsewhere is not theirs to mend.
"""

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from baken.foundation.accounts.database import call
from baken.foundation.audit.services import record
from baken.foundation.door.actor import Actor

INVITATION_DAYS = 7
# Letters and digits that nobody confuses on the telephone.
SPOKEN = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class NewInvitation:
    """A link and a code, to be handed over in two different ways; shown once."""

    key: str
    code: str
    expires_at: datetime


@transaction.atomic
def create_account(
    email: str,
    *,
    name: str,
    organisation_id: UUID,
    role: str,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Makes an account, or finds the one with this address; its key."""
    found = call("account_create", uuid.uuid4(), email, name, organisation_id, role)
    user_id = UUID(str(found))
    record(actor=actor, action="account.created", subject=user_id, at=at)
    return user_id


@transaction.atomic
def invite(user_id: UUID, *, actor: Actor, at: datetime) -> NewInvitation:
    """Makes the link and code with which somebody sets a password; older ones lapse."""
    made = NewInvitation(
        key=secrets.token_urlsafe(24),
        code="".join(secrets.choice(SPOKEN) for _ in range(8)),
        expires_at=at + timedelta(days=INVITATION_DAYS),
    )
    hashes = _key_hash(made.key), _code_hash(made.key, code=made.code)
    call("account_invite", user_id, *hashes, made.expires_at)
    record(actor=actor, action="account.invited", subject=user_id, at=at)
    return made


def is_open(key: str) -> bool:
    """Whether a link can still be used; looking at it uses nothing up."""
    return bool(call("invitation_is_open", _key_hash(key)))


@transaction.atomic
def redeem(
    key: str, *, code: str, password: str, actor: Actor, at: datetime
) -> UUID | None:
    """Sets the password of whoever holds both link and code; None when the code is wrong."""
    spoken = "".join(code.split()).replace("-", "").upper()
    found = call(
        "invitation_redeem",
        _key_hash(key),
        _code_hash(key, code=spoken),
        make_password(password),
        at,
    )
    if not isinstance(found, UUID):
        return None
    record(actor=actor, action="account.invitation_used", subject=found, at=at)
    return found


@transaction.atomic
def reset_second_factor(user_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Removes telephone and recovery codes and ends all sessions."""
    call("account_reset_second_factor", user_id)
    record(actor=actor, action="account.second_factor_reset", subject=user_id, at=at)


@transaction.atomic
def block(user_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Ends all sessions; nobody logs in with this account until it is unblocked."""
    call("account_set_active", user_id, False)  # noqa: FBT003  a column of the database
    record(actor=actor, action="account.blocked", subject=user_id, at=at)


@transaction.atomic
def unblock(user_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Lets the account log in again."""
    call("account_set_active", user_id, True)  # noqa: FBT003  a column of the database
    record(actor=actor, action="account.unblocked", subject=user_id, at=at)


@transaction.atomic
def change_password(
    password: str, *, kept_session: bytes | None, actor: Actor, at: datetime
) -> None:
    """The actor's own new password; ends the other sessions. Needs purpose `account`."""
    call("change_password", make_password(password), kept_session, at)
    record(actor=actor, action="account.password_changed", subject=actor.user_id, at=at)


def _key_hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def _code_hash(key: str, *, code: str) -> bytes:
    return hashlib.sha256(f"{key}\0{code}".encode()).digest()
