"""The acts of somebody who is logged in: taking a role, confirming, leaving."""

from datetime import datetime

from django.db import transaction

from baken.foundation.accounts import limits, second_factor
from baken.foundation.accounts.errors import TooManyTriesError
from baken.foundation.accounts.models import Membership, User
from baken.foundation.audit.services import record
from baken.foundation.door.actor import Actor, logging_in
from baken.foundation.door.door import acting


@transaction.atomic
def take_role(membership: Membership, *, actor: Actor, at: datetime) -> None:
    """Records in which role somebody goes to work."""
    record(actor=actor, action="account.role_taken", subject=membership.pk, at=at)


@transaction.atomic
def confirm(user: User, *, code: str, actor: Actor, at: datetime) -> bool:
    """Whether the person at the screen still holds the telephone of this account."""
    if not limits.CONFIRMATION.take(str(user.pk)):
        raise TooManyTriesError(limits.CONFIRMATION.name)
    with acting(logging_in(user.pk)):
        is_right = second_factor.is_right(code, user=user)
    action = "account.confirmed" if is_right else "account.code_refused"
    record(actor=actor, action=action, subject=user.pk, at=at)
    if is_right:
        limits.CONFIRMATION.forget(str(user.pk))
    return is_right


@transaction.atomic
def log_out(*, actor: Actor, at: datetime) -> None:
    """Records that somebody left."""
    record(actor=actor, action="account.logged_out", subject=actor.user_id, at=at)


@transaction.atomic
def renew_recovery_codes(user: User, *, actor: Actor, at: datetime) -> tuple[str, ...]:
    """Fresh recovery codes; the old ones lapse. Needs purpose `account`."""
    codes = tuple(second_factor.renew_recovery_codes(user))
    record(actor=actor, action="account.codes_renewed", subject=user.pk, at=at)
    return codes


def demo_code(user: User) -> str:
    """The code that a fictional person's telephone shows now; in the demo only."""
    with acting(logging_in(user.pk)):
        return second_factor.demo_code(user)
