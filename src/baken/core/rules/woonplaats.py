"""Which municipality is responsible: the woonplaatsbeginsel (Jeugdwet 1.1, woonplaats).

The four parts of the definition, in the order in which they are tried here:
4 (address abroad), 3 (note of Wet BRP 2.26), 2 (stay elsewhere), 1 (own address), and
3 again when 1 or 2 cannot be established.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from baken.core.values import Sentence, ValueRefusedError, say

ARTICLE: Final = "Jeugdwet 1.1, begripsbepaling woonplaats"
CANNOT_BE_ESTABLISHED: Final = "cannot_be_established"
# A gm_code, the finding that there is none to be had, or None: not looked up yet.
Finding = str | None
Rule = Literal[1, 2, 3, 4]

_GM_CODE = re.compile(r"GM\d{4}")


@dataclass(frozen=True)
class ResidenceFacts:
    """What is known about where the young person lived; `None` means not looked up yet.

    `stays_elsewhere` covers every stay that the second part names: youth care provider,
    foster parent, shelter or protected living (Wmo), Wlz institution, youth prison.
    """

    stays_elsewhere: bool | None = None
    has_address_abroad: bool | None = None
    has_note_2_26: bool | None = None
    brp_municipality: Finding = None
    brp_municipality_before_stay: Finding = None
    mother_municipality_at_birth: Finding = None
    municipality_of_actual_stay: Finding = None

    def __post_init__(self) -> None:
        for name in FINDINGS:
            finding = getattr(self, name)
            if finding in {None, CANNOT_BE_ESTABLISHED}:
                continue
            if not _GM_CODE.fullmatch(finding):
                raise ValueRefusedError(f"{name}: expected a code such as GM0363")


FINDINGS = (
    "brp_municipality",
    "brp_municipality_before_stay",
    "mother_municipality_at_birth",
    "municipality_of_actual_stay",
)


@dataclass(frozen=True)
class Override:
    """A professional names another municipality, and says why."""

    gm_code: str
    reason: str

    def __post_init__(self) -> None:
        if not _GM_CODE.fullmatch(self.gm_code):
            raise ValueRefusedError("gm_code: expected a code such as GM0363")
        if not self.reason.strip():
            raise ValueRefusedError(
                "an override of the woonplaatsbeginsel needs a reason"
            )


@dataclass(frozen=True)
class Woonplaats:
    """The responsible municipality with its reasons, or the facts that are still needed.

    `rule` and `sentence` keep what the law says, also when an override changes `gm_code`.
    """

    rule: Rule | None
    gm_code: str | None
    needed: tuple[str, ...]
    sentence: Sentence
    facts: ResidenceFacts
    article: str = ARTICLE
    override: Override | None = None


_SENTENCES: dict[Rule, Sentence] = {
    1: say("De jongere woont thuis: de gemeente van het woonadres in de BRP."),
    2: say(
        "De jongere verblijft elders: de gemeente van het woonadres in de BRP "
        "direct vóór dat verblijf."
    ),
    4: say(
        "De woonplaats ligt buiten Nederland: de gemeente waar de jongere "
        "werkelijk verblijft op het moment van de hulpvraag."
    ),
}
_MOTHER = say(
    "De woonplaats is niet vast te stellen of in onderzoek: de gemeente waar de "
    "moeder bij de geboorte stond ingeschreven."
)
_ACTUAL_STAY = say(
    "De woonplaats is niet vast te stellen en ook die van de moeder bij de geboorte niet: "
    "de gemeente waar de jongere werkelijk verblijft op het moment van de hulpvraag."
)
_NEEDED = say("Er zijn nog gegevens nodig om de verantwoordelijke gemeente te bepalen.")


def responsible_municipality(
    facts: ResidenceFacts, *, override: Override | None = None
) -> Woonplaats:
    """Apply the four parts of the definition; never guess a fact that is missing."""
    found = _by_law(facts)
    if override is None:
        return found
    return Woonplaats(
        rule=found.rule,
        gm_code=override.gm_code,
        needed=(),
        sentence=found.sentence,
        facts=facts,
        override=override,
    )


def _by_law(facts: ResidenceFacts) -> Woonplaats:
    if facts.has_address_abroad:
        return _decide(facts, rule=4, fact="municipality_of_actual_stay")
    if facts.has_note_2_26:
        return _fall_back(facts)
    questions = ("has_address_abroad", "has_note_2_26", "stays_elsewhere")
    unasked = tuple(name for name in questions if getattr(facts, name) is None)
    if unasked:
        return _still_needed(facts, needed=unasked)
    rule, fact = _address_that_counts(facts)
    if getattr(facts, fact) == CANNOT_BE_ESTABLISHED:
        return _fall_back(facts)
    return _decide(facts, rule=rule, fact=fact)


def _address_that_counts(facts: ResidenceFacts) -> tuple[Rule, str]:
    if facts.stays_elsewhere:
        return 2, "brp_municipality_before_stay"
    return 1, "brp_municipality"


def _fall_back(facts: ResidenceFacts) -> Woonplaats:
    mother = "mother_municipality_at_birth"
    if facts.mother_municipality_at_birth != CANNOT_BE_ESTABLISHED:
        return _decide(facts, rule=3, fact=mother, sentence=_MOTHER)
    stay = "municipality_of_actual_stay"
    return _decide(facts, rule=3, fact=stay, sentence=_ACTUAL_STAY)


def _decide(
    facts: ResidenceFacts, *, rule: Rule, fact: str, sentence: Sentence | None = None
) -> Woonplaats:
    gm_code: Finding = getattr(facts, fact)
    if gm_code in {None, CANNOT_BE_ESTABLISHED}:
        return _still_needed(facts, needed=(fact,), rule=rule)
    words = sentence or _SENTENCES[rule]
    return Woonplaats(
        rule=rule, gm_code=gm_code, needed=(), sentence=words, facts=facts
    )


def _still_needed(
    facts: ResidenceFacts, *, needed: tuple[str, ...], rule: Rule | None = None
) -> Woonplaats:
    return Woonplaats(
        rule=rule, gm_code=None, needed=needed, sentence=_NEEDED, facts=facts
    )
