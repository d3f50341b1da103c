"""Sessions behind definer functions: the table is out of reach, the key stored hashed.

The payload holds keys only and is signed together with the key of its own session, so
that neither a copied nor an invented row logs anybody in.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.core import signing
from django.utils import timezone

from baken.foundation.accounts.database import call

USER = "user"
PENDING = "pending"


def key_hash(key: str) -> bytes:
    """What the database knows of a session key."""
    return hashlib.sha256(key.encode()).digest()


class SessionStore(SessionBase):
    """Django's session over `session_load`, `session_save` and their kin."""

    def load(self) -> dict[str, Any]:
        """The payload in one statement; empty when unknown, expired or not signed for it."""
        if self.session_key is None:
            return {}
        payload = call("session_load", key_hash(self.session_key))
        found = self._opened(payload) if payload else None
        if found is None:
            self._session_key = None
            return {}
        return found

    def _opened(self, payload: str) -> dict[str, Any] | None:
        try:
            opened: dict[str, Any] = signing.loads(payload, salt=self._salt())
        except signing.BadSignature:
            return None
        return opened

    def _salt(self) -> str:
        return f"{settings.SESSION_ENGINE}.{self.session_key}"

    def exists(self, session_key: str) -> bool:
        """Whether a live session has this key."""
        return call("session_load", key_hash(session_key)) is not None

    def create(self) -> None:
        """A row under a fresh key."""
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # stubs lack it
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  Django's signature
        """Stores the payload; a session that was ended meanwhile does not come back."""
        if self.session_key is None:
            return self.create()
        payload = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # stubs lack it
        if self.session_key is None:  # it was ended before this request read it
            raise UpdateError
        stored = call(
            "session_create" if must_create else "session_save",
            key_hash(self.session_key),
            self._whose(payload),
            signing.dumps(payload, salt=self._salt(), compress=True),
            self._ends_at(),
        )
        if not stored:
            raise CreateError if must_create else UpdateError
        return None

    def _ends_at(self) -> datetime:
        return timezone.now() + timedelta(seconds=self.get_expiry_age())

    @staticmethod
    def _whose(payload: dict[str, Any]) -> UUID | None:
        found = payload.get(USER) or payload.get(PENDING, {}).get(USER)
        return UUID(found) if found else None

    def delete(self, session_key: str | None = None) -> None:
        """Ends the session for good."""
        key = session_key or self.session_key
        if key is not None:
            call("session_delete", key_hash(key))

    @classmethod
    def clear_expired(cls) -> None:
        """Removes what has expired: sessions, limits and invitations."""
        call("sessions_clear_expired")
