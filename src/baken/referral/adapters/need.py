"""A need with what belongs to it, as matching reads it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from baken.core.matching import (
    Authorisation,
    Criterion,
    DangerZone,
    Origin,
    Profile,
    SafetyAnswer,
)
from baken.core.matching import Need as CoreNeed
from baken.core.rules.codes import (
    AuthorisationState,
    ContraIndication,
    Level,
    TargetGroup,
    Urgency,
)
from baken.core.values import GeoPoint, Period
from baken.referral.adapters.consents import bases_in, consents_in, situation_of
from baken.referral.adapters.identity import birth_date_in
from baken.referral.models import Asked, Consent, Need

LEVELS: Final = {level.code: level for level in Level}


def core_need(
    need: Need,
    *,
    zones: tuple[DangerZone, ...],
    consents: Iterable[Consent],
    confirmed: Iterable[str],
    on: date,
) -> CoreNeed:
    """What is known; `confirmed` holds the offers whose safety officer said yes to both."""
    listed = tuple(consents)
    return CoreNeed(
        code=need.dossier.code,
        urgency=Urgency(need.urgency),
        start_from=max(need.start_from or on, on),
        start_until=need.start_until,
        level=LEVELS.get(need.setting),
        profile=_profile(need),
        origin=_origin(need),
        authorisation=authorisation_in(need),
        situation=situation_of(need),
        # Not asked is not the same as none: without the question no place is safe.
        zones=None if need.zones_asked == Asked.NOT_ASKED else zones,
        consents=consents_in(listed),
        bases=bases_in(listed),
        safety_answers=_safety_answers(confirmed, on=on),
    )


def _profile(need: Need) -> Profile:
    group = need.target_group
    return Profile(
        born_on=birth_date_in(need),
        target_group=TargetGroup(group) if group else None,
        iq=need.iq,
        has_mild_disability=need.mild_intellectual_disability,
        is_pregnant=need.is_pregnant,
        brings_child=need.has_own_child,
        contra_indications=_contra_indications(need),
    )


def _contra_indications(
    need: Need,
) -> tuple[tuple[ContraIndication, int], ...] | None:
    """Empty means not asked; once asked, every code stands in it with its severity."""
    if not need.contra_indications:
        return None
    return tuple(
        (ContraIndication(code), int(severity))
        for code, severity in sorted(need.contra_indications.items())
    )


def _origin(need: Need) -> Origin:
    municipality = need.responsible_municipality
    if municipality is None:
        return Origin()
    return Origin(
        municipality=municipality.gm_code,
        youth_region=municipality.youth_region_id,
        point=GeoPoint(municipality.latitude, municipality.longitude),
        name=municipality.name,
    )


def authorisation_in(need: Need) -> Authorisation:
    """The judge's word as it was recorded; granted without its days is still waited for."""
    state = AuthorisationState(need.authorisation or AuthorisationState.NONE)
    if state is not AuthorisationState.GRANTED or need.authorisation_from is None:
        return Authorisation(
            AuthorisationState.REQUESTED
            if state is AuthorisationState.GRANTED
            else state
        )
    period = Period(need.authorisation_from, need.authorisation_until)
    return Authorisation(state, period)


def _safety_answers(confirmed: Iterable[str], *, on: date) -> tuple[SafetyAnswer, ...]:
    """The database saw that they rest on the facts of now and are not too old to count.

    Only a yes comes out of it, so each is as good as one of today.
    """
    return tuple(
        SafetyAnswer(offer=offer, criterion=criterion, fits=True, on=on)
        for offer in sorted(confirmed)
        for criterion in (Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE)
    )
