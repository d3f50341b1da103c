"""How well an address is hidden; what was known of a house goes when it becomes shielded."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from baken.foundation.audit import services as audit
from baken.foundation.door.actor import Actor
from baken.landscape.errors import StaleLocationError
from baken.landscape.models import Address, Location, SafetyLevel


@dataclass(frozen=True)
class LevelWish:
    """The level that should hold; a municipality only when the address may be known."""

    level: SafetyLevel
    municipality: str | None = None

    def __post_init__(self) -> None:
        if self.level is not SafetyLevel.KNOWN and self.municipality is not None:
            raise ValueError("municipality: a shielded location names none")


@transaction.atomic
def change_level(
    wish: LevelWish, *, actor: Actor, location_id: UUID, seen: str, at: datetime
) -> None:
    """Changes the safety level; the same wish twice is one change.

    `seen` is what `level_version` said when the form was opened. Raises
    StaleLocationError when somebody else changed it since.
    """
    location = Location.objects.select_for_update().get(pk=location_id)
    before = location.safety_level
    if (before, location.municipality_id) == (wish.level, wish.municipality):
        return
    if level_version(location) != seen:
        raise StaleLocationError(str(location_id))
    if wish.level is not SafetyLevel.KNOWN:
        _erase_point(location)
    location.safety_level, location.municipality_id = wish.level, wish.municipality
    location.save(update_fields=["safety_level", "municipality"])
    audit.record(
        actor=actor,
        action="landscape.level_changed",
        at=at,
        subject=location_id,
        detail={"from": before, "to": int(wish.level)},
    )


def _erase_point(location: Location) -> None:
    """Before the level rises: afterwards nobody who was not named may touch the address."""
    pointed = Address.objects.filter(location=location, latitude__isnull=False)
    pointed.update(latitude=None, longitude=None)


def level_version(location: Location) -> str:
    """Marks what a form about the level was opened on."""
    return f"{location.safety_level}.{location.municipality_id or ''}"
