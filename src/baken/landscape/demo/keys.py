"""The same demo row has the same key in every installation, so that stories can name it."""

from typing import Final
from uuid import UUID, uuid5

NAMESPACE: Final = UUID("6d7f5c1e-8c0a-4a55-9b58-0a4f6a1d2b3c")


def demo_id(kind: str, key: str) -> UUID:
    """The primary key of a demo row, such as `demo_id("offer", "ZD-01")`."""
    return uuid5(NAMESPACE, f"{kind}/{key}")
