"""Writes the trail, seals it, and tells whether it is whole."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import connections

from baken.foundation.audit.actions import action as registered
from baken.foundation.door.actor import Actor

# In the order in which audit_seal() hashes them; \x1f cannot occur in any of them.
SEALED = """
    l.number::text, l.event_id::text, l.event_type_code, l.event_action_code,
    l.event_outcome_indicator::text,
    to_char(l.event_date_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    to_char(l.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    l.actor_kind, coalesce(l.user_id::text, ''),
    coalesce(l.audit_enterprise_site_id::text, ''), l.role_id_code, l.purpose_of_use,
    coalesce(l.participant_object_id::text, ''), l.participant_object_detail::text,
    coalesce(l.dossier_id::text, '')
"""


@dataclass(frozen=True)
class Recording:
    """A line of the trail as SQL, for a statement that writes other things too."""

    sql: ClassVar = "audit_append(%s, %s, %s, %s, %s, %s::jsonb)"
    arguments: tuple[str | UUID | datetime | None, ...]


def recording(
    *,
    action: str,
    at: datetime,
    subject: UUID | None = None,
    dossier_id: UUID | None = None,
    detail: Mapping[str, str | int] | None = None,
) -> Recording:
    """The line that `record` would append; who acted comes from the signed actor."""
    event, written = registered(action), json.dumps(dict(detail or {}))
    return Recording((event.name, event.code, at, subject, dossier_id, written))


def record(
    *,
    actor: Actor,  # noqa: ARG001 -- see below
    action: str,
    at: datetime,
    subject: UUID | None = None,
    dossier_id: UUID | None = None,
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Appends one line in the running transaction.

    Who acted comes from the signed actor at the door, not from `actor`, which only shows
    that the caller knows whose act this is. `detail` holds codes and counts, never text
    about a person.
    """
    line = recording(
        action=action, at=at, subject=subject, dossier_id=dossier_id, detail=detail
    )
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT {line.sql}", line.arguments)


def seal(*, using: str = "default") -> int:
    """Numbers and chains the committed lines; the count of lines that it sealed."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT audit_seal()")
        return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class Trail:
    """What `baken audit verify` found: an empty `faults` means that nothing was touched."""

    n_sealed: int
    n_unsealed: int
    head: str
    faults: tuple[str, ...]


def verify(*, using: str = "offline") -> Trail:
    """Recomputes the whole chain from the stored lines."""
    faults: list[str] = []
    expected, previous = 1, b""
    for number, stored, text in _sealed_lines(using):
        if number != expected:
            faults.append(
                f"lines {expected} to {number - 1} were removed or renumbered"
            )
        digest = hashlib.sha256(previous + text.encode()).digest()
        if digest != stored:
            faults.append(
                f"line {number} was changed, moved, or follows a missing line"
            )
        expected, previous = number + 1, stored
    n_sealed, n_unsealed, last = _totals(using)
    if last != expected - 1:
        faults.append(
            f"the chain says {last} lines were sealed, {expected - 1} are there"
        )
    return Trail(n_sealed, n_unsealed, previous.hex(), tuple(faults))


def _sealed_lines(using: str) -> Iterator[tuple[int, bytes, str]]:
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT l.number, l.hash, concat_ws(E'\\x1f', {SEALED})"  # noqa: S608 -- a constant
            " FROM audit_line l WHERE l.number IS NOT NULL ORDER BY l.number"
        )
        while rows := cursor.fetchmany(5000):
            for number, stored, text in rows:
                yield number, bytes(stored), text


def _totals(using: str) -> tuple[int, int, int]:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE number IS NOT NULL),"
            " count(*) FILTER (WHERE number IS NULL),"
            " (SELECT last_number FROM audit_chain) FROM audit_line"
        )
        sealed, unsealed, last = cursor.fetchone()
        return int(sealed), int(unsealed), int(last)
