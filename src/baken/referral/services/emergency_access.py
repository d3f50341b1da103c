"""Whoever owns a file hears at once that somebody broke the glass (safety rule 22)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.foundation.access.models import Dossier
from baken.foundation.door.actor import Actor
from baken.referral.services import story


@transaction.atomic
def tell_referrer(dossier_id: UUID, *, actor: Actor, at: datetime) -> None:
    """A line on the timeline and a notice; the trail has its line already, from SQL."""
    referring = Dossier.objects.values_list("organisation_id", flat=True).get(
        pk=dossier_id
    )
    story.tell(
        dossier_id,
        kind="glass_broken",
        actor=actor,
        at=at,
        to=[(referring, "referrer")],
    )
