"""How far an organisation sees, and what the database says about safety; functions of SQL."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from baken.referral.errors import SafetyNotYetError
from baken.referral.models import Request


def open_grant(request: Request, *, capacity: str, at: datetime) -> None:
    """Shows the asked provider more: the need while `talking`, the name while `treating`."""
    _run("SELECT widen_for_request(%s, %s, %s)", [request.pk, capacity, at])


def end_identity(request: Request, *, at: datetime) -> None:
    """Takes the name back when she did not arrive."""
    _run("SELECT narrow_request(%s, %s)", [request.pk, at])


def close_grants(request: Request, *, at: datetime) -> None:
    """Ends what the provider of a closed request sees; the last thing that is done."""
    _run("SELECT close_request_grants(%s, %s)", [request.pk, at])


def end_search(request: Request, *, at: datetime) -> None:
    """She has arrived: the need has its place."""
    _run("SELECT place_need(%s, %s)", [request.pk, at])


def safety_basis(dossier_id: UUID) -> str:
    """A hash of what a safety officer compares; it changes with the facts."""
    return str(_run("SELECT safety_basis(%s)", [dossier_id]))


def safety_verdict(request: Request, *, during: DateRange, at: datetime) -> str:
    """What safety officers answered about this location: `pass`, or not (yet).

    `at` is the moment of the act: a yes that is too old by then counts as no answer.
    """
    return str(
        _run(
            "SELECT safety_verdict(%s, %s, %s, %s)",
            [request.dossier_id, request.offer.location_id, during, at],
        )
    )


def require_safety(request: Request, *, during: DateRange, at: datetime) -> None:
    """Refuse while the safety officer has not said yes lately; a no sounds the same."""
    if safety_verdict(request, during=during, at=at) != "pass":
        raise SafetyNotYetError


def lock_location(location_id: UUID) -> None:
    """One at a time for a house: two who must not meet may be offered places at once."""
    _run("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(location_id)])


def _run(sql: str, arguments: list[UUID | str | datetime | DateRange]) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchone()[0]
