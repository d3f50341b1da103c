"""The timeline of a file: what happened, by which kind of organisation, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from baken.foundation.accounts.models import Role
from baken.referral.models import Event
from baken.referral.selectors import words

_SHOWN: Final = (
    "at",
    "kind",
    "codes",
    "by_role",
    "organisation__name",
    "by_organisation__name",
)
MOST = 200  # a file with more lines has its story in the trail


@dataclass(frozen=True)
class Moment:
    """One line, as the page shows it."""

    at: datetime
    heading: words.Words
    text: str


def moments_of(dossier_id: UUID, *, request_id: UUID | None = None) -> list[Moment]:
    """The lines that the actor may see, the newest first; of one request if it is named."""
    rows = Event.objects.filter(dossier_id=dossier_id)
    if request_id is not None:
        rows = rows.filter(request_id=request_id)
    shown = rows.select_related("by_organisation", "organisation").only(*_SHOWN)
    return [_moment(row) for row in shown.order_by("-at", "-id")[:MOST]]


def _moment(event: Event) -> Moment:
    parts = [words.detail(event.codes), _by(event), _about(event)]
    return Moment(
        at=event.at,
        heading=words.happened(event.kind),
        text=" · ".join(part for part in parts if part),
    )


def _by(event: Event) -> str:
    """Organisation and role; a name of a colleague stands nowhere on the timeline."""
    if event.by_organisation is None:
        return ""
    role = Role(event.by_role).label if event.by_role in Role.values else ""
    return (
        f"{event.by_organisation.name} ({role})" if role else event.by_organisation.name
    )


def _about(event: Event) -> str:
    if event.organisation is None or event.organisation == event.by_organisation:
        return ""
    return event.organisation.name
