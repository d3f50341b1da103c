"""Which municipality is responsible, by the woonplaatsbeginsel or against it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from baken.core.rules.woonplaats import Override, responsible_municipality
from baken.referral.adapters.identity import cipher_in
from baken.referral.adapters.residence import COLUMN, residence_facts
from baken.referral.errors import Mistake
from baken.referral.models import LivingSituation, Need


def override_mistakes(*, gm_code: str, reason: str) -> Iterator[Mistake]:
    """Another municipality asks for a reason, and a reason for a municipality."""
    if gm_code and not reason.strip():
        message = _("Schrijf op waarom een andere gemeente verantwoordelijk is.")
        yield Mistake("override_reason", message)
    if reason.strip() and not gm_code:
        message = _("Kies de gemeente die volgens u verantwoordelijk is.")
        yield Mistake("override_municipality", message)


def set_residence(
    need: Need,
    *,
    situation: LivingSituation,
    gm_code: str,
    override_gm_code: str = "",
    reason: str = "",
) -> None:
    """Puts the municipality that the rule finds on a need that the caller writes."""
    override = (
        Override(gm_code=override_gm_code, reason=reason) if override_gm_code else None
    )
    facts = residence_facts(situation, gm_code=gm_code)
    found = responsible_municipality(facts, override=override)
    for column in COLUMN.values():
        setattr(need, column, None)
    setattr(need, COLUMN[situation], gm_code)
    need.living_situation = situation
    need.responsible_municipality_id = found.gm_code
    need.responsible_rule = str(found.rule or "")
    need.responsible_reason_token = cipher_in(need).encrypt(reason if override else "")
