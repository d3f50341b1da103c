"""What goes with the end of a request: the place is free, it is told, nobody looks on."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from baken.foundation.door.actor import Actor
from baken.referral.models import PlaceUse, Request
from baken.referral.services import reaching, story
from baken.referral.services.story import Code, Recipient


def release_place(request: Request, *, at: datetime, reason: str) -> None:
    """Frees what the request holds; a place that was freed before stays as it was."""
    PlaceUse.objects.filter(request=request, released_at__isnull=True).update(
        released_at=at, release_reason=reason
    )


def end_request(
    request: Request,
    *,
    kind: str,
    actor: Actor,
    at: datetime,
    to: Sequence[Recipient],
    codes: Mapping[str, Code] | None = None,
) -> None:
    """Frees, tells, and closes what the provider sees: last, for after it nobody may tell."""
    release_place(request, at=at, reason=kind)
    story.tell(
        request.dossier_id,
        request=request,
        kind=kind,
        actor=actor,
        at=at,
        to=to,
        codes=codes,
    )
    reaching.close_grants(request, at=at)
