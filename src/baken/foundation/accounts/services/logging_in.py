"""Logging in: the password first, then the code, each limited and recorded."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth import authenticate
from django.db import transaction

from baken.foundation.accounts import limits, second_factor
from baken.foundation.accounts.errors import TooManyTriesError
from baken.foundation.accounts.models import User
from baken.foundation.audit.services import record
from baken.foundation.door.actor import Actor, logging_in


@transaction.atomic
def check_password(
    email: str, *, password: str, address: str, at: datetime
) -> User | None:
    """The person with this password; from here on only that person's secrets are visible."""
    known_as = email.strip().lower()
    here = limits.PASSWORD_HERE.take(known_as, address)
    if not here or not limits.PASSWORD_ANYWHERE.take(known_as):
        raise TooManyTriesError(limits.PASSWORD_HERE.name)
    user = authenticate(None, email=known_as, password=password)
    if not isinstance(user, User):
        record(actor=Actor("login"), action="account.password_refused", at=at)
        return None
    limits.PASSWORD_HERE.forget(known_as, address)
    return user


@transaction.atomic
def check_code(user: User, *, code: str, at: datetime) -> bool:
    """Whether the code is right; it is used up then."""
    if not limits.CODE.take(str(user.pk)):
        raise TooManyTriesError(limits.CODE.name)
    actor = logging_in(user.pk)
    if not second_factor.is_right(code, user=user):
        record(actor=actor, action="account.code_refused", subject=user.pk, at=at)
        return False
    limits.CODE.forget(str(user.pk))
    record(actor=actor, action="account.logged_in", subject=user.pk, at=at)
    return True


@transaction.atomic
def set_up_phone(
    user: User, *, secret: str, code: str, at: datetime
) -> Sequence[str] | None:
    """Recovery codes when the telephone shows the right code, else None."""
    if not limits.CODE.take(str(user.pk)):
        raise TooManyTriesError(limits.CODE.name)
    step = second_factor.step_of(code, secret=secret)
    if step is None:
        return None
    codes = second_factor.activate(user, secret=secret, step=step)
    actor = logging_in(user.pk)
    record(actor=actor, action="account.phone_set_up", subject=user.pk, at=at)
    record(actor=actor, action="account.logged_in", subject=user.pk, at=at)
    return codes
