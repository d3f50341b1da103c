"""The safety facts as matching uses them, and the room that Baken knows of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from baken.core.matching import DEFAULT_RULES, DangerZone
from baken.core.values import GeoPoint
from baken.referral.models import OPEN, Need, Request, SafetyAnswer

# The database counts the same days in `safety_verdict`: an assumption, to be confirmed.
YES_COUNTS: Final = timedelta(days=DEFAULT_RULES.confirmation_fresh.value)

# One statement: a page of matching may ask the database only so often.
_STATE: Final = """
    SELECT known.basis_hash, known.zones, known.confirmed, known.asked,
        count(DISTINCT r.safety_hash),
        coalesce(bool_or(r.safety_hash = known.basis_hash), false)
    FROM (SELECT safety_basis(%(dossier)s::uuid) AS basis_hash,
        ARRAY(SELECT ARRAY[m.latitude, m.longitude, z.radius_km]
            FROM referral_dangerzone z
            JOIN organisations_municipality m ON m.gm_code = z.municipality_id
            WHERE z.dossier_id = %(dossier)s::uuid AND z.ended_at IS NULL
            ORDER BY z.id) AS zones,
        ARRAY(SELECT o.code FROM referral_request q
            JOIN landscape_offer o ON o.id = q.offer_id
            WHERE q.dossier_id = %(dossier)s::uuid AND q.ended_at IS NULL
              AND safety_verdict(q.dossier_id, o.location_id, daterange(%(start)s::date, NULL),
                  %(at)s::timestamptz) = 'pass'
            ORDER BY o.code) AS confirmed,
        ARRAY(SELECT q.offer_id FROM referral_request q
            WHERE q.dossier_id = %(dossier)s::uuid AND q.status = any(%(open)s)
            ORDER BY q.offer_id) AS asked) known
    LEFT JOIN referral_matchrun r ON r.dossier_id = %(dossier)s::uuid
        AND r.at > %(since)s::timestamptz
    GROUP BY known.basis_hash, known.zones, known.confirmed, known.asked
"""


@dataclass(frozen=True)
class SafetyState:
    """The safety facts of now, and how often they differed lately.

    `confirmed` holds the asked offers whose safety officer said yes to both questions
    lately; a no looks like silence. `asked` holds the offers with an open request.
    """

    basis_hash: str
    zones: tuple[DangerZone, ...]
    confirmed: tuple[str, ...]
    asked: frozenset[UUID]
    n_earlier: int
    is_new: bool


def safety_state(need: Need, *, on: date, at: datetime, since: datetime) -> SafetyState:
    """The facts as the actor may know them, beside those of the runs since a moment."""
    start = max(need.start_from or on, on)
    values: dict[str, str | list[str]] = {
        "dossier": str(need.dossier_id),
        "start": start.isoformat(),
        "at": at.isoformat(),
        "since": since.isoformat(),
        "open": [status.value for status in OPEN],
    }
    with connection.cursor() as cursor:
        cursor.execute(_STATE, values)
        basis_hash, zones, confirmed, asked, n_earlier, is_seen = cursor.fetchone()
    return SafetyState(
        basis_hash=str(basis_hash),
        zones=tuple(_zone(*line) for line in zones),
        confirmed=tuple(confirmed),
        asked=frozenset(asked),
        n_earlier=int(n_earlier),
        is_new=not is_seen,
    )


def _zone(latitude: float, longitude: float, radius_km: float) -> DangerZone:
    point = GeoPoint(latitude, longitude)
    return DangerZone(point, radius_km, is_municipality=True)


def is_too_old(answer: SafetyAnswer, *, at: datetime) -> bool:
    """Whether a yes is so old that the residents must be compared again; a no never is."""
    return answer.verdict == "pass" and answer.answered_at < at - YES_COUNTS


def answer_states(rows: Iterable[Request], *, at: datetime) -> dict[UUID, str]:
    """By request what its safety officer gave: `given`, or `again` once a yes is too old."""
    answers = SafetyAnswer.objects.filter(request__in=rows).order_by("answered_at")
    newest = {(answer.request_id, answer.criterion): answer for answer in answers}
    states: dict[UUID, str] = {}
    for (request_id, _criterion), answer in newest.items():
        again = is_too_old(answer, at=at) or states.get(request_id) == "again"
        states[request_id] = "again" if again else "given"
    return states


def next_free_places(on: date) -> dict[UUID, date]:
    """Per offer the first day on which Baken knows a place to be free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT offer_id, free_on FROM next_free_places(%s)", [on])
        rows: Iterable[tuple[UUID, date]] = cursor.fetchall()
        return dict(rows)
