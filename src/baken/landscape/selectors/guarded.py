"""What a safety officer sees of the own houses: levels, who may look, and who looked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from baken.foundation.accounts.models import Role
from baken.foundation.organisations.models import Municipality
from baken.landscape.models import Location

MOST_LOOKS = 100


@dataclass(frozen=True)
class Viewer:
    """Somebody who was named for one address, as the officer named them."""

    id: UUID
    email: str
    is_working: bool
    named_on: date


@dataclass(frozen=True)
class Guarded:
    """A location with what is kept of its address, and never the address itself."""

    location: Location
    stated_on: date | None
    viewers: tuple[Viewer, ...]


@dataclass(frozen=True)
class Look:
    """One time that somebody saw a shielded address: where they work, not who they are."""

    at: datetime
    location: str
    organisation: str
    role: str
    is_new: bool


def guarded_locations(organisation_id: UUID, *, on: date) -> tuple[Guarded, ...]:
    """The locations of a provider by name, for its own safety officer."""
    viewers = _viewers()
    days = _address_days()
    locations = (
        Location.objects.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gt=on),
            organisation=organisation_id,
        )
        .select_related("youth_region", "municipality")
        .order_by("name", "pk")
    )
    return tuple(
        Guarded(one, days.get(one.pk), tuple(viewers.get(one.pk, ())))
        for one in locations
    )


def guarded_location(location_id: UUID, *, organisation_id: UUID, on: date) -> Guarded:
    """One of them; raises Location.DoesNotExist."""
    for one in guarded_locations(organisation_id, on=on):
        if one.location.pk == location_id:
            return one
    raise Location.DoesNotExist(str(location_id))


def _viewers() -> dict[UUID, list[Viewer]]:
    found: dict[UUID, list[Viewer]] = {}
    for viewer_id, location_id, *rest in _asked(
        "SELECT viewer_id, location_id, email, is_working, named_on"
        " FROM landscape_viewers()"
    ):
        found.setdefault(location_id, []).append(Viewer(viewer_id, *rest))
    return found


def _address_days() -> dict[UUID, date]:
    return dict(_asked("SELECT location_id, stated_on FROM landscape_address_days()"))


def looks() -> tuple[Look, ...]:
    """The last looks at shielded addresses of the own provider, the newest first."""
    rows = _asked(
        "SELECT k.looked_at, l.name, k.organisation, k.role, k.is_new"
        " FROM landscape_looks(%s) k JOIN landscape_location l ON l.id = k.location_id"
        " ORDER BY k.looked_at DESC",
        MOST_LOOKS,
    )
    return tuple(
        Look(at, name, organisation, _in_words(role), is_new)
        for at, name, organisation, role, is_new in rows
    )


def count_new_looks() -> int:
    """How many looks there were since the officer last read them, in one statement."""
    return int(_asked("SELECT landscape_new_looks()")[0][0])


def _in_words(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


def _asked(statement: str, *values: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def municipalities_of(location: Location, *, on: date) -> tuple[tuple[str, str], ...]:
    """The municipalities of the region in which a location lies, as choices by name."""
    found = Municipality.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on),
        youth_region=location.youth_region_id,
    )
    return tuple(found.order_by("name").values_list("gm_code", "name"))
