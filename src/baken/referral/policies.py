"""Which role may do what with a request; which rows it sees is PostgreSQL's decision."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied

from baken.core.rules.request_acts import RequestAct
from baken.foundation.accounts.models import Role
from baken.foundation.door.actor import Actor

REFERRER: Final = frozenset({str(Role.REFERRER)})
INTAKE: Final = frozenset({str(Role.INTAKE)})
SAFETY: Final = frozenset({str(Role.SAFETY_OFFICER)})
CLOCK: Final = frozenset({"holds"})

WHO: Final[Mapping[RequestAct, frozenset[str]]] = {
    RequestAct.START_TALKING: INTAKE,
    RequestAct.ASK_QUESTION: INTAKE,
    RequestAct.ANSWER_QUESTION: REFERRER,
    RequestAct.DECLINE: INTAKE,
    RequestAct.OFFER_PLACE: INTAKE,
    RequestAct.PROLONG_HOLD: REFERRER,
    RequestAct.CHOOSE: REFERRER,
    # Whoever sees her leave: the referrer brings her, or the provider fetches her.
    RequestAct.SET_UNDERWAY: REFERRER | INTAKE,
    RequestAct.ARRIVE: INTAKE,
    RequestAct.RECORD_NO_ARRIVAL: INTAKE,
    RequestAct.WITHDRAW: REFERRER,
    RequestAct.LAPSE: CLOCK | REFERRER,
    RequestAct.ANSWER_SAFETY: SAFETY,
}


def may_act(actor: Actor, *, act: RequestAct) -> bool:
    """Whether the actor's role has this act."""
    return actor.role in WHO[act]


def may_ask(actor: Actor) -> bool:
    """Whether the actor's role asks for places."""
    return actor.role in REFERRER


def organisation_of(actor: Actor) -> UUID:
    """The organisation at work; whoever has none does nothing here."""
    if actor.organisation_id is None:
        raise PermissionDenied
    return actor.organisation_id


def user_of(actor: Actor) -> UUID:
    """The person at work; a system actor is none."""
    if actor.user_id is None:
        raise PermissionDenied
    return actor.user_id


def require(allowed: bool) -> None:  # noqa: FBT001  the answer of a policy reads best here
    """Refuse what the role does not have."""
    if not allowed:
        raise PermissionDenied
