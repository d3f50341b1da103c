"""A professional lifts a fail, with a reason: a value that travels with the judgement."""

from dataclasses import dataclass
from datetime import date

from baken.core.matching.ruleset import Criterion
from baken.core.rules.codes import Role


@dataclass(frozen=True)
class Override:
    """Who lifted which fail of which offer, when and why."""

    offer: str
    criterion: Criterion
    role: Role
    reason: str
    on: date
