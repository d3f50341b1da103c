"""A fingerprint of everything that a judgement rests on."""

import hashlib
from dataclasses import fields

import numpy as np

from baken.core.matching.criteria import Facts
from baken.core.matching.safety import SafetyVerdicts


def snapshot_hash(facts: Facts, *, safety_verdicts: SafetyVerdicts | None) -> str:
    """SHA-256 of need, offers, day and rules: equal hashes mean equal results.

    It covers the birth date, so it belongs in the file of the young person only.
    """
    digest = hashlib.sha256()
    _add(digest, repr((facts.need, facts.on, facts.rules)).encode())
    for part in fields(facts.offers):
        _add_column(digest, part.name, value=getattr(facts.offers, part.name))
    if safety_verdicts is not None:
        _add_column(digest, "H7", value=safety_verdicts.co_placement)
        _add_column(digest, "H8", value=safety_verdicts.danger_zone)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", content: bytes) -> None:
    """Length first, so that no two different sequences run together."""
    digest.update(len(content).to_bytes(8, "big"))
    digest.update(content)


def _add_column(digest: "hashlib._Hash", name: str, *, value: object) -> None:
    _add(digest, name.encode())
    content = value.tobytes() if isinstance(value, np.ndarray) else repr(value).encode()
    _add(digest, content)
