"""The answers about where somebody lives, as the woonplaatsbeginsel reads them."""

from typing import Final

from baken.core.rules.woonplaats import (
    CANNOT_BE_ESTABLISHED,
    Override,
    ResidenceFacts,
    Woonplaats,
    responsible_municipality,
)
from baken.referral.models import LivingSituation, Need

# The column that keeps the one municipality that counts in each situation.
COLUMN: Final = {
    LivingSituation.HOME: "home_municipality_id",
    LivingSituation.ELSEWHERE: "previous_municipality_id",
    LivingSituation.ABROAD: "actual_municipality_id",
    LivingSituation.UNCLEAR: "mother_municipality_id",
    LivingSituation.MOTHER_UNCLEAR: "actual_municipality_id",
}


def residence_facts(situation: LivingSituation, *, gm_code: str) -> ResidenceFacts:
    """What is known when this answer was given with this municipality."""
    is_unclear = situation in {LivingSituation.UNCLEAR, LivingSituation.MOTHER_UNCLEAR}
    is_abroad = situation is LivingSituation.ABROAD
    found = dict.fromkeys(LivingSituation, None) | {situation: gm_code}
    mother = found[LivingSituation.UNCLEAR]
    if situation is LivingSituation.MOTHER_UNCLEAR:
        mother = CANNOT_BE_ESTABLISHED
    return ResidenceFacts(
        stays_elsewhere=situation is LivingSituation.ELSEWHERE,
        has_address_abroad=is_abroad,
        has_note_2_26=is_unclear,
        brp_municipality=found[LivingSituation.HOME],
        brp_municipality_before_stay=found[LivingSituation.ELSEWHERE],
        mother_municipality_at_birth=mother,
        municipality_of_actual_stay=found[LivingSituation.ABROAD]
        or found[LivingSituation.MOTHER_UNCLEAR],
    )


def woonplaats_of(need: Need, *, reason: str = "") -> Woonplaats | None:
    """The rule as it applied to this need; None while the question is not answered."""
    if need.living_situation not in LivingSituation.values:
        return None
    situation = LivingSituation(need.living_situation)
    gm_code = getattr(need, COLUMN[situation])
    if gm_code is None:
        return None
    override = (
        Override(gm_code=str(need.responsible_municipality_id), reason=reason)
        if reason
        else None
    )
    facts = residence_facts(situation, gm_code=gm_code)
    return responsible_municipality(facts, override=override)
