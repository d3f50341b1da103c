"""Loads the demo: landscape, people, and a year of referrals played by them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from baken.config.demo.acts import Story
from baken.config.demo.errors import DemoRefusedError
from baken.config.demo.people import DemoPerson, demo_people, personas, seed_people
from baken.config.demo.plan import plan_demo
from baken.config.demo.player import Cast, opening_key, play
from baken.foundation.access.later import nothing_follows
from baken.foundation.access.models import Dossier
from baken.foundation.accounts.models import User
from baken.foundation.audit import services as audit
from baken.foundation.door.actor import person
from baken.foundation.organisations.models import Organisation
from baken.landscape.demo.keys import demo_id
from baken.landscape.demo.load import load_demo_landscape
from baken.landscape.demo.viewers import name_demo_viewer
from baken.referral.models import SentForm

Progress = Callable[[str, int, int], None]
STEP: Final = "jaar van de demo"
OFFLINE: Final = "offline"


def load_demo(*, at: datetime, progress: Progress) -> tuple[DemoPerson, ...]:
    """Loads what is not there yet and gives the people as whom the demo can be used.

    A load that was interrupted goes on where it stopped. Raises DemoRefusedError.
    """
    load_stories(plan_demo(on=timezone.localdate(at)), at=at, progress=progress)
    return demo_people()


def load_stories(stories: Sequence[Story], *, at: datetime, progress: Progress) -> None:
    """The same for a choice of stories."""
    there = _played(stories)
    if len(there) == len(stories):
        return
    _require_demo_only(n_played=len(there))
    load_demo_landscape(at=at, using=OFFLINE, progress=progress)
    users = seed_people(at=at, on=timezone.localdate(at), using=OFFLINE)
    _name_viewer(users, on=timezone.localdate(at))
    left = [story for story in stories if opening_key(story) not in there]
    with nothing_follows():
        _play(left, cast=_cast(users), n_before=len(there), progress=progress)
    while audit.seal():
        pass


def _played(stories: Iterable[Story]) -> set[UUID]:
    """The keys of what stands in the database already."""
    keys = [opening_key(story) for story in stories]
    rows = SentForm.objects.using(OFFLINE).filter(key__in=keys)
    return set(rows.values_list("key", flat=True))


def _require_demo_only(*, n_played: int) -> None:
    organisations = Organisation.objects.using(OFFLINE)
    if organisations.filter(is_demo=False).exists():
        raise DemoRefusedError(
            "This database holds an organisation that is not of the demo, so the demo stays"
            " out of it. Use an empty database."
        )
    known = {one.email for one in personas()}
    if User.objects.using(OFFLINE).exclude(email__in=known).exists():
        raise DemoRefusedError(
            "This database holds an account that is not of the demo, so the demo stays out"
            " of it. Use an empty database."
        )
    if Dossier.objects.using(OFFLINE).count() > n_played:
        raise DemoRefusedError(
            "This database holds the demo of another day, or files that somebody added to"
            " it. Use an empty database."
        )


def _name_viewer(users: dict[str, User], *, on: date) -> None:
    """The guardian may see where the secret house is; its safety officer said so."""
    name_demo_viewer(
        user_id=users["gijs@voogdij.example"].pk,
        named_by=users["saskia@zilverduin.example"].pk,
        on=on,
        using=OFFLINE,
    )


def _cast(users: dict[str, User]) -> Cast:
    return {
        (post.organisation, post.role): person(
            user_id=users[one.email].pk,
            organisation_id=demo_id("organisation", post.organisation),
            role=str(post.role),
        )
        for one in reversed(personas())
        for post in one.posts
    }


def _play(
    stories: Sequence[Story], *, cast: Cast, n_before: int, progress: Progress
) -> None:
    total = n_before + len(stories)
    progress(STEP, n_before, total)
    for n_done, story in enumerate(stories, start=n_before + 1):
        play(story, cast=cast)
        progress(STEP, n_done, total)
