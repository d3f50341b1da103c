"""Words of the rich files, and the personas who may meet them on a page."""

from dataclasses import dataclass

from tests.hostile import cast, rich
from tests.referral import chain

READS_NEED = frozenset(
    {"anna", "carla", "talking", "offers", "treats", "expert", "glass"}
)
OFFICERS = frozenset({"anna", "safety", "glass"})
INTAKES = frozenset({"asked", "talking", "offers", "treats", "unasked"})
# Whoever may know which providers were asked, or refers and looks at the whole offer.
KNOWS_ALL_HOUSES = frozenset({"anna", "carla", "bram"})
STRANGERS = frozenset(
    {
        "nobody",
        "pending",
        "roleless",
        "bram",
        "eva",
        "kees",
        "unasked",
        "unsafety",
        "boss",
    }
)


@dataclass(frozen=True)
class Secret:
    """Something that stands in the files, and who may read it."""

    words: tuple[str, ...]
    readers: frozenset[str]


SECRETS = {
    "name": Secret(
        (chain.NAME, *chain.NAME.split()[1:]), frozenset({"anna", "treats"})
    ),
    "birth date": Secret(
        ("2010-05-04", "4 mei 2010", "4-5-2010", "04-05-2010", "04/05/2010"),
        frozenset({"anna", "treats"}),
    ),
    "story": Secret((chain.STORY,), READS_NEED),
    "own words": Secret((rich.OWN_WORDS,), READS_NEED),
    "avoided": Secret((rich.AVOIDED,), OFFICERS),
    "draft": Secret((rich.DRAFT,), frozenset({"anna"})),
    "question": Secret(
        (rich.QUESTION,), frozenset({"anna", "carla", "talking", "expert", "glass"})
    ),
    "reason": Secret((rich.REASON,), frozenset({"anna", "carla", "glass"})),
    "street": Secret((cast.STREET,), frozenset({"safety"})),
    "stop": Secret((cast.STOP_REASON,), INTAKES),
}


def of_files(found: rich.Rich) -> dict[str, Secret]:
    """Those that differ each time: the danger zone and the codes of the files."""
    codes = (found.open.code, found.chosen.code)
    everybody_else = INTAKES | OFFICERS | READS_NEED
    return {
        **SECRETS,
        "zone": Secret((cast.some_municipality().name,), OFFICERS),
        "code": Secret(codes, everybody_else - STRANGERS),
        **{
            f"house {name}": Secret(
                (house.provider.organisation.name, house.provider.offer.name),
                KNOWS_ALL_HOUSES | OWN[name],
            )
            for name in cast.HOUSES
            for house in [getattr(found.cast, name)]
        },
    }


OWN = {
    "anker": frozenset({"asked"}),
    "linde": frozenset({"talking", "expert", "glass"}),
    "wilg": frozenset({"offers", "safety", "boss"}),
    "iep": frozenset({"treats"}),
    "eik": frozenset({"unasked", "unsafety"}),
}
