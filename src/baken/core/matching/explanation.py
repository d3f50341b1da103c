"""Twelve verdicts of one offer with their reasons, for one audience."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from baken.core.matching import level_words, profile_words, safety_words, supply_words
from baken.core.matching.judgement import Audience, Judgement
from baken.core.matching.ordering import best_lighter
from baken.core.matching.override import Override
from baken.core.matching.relaxing import who_may_lift
from baken.core.matching.ruleset import CRITERIA, Criterion
from baken.core.matching.words import Redaction, View, Words
from baken.core.rules.codes import OVERRIDE_ROLES, Role
from baken.core.values import Sentence, Verdict, say


@dataclass(frozen=True)
class Explanation:
    """One verdict: what was compared, by which rule, from when, and what can be done.

    `lighter_offer` is the key of the best less restrictive offer; it stands at H3 only.
    """

    criterion: Criterion
    verdict: Verdict
    referral_value: Sentence
    offer_value: Sentence
    threshold: Sentence | None
    source: str
    source_on: date | None
    rule: str
    sentence: Sentence
    may_override: tuple[Role, ...]
    next_step: Sentence | None
    notices: tuple[Sentence, ...]
    redaction: Redaction
    override: Override | None = None
    lighter_offer: str | None = None


NAMES: Final[dict[Criterion, Sentence]] = {
    Criterion.AGE: say("Leeftijd"),
    Criterion.TARGET_GROUP: say("Doelgroep"),
    Criterion.LEVEL: say("Niveau van beveiliging"),
    Criterion.INTELLECTUAL_DISABILITY: say("Verstandelijke beperking"),
    Criterion.PARENT_AND_CHILD: say("Zwanger of eigen kind"),
    Criterion.CONTRA_INDICATIONS: say("Contra-indicaties"),
    Criterion.CO_PLACEMENT: say("Veilig met wie er woont"),
    Criterion.DANGER_ZONE: say("Veilige afstand"),
    Criterion.CONTRACT: say("Contract"),
    Criterion.INSPECTION: say("Opnamestop"),
    Criterion.CAPACITY: say("Plek op tijd"),
    Criterion.CONSENT: say("Toestemming om te delen"),
}

_WORDS: Final[dict[Criterion, Callable[[View], Words]]] = {
    Criterion.AGE: profile_words.age,
    Criterion.TARGET_GROUP: profile_words.target_group,
    Criterion.LEVEL: level_words.level,
    Criterion.INTELLECTUAL_DISABILITY: profile_words.intellectual_disability,
    Criterion.PARENT_AND_CHILD: profile_words.parent_and_child,
    Criterion.CONTRA_INDICATIONS: profile_words.contra_indications,
    Criterion.CO_PLACEMENT: safety_words.co_placement,
    Criterion.DANGER_ZONE: safety_words.danger_zone,
    Criterion.CONTRACT: supply_words.contract,
    Criterion.INSPECTION: supply_words.inspection,
    Criterion.CAPACITY: supply_words.capacity,
    Criterion.CONSENT: supply_words.consent,
}


def explain(
    judgement: Judgement, index: int, *, audience: Audience
) -> tuple[Explanation, ...]:
    """The twelve verdicts of one offer in words, as this audience may know them."""
    return explain_all(judgement, [index], audience=audience)[0]


def explain_all(
    judgement: Judgement, indices: list[int], *, audience: Audience
) -> tuple[tuple[Explanation, ...], ...]:
    """The same for the offers that are shown, at the price of one search among them all."""
    lighter = best_lighter(judgement, audience=audience)
    views = [View(judgement=judgement, index=row, audience=audience) for row in indices]
    return tuple(
        tuple(_explanation(view, criterion, lighter=lighter) for criterion in CRITERIA)
        for view in views
    )


def _explanation(
    view: View, criterion: Criterion, *, lighter: tuple[int | None, ...]
) -> Explanation:
    words = _WORDS[criterion](view)
    override = _override(view, criterion)
    own_source = view.offers.sources[view.number("source")]
    source = words.source or own_source
    verdict = view.verdict(criterion)
    return Explanation(
        criterion=criterion,
        verdict=verdict,
        referral_value=words.referral_value,
        offer_value=words.offer_value,
        threshold=words.threshold,
        source=source.system,
        source_on=source.on,
        rule=f"{criterion}@{view.facts.rules.version}",
        sentence=_lifted(override) if override else words.sentence,
        may_override=_may_override(view, criterion, verdict=verdict),
        next_step=words.next_step,
        notices=words.notices,
        redaction=words.redaction,
        override=override,
        lighter_offer=_lighter_offer(view, lighter)
        if criterion is Criterion.LEVEL
        else None,
    )


def _may_override(
    view: View, criterion: Criterion, *, verdict: Verdict
) -> tuple[Role, ...]:
    if verdict is not Verdict.FAIL:
        return ()
    return who_may_lift(view.judgement, view.index, criterion=criterion)


def _override(view: View, criterion: Criterion) -> Override | None:
    key = view.offers.keys[view.index]
    found = [
        override
        for override in view.judgement.overrides
        if override.offer == key and override.criterion is criterion
    ]
    return found[-1] if found else None


def _lifted(override: Override) -> Sentence:
    return say(
        "Past niet, maar is opzij gezet door: %(role)s, op %(on)s.",
        role=OVERRIDE_ROLES.label(override.role),
        on=override.on,
    )


def _lighter_offer(view: View, lighter: tuple[int | None, ...]) -> str | None:
    level = view.number("level")
    row = lighter[level] if level >= 0 else None
    return None if row is None else view.offers.keys[row]
