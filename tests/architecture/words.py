"""Splits names of the code into words, and knows which words need no entry in the glossary."""

import re
from functools import cache

from tests.architecture import tree

GLOSSARY = tree.ROOT / "docs" / "glossary.md"

VERBS = """
    accept acknowledge add administer allow answer append apply arrange arrive ask
    assess assign attach audit begin bind block book break bring build call cancel
    change check choose claim clear close compare complete confirm contact copy correct
    count create cut decide decline delete describe destroy discard disclose edit encode
    encrypt end enter erase exclude expire explain express extend fill find finish
    forget free get give hand hear held help hide hold invite judge keep lapse leave
    lift link list load lock log look make mark match mend merge move name note notice
    notify offer open order pass pause place plan post prepare prolong propose prove
    publish put queue raise rank read record redeem refer refuse register reject release
    remind remove renew reopen replace reply report request require reset resolve
    restore resume reveal review revoke rotate run save seal search see seed send set
    settle share show sign split start stay step stop store submit suspend switch take
    talk tell transfer turn unblock unlock update use verify view wait warn withdraw
    work write
"""
PARTICLES = """
    a after all an and any as at away back before between by due first for from here in
    into is it its kind new next no none not now of off old on once one only or other
    out over own past per possible ready soon still than that the their then there to
    today under until up was what where which who whose with within without
"""
FORMS = """
    base code codes entry error key kind line list manager mistake model number order
    page query queryset row set state step table text type value
"""
FREE = frozenset(f"{VERBS} {PARTICLES} {FORMS}".split())


def codes() -> list[str]:
    """The codes in the first column of the tables."""
    cells = re.findall(r"^\| (`[^|]+`) \|", tree.text(GLOSSARY), re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`(\w+)`", cell)]


@cache
def known() -> frozenset[str]:
    """Every single word that stands in a code of the glossary."""
    return frozenset(word for code in codes() for word in code.split("_"))


def words_of(name: str) -> list[str]:
    """`PlaceOffers` and `place_offers` are both the words place and offer."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", " ", name)
    return [singular(word) for word in spaced.lower().split()]


def singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ss", "us", "is", "as")):
        return word
    return word.removesuffix("s")


def is_verb_form(word: str) -> bool:
    """`offered`, `offering` and `agreed` are forms of a verb on the list."""
    stems = (word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ing"))
    return any(
        stem in FREE or f"{stem}e" in FREE or stem[:-1] in FREE
        for stem in stems
        if stem != word
    )


def strangers(name: str) -> list[str]:
    """The words of a name that are neither in the glossary nor common."""
    return [
        word
        for word in words_of(name)
        if word not in known() and word not in FREE and not is_verb_form(word)
    ]
