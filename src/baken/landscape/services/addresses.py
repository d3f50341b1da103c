"""An address is kept and looked at; every look is recorded."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.landscape.adapters import AddressWords, sealed, words_of
from baken.landscape.errors import AddressHiddenError, StaleLocationError
from baken.landscape.models import Address, Location


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
        actor=actor,
        action="landscape.address_seen",
        at=at,
        subject=location_id,
        detail={"level": address.location.safety_level},
    )
    return SeenAddress(location=address.location, words=words_of(address))


@transaction.atomic
def keep_address(
    words: AddressWords, *, actor: Actor, location_id: UUID, at: datetime, version: str
) -> None:
    """Writes or replaces the address of a location, as its provider's safety officer.

    `version` is what `version_of` said when the form was opened. Raises StaleLocationError
    when the address changed since, and AddressHiddenError when there is one that the
    officer may not read: nobody overwrites an address unseen.
    """
    kept = Address.objects.select_for_update().filter(location=location_id).first()
    if kept is not None and words_of(kept) == words:
        return
    if version != _version(kept):
        raise StaleLocationError(str(location_id))
    # A point belonged to the address that is replaced.
    written = Address(
        location_id=location_id,
        words_token=sealed(words),
        stated_on=timezone.localdate(at),
    )
    _write(written, is_new=kept is None)
    audit.record(
        actor=actor, action="landscape.address_kept", at=at, subject=location_id
    )


def _write(address: Address, *, is_new: bool) -> None:
    try:
        with transaction.atomic():
            address.save(force_insert=is_new, force_update=not is_new)
    except IntegrityError as error:
        raise AddressHiddenError(str(address.location_id)) from error


def version_of(location_id: UUID) -> str:
    """Marks the address that the actor may read now; empty when there is none."""
    return _version(Address.objects.filter(location=location_id).first())


def _version(address: Address | None) -> str:
    if address is None:
        return ""
    return hashlib.sha256(address.words_token.encode()).hexdigest()[:16]
