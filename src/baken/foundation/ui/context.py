"""What the page shell needs of the request; everything is read only when it is shown."""

from collections.abc import Sequence
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from baken.foundation.accounts.models import Role
from baken.foundation.door.actor import NOBODY, Actor
from baken.foundation.ui import navigation


class Shell:
    """Who acts, in which language and where: templates know it as `ui`."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def actor(self) -> Actor:
        """The actor whom the middleware put at the door, or nobody."""
        found = getattr(self._request, "actor", None)
        return found if isinstance(found, Actor) else NOBODY

    @cached_property
    def organisation(self) -> str:
        """Name of the organisation at work, as the session keeps it."""
        return str(getattr(self._request, "organisation_name", ""))

    @cached_property
    def role(self) -> str:
        """The role at work in words."""
        known = self.actor.role in Role.values
        return str(Role(self.actor.role).label) if known else ""

    @cached_property
    def is_logged_in(self) -> bool:
        """Whether somebody can log out here, also before a role was chosen."""
        user = getattr(self._request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def navigation(self) -> Sequence[navigation.Link]:
        """The main navigation for the role at work."""
        return navigation.links(self._request, role=self.actor.role)

    @property
    def is_demo(self) -> bool:
        """Whether everybody on these pages is made up."""
        return bool(settings.DEMO)

    @cached_property
    def other_language(self) -> str:
        """The language that the switch offers."""
        return "nl" if (get_language() or "nl").startswith("en") else "en"

    @property
    def return_path(self) -> str:
        """Where the language switch comes back to; a sent form cannot be fetched again."""
        return self._request.get_full_path()


def ui(request: HttpRequest) -> dict[str, Shell]:
    """Give every template the page shell."""
    return {"ui": Shell(request)}
