"""The young person's birth date, for whoever may read the identity."""

from datetime import date

from baken.foundation.access.keyring import FileCipher
from baken.foundation.people.models import Person
from baken.referral.models import Need


def cipher_in(need: Need) -> FileCipher:
    """The cipher of the file that came along with the need."""
    return FileCipher(bytes(need.dossier.datakey.wrapped))


def person_in(need: Need) -> Person | None:
    """The identity that came along with the need; None without it or without the right."""
    found: Person | None = getattr(need.dossier, "person", None)
    return found


def birth_date_in(need: Need) -> date | None:
    """The birth date; None while it was not asked or may not be read."""
    found = person_in(need)
    if found is None or not found.birth_date_token:
        return None
    return date.fromisoformat(cipher_in(need).decrypt(found.birth_date_token))
