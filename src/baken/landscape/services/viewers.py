"""Who may see an address: named one by one, by the provider's safety officer."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.landscape.errors import SoughtTooOftenError, UnknownAccountError
from baken.landscape.models import AddressViewer


def account_with(email: str) -> UUID:
    """Who works in Baken with exactly this e-mail address; each question is recorded.

    Raises UnknownAccountError and SoughtTooOftenError.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT account, is_too_often FROM landscape_account_sought(%s)", [email]
        )
        found, is_too_often = cursor.fetchone()
    if is_too_often:
        raise SoughtTooOftenError
    if found is None:
        raise UnknownAccountError
    return UUID(str(found))


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
def end_viewer(actor: Actor, *, viewer_id: UUID, at: datetime) -> int:
    """Takes the right to see an address away; the number of rights that ended."""
    named = _valid(at).filter(pk=viewer_id)
    location_id = named.values_list("location_id", flat=True).first()
    n_ended = named.update(valid_until=timezone.localdate(at))
    if n_ended:
        audit.record(
            actor=actor, action="landscape.viewer_ended", at=at, subject=location_id
        )
    return n_ended
