"""A need and an offer that fit each other in everything but safety; tests change one thing."""

from dataclasses import replace
from datetime import date

from baken.core.matching import (
    Audience,
    Capacity,
    Contract,
    Criterion,
    DangerZone,
    Need,
    Offer,
    Origin,
    Profile,
    Region,
    SafetyAnswer,
    judge,
    table_of,
)
from baken.core.rules.codes import Level, TargetGroup, Urgency
from baken.core.rules.consent_values import Act, Consent, Party
from baken.core.values import GeoPoint, Period, Source, Verdict

ON = date(2026, 11, 22)
BORN_ON = date(2010, 5, 3)  # 16 on ON
UTRECHT = GeoPoint(lat=52.09, lon=5.11)
LEEUWARDEN = GeoPoint(lat=53.2, lon=5.79)
TILBURG = GeoPoint(lat=51.56, lon=5.08)
REGIONS = (
    Region("JZ02", (LEEUWARDEN, GeoPoint(lat=53.03, lon=5.66))),
    Region("JZ22", (UTRECHT,)),
    Region("JZ35", (TILBURG,)),
)
FITTING_PROFILE = Profile(
    born_on=BORN_ON,
    target_group=TargetGroup.GIRL,
    has_mild_disability=False,
    is_pregnant=False,
    brings_child=False,
    contra_indications=(),
)
CONSENT = Consent(act=Act.DISCLOSURE, party=Party.YOUNG_PERSON, is_given=True, on=ON)
NEED = Need(
    code="V-7K3M",
    urgency=Urgency.URGENT,
    start_from=ON,
    level=Level.OPEN,
    profile=FITTING_PROFILE,
    origin=Origin(municipality="GM0344", youth_region="JZ22", point=UTRECHT),
    zones=(),
    consents=(CONSENT,),
)
OFFER = Offer(
    key="A",
    source=Source("opgave van de aanbieder", date(2026, 11, 18)),
    min_age=12,
    max_age=17,
    groups=frozenset({TargetGroup.GIRL}),
    level=Level.OPEN,
    takes_crisis=True,
    takes_mild_disability=True,
    takes_parent_and_child=False,
    exclusions=(),
    safety_level=1,
    region="JZ02",
    has_admission_stop=False,
    capacity=Capacity(stated_on=ON, free_on=ON),
    contracts=(Contract("NL", Period(date(2026, 1, 1))),),
)
CONFIRMED = (
    SafetyAnswer(offer="A", criterion=Criterion.CO_PLACEMENT, fits=True, on=ON),
)
EVERYBODY = tuple(Audience)
OTHERS = (Audience.REFERRER, Audience.INTAKE)


def need_with(**changes) -> Need:
    """The need; names of the profile change the profile."""
    of_profile = {
        name: changes.pop(name)
        for name in tuple(changes)
        if hasattr(NEED.profile, name)
    }
    return replace(NEED, profile=replace(NEED.profile, **of_profile), **changes)


def offer_with(**changes) -> Offer:
    return replace(OFFER, **changes)


def judged(need=NEED, offers=(OFFER,), *, on=ON, **options):
    return judge(need, table_of(offers, regions=REGIONS), on=on, **options)


def verdict(criterion: Criterion, need=NEED, offer=OFFER, **options) -> Verdict:
    return judged(need, (offer,), **options).verdict(0, criterion=criterion)


def zone(point=UTRECHT, radius_km=30.0, **changes) -> DangerZone:
    return DangerZone(point=point, radius_km=radius_km, **changes)
