"""Who may see an address, one by one; every look is recorded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.landscape.adapters import AddressWords, sealed, words_of
from baken.landscape.errors import AddressHiddenError
from baken.landscape.models import Address, AddressViewer, Location


@dataclass(frozen=True)
class SeenAddress:
    """An address with the location and provider that it belongs to."""

    location: Location
    words: AddressWords


def see_address(actor: Actor, *, location_id: UUID, at: datetime) -> SeenAddress:
    """The address, if the actor was named for it and acts for that purpose.

    Raises Address.DoesNotExist: what you may not see does not exist.
    """
    address = Address.objects.select_related("location__organisation").get(
        location=location_id
    )
    audit.record(
        actor=actor, action="landscape.address_seen", at=at, subject=location_id
    )
    return SeenAddress(location=address.location, words=words_of(address))


@transaction.atomic
def keep_address(
    words: AddressWords, *, actor: Actor, location_id: UUID, at: datetime
) -> None:
    """Writes the first address of a location, as its provider's safety officer.

    Raises AddressHiddenError when there is one that the officer may not read: nobody
    overwrites an address unseen.
    """
    address = Address(
        location_id=location_id,
        words_token=sealed(words),
        stated_on=timezone.localdate(at),
    )
    try:
        with transaction.atomic():
            address.save()
    except IntegrityError as error:
        raise AddressHiddenError(str(location_id)) from error
    audit.record(
        actor=actor, action="landscape.address_kept", at=at, subject=location_id
    )


def is_named(actor: Actor, *, location_id: UUID, at: datetime) -> bool:
    """Whether the actor was named for the address, before anything of it is shown."""
    return _valid(at).filter(location=location_id, user=actor.user_id).exists()


def _valid(at: datetime) -> QuerySet[AddressViewer]:
    on = timezone.localdate(at)
    return AddressViewer.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on), valid_from__lte=on
    )


@transaction.atomic
def name_viewer(
    actor: Actor, *, location_id: UUID, user_id: UUID, at: datetime
) -> AddressViewer:
    """Names one person for one address; only the provider's safety officer can.

    Whoever was named already stays named: twice is once.
    """
    found = _valid(at).filter(location=location_id, user=user_id).first()
    if found is not None:
        return found
    viewer = AddressViewer.objects.create(
        location_id=location_id,
        user_id=user_id,
        named_by_id=actor.user_id,
        valid_from=timezone.localdate(at),
    )
    audit.record(
        actor=actor, action="landscape.viewer_named", at=at, subject=location_id
    )
    return viewer


@transaction.atomic
def end_viewer(actor: Actor, *, location_id: UUID, user_id: UUID, at: datetime) -> int:
    """Takes the right to see an address away; the number of rights that ended."""
    named = _valid(at).filter(location=location_id, user=user_id)
    n_ended = named.update(valid_until=timezone.localdate(at))
    if n_ended:
        audit.record(
            actor=actor, action="landscape.viewer_ended", at=at, subject=location_id
        )
    return n_ended
