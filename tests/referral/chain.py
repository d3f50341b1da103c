"""A municipality that refers, providers with places, and a need that is ready to be asked.

Organisations and offers are committed by the offline role (tests/factories/accounts.py);
everything about a young person goes through the application role, as its actor.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from baken.core.rules.codes import Urgency
from baken.foundation.access.keyring import cipher_of
from baken.foundation.access.services import files
from baken.foundation.door.actor import Actor, person
from baken.foundation.door.door import acting
from baken.foundation.organisations.models import Organisation
from baken.foundation.people.indexing import name_birth_index
from baken.foundation.people.models import Avoided, Person
from baken.landscape.models import Location, Offer, Place, Programme
from baken.referral.adapters.consents import GIVEN
from baken.referral.models import Consent, Need
from tests.factories.accounts import LONG_AGO, as_offline, organisation

AT = datetime.fromisoformat("2026-11-22T12:00:00+01:00")
ON = date(2026, 11, 22)
NAME = "Demi Voorbeeld"
BORN_ON = date(2010, 5, 4)
STORY = "Een verzonnen verhaal dat nergens mag opduiken."


def anybody(where: Organisation, role: str) -> Actor:
    """Somebody without an account who acts in this role; enough for services."""
    return person(user_id=uuid.uuid4(), organisation_id=where.pk, role=role)


@dataclass(frozen=True)
class Provider:
    """A provider with one offer and its places, and the people who answer for it."""

    organisation: Organisation
    offer: Offer
    places: tuple[Place, ...]
    intake: Actor
    safety: Actor
    expert: Actor


def provider(*, n_places: int = 1, **offered: object) -> Provider:
    """A provider with one offer of `n_places` places; `offered` changes the offer."""
    where = organisation("provider")
    offer, places = as_offline(lambda: _offer(where, n_places, offered))
    return Provider(
        where,
        offer,
        places,
        intake=anybody(where, "intake"),
        safety=anybody(where, "safety_officer"),
        expert=anybody(where, "behavioural_expert"),
    )


def _offer(
    where: Organisation, n_places: int, offered: dict[str, object]
) -> tuple[Offer, tuple[Place, ...]]:
    from baken.foundation.organisations.models import YouthRegion  # noqa: PLC0415  # one use

    region = YouthRegion.objects.using("offline").order_by("code").first()
    location = Location(
        organisation=where,
        name="Demohuis",
        youth_region=region,
        valid_from=LONG_AGO,
    )
    location.save(using="offline")
    programme = Programme(
        organisation=where,
        name="Demoprogramma",
        method="Demomethode",
        description="Verzonnen.",
        min_weeks=4,
        max_weeks=40,
    )
    programme.save(using="offline")
    values = {
        "code": f"D-{uuid.uuid4().hex[:8]}",
        "name": "Demohuis De Wilg",
        "organisation": where,
        "location": location,
        "programme": programme,
        "setting": "open",
        "takes_crisis": True,
        "min_age": 12,
        "max_age": 18,
        "target_groups": ["girl", "boy", "non_binary"],
        "composition": "mixed",
        "stated_on": ON,
        "valid_from": LONG_AGO,
    }
    offer = Offer(**{**values, **offered})
    offer.save(using="offline")
    places = tuple(
        Place(offer=offer, code=f"P{number}", valid_from=LONG_AGO)
        for number in range(1, n_places + 1)
    )
    Place.objects.using("offline").bulk_create(places)
    return offer, places


@dataclass(frozen=True)
class File:
    """A file with a need that can be asked for."""

    id: uuid.UUID
    code: str
    referrer: Actor


def ready_need(
    referrer: Actor, *, named: bool = True, urgency: str = Urgency.REGULAR
) -> File:
    """A file with a ready need, consent to disclose it, and her name unless it is unknown."""
    with acting(referrer):
        opened = files.open_file(actor=referrer, kind="care", basis="consent", at=AT)
        cipher = cipher_of(opened.id)
        Need.objects.create(
            dossier_id=opened.id,
            status="ready",
            referrer_type="01",
            urgency=urgency,
            target_group="girl",
            setting="open",
            modules=["trauma"],
            start_from=ON + timedelta(days=7),
            story_token=cipher.encrypt(STORY),
            opened_at=AT,
            ready_at=AT,
        )
        for act in ("help", "disclosure"):
            Consent.objects.create(
                dossier_id=opened.id,
                act=act,
                given_by="young_person",
                basis=GIVEN,
                noted_on=ON,
            )
        _birth(opened.id, named=named)
    return File(opened.id, opened.code, referrer)


def _birth(dossier_id: uuid.UUID, *, named: bool) -> None:
    cipher = cipher_of(dossier_id)
    Person.objects.create(
        dossier_id=dossier_id,
        name_token=cipher.encrypt(NAME) if named else "",
        birth_date_token=cipher.encrypt(BORN_ON.isoformat()),
        name_birth_index=name_birth_index(NAME, birth_date=BORN_ON) if named else None,
    )


def avoid(file: File, *, name: str = NAME, born_on: date = BORN_ON) -> None:
    """Somebody whom the young person of this file must not meet."""
    with acting(file.referrer):
        cipher = cipher_of(file.id)
        Avoided.objects.create(
            dossier_id=file.id,
            kind="person",
            name_token=cipher.encrypt(name),
            birth_date_token=cipher.encrypt(born_on.isoformat()),
            name_birth_index=name_birth_index(name, birth_date=born_on),
            noted_at=AT,
        )
