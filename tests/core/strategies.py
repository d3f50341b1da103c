"""Any need and any offers, for properties that must hold for all of them."""

from datetime import timedelta

from hypothesis import strategies as st

from baken.core.matching import (
    Authorisation,
    Capacity,
    Contract,
    Criterion,
    DangerZone,
    Need,
    Offer,
    Origin,
    Profile,
    SafetyAnswer,
)
from baken.core.rules.codes import (
    AuthorisationState,
    ContraIndication,
    LegalPosition,
    Level,
    TargetGroup,
    Urgency,
)
from baken.core.rules.consent_values import Act, Consent, Party, Situation
from baken.core.values import GeoPoint, Period, Source
from tests.core.builders import LEEUWARDEN, ON, TILBURG, UTRECHT

KEYS = ("A", "B", "C", "D", "E")
BOOLS = st.booleans()
ANSWERS = st.none() | BOOLS
POINTS = st.sampled_from([UTRECHT, LEEUWARDEN, TILBURG, GeoPoint(lat=50.85, lon=5.69)])


def days(low, high):
    return st.integers(low, high).map(lambda n: ON + timedelta(days=n))


def periods(start_on):
    return st.builds(
        lambda start, length: Period(start, length and start + timedelta(days=length)),
        start_on,
        st.none() | st.integers(1, 400),
    )


SEVERITIES = st.dictionaries(st.sampled_from(ContraIndication), st.integers(1, 3)).map(
    lambda listed: tuple(listed.items())
)
CONTRACTS = st.builds(
    Contract, st.sampled_from(["NL", "JZ22", "JZ02", "GM0344"]), periods(days(-200, 20))
)


@st.composite
def offers(draw, key):
    level = draw(st.none() | st.integers(0, 3))
    return Offer(
        key=key,
        source=Source("opgave", draw(st.none() | days(-40, 0))),
        min_age=draw(st.none() | st.integers(8, 14)),
        max_age=draw(st.none() | st.integers(14, 22)),
        groups=draw(st.frozensets(st.sampled_from(TargetGroup))),
        level=draw(st.none() | st.sampled_from(Level)),
        takes_crisis=draw(ANSWERS),
        min_iq=draw(st.none() | st.integers(40, 80)),
        max_iq=draw(st.none() | st.integers(80, 130)),
        takes_mild_disability=draw(ANSWERS),
        takes_parent_and_child=draw(ANSWERS),
        exclusions=draw(st.none() | SEVERITIES),
        safety_level=level,
        point=draw(st.none() | POINTS) if level == 0 else None,
        region=draw(st.sampled_from([None, "JZ02", "JZ22", "JZ35"])),
        has_admission_stop=draw(ANSWERS),
        has_published_measure=draw(BOOLS),
        capacity=draw(
            st.none() | st.builds(Capacity, days(-12, 1), st.none() | days(-5, 60))
        ),
        contracts=tuple(draw(st.lists(CONTRACTS, max_size=3))),
    )


@st.composite
def tables(draw, min_size=1):
    n = draw(st.integers(min_size, len(KEYS)))
    return [draw(offers(key)) for key in KEYS[:n]]


AUTHORISATIONS = (
    st.just(Authorisation())
    | st.just(Authorisation(AuthorisationState.REQUESTED))
    | periods(days(-200, 30)).map(
        lambda period: Authorisation(AuthorisationState.GRANTED, period)
    )
)
PROFILES = st.builds(
    Profile,
    born_on=st.none() | days(-22 * 365, -8 * 365),
    target_group=st.none() | st.sampled_from(TargetGroup),
    iq=st.none() | st.integers(40, 130),
    has_mild_disability=ANSWERS,
    is_pregnant=ANSWERS,
    brings_child=ANSWERS,
    contra_indications=st.none() | SEVERITIES,
)
ZONES = st.none() | st.lists(
    st.builds(DangerZone, POINTS, st.floats(1, 200), BOOLS), max_size=3
).map(tuple)
SAFETY_ANSWERS = st.lists(
    st.builds(
        SafetyAnswer,
        offer=st.sampled_from(KEYS),
        criterion=st.sampled_from([Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE]),
        fits=BOOLS,
        on=days(-12, 1),
    ),
    max_size=6,
).map(tuple)
CONSENTS = st.lists(
    st.builds(
        Consent,
        act=st.just(Act.DISCLOSURE),
        party=st.just(Party.YOUNG_PERSON),
        is_given=BOOLS,
        on=days(-30, 1),
    ),
    max_size=2,
).map(tuple)
SITUATIONS = st.builds(
    Situation, legal_position=st.sampled_from(LegalPosition), is_able_to_weigh=BOOLS
)


@st.composite
def needs(draw):
    start_from = draw(days(-5, 30))
    return Need(
        code="V-7K3M",
        urgency=draw(st.sampled_from(Urgency)),
        start_from=start_from,
        start_until=draw(st.none() | st.just(start_from + timedelta(days=40))),
        expected_stay_days=draw(st.none() | st.integers(1, 900)),
        level=draw(st.none() | st.sampled_from(Level)),
        profile=draw(PROFILES),
        origin=Origin("GM0344", "JZ22", draw(st.none() | POINTS)),
        authorisation=draw(AUTHORISATIONS),
        situation=draw(SITUATIONS),
        zones=draw(ZONES),
        required_safety_level=draw(st.integers(0, 3)),
        consents=draw(CONSENTS),
        safety_answers=draw(SAFETY_ANSWERS),
    )
