"""The words of an address: encrypted in the row, readable on one page."""

import json
from dataclasses import asdict, dataclass

from baken.foundation.access.keyring import ring
from baken.landscape.models import Address


@dataclass(frozen=True)
class AddressWords:
    """Street, number, postcode and town; never in a log, so its text form is empty."""

    street: str
    house_number: str
    postcode: str
    town: str

    def __repr__(self) -> str:
        return "AddressWords(…)"


def sealed(words: AddressWords) -> str:
    """The words as ciphertext under the key ring, which no backup holds."""
    return ring().encrypt(json.dumps(asdict(words)).encode()).decode()


def words_of(address: Address) -> AddressWords:
    """The words of an address that the actor may read."""
    return AddressWords(**json.loads(ring().decrypt(address.words_token.encode())))
