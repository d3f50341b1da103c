"""Rate limits: they slow down guessing, and never shut out a whole address.

A school or an office shares one address, so no limit counts by address alone.
"""

import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from baken.foundation.accounts.database import call


@dataclass(frozen=True)
class Limit:
    """At most so many tries in a period."""

    name: str
    most: int
    period: timedelta

    def take(self, *about: str) -> bool:
        """Counts a try; false when there were too many already."""
        return bool(call("rate_limit_take", self._key(about), self.most, self._seconds))

    def forget(self, *about: str) -> None:
        """Forgets the tries of somebody who succeeded."""
        call("rate_limit_forget", self._key(about))

    @property
    def _seconds(self) -> str:
        return f"{self.period.total_seconds()} seconds"

    def _key(self, about: tuple[str, ...]) -> bytes:
        text = "\0".join((self.name, *about))
        return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256")


PASSWORD_HERE = Limit("password-here", 5, timedelta(minutes=5))
PASSWORD_ANYWHERE = Limit("password-anywhere", 100, timedelta(hours=1))
CODE = Limit("code", 5, timedelta(minutes=5))
CONFIRMATION = Limit("confirmation", 5, timedelta(minutes=5))


def address_of(request: HttpRequest) -> str:
    """The address of the caller, as the web server knows it."""
    return str(request.META.get("REMOTE_ADDR", ""))
