"""The actor: who does something, for which organisation, in which role, and why."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Kind = Literal["person", "login", "system", "nobody"]


@dataclass(frozen=True)
class Actor:
    """One (person, organisation, role) at work, or a named system actor.

    A system actor sees no file unless `dossier_id` names the one that its job is about.
    """

    kind: Kind
    user_id: UUID | None = None
    organisation_id: UUID | None = None
    role: str = ""
    purpose: str = "care"
    dossier_id: UUID | None = None


NOBODY = Actor(kind="nobody")


def person(
    *, user_id: UUID, organisation_id: UUID | None, role: str, purpose: str = "care"
) -> Actor:
    """A person who acts for one organisation in one role."""
    return Actor("person", user_id, organisation_id, role, purpose)


def logging_in(user_id: UUID) -> Actor:
    """Somebody whose password or code is being checked: sees the own account only."""
    return Actor("login", user_id, purpose="login")


def system(name: str, *, purpose: str, dossier_id: UUID | None = None) -> Actor:
    """A job under its own name; it sees at most the one file that it is about."""
    return Actor("system", None, None, name, purpose, dossier_id)
