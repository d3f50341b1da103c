"""H9 to H12 in words."""

from datetime import date
from typing import Final

from baken.core.matching.judgement import Audience
from baken.core.matching.ruleset import Criterion
from baken.core.matching.supply import last_useful_day
from baken.core.matching.words import (
    NOT_SHOWN,
    NOT_STATED,
    UNKNOWN_VALUE,
    Redaction,
    View,
    Words,
    stated,
)
from baken.core.rules.codes import URGENCIES, Urgency
from baken.core.rules.consent_values import ConsentNeed, Ground
from baken.core.values import Sentence, Source, Verdict, say


def contract(view: View) -> Words:
    """H9 in words; the home town is not for the provider's eyes yet (safety 8)."""
    origin = view.need.origin
    named = origin.name or origin.municipality
    value = UNKNOWN_VALUE if named is None else Sentence(named)
    is_intake = view.audience is Audience.INTAKE
    is_bought = view.verdict(Criterion.CONTRACT) is Verdict.PASS
    return Words(
        referral_value=NOT_SHOWN if is_intake else value,
        offer_value=say("contract") if is_bought else say("geen contract gevonden"),
        threshold=say("geldig op %(start)s", start=view.start_on),
        sentence=say("Er is een contract.")
        if is_bought
        else say("Een contract is te regelen."),
        next_step=None
        if is_bought
        else say(
            "Regel een overeenkomst voor deze ene plaatsing. "
            "Wie betaalt, houdt een aanvraag nooit tegen."
        ),
        redaction=Redaction.HIDDEN if is_intake else Redaction.NONE,
    )


def inspection(view: View) -> Words:
    """H10 in words; a stop is told without its reason (safety 3)."""
    sentences = {
        Verdict.PASS: say("Er is geen opnamestop."),
        Verdict.FAIL: say("Hier kan nu niemand worden geplaatst."),
        Verdict.UNKNOWN: say("Of er een opnamestop is, is niet opgegeven."),
    }
    has_measure = bool(view.offers.has_published_measure[view.index])
    notice = say(
        "De inspectie heeft over deze plek een maatregel gepubliceerd. "
        "Schrijf op waarom u deze plek toch vraagt."
    )
    return Words(
        referral_value=say("niet van toepassing"),
        offer_value=say(
            "opnamestop: %(answer)s", answer=stated(view.number("has_admission_stop"))
        ),
        sentence=sentences[view.verdict(Criterion.INSPECTION)],
        notices=(notice,) if has_measure else (),
    )


def capacity(view: View) -> Words:
    """H11 in words."""
    stated_on = view.number("stated_on")
    verdict = view.verdict(Criterion.CAPACITY)
    return Words(
        referral_value=URGENCIES.label(view.need.urgency),
        offer_value=_free(view),
        threshold=say(
            "uiterlijk op %(day)s", day=date.fromordinal(last_useful_day(view.facts))
        ),
        sentence=_capacity_sentence(view, verdict=verdict),
        next_step=say("Vraag de aanbieder naar een vrije plek.")
        if verdict is Verdict.UNKNOWN
        else None,
        source=Source(
            system=view.offers.sources[view.number("source")].system,
            on=date.fromordinal(stated_on) if stated_on else None,
        ),
    )


def _free(view: View) -> Sentence:
    free_on = view.number("free_on")
    if not free_on:
        return NOT_STATED
    return say("vrij op %(free)s", free=date.fromordinal(free_on))


def _capacity_sentence(view: View, *, verdict: Verdict) -> Sentence:
    if verdict is Verdict.PASS:
        return say("Er is op tijd een plek vrij.")
    return _no_room(view) if verdict is Verdict.FAIL else _room_unknown(view)


def _no_room(view: View) -> Sentence:
    is_crisis = view.need.urgency is Urgency.CRISIS
    if is_crisis and view.number("takes_crisis") == 0:
        return say("Deze aanbieder neemt geen crisisplaatsingen aan.")
    return say("Er is niet op tijd een plek vrij.")


def _room_unknown(view: View) -> Sentence:
    if not view.number("free_on"):
        return say("De aanbieder noemt geen vrije datum.")
    if not view.facts.is_fresh[view.index]:
        return say("De opgave van de aanbieder is niet van de laatste dagen.")
    return say("De aanbieder zegt niet of crisisplaatsing kan.")


_WHO: Final = {
    ConsentNeed.YOUNG_PERSON: say("de jongere"),
    ConsentNeed.AUTHORITY: say("wie het gezag heeft"),
    ConsentNeed.REPRESENTATIVE: say("de vertegenwoordiger"),
}
_GROUNDS: Final = {
    Ground.LEGAL_DUTY: say("wettelijke plicht"),
    Ground.DIRECTLY_INVOLVED: say("rechtstreeks betrokken bij de hulp"),
    Ground.OTHER_BASIS: say("andere vastgelegde grondslag"),
}


def consent(view: View) -> Words:
    """H12 in words: who must still say yes to sharing, or which basis was recorded."""
    finding = view.facts.sharing
    if finding is None:
        return Words(
            referral_value=UNKNOWN_VALUE,
            offer_value=say("niet van toepassing"),
            sentence=say("De leeftijd is nodig om te weten wie toestemming geeft."),
            source=Source("Jeugdwet 7.3.11"),
        )
    return Words(
        referral_value=_GROUNDS[finding.used_ground]
        if finding.used_ground
        else _parties(finding.requirement.needs),
        offer_value=say("niet van toepassing"),
        sentence=_consent_sentence(finding.verdict),
        next_step=say(
            "Leg toestemming of een andere grondslag vast van: %(who)s.",
            who=_parties(finding.missing),
        )
        if finding.missing
        else None,
        source=Source(finding.requirement.article),
    )


def _consent_sentence(verdict: Verdict) -> Sentence:
    return {
        Verdict.PASS: say("Er is toestemming of een andere grondslag om te delen."),
        Verdict.FAIL: say("De toestemming om te delen is geweigerd."),
        Verdict.UNKNOWN: say("Toestemming om te delen is nog niet vastgelegd."),
    }[verdict]


def _parties(needs: tuple[ConsentNeed, ...]) -> Sentence:
    # Disclosure asks one voice at every age.
    return _WHO[needs[0]]
