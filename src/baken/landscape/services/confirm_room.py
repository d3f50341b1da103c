"""A provider says that everything it stated still holds: the most frequent act."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.landscape import policies
from baken.landscape.errors import StaleRoomError
from baken.landscape.models import Availability


@transaction.atomic
def confirm_room(seen: dict[UUID, int], *, actor: Actor, at: datetime) -> int:
    """Renews the date of what was seen (offer to version); the number of offers.

    Raises StaleRoomError when one of them was changed since, and then confirms nothing.
    A second time is harmless: the versions stay as they are.
    """
    on = timezone.localdate(at)
    rooms = list(
        Availability.objects.select_for_update(of=("self",))
        .filter(offer__in=seen)
        .select_related("offer")
        .order_by("pk")
    )
    for room in rooms:
        policies.require_keeper(actor, offer=room.offer)
        if room.version != seen[room.pk]:
            raise StaleRoomError(room.offer.code)
    confirmed = Availability.objects.filter(pk__in=[room.pk for room in rooms])
    n_confirmed = confirmed.update(stated_on=on)
    for room in rooms:
        audit.record(
            actor=actor, action="landscape.room_confirmed", at=at, subject=room.pk
        )
    return n_confirmed
