"""Judges one offer for one need, as the matching page judges all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from baken.core.matching import (
    Audience,
    Criterion,
    DangerZone,
    Judgement,
    judge,
    who_may_lift,
)
from baken.core.matching import Need as CoreNeed
from baken.core.matching.ruleset import SAFETY
from baken.core.values import ValueRefusedError, Verdict
from baken.referral.adapters.need import core_need
from baken.referral.errors import ReferralError
from baken.referral.models import Consent, Need
from baken.referral.selectors.asking import AskableOffer

MEASURE = Criterion.INSPECTION


@dataclass(frozen=True, eq=False)
class JudgedOffer:
    """What stands between this need and this offer; never a word about safety.

    `refused` nobody may lift; each of `to_explain` asks for a reason of the referrer, for
    whoever may lift it; `enquired` is not known yet and is asked with the request.
    """

    judgement: Judgement
    refused: tuple[Criterion, ...]
    to_explain: tuple[Criterion, ...]
    enquired: tuple[Criterion, ...]


def judge_offer(
    need: Need, *, offer: AskableOffer, consents: Iterable[Consent], on: date
) -> JudgedOffer:
    """The hard criteria of one offer; H7 and H8 are left to safety officers."""
    asked = as_judged(need, zones=(), consents=consents, confirmed=(), on=on)
    judgement = judge(asked, offer.table, on=on)
    failed = _with(judgement, Verdict.FAIL)
    liftable = tuple(c for c in failed if who_may_lift(judgement, 0, criterion=c))
    measure = (MEASURE,) if offer.has_measure and MEASURE not in failed else ()
    return JudgedOffer(
        judgement=judgement,
        refused=tuple(c for c in failed if c not in liftable),
        to_explain=liftable + measure,
        enquired=_with(judgement, Verdict.UNKNOWN),
    )


def _with(judgement: Judgement, verdict: Verdict) -> tuple[Criterion, ...]:
    seen = judgement.seen_by(Audience.REFERRER)[0]
    return tuple(c for c in Criterion if c not in SAFETY and seen[c.column] == verdict)


def as_judged(
    need: Need,
    *,
    zones: tuple[DangerZone, ...],
    consents: Iterable[Consent],
    confirmed: Iterable[str],
    on: date,
) -> CoreNeed:
    """The need as the core reads it, or in words why it cannot be judged today."""
    try:
        return core_need(
            need, zones=zones, consents=consents, confirmed=confirmed, on=on
        )
    except ValueRefusedError as error:
        raise ReferralError(
            _(
                "De hulpvraag past niet meer bij vandaag: de laatste dag is voorbij, of de"
                " jongere wordt dan 23 (jeugdhulp kan tot de 23e verjaardag). Kijk de"
                " stappen De jongere en De hulp na."
            )
        ) from error
