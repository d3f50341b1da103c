"""People of every kind, each with an account; committed once for each database.

The parts: Anna referred and owns the files. Anker was asked, Linde talks, Wilg offered a
place, Iep was chosen; Eik was asked nothing. Carla coordinates, Kees coordinates elsewhere.
"""

from dataclasses import dataclass, replace
from functools import cache

from baken.foundation.accounts.models import User
from baken.foundation.door.door import acting
from baken.foundation.organisations.models import (
    Municipality,
    YouthRegion,
)
from baken.landscape.adapters import AddressWords, sealed
from baken.landscape.models import (
    Address,
    AddressViewer,
    AdmissionStop,
    AdmissionStopReason,
    Availability,
    Contract,
    Location,
    PublishedMeasure,
)
from tests.factories.accounts import (
    LONG_AGO,
    Person,
    account,
    as_offline,
    organisation,
)
from tests.referral.chain import ON, Provider, provider

STREET = "Geheimelaantje"
STOP_REASON = "Een verzonnen reden van een stop."


@dataclass(frozen=True)
class House:
    """A provider and the people who work there."""

    provider: Provider
    intake: Person
    safety: Person
    expert: Person
    administrator: Person


@dataclass(frozen=True)
class Cast:
    """Everybody who tries."""

    anna: Person  # refers, and owns the files
    bram: Person  # refers for another municipality
    eva: Person  # administers Anna's organisation
    carla: Person  # coordinates, and was given the file
    kees: Person  # coordinates elsewhere
    anker: House
    linde: House
    wilg: House
    iep: House
    eik: House

    @property
    def people(self) -> dict[str, Person]:
        """Everybody by a short name."""
        found = {name: getattr(self, name) for name in ALONE}
        for house in HOUSES:
            for role in ROLES:
                found[f"{house} {role}"] = getattr(getattr(self, house), role)
        return found


ALONE = ("anna", "bram", "eva", "carla", "kees")
HOUSES = ("anker", "linde", "wilg", "iep", "eik")
ROLES = ("intake", "safety", "expert", "administrator")


def cast() -> Cast:
    """The cast of this database; made again when a test has replaced the database."""
    found = _cast()
    with acting(found.anna.actor):
        is_there = User.objects.filter(pk=found.anna.user.pk).exists()
    if not is_there:
        _cast.cache_clear()
    return _cast()


@cache
def _cast() -> Cast:
    town, coordination = organisation(), organisation("care_coordination")
    return Cast(
        anna=account((town, "referrer"), name="Anna"),
        bram=account((organisation(), "referrer"), name="Bram"),
        eva=account((town, "administrator"), name="Eva"),
        carla=account((coordination, "care_coordinator"), name="Carla"),
        kees=account(
            (organisation("care_coordination"), "care_coordinator"), name="Kees"
        ),
        **{name: _house(name) for name in HOUSES},
    )


def _house(name: str) -> House:
    found = provider(name=f"Huis {name.title()}")
    where = found.organisation
    intake = account((where, "intake"), name=f"Intaker {name}")
    safety = account((where, "safety_officer"), name=f"Veilig {name}")
    expert = account((where, "behavioural_expert"), name=f"Deskundig {name}")
    boss = account((where, "administrator"), name=f"Beheer {name}")
    as_offline(lambda: _furnish(found, viewer=safety))
    acts = {"intake": intake.actor, "safety": safety.actor, "expert": expert.actor}
    return House(replace(found, **acts), intake, safety, expert, boss)


def _furnish(found: Provider, *, viewer: Person) -> None:
    """Room, a past stop with its reason, a contract, a measure, and a secret address."""
    location = Location.objects.using("offline").get(pk=found.offer.location_id)
    region = YouthRegion.objects.using("offline").order_by("code").first()
    words = AddressWords("Geheimelaantje", "13", "1234 AB", "Verzinstad")
    stop = AdmissionStop(location=location, valid_from=LONG_AGO, valid_until=LONG_AGO)
    rows = [
        Address(location=location, words_token=sealed(words), stated_on=ON),
        Availability(offer=found.offer, free_on=ON, waiting_weeks=3, stated_on=ON),
        stop,
        AdmissionStopReason(stop=stop, text=STOP_REASON),
        Contract(
            organisation=found.organisation,
            offer=found.offer,
            kind="regional",
            youth_region=region,
            valid_from=LONG_AGO,
            source="verzonnen",
            source_on=ON,
        ),
        PublishedMeasure(
            location=location,
            kind="improvement_plan",
            text="Verzonnen.",
            published_on=LONG_AGO,
            valid_until=LONG_AGO,
            source="verzonnen",
        ),
    ]
    for row in rows:
        row.save(using="offline", force_insert=True)
    AddressViewer.objects.using("offline").create(
        location=location, user_id=viewer.user.pk, valid_from=LONG_AGO
    )


def some_municipality() -> Municipality:
    """A municipality whose name stands on no page but that of the danger zones."""
    return Municipality.objects.order_by("gm_code").last()
