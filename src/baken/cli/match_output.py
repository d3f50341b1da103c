"""A judgement as text for people and as a document for programs."""

import gettext
import math
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from importlib.resources import as_file, files
from typing import Any, Final

from baken.core.matching import (
    NAMES,
    Audience,
    Explanation,
    Judgement,
    NearMiss,
    OfferClass,
    Ordering,
    explain_all,
    gap_record,
    near_misses,
    order,
)
from baken.core.values import Sentence, Verdict, say, show_day

Translate = Callable[[str], str]
MOST_SHOWN: Final = 50

_TITLES: Final = {
    OfferClass.CAN_BE_ASKED: say("Te vragen"),
    OfferClass.ENQUIRE: say("Eerst navragen"),
    OfferClass.DOES_NOT_FIT: say("Past hier nu niet"),
}
_SIGNS: Final = {
    Verdict.PASS: say("past"),
    Verdict.UNKNOWN: say("navragen"),
    Verdict.FAIL: say("past niet"),
}


def translator(language: str) -> Translate:
    """Dutch is the language of the source; English comes from the compiled catalogue."""
    if language == "nl":
        return str
    with as_file(files("baken") / "locale") as folder:
        catalogue = gettext.translation(
            "django", localedir=folder, languages=[language], fallback=True
        )
    return catalogue.gettext


def as_document(
    judgement: Judgement, *, audience: Audience, translate: Translate
) -> dict[str, Any]:
    """Everything that this audience may know, in the order of the list."""
    gap = gap_record(judgement, audience=audience)
    document = {
        "version": "1",
        "need": judgement.facts.need.code,
        "on": judgement.facts.on.isoformat(),
        "rules": judgement.facts.rules.version,
        "audience": audience.value,
        "offers": _listed(judgement, audience=audience, translate=translate),
        "near_misses": [
            asdict(each) for each in near_misses(judgement, audience=audience)
        ],
        "gap": None if gap is None else _plain(asdict(gap)),
    }
    # Who knows all other input could test guesses of a hidden verdict against the hash.
    if audience is Audience.SAFETY:
        document["snapshot_hash"] = judgement.snapshot_hash
    return document


def _listed(
    judgement: Judgement, *, audience: Audience, translate: Translate
) -> list[dict[str, Any]]:
    found = order(judgement, audience=audience)
    rows = [int(row) for row in found.indices]
    asked = judgement.may_be_asked(audience)
    explained = explain_all(judgement, rows, audience=audience)
    return [
        {
            "key": judgement.offers.keys[row],
            "class": OfferClass(int(found.classes[n])).name.lower(),
            "rank": int(found.ranks[n]),
            "is_tied": bool(found.is_tied[n]),
            "distance_km": _whole(float(judgement.distance_km[row])),
            "may_be_asked": bool(asked[row]),
            "is_placeable": bool(judgement.is_placeable[row]),
            "verdicts": [
                _explained(each, translate=translate) for each in explained[n]
            ],
        }
        for n, row in enumerate(rows)
    ]


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    """Days and levels as the input files write them."""
    level = record["level"]
    shown = {
        "on": record["on"].isoformat(),
        "level": None if level is None else level.code,
    }
    return record | shown | {"failed": dict(record["failed"])}


def _whole(distance: float) -> int | None:
    return None if math.isnan(distance) else round(distance)


def _explained(explanation: Explanation, *, translate: Translate) -> dict[str, Any]:
    return {
        "criterion": explanation.criterion.value,
        "verdict": explanation.verdict.code,
        "referral_value": explanation.referral_value.render(translate),
        "offer_value": explanation.offer_value.render(translate),
        "threshold": _maybe(explanation.threshold, translate=translate),
        "sentence": explanation.sentence.render(translate),
        "next_step": _maybe(explanation.next_step, translate=translate),
        "notices": [notice.render(translate) for notice in explanation.notices],
        "may_override": [role.value for role in explanation.may_override],
        "lighter_offer": explanation.lighter_offer,
        "source": explanation.source,
        "source_on": _iso(explanation.source_on),
        "rule": explanation.rule,
        "redaction": explanation.redaction.value,
    }


