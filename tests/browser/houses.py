"""Fictional houses with room from today on, and the people who answer for them."""

from dataclasses import dataclass, replace

from django.utils import timezone

from baken.foundation.organisations.models import Organisation
from baken.landscape.models import Availability
from tests.factories.accounts import Person, account, as_offline, organisation
from tests.referral.chain import Provider, provider

NIGHT_PHONE = "000-2000199"


@dataclass(frozen=True)
class House:
    """A provider with one offer, and the people who answer for it."""

    where: Organisation
    provider: Provider
    intake: Person
    safety: Person
    expert: Person


def house(name: str = "De Wilg", *, n_places: int = 1) -> House:
    """An open house where whoever is referred in these stories fits."""
    made = provider(n_places=n_places, name=f"Groep {name}")
    where = made.organisation
    today = timezone.localdate()
    room = Availability(
        offer=made.offer,
        free_on=today,
        waiting_weeks=0,
        night_phone=NIGHT_PHONE,
        stated_on=today,
    )
    made.offer.stated_on = today
    as_offline(lambda: (room.save(using="offline"), made.offer.save(using="offline")))
    intake = account((where, "intake"), name="Ilse")
    safety = account((where, "safety_officer"), name="Saskia")
    expert = account((where, "behavioural_expert"), name="Gerda")
    acts = {"intake": intake.actor, "safety": safety.actor, "expert": expert.actor}
    return House(where, replace(made, **acts), intake, safety, expert)


def referrer(name: str = "Anna") -> Person:
    """Somebody who refers for a municipality of her own."""
    return account((organisation(), "referrer"), name=name)


def coordinator() -> Person:
    """Somebody who coordinates care."""
    return account(
        (organisation("care_coordination"), "care_coordinator"), name="Carla"
    )
