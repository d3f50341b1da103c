"""H7 and H8 in words. Outside the safety role fail and unknown are one and the same."""

from typing import Final

import numpy as np

from baken.core.matching.judgement import Audience
from baken.core.matching.need import ZONES_DECIDED_ELSEWHERE
from baken.core.matching.ruleset import Criterion
from baken.core.matching.safety import needed_km, zone_distance_km
from baken.core.matching.words import (
    NOT_SHOWN,
    UNKNOWN_VALUE,
    Redaction,
    View,
    Words,
)
from baken.core.rules.codes import SAFETY_LEVELS
from baken.core.values import Sentence, Source, Verdict, say

_SHIELD: Final = Source("Veiligheid")

# One value, so that not even an object tells fail from unknown (safety 6).
_NOT_YET: Final = Words(
    referral_value=NOT_SHOWN,
    offer_value=NOT_SHOWN,
    sentence=say("Nog niet te zeggen."),
    next_step=say("De aanbieder toetst dit na de aanvraag."),
    source=_SHIELD,
    redaction=Redaction.HIDDEN,
)


def co_placement(view: View) -> Words:
    """H7 in words."""
    verdict = view.verdict(Criterion.CO_PLACEMENT)
    if view.audience is not Audience.SAFETY:
        passed = say("De aanbieder heeft bevestigd dat dit kan.")
        return _for_others(verdict, passed=passed)
    return Words(
        referral_value=NOT_SHOWN,
        offer_value=_last_answer(view, Criterion.CO_PLACEMENT),
        threshold=say(
            "bevestiging van hoogstens %(days)s dagen oud",
            days=int(view.facts.rules.confirmation_fresh.value),
        ),
        sentence={
            Verdict.PASS: say("De aanbieder heeft bevestigd dat dit kan."),
            Verdict.FAIL: say("Samen met wie hier woont of komt, kan dit niet."),
            Verdict.UNKNOWN: say("De aanbieder heeft dit nog niet bevestigd."),
        }[verdict],
        next_step=_ask(verdict),
        source=_SHIELD,
    )


def danger_zone(view: View) -> Words:
    """H8 in words."""
    verdict = view.verdict(Criterion.DANGER_ZONE)
    if view.audience is not Audience.SAFETY:
        return _for_others(verdict, passed=say("De plek ligt ver genoeg weg."))
    level = view.number("safety_level")
    return Words(
        referral_value=_nearest(view),
        offer_value=SAFETY_LEVELS.label(str(level)) if level >= 0 else UNKNOWN_VALUE,
        threshold=SAFETY_LEVELS.label(str(view.need.required_safety_level)),
        sentence={
            Verdict.PASS: say("De plek ligt ver genoeg weg."),
            Verdict.FAIL: say("De plek ligt te dichtbij of is niet geheim genoeg."),
            Verdict.UNKNOWN: say(
                "Of de plek ver genoeg weg ligt, weet alleen de aanbieder."
            ),
        }[verdict],
        next_step=_ask(verdict),
        source=_SHIELD,
    )


def _for_others(verdict: Verdict, *, passed: Sentence) -> Words:
    if verdict is not Verdict.PASS:
        return _NOT_YET
    return Words(
        referral_value=NOT_SHOWN,
        offer_value=NOT_SHOWN,
        sentence=passed,
        source=_SHIELD,
        redaction=Redaction.HIDDEN,
    )


def _ask(verdict: Verdict) -> Sentence | None:
    if verdict is not Verdict.UNKNOWN:
        return None
    return say("Vraag het de veiligheidsfunctionaris van de aanbieder.")


def _last_answer(view: View, criterion: Criterion) -> Sentence:
    key = view.offers.keys[view.index]
    days = [
        answer.on
        for answer in view.need.safety_answers
        if answer.offer == key and answer.criterion is criterion
    ]
    return say("antwoord van %(on)s", on=max(days)) if days else UNKNOWN_VALUE


def _nearest(view: View) -> Sentence:
    """The zone that leaves the least room: what there is, and what there must be."""
    zones = view.need.zones
    if zones is None or zones == ZONES_DECIDED_ELSEWHERE:
        return UNKNOWN_VALUE
    rooms = [
        (float(zone_distance_km(view.facts, zone=zone)[view.index]), needed)
        for zone in zones
        for needed in (needed_km(view.facts, zone=zone),)
    ]
    if not rooms:
        return say("geen gevarenzone")
    distance, needed = min(rooms, key=lambda room: room[0] - room[1])
    if np.isnan(distance):
        return UNKNOWN_VALUE
    return say(
        "%(distance)s km, nodig %(needed)s km",
        distance=max(0, round(distance)),
        needed=round(needed),
    )
