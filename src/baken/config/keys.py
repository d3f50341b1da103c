"""The keys without which nothing is served: an absent one would be known to everybody."""

from typing import Final

from django.conf import settings

from baken.config.env import SettingError

NAMES: Final = (
    "BAKEN_SECRET_KEY",
    "BAKEN_ACTOR_KEY",
    "BAKEN_KEY_RING",
    "BAKEN_INDEX_KEY",
)
SHORTEST: Final = 32


def require_keys() -> None:
    """Stop the start while a key is absent or can be guessed."""
    weak = [name for name in NAMES if len(_value(name)) < SHORTEST]
    if weak:
        raise SettingError(
            f"{', '.join(weak)}: absent, or shorter than {SHORTEST} characters. Name the key"
            " files that `baken migrate` made, as `baken serve` does by itself."
        )


def _value(name: str) -> str:
    return str(getattr(settings, name.removeprefix("BAKEN_")))
