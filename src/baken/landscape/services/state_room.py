"""A provider states room in one offer: free date, night number, places and stop."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from psycopg.errors import CheckViolation

from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.landscape import policies
from baken.landscape.errors import PlaceInUseError, StaleRoomError
from baken.landscape.models import Availability, Offer, Place
from baken.landscape.selectors.matching import valid_offers
from baken.landscape.services.admission_stop import StopWish, change_stop

IN_USE: Final = "place_in_use_stays"


@dataclass(frozen=True)
class Statement:
    """What the provider says about room, today."""

    free_on: date | None = None
    waiting_weeks: int | None = None
    n_waiting: int | None = None
    night_phone: str = ""
    n_new_places: int = 0
    ended_places: frozenset[UUID] = field(default_factory=frozenset)
    stop: StopWish = field(default_factory=StopWish)


@transaction.atomic
def state_room(
    statement: Statement,
    *,
    actor: Actor,
    code: str,
    version: int,
    key: UUID,
    at: datetime,
) -> Availability:
    """Writes what the provider states; the same form twice is written once.

    Raises Offer.DoesNotExist, NotKeeperError, PlaceInUseError, and StaleRoomError when
    somebody else stated room since version `version`.
    """
    on = timezone.localdate(at)
    offer = valid_offers(on).get(code=code)
    policies.require_keeper(actor, offer=offer)
    room = _locked_room(offer)
    if room.request_key == key:
        return room
    if room.version != version:
        raise StaleRoomError(code)
    _write(room, statement=statement, key=key, on=on)
    _change_places(offer, statement=statement, on=on)
    change_stop(statement.stop, offer=offer, on=on)
    audit.record(
        actor=actor,
        action="landscape.room_stated",
        at=at,
        subject=offer.pk,
        detail={"version": room.version},
    )
    return room


def _locked_room(offer: Offer) -> Availability:
    found = Availability.objects.select_for_update().filter(offer=offer).first()
    return found or Availability(offer=offer, version=0)


def _write(room: Availability, *, statement: Statement, key: UUID, on: date) -> None:
    room.free_on = statement.free_on
    room.waiting_weeks = statement.waiting_weeks
    room.n_waiting = statement.n_waiting
    room.night_phone = statement.night_phone
    room.stated_on = on
    room.request_key = key
    room.version += 1
    try:
        with transaction.atomic():
            room.save(force_insert=room.version == 1)
    except IntegrityError as error:
        # Two people stated room of a new offer at once: the second one looks again.
        raise StaleRoomError(room.offer.code) from error


def _change_places(offer: Offer, *, statement: Statement, on: date) -> None:
    if statement.ended_places:
        _end_places(offer, ended=statement.ended_places, on=on)
    if not statement.n_new_places:
        return
    taken = set(Place.objects.filter(offer=offer).values_list("code", flat=True))
    free = (f"{n:02}" for n in range(1, 1000) if f"{n:02}" not in taken)
    Place.objects.bulk_create(
        Place(offer=offer, code=next(free), valid_from=on)
        for _ in range(statement.n_new_places)
    )


def _end_places(offer: Offer, *, ended: frozenset[UUID], on: date) -> None:
    """Who has a place is no business of the landscape: the database refuses to end it."""
    try:
        with transaction.atomic():
            Place.objects.filter(offer=offer, pk__in=ended).update(valid_until=on)
    except IntegrityError as error:
        raise PlaceInUseError(_place_in_use(error)) from error


def _place_in_use(error: IntegrityError) -> str:
    """The code of the place; whatever else the database refused goes on."""
    cause = error.__cause__
    if not isinstance(cause, CheckViolation):
        raise error
    if cause.diag.constraint_name != IN_USE:
        raise error
    return cause.diag.message_detail or ""
