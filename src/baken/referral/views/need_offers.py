"""Offers as the matching page shows them: a few are explained, all are judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from baken.core.matching import (
    NAMES,
    Audience,
    Criterion,
    Explanation,
    OfferClass,
    explain_all,
    near_misses,
)
from baken.core.rules.codes import OVERRIDE_ROLES, Role
from baken.core.values import Sentence, Verdict
from baken.landscape.models import Offer
from baken.referral.forms.need_fields import in_words
from baken.referral.forms.need_filter import Wanted
from baken.referral.services.matching import AUDIENCE, Match

KM_STEP: Final = 10  # a distance to a shielded place is told no finer than this


@dataclass(frozen=True)
class Reason:
    """One criterion of one offer, in words."""

    criterion: str
    name: str
    verdict: str
    sentence: str
    asked: str
    offered: str
    threshold: str
    source: str
    source_on: date | None
    next_step: str
    notices: list[str]
    overriders: list[object]
    lighter: Offer | None
    is_fixed: bool


@dataclass(frozen=True)
class OfferRow:
    """One offer in the list, with its place there and its reasons."""

    offer: Offer
    rank: int
    is_tied: bool
    offer_class: OfferClass
    distance: str
    free_on: date | None
    reasons: list[Reason]

    @property
    def is_askable(self) -> bool:
        """Whether it can be asked, or enquired, without anybody lifting anything."""
        return self.offer_class is not OfferClass.DOES_NOT_FIT

    @property
    def verdict(self) -> str:
        """The word for the whole offer."""
        return {
            OfferClass.CAN_BE_ASKED: Verdict.PASS,
            OfferClass.ENQUIRE: Verdict.UNKNOWN,
            OfferClass.DOES_NOT_FIT: Verdict.FAIL,
        }[self.offer_class].code

    @property
    def against(self) -> list[Reason]:
        """What does not fit or is not known, the first thing that somebody asks."""
        passed = Verdict.PASS.code
        return [reason for reason in self.reasons if reason.verdict != passed]


def chosen_rows(match: Match, *, wanted: Wanted) -> tuple[list[int], list[int]]:
    """Places in the list: those that fit or may fit, and the rest."""
    classes, indices = match.ordering.classes, match.ordering.indices
    is_shown = np.ones(len(indices), dtype=np.bool_)
    if wanted.within_km is not None:
        distance = match.judgement.distance_km[indices]
        is_shown &= np.isnan(distance) | (distance <= wanted.within_km)
    if wanted.only_askable:
        is_shown &= classes != OfferClass.ENQUIRE
    fits = classes != OfferClass.DOES_NOT_FIT
    return (
        np.flatnonzero(is_shown & fits).tolist(),
        np.flatnonzero(is_shown & ~fits).tolist(),
    )


def rows_of(match: Match, *, indices: Sequence[int]) -> dict[int, OfferRow]:
    """The rows at these places in the list, explained; by place."""
    rows = [int(match.ordering.indices[place]) for place in indices]
    explained = explain_all(match.judgement, rows, audience=AUDIENCE)
    offers = _offers(match, rows=rows, explained=explained)
    return {
        place: _row(match, place=place, explained=reasons, offers=offers)
        for place, reasons in zip(indices, explained, strict=True)
    }


def _offers(
    match: Match, *, rows: Sequence[int], explained: Sequence[tuple[Explanation, ...]]
) -> dict[str, Offer]:
    codes = {match.offers.keys[row] for row in rows}
    codes |= {
        each.lighter_offer
        for reasons in explained
        for each in reasons
        if each.lighter_offer
    }
    found = Offer.objects.filter(code__in=codes).select_related(
        "organisation", "location__youth_region"
    )
    return {offer.code: offer for offer in found}


def _row(
    match: Match,
    *,
    place: int,
    explained: tuple[Explanation, ...],
    offers: dict[str, Offer],
) -> OfferRow:
    row = int(match.ordering.indices[place])
    free_on = int(match.offers.free_on[row])
    return OfferRow(
        offer=offers[match.offers.keys[row]],
        rank=int(match.ordering.ranks[place]),
        is_tied=bool(match.ordering.is_tied[place]),
        offer_class=OfferClass(int(match.ordering.classes[place])),
        distance=_distance(match, row=row),
        free_on=date.fromordinal(free_on) if free_on else None,
        reasons=[_reason(each, offers=offers) for each in explained],
    )


def _distance(match: Match, *, row: int) -> str:
    km = float(match.judgement.distance_km[row])
    if np.isnan(km):
        return ""
    if bool(match.offers.is_shielded[row]):
        rounded = round(km / KM_STEP) * KM_STEP
        return _("ongeveer %(km)d km (midden van de regio)") % {"km": rounded}
    return _("%(km)d km") % {"km": round(km)}


def words(sentence: Sentence | None) -> str:
    """A sentence of the core in the language of the reader; empty for none."""
    return "" if sentence is None else sentence.render(_as_translated, day=date_format)


def _as_translated(msgid: str) -> str:
    return str(in_words(msgid))


def _reason(each: Explanation, *, offers: dict[str, Offer]) -> Reason:
    return Reason(
        criterion=each.criterion.value,
        name=words(NAMES[each.criterion]),
        verdict=each.verdict.code,
        sentence=words(each.sentence),
        asked=words(each.referral_value),
        offered=words(each.offer_value),
        threshold=words(each.threshold),
        source=_as_translated(each.source),
        source_on=each.source_on,
        next_step=words(each.next_step),
        notices=[words(notice) for notice in each.notices],
        overriders=[in_words(OVERRIDE_ROLES.label(role)) for role in each.may_override],
        lighter=offers.get(each.lighter_offer or ""),
        is_fixed=each.verdict is Verdict.FAIL
        and Role.REFERRER not in each.may_override,
    )


def near_miss_words(match: Match) -> list[str]:
    """What would have to give for at least one offer to fit; never about safety."""
    if match.gap is None:
        return []
    return [
        _("%(criteria)s: dan passen er %(n)d")
        % {"criteria": _listed(miss.criteria), "n": len(miss.offers)}
        for miss in near_misses(match.judgement, audience=Audience.REFERRER)
    ]


def _listed(criteria: Sequence[Criterion]) -> str:
    return ", ".join(words(NAMES[criterion]) for criterion in criteria)
