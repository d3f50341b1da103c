"""H9 to H12 in words (safety rules 3, 7 and 8)."""

from datetime import timedelta

import pytest

from baken.core.matching import (
    Audience,
    Capacity,
    Criterion,
    explain,
)
from baken.core.rules.codes import (
    Urgency,
)
from baken.core.rules.consent_values import (
    Act,
    Consent,
    Ground,
    OtherBasis,
    Party,
    Situation,
)
from baken.core.values import Verdict
from tests.core.builders import (
    NEED,
    OFFER,
    ON,
    judged,
    need_with,
    offer_with,
)

REFERRER, INTAKE, SAFETY = Audience
DAY = timedelta(days=1)


def told(criterion, need=NEED, offer=OFFER, *, audience=REFERRER, **options):
    judgement = judged(need, (offer,), **options)
    return explain(judgement, 0, audience=audience)[criterion.column]


def words(*args, **options):
    found = told(*args, **options)
    return f"{found.referral_value} | {found.offer_value} | {found.sentence}"


def test_h9_hides_the_home_town_from_the_provider():
    assert words(Criterion.CONTRACT).startswith("GM0344 | contract |")
    assert words(Criterion.CONTRACT, audience=INTAKE).startswith("niet getoond |")


def test_h9_without_a_contract_says_that_it_can_be_arranged():
    need = need_with(origin=type(NEED.origin)())

    found = told(Criterion.CONTRACT, need, offer_with(contracts=()))

    assert "te regelen" in str(found.sentence)
    assert "Wie betaalt, houdt een aanvraag nooit tegen" in str(found.next_step)
    assert str(found.referral_value) == "niet bekend"


@pytest.mark.parametrize(
    ("stop", "sentence"),
    [(True, "niemand worden geplaatst"), (False, "geen"), (None, "niet opge")],
)
def test_h10_says_nothing_about_the_reason_of_a_stop(stop, sentence):
    found = told(Criterion.INSPECTION, offer=offer_with(has_admission_stop=stop))

    assert sentence in str(found.sentence)
    assert found.notices == ()


def test_h10_a_published_measure_asks_for_a_reason():
    found = told(Criterion.INSPECTION, offer=offer_with(has_published_measure=True))

    assert found.verdict is Verdict.PASS
    assert "Schrijf op waarom" in str(found.notices[0])


@pytest.mark.parametrize(
    ("capacity", "urgency", "takes", "sentence"),
    [
        (Capacity(ON, ON), Urgency.URGENT, None, "op tijd een plek vrij"),
        (Capacity(ON, ON + 8 * DAY), Urgency.URGENT, None, "niet op tijd"),
        (Capacity(ON, ON + 8 * DAY), Urgency.CRISIS, None, "niet op tijd"),
        (Capacity(ON, ON), Urgency.CRISIS, False, "neemt geen crisisplaatsingen"),
        (Capacity(ON, ON), Urgency.CRISIS, None, "zegt niet of crisisplaatsing"),
        (Capacity(ON - 9 * DAY, ON), Urgency.URGENT, None, "niet van de laatste dagen"),
        (None, Urgency.URGENT, None, "noemt geen vrije datum"),
    ],
)
def test_h11_says_why(capacity, urgency, takes, sentence):
    offer = offer_with(capacity=capacity, takes_crisis=takes)

    found = told(Criterion.CAPACITY, need_with(urgency=urgency), offer)

    assert sentence in str(found.sentence)
    assert (found.next_step is not None) is (found.verdict is Verdict.UNKNOWN)


def test_h11_is_of_the_day_on_which_the_provider_stated_it():
    found = told(Criterion.CAPACITY, offer=offer_with(capacity=Capacity(ON - DAY, ON)))

    assert found.source_on == ON - DAY
    assert str(found.threshold) == "uiterlijk op 29-11-2026"
    assert str(found.offer_value) == "vrij op 22-11-2026"
    assert told(Criterion.CAPACITY, offer=offer_with(capacity=None)).source_on is None


def test_h12_says_whose_consent_is_missing():
    found = told(Criterion.CONSENT, need_with(consents=()))

    assert str(found.next_step).endswith("van: de jongere.")
    assert found.source == "Jeugdwet 7.3.11 en 7.3.15"


def test_h12_of_somebody_who_cannot_weigh_it_is_of_the_authority():
    need = need_with(consents=(), situation=Situation(is_able_to_weigh=False))

    assert "wie het gezag heeft" in str(told(Criterion.CONSENT, need).next_step)


def test_h12_names_the_ground_that_was_used():
    basis = OtherBasis(act=Act.DISCLOSURE, ground=Ground.LEGAL_DUTY, on=ON)

    found = told(Criterion.CONSENT, need_with(consents=(), bases=(basis,)))

    assert str(found.referral_value) == "wettelijke plicht"
    assert found.next_step is None


def test_h12_refused_and_unknown_age():
    refused = Consent(Act.DISCLOSURE, Party.YOUNG_PERSON, is_given=False, on=ON)

    assert "geweigerd" in words(Criterion.CONSENT, need_with(consents=(refused,)))
    assert "leeftijd is nodig" in words(Criterion.CONSENT, need_with(born_on=None))
