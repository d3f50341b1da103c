"""Every audit action with its Dutch sentence; an unknown action cannot be recorded."""

from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise

ActionCode = Literal[
    "C", "R", "U", "D", "E"
]  # NEN 7513: create, read, update, delete, execute


@dataclass(frozen=True)
class AuditAction:
    """What happened, as people read it."""

    name: str
    code: ActionCode
    sentence: str | Promise


REGISTRY: dict[str, AuditAction] = {}


class UnknownActionError(KeyError):
    """The action is not registered: add it to `actions.py` of its room."""


def register(name: str, *, code: ActionCode, sentence: str | Promise) -> None:
    """Makes `room.past_tense` an action that can be recorded; the sentence is Dutch."""
    REGISTRY[name] = AuditAction(name, code, sentence)


def action(name: str) -> AuditAction:
    """The registered action; raises UnknownActionError."""
    try:
        return REGISTRY[name]
    except KeyError as error:
        raise UnknownActionError(name) from error
