"""What replaces a consent, what parents may see, and when consent is asked again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.rules.codes import LegalPosition
from baken.core.rules.consent import ask_again_on
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import (
    Act,
    Ground,
    ParentSafety,
    Party,
    Situation,
)
from baken.core.values import Verdict, birthday
from tests.core.consents import AUTHORITY, BORN_ON, HER, basis, found, no, yes


def test_serious_harm_replaces_the_consent_of_the_authority_only():
    harm = basis(Act.HELP, Ground.SERIOUS_HARM, age=13)  # 7.3.4(2)

    alone = found(Act.HELP, age=13, bases=[harm])
    with_hers = found(Act.HELP, age=13, bases=[harm], consents=[yes(Act.HELP, age=13)])

    assert alone.missing == (HER,)
    assert with_hers.verdict is Verdict.PASS
    assert with_hers.used_ground is Ground.SERIOUS_HARM


def test_serious_harm_overrides_a_refusal_of_the_authority():
    harm = basis(Act.HELP, Ground.SERIOUS_HARM, age=13)
    answers = [yes(Act.HELP, age=13), no(Act.HELP, Party.PARENT, age=13)]

    assert (
        found(Act.HELP, age=13, bases=[harm], consents=answers).verdict is Verdict.PASS
    )


def test_a_considered_wish_counts_only_after_the_authority_refused():
    wish = basis(Act.HELP, Ground.CONSIDERED_WISH, age=13)
    hers, refused = yes(Act.HELP, age=13), no(Act.HELP, Party.PARENT, age=13)

    before = found(Act.HELP, age=13, bases=[wish], consents=[hers])
    after = found(Act.HELP, age=13, bases=[wish], consents=[hers, refused])
    not_hers = found(Act.HELP, age=13, bases=[wish], consents=[refused])

    assert before.verdict is Verdict.UNKNOWN
    assert after.verdict is Verdict.PASS
    assert not_hers.verdict is Verdict.FAIL


def test_no_time_replaces_the_authority_under_12_and_nobody_at_16():
    no_time = basis(Act.HELP, Ground.NO_TIME_SERIOUS_HARM, age=11)  # 7.3.16(1)

    assert found(Act.HELP, age=11, bases=[no_time]).verdict is Verdict.PASS
    assert found(Act.HELP, age=16, bases=[no_time]).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("act", "ground", "verdict"),
    [
        (Act.DISCLOSURE, Ground.LEGAL_DUTY, Verdict.PASS),  # 7.3.11(1)
        (Act.DISCLOSURE, Ground.DIRECTLY_INVOLVED, Verdict.PASS),  # 7.3.11(2)(a)
        (Act.DISCLOSURE, Ground.SUPERVISION_ORDER, Verdict.PASS),  # 7.3.11(4)
        (Act.DISCLOSURE, Ground.OTHER_BASIS, Verdict.PASS),
        (Act.DISCLOSURE, Ground.SERIOUS_HARM, Verdict.UNKNOWN),
        (Act.CARE_COORDINATION, Ground.OTHER_BASIS, Verdict.PASS),
        (Act.CARE_COORDINATION, Ground.LEGAL_DUTY, Verdict.UNKNOWN),
        (Act.COMENSHA, Ground.OTHER_BASIS, Verdict.UNKNOWN),
        (Act.HELP, Ground.OTHER_BASIS, Verdict.UNKNOWN),
    ],
)
def test_each_act_accepts_its_own_grounds(act, ground, verdict):
    assert found(act, age=16, bases=[basis(act, ground, age=16)]).verdict is verdict


def test_a_ground_of_another_act_or_of_tomorrow_does_not_count():
    other = basis(Act.HELP, Ground.LEGAL_DUTY, age=16)
    tomorrow = basis(Act.DISCLOSURE, Ground.LEGAL_DUTY, age=17)

    finding = found(Act.DISCLOSURE, age=16, bases=[other, tomorrow])

    assert finding.verdict is Verdict.UNKNOWN


def access(*, age, consents=(), safety=ParentSafety.SAFE, harms=False):
    situation = Situation(parent_safety=safety, access_harms_help=harms)
    return found(
        Act.PARENTS_ACCESS, age=age, consents=consents, situation=situation
    ).verdict


@pytest.mark.parametrize(
    ("safety", "harms", "verdict"),
    [
        (ParentSafety.SAFE, False, Verdict.PASS),
        (ParentSafety.SAFE, True, Verdict.FAIL),
        (ParentSafety.SAFE, None, Verdict.UNKNOWN),
        (ParentSafety.UNSAFE, False, Verdict.FAIL),
        (ParentSafety.NOT_ASSESSED, False, Verdict.UNKNOWN),
        (ParentSafety.NOT_ASSESSED, True, Verdict.FAIL),
    ],
)
def test_a_parent_sees_under_16_if_it_is_safe_and_does_no_harm(safety, harms, verdict):
    assert access(age=15, safety=safety, harms=harms) is verdict


def test_from_16_a_parent_sees_only_with_her_consent_and_if_it_is_safe():
    hers = [yes(Act.PARENTS_ACCESS, age=16)]

    assert access(age=16) is Verdict.UNKNOWN
    assert access(age=16, consents=hers, harms=None) is Verdict.PASS
    assert access(age=16, consents=hers, safety=ParentSafety.UNSAFE) is Verdict.FAIL


@pytest.mark.parametrize("threshold", [12, 16, 18])
@pytest.mark.parametrize("act", [Act.COMENSHA, Act.CARE_COORDINATION, Act.DISCLOSURE])
def test_consent_is_asked_again_at_12_16_and_18(act, threshold):
    parties = (Party.YOUNG_PERSON, Party.PARENT)
    given_before = [yes(act, party, age=threshold - 1) for party in parties]

    before = found(act, age=threshold - 1, consents=given_before)
    after = found(act, age=threshold, consents=given_before)

    assert before.verdict is Verdict.PASS
    assert before.ask_again_on == birthday(BORN_ON, age=threshold)
    assert after.verdict is Verdict.UNKNOWN


def test_after_18_consent_is_not_asked_again():
    assert ask_again_on(BORN_ON, on=birthday(BORN_ON, age=18)) is None
    assert ask_again_on(BORN_ON, on=date(2028, 5, 2)) == date(2028, 5, 3)


@given(
    act=st.sampled_from(Act),
    age=st.integers(0, 22),
    is_able=st.booleans(),
    position=st.sampled_from(LegalPosition),
    is_closed=st.booleans(),
)
def test_every_act_has_an_answer_with_an_article_at_every_age(
    act, age, is_able, position, is_closed
):
    situation = Situation(
        legal_position=position,
        has_closed_authorisation=is_closed,
        is_able_to_weigh=is_able,
    )

    asked = requirement(
        act, born_on=BORN_ON, on=birthday(BORN_ON, age=age), situation=situation
    )

    assert asked.article
    assert str(asked.sentence).endswith(".")
    assert (AUTHORITY in asked.needs) <= (age < 18)
    assert (HER in asked.needs) <= (age >= 12)


def test_rows_without_a_law_say_so():
    for act in (Act.COMENSHA, Act.CARE_COORDINATION):
        assert found(act, age=16).requirement.is_assumption
    for act in (Act.HELP, Act.DISCLOSURE, Act.PARENTS_ACCESS):
        assert not found(act, age=16).requirement.is_assumption
