"""Exact search of identities without storing them: HMAC of the normalised value."""

import hashlib
import hmac
import unicodedata
from datetime import date

from django.conf import settings


def normalised(name: str) -> str:
    """Letters only, without accents and case: 'Anne-Fleur  de Wit' is 'annefleurdewit'."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain.casefold() if letter.isalpha())


def name_birth_index(name: str, *, birth_date: date | None) -> bytes | None:
    """The index of name and birth date together; None while one of them is missing."""
    letters = normalised(name)
    # A name of signs only would be equal to every other one: "?" is nobody.
    if not letters or birth_date is None:
        return None
    value = f"{letters}|{birth_date.isoformat()}"
    return hmac.new(
        settings.INDEX_KEY.encode(), value.encode(), hashlib.sha256
    ).digest()