def _maybe(sentence: Sentence | None, *, translate: Translate) -> str | None:
    return None if sentence is None else sentence.render(translate)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def as_text(judgement: Judgement, *, audience: Audience, translate: Translate) -> str:
    """The list for people: the first fifty, with what speaks against each or is unknown."""
    return "\n".join(_text(judgement, audience=audience, translate=translate)) + "\n"


def _text(
    judgement: Judgement, *, audience: Audience, translate: Translate
) -> Iterator[str]:
    found = order(judgement, audience=audience)
    yield from _heading(judgement, found, translate=translate)
    rows = [int(row) for row in found.indices[:MOST_SHOWN]]
    explained = explain_all(judgement, rows, audience=audience)
    shown: OfferClass | None = None
    for n, row in enumerate(rows):
        its_class = OfferClass(int(found.classes[n]))
        if its_class is not shown:
            shown = its_class
            yield from ("", _TITLES[its_class].render(translate))
        yield _first_line(judgement, row, found=found, n=n, translate=translate)
        yield from _reasons(explained[n], translate=translate)
    yield from _left_out(len(judgement.offers) - len(rows), translate=translate)
    yield from _near(near_misses(judgement, audience=audience), translate=translate)


def _heading(
    judgement: Judgement, found: Ordering, *, translate: Translate
) -> Iterator[str]:
    counts = [int((found.classes == each).sum()) for each in OfferClass]
    yield say(
        "Aanvraag %(code)s op %(on)s (regels %(rules)s)",
        code=judgement.facts.need.code,
        on=judgement.facts.on,
        rules=judgement.facts.rules.version,
    ).render(translate)
    yield say(
        "%(total)s keer aanbod: %(asked)s te vragen, %(enquire)s eerst navragen, "
        "%(not_now)s past hier nu niet",
        total=len(judgement.offers),
        asked=counts[OfferClass.CAN_BE_ASKED],
        enquire=counts[OfferClass.ENQUIRE],
        not_now=counts[OfferClass.DOES_NOT_FIT],
    ).render(translate)


def _first_line(
    judgement: Judgement, row: int, *, found: Ordering, n: int, translate: Translate
) -> str:
    distance = _whole(float(judgement.distance_km[row]))
    tie = "=" if found.is_tied[n] else " "
    far = "      ?" if distance is None else f"{distance:4d} km"
    free_on = int(judgement.offers.free_on[row])
    free = show_day(date.fromordinal(free_on)) if free_on else "?"
    line = f"{int(found.ranks[n]):4d}{tie} {judgement.offers.keys[row]:<24} {far}  {free:<10}"
    if judgement.is_placeable[row]:
        line += "  " + say("kan worden geplaatst").render(translate)
    return line.rstrip()


def _reasons(
    explained: tuple[Explanation, ...], *, translate: Translate
) -> Iterator[str]:
    for each in explained:
        parts = (
            [each.sentence] if each.verdict is not Verdict.PASS or each.override else []
        )
        parts += [each.next_step] if each.next_step is not None else []
        parts += each.notices
        if each.lighter_offer is not None:
            parts.append(
                say("Lichter aanbod dat verder past: %(key)s.", key=each.lighter_offer)
            )
        if not parts:
            continue
        words = " ".join(part.render(translate) for part in parts)
        name = NAMES[each.criterion].render(translate)
        sign = _SIGNS[each.verdict].render(translate)
        yield f"      {each.criterion:<4}{name:<26}{sign:<11}{words}"


def _left_out(n_hidden: int, *, translate: Translate) -> Iterator[str]:
    if n_hidden:
        yield ""
        yield say(
            "Nog %(number)s keer aanbod; gebruik --json voor alles.", number=n_hidden
        ).render(translate)


def _near(misses: tuple[NearMiss, ...], *, translate: Translate) -> Iterator[str]:
    if misses:
        yield from ("", say("Wat het dichtst in de buurt komt").render(translate))
    for miss in misses:
        names = ", ".join(NAMES[each].render(translate) for each in miss.criteria)
        yield f"      {names}: {', '.join(miss.offers[:5])}"
