"""Names that nobody has: first names that are common, family names that were made up.

Everybody in the demo is called from these lists, which a test checks.
"""

from collections.abc import Iterator
from itertools import cycle
from typing import Final

import numpy as np

FIRST_NAMES: Final = {
    "girl": (
        "Amira",
        "Bente",
        "Chaima",
        "Demi",
        "Elif",
        "Fenna",
        "Gwen",
        "Hidaya",
        "Isa",
        "Jolijn",
        "Kyra",
        "Lotte",
        "Maysa",
        "Noor",
        "Oukje",
        "Puck",
        "Quinty",
        "Rania",
        "Senna",
        "Tess",
        "Veerle",
        "Wietske",
        "Yara",
        "Zoë",
    ),
    "boy": (
        "Abel",
        "Boaz",
        "Collin",
        "Daan",
        "Emre",
        "Finn",
        "Gino",
        "Hamza",
        "Ivo",
        "Jesse",
    ),
    "non_binary": ("Robin", "Sam", "Sky", "Charlie", "Noa", "Luca"),
}
FAMILY_NAMES: Final = (
    "Appelmaan",
    "Bijenlicht",
    "Dauwsteen",
    "Eikenvlucht",
    "Ganzenlied",
    "Havikdal",
    "IJspluim",
    "Kastanjedroom",
    "Korenregen",
    "Lamploper",
    "Maanroos",
    "Mistwijzer",
    "Nachtegaalpad",
    "Otterbries",
    "Pauwenbloem",
    "Rietzanger",
    "Schelpenwind",
    "Sterrewind",
    "Tulpenwolk",
    "Uilenschaduw",
    "Vuurwilg",
    "Wolkenist",
    "Zandvlinder",
    "Zonneregen",
)
# Whom a young person must not meet: bynames, as they are often all that is known.
BYNAMES: Final = (
    "Rico Schijnvriend",
    "Dex Nachtlamp",
    "Milan Gouddroom",
    "De groep van het plein",
    "Nino Valslicht",
    "Jay Schaduwloper",
)


def young_name(target_group: str, *, rng: np.random.Generator) -> str:
    """A name for a young person of this group."""
    first = FIRST_NAMES[target_group]
    family = FAMILY_NAMES[int(rng.integers(len(FAMILY_NAMES)))]
    return f"{first[int(rng.integers(len(first)))]} {family}"


def colleague_names() -> Iterator[str]:
    """Names for grown-ups, one after the other."""
    first = cycle((*FIRST_NAMES["boy"], *FIRST_NAMES["girl"]))
    return (
        f"{one} {other}" for one, other in zip(first, cycle(FAMILY_NAMES), strict=False)
    )
