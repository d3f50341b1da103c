"""The people of the demo: who they are, where they work, and how they log in."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from baken.config.demo.names import colleague_names
from baken.foundation.accounts.models import Role, User
from baken.foundation.accounts.services.seed import SeededMembership, seed_account
from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.organisations import began_on
from baken.landscape.demo.tables import table

PASSWORD: Final = "baken in de branding"  # noqa: S105  # of people who do not exist
DAYS_AWAY: Final = 9


@dataclass(frozen=True)
class Post:
    """A role that somebody holds."""

    organisation: str
    role: Role
    is_deputy: bool = False
    is_away: bool = False


@dataclass(frozen=True)
class Persona:
    """Somebody who works in the demo."""

    email: str
    name: str
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class DemoPerson:
    """Somebody as whom the demo can be used, as the command shows it."""

    who: str
    role: str
    organisation: str
    login: str
    password: str = PASSWORD


MUNICIPAL: Final = "gem-zwolle"
GUARDIAN: Final = "gi-lantaarnlicht"
DOCTOR: Final = "arts-vuurdoorn"
COORDINATION: Final = "zc-noord"

# These are shown; everybody else works where nobody of them does.
SHOWN: Final = (
    Persona(
        "anna@gemeente.example",
        "Anna Lamploper",
        (Post(MUNICIPAL, Role.REFERRER),),
    ),
    Persona(
        "gijs@voogdij.example",
        "Gijs Havikdal",
        (Post(GUARDIAN, Role.REFERRER),),
    ),
    Persona(
        "dounia@huisarts.example",
        "Dounia Korenregen",
        (Post(DOCTOR, Role.REFERRER),),
    ),
    Persona(
        "carla@coordinatie.example",
        "Carla Rietzanger",
        (Post(COORDINATION, Role.CARE_COORDINATOR, is_away=True),),
    ),
    Persona(
        "dirk@coordinatie.example",
        "Dirk Schelpenwind",
        (Post(COORDINATION, Role.CARE_COORDINATOR, is_deputy=True),),
    ),
    Persona(
        "bram@zilverduin.example",
        "Bram Otterbries",
        (Post("ZD", Role.INTAKE),),
    ),
    Persona(
        "saskia@zilverduin.example",
        "Saskia Mistwijzer",
        (Post("ZD", Role.SAFETY_OFFICER),),
    ),
    Persona(
        "gerda@zilverduin.example",
        "Gerda Uilenschaduw",
        (Post("ZD", Role.BEHAVIOURAL_EXPERT),),
    ),
    Persona(
        "ilse@berkentij.example",
        "Ilse Tulpenwolk",
        (Post("BT", Role.INTAKE),),
    ),
    Persona(
        "hugo@hazelluwe.example",
        "Hugo Vuurwilg",
        (Post("HL", Role.INTAKE),),
    ),
    Persona(
        "noor@tweerollen.example",
        "Noor Dauwsteen",
        (
            Post("NL", Role.SAFETY_OFFICER),
            Post("SV", Role.BEHAVIOURAL_EXPERT),
        ),
    ),
    Persona(
        "beheer@baken.example",
        "Omar Ganzenlied",
        (Post("operator", Role.ADMINISTRATOR),),
    ),
)
_ROLES: Final = {
    "care_coordination": (Role.CARE_COORDINATOR,),
    "provider": (Role.INTAKE, Role.SAFETY_OFFICER),
    "operator": (Role.ADMINISTRATOR,),
}


def personas() -> tuple[Persona, ...]:
    """Everybody: who is shown, and somebody wherever nobody of them works."""
    return (*SHOWN, *_colleagues())


def _colleagues() -> Iterator[Persona]:
    names = colleague_names()
    held = {(post.organisation, post.role) for one in SHOWN for post in one.posts}
    for row in (*table("providers"), *table("referrers")):
        key = row.text("key")
        kind = row.cells.get("kind", "provider")
        for role in _ROLES.get(kind, (Role.REFERRER,)):
            if (key, role) not in held:
                email = f"{role.replace('_', '-')}.{key.lower()}@demo.example"
                yield Persona(email, next(names), (Post(key, role),))


def demo_people() -> tuple[DemoPerson, ...]:
    """Whom the command shows, one line for each role."""
    names = {
        row.text("key"): row.text("name")
        for row in (*table("providers"), *table("referrers"))
    }
    return tuple(
        DemoPerson(
            who=one.name,
            role=_role_in_words(post),
            organisation=names[post.organisation],
            login=one.email,
        )
        for one in SHOWN
        for post in one.posts
    )


def _role_in_words(post: Post) -> str:
    words = {"role": post.role.label}
    if post.is_deputy:
        return _("%(role)s (vervanger)") % words
    return _("%(role)s (nu afwezig)") % words if post.is_away else str(post.role.label)


def totp_secret(email: str) -> str:
    """The seed of somebody's telephone; it follows from the address, so it is repeatable."""
    return base64.b32encode(hashlib.sha256(email.encode()).digest()[:20]).decode()


def seed_people(*, at: datetime, on: date, using: str) -> dict[str, User]:
    """Makes every account that is not there yet; users by e-mail address."""
    there = {user.email: user for user in User.objects.using(using).all()}
    return {
        one.email: there.get(one.email) or _seed(one, at=at, on=on, using=using)
        for one in personas()
    }


def _seed(one: Persona, *, at: datetime, on: date, using: str) -> User:
    return seed_account(
        one.email,
        name=one.name,
        password=PASSWORD,
        totp_secret=totp_secret(one.email),
        memberships=[_membership(post, on=on) for post in one.posts],
        at=at,
        using=using,
    )


def _membership(post: Post, *, on: date) -> SeededMembership:
    return SeededMembership(
        demo_id("organisation", post.organisation),
        str(post.role),
        valid_from=began_on(on),
        is_deputy=post.is_deputy,
        absent_until=on + timedelta(days=DAYS_AWAY) if post.is_away else None,
    )
