"""Who holds which role: given, arranged and ended by the administrator."""

import uuid
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from baken.foundation.accounts.database import call
from baken.foundation.accounts.errors import OwnRoleError, RoleHeldError
from baken.foundation.audit.services import record
from baken.foundation.door.actor import Actor


@transaction.atomic
def give_membership(
    user_id: UUID,
    *,
    organisation_id: UUID,
    role: str,
    on: date,
    actor: Actor,
    at: datetime,
) -> UUID:
    """Gives a role from this day on; raises RoleHeldError or OwnRoleError."""
    if user_id == actor.user_id:
        raise OwnRoleError(role)
    new_id = uuid.uuid4()
    try:
        with transaction.atomic():
            call("membership_give", new_id, user_id, organisation_id, role, on)
    except IntegrityError as error:
        raise RoleHeldError(role) from error
    record(actor=actor, action="membership.given", subject=new_id, at=at)
    return new_id


@transaction.atomic
def end_membership(
    membership_id: UUID, *, on: date, actor: Actor, at: datetime
) -> None:
    """Ends a role from this day on, and every session of its holder at once."""
    call("membership_end", membership_id, on)
    record(actor=actor, action="membership.ended", subject=membership_id, at=at)


@transaction.atomic
def arrange_membership(
    membership_id: UUID,
    *,
    is_deputy: bool,
    absent_until: date | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Who deputises, and until when somebody is away."""
    call("membership_arrange", membership_id, is_deputy, absent_until)
    record(actor=actor, action="membership.arranged", subject=membership_id, at=at)


@transaction.atomic
def set_own_absence(
    membership_id: UUID, *, absent_until: date | None, actor: Actor, at: datetime
) -> None:
    """The actor's own absence in the role at work."""
    call("membership_own_absence", absent_until)
    record(actor=actor, action="membership.arranged", subject=membership_id, at=at)
