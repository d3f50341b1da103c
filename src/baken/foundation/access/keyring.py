"""Keys of files: each file has its own, wrapped by the key ring outside the database."""

import base64
import secrets
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from baken.foundation.access.models import DataKey


class KeyRingError(Exception):
    """BAKEN_KEY_RING is empty or holds a key that is not a Fernet key; run `baken check`."""


class FileUnreadableError(Exception):
    """The key of this file is destroyed, or the key ring is not the one that wrapped it."""


def ring() -> MultiFernet:
    """The key ring; its first key wraps, all of them unwrap."""
    keys = [key for key in settings.KEY_RING.split(",") if key]
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise KeyRingError(str(error)) from error


def new_wrapped_key() -> bytes:
    """A fresh data key, wrapped."""
    return ring().encrypt(base64.urlsafe_b64encode(secrets.token_bytes(32)))


class FileCipher:
    """Encrypts and decrypts the words of one file."""

    def __init__(self, wrapped: bytes) -> None:
        try:
            self._fernet = Fernet(ring().decrypt(wrapped))
        except InvalidToken as error:
            raise FileUnreadableError("This file's key cannot be unwrapped.") from error

    def encrypt(self, words: str) -> str:
        """The words as a token; empty stays empty."""
        return self._fernet.encrypt(words.encode()).decode() if words else ""

    def decrypt(self, token: str) -> str:
        """The words of a token; empty stays empty."""
        if not token:
            return ""
        try:
            return self._fernet.decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise FileUnreadableError(
                "A field of this file cannot be decrypted."
            ) from error


def cipher_of(dossier_id: UUID) -> FileCipher:
    """The cipher of a file that the actor may see; raises DataKey.DoesNotExist otherwise."""
    return FileCipher(bytes(DataKey.objects.get(dossier_id=dossier_id).wrapped))
