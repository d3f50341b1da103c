"""May this person do it? PostgreSQL asks the same, so a slip here shows nothing more."""

from baken.foundation.accounts.models import Role
from baken.foundation.door.actor import Actor
from baken.landscape.errors import NotKeeperError
from baken.landscape.models import Offer

KEEPING = frozenset({Role.INTAKE.value})


def may_keep_offer(actor: Actor, *, offer: Offer) -> bool:
    """Only the intake of the provider keeps room: others would fill in from hearsay."""
    return (
        actor.kind == "person"
        and actor.role in KEEPING
        and actor.organisation_id == offer.organisation_id
    )


def require_keeper(actor: Actor, *, offer: Offer) -> None:
    """Raises NotKeeperError unless the actor keeps this offer."""
    if not may_keep_offer(actor, offer=offer):
        raise NotKeeperError(offer.code)
