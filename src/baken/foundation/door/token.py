"""Signs the actor (HMAC-SHA256, RFC 2104), so that injected SQL cannot invent one."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from baken.foundation.door.actor import Actor

BLOCK = 64  # bytes: the block of SHA-256
LIFETIME = timedelta(minutes=10)


class ActorKeyError(Exception):
    """BAKEN_ACTOR_KEY is missing or shorter than 32 characters."""


@dataclass(frozen=True)
class PaddedKey:
    """The key as HMAC uses it twice; PostgreSQL keeps these two halves."""

    inner: bytes
    outer: bytes


def padded(key: str) -> PaddedKey:
    """The two padded keys of RFC 2104; raises ActorKeyError when the key is too short."""
    if len(key) < 32:
        raise ActorKeyError(
            "BAKEN_ACTOR_KEY needs at least 32 characters; run `baken check`."
        )
    raw = hashlib.sha256(key.encode()).digest().ljust(BLOCK, b"\0")
    return PaddedKey(bytes(b ^ 0x36 for b in raw), bytes(b ^ 0x5C for b in raw))


def sign(actor: Actor, *, key: str, at: datetime) -> str:
    """The token `kind|user|organisation|role|purpose|dossier|expiry|signature`."""
    expiry = int((at + LIFETIME).timestamp())
    fields = [
        actor.kind,
        str(actor.user_id or ""),
        str(actor.organisation_id or ""),
        actor.role,
        actor.purpose,
        str(actor.dossier_id or ""),
        str(expiry),
    ]
    if any("|" in field for field in fields):
        raise ValueError("A role or purpose cannot contain '|'.")
    payload = "|".join(fields)
    return f"{payload}|{_signature(payload, key=key)}"


def _signature(payload: str, *, key: str) -> str:
    raw = hashlib.sha256(key.encode()).digest()
    return hmac.new(raw, payload.encode(), hashlib.sha256).hexdigest()
