"""Whose consent an act needs: safety rule 18 and Jeugdwet 7.3.4, 7.3.5, 7.3.11, 7.3.15."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baken.core.rules.codes import LegalPosition
from baken.core.rules.consent import ask_again_on, check
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import (
    Act,
    Consent,
    ConsentNeed,
    Ground,
    OtherBasis,
    ParentSafety,
    Party,
    Situation,
)
from baken.core.values import Verdict, birthday

BORN_ON = date(2010, 5, 3)
HER, AUTHORITY = ConsentNeed.YOUNG_PERSON, ConsentNeed.AUTHORITY
UNABLE = Situation(is_able_to_weigh=False)
OTS = Situation(legal_position=LegalPosition.OTS)


def needs(act, *, age, situation=Situation()):  # noqa: B008 - frozen
    on = birthday(BORN_ON, age=age)
    return requirement(act, born_on=BORN_ON, on=on, situation=situation).needs


def found(act, *, age, consents=(), bases=(), situation=Situation()):  # noqa: B008 - frozen
    on = birthday(BORN_ON, age=age)
    asked = requirement(act, born_on=BORN_ON, on=on, situation=situation)
    return check(asked, born_on=BORN_ON, on=on, consents=consents, bases=bases)


def yes(act, party=Party.YOUNG_PERSON, *, age, **changes):
    changes = {"is_given": True, "parent_safety": ParentSafety.SAFE, **changes}
    return Consent(act=act, party=party, on=birthday(BORN_ON, age=age), **changes)


def no(act, party=Party.YOUNG_PERSON, *, age, **changes):
    return yes(act, party, age=age, is_given=False, **changes)


@pytest.mark.parametrize(
    ("act", "age", "expected"),
    [
        (Act.HELP, 11, (AUTHORITY,)),  # 7.3.15(1)
        (Act.HELP, 12, (HER, AUTHORITY)),  # 7.3.4(1) and (2)
        (Act.HELP, 15, (HER, AUTHORITY)),
        (Act.HELP, 16, (HER,)),  # 7.3.5(1)
        (Act.HELP, 18, (HER,)),
        (Act.DISCLOSURE, 11, (AUTHORITY,)),  # 7.3.11(1) with 7.3.15(1)
        (Act.DISCLOSURE, 12, (HER,)),
        (Act.DISCLOSURE, 17, (HER,)),
        (Act.PARENTS_ACCESS, 11, ()),  # 7.3.11(2)(b)
        (Act.PARENTS_ACCESS, 15, ()),
        (Act.PARENTS_ACCESS, 16, (HER,)),
        (Act.COMENSHA, 15, (AUTHORITY,)),
        (Act.COMENSHA, 16, (HER,)),
        (Act.CARE_COORDINATION, 11, (AUTHORITY,)),
        (Act.CARE_COORDINATION, 12, (HER, AUTHORITY)),
        (Act.CARE_COORDINATION, 15, (HER, AUTHORITY)),
        (Act.CARE_COORDINATION, 16, (HER,)),
    ],
)
def test_who_consents_depends_on_the_act_and_the_age(act, age, expected):
    assert needs(act, age=age) == expected


@pytest.mark.parametrize("act", [Act.HELP, Act.DISCLOSURE, Act.CARE_COORDINATION])
def test_who_cannot_weigh_it_is_spoken_for_by_the_authority(act):
    assert needs(act, age=14, situation=UNABLE) == (AUTHORITY,)  # 7.3.15(2)
    assert needs(act, age=17, situation=UNABLE) == (AUTHORITY,)


@pytest.mark.parametrize("act", list(Act))
def test_an_adult_who_cannot_weigh_it_has_a_representative(act):
    assert needs(act, age=18, situation=UNABLE) == (ConsentNeed.REPRESENTATIVE,)


def test_a_representative_can_consent_for_an_adult():
    consent = yes(Act.HELP, Party.REPRESENTATIVE, age=18)

    finding = found(Act.HELP, age=18, consents=[consent], situation=UNABLE)

    assert finding.verdict is Verdict.PASS


@pytest.mark.parametrize(
    "situation", [OTS, Situation(has_closed_authorisation=True)], ids=["ots", "closed"]
)
@pytest.mark.parametrize("age", [11, 13, 17])
def test_help_in_the_forced_framework_needs_no_consent(situation, age):
    finding = found(Act.HELP, age=age, situation=situation)

    assert finding.verdict is Verdict.PASS
    assert finding.requirement.article == "Jeugdwet 7.3.4 lid 1"


def test_the_forced_framework_does_not_open_the_file():
    assert found(Act.DISCLOSURE, age=16, situation=OTS).verdict is Verdict.UNKNOWN


def test_both_must_say_yes_from_12_to_15():
    hers = yes(Act.HELP, age=13)
    fathers = yes(Act.HELP, Party.PARENT, age=13)

    assert found(Act.HELP, age=13, consents=[hers]).missing == (AUTHORITY,)
    assert found(Act.HELP, age=13, consents=[fathers]).missing == (HER,)
    assert found(Act.HELP, age=13, consents=[hers, fathers]).verdict is Verdict.PASS


def test_a_refusal_fails_and_says_whose():
    finding = found(
        Act.HELP,
        age=13,
        consents=[yes(Act.HELP, age=13), no(Act.HELP, Party.PARENT, age=13)],
    )

    assert finding.verdict is Verdict.FAIL
    assert finding.refused == (AUTHORITY,)


def test_consent_to_one_act_is_not_consent_to_another():
    finding = found(Act.DISCLOSURE, age=16, consents=[yes(Act.HELP, age=16)])

    assert finding.verdict is Verdict.UNKNOWN


def test_consent_of_tomorrow_does_not_count_today():
    tomorrow = replace(yes(Act.HELP, age=16), on=birthday(BORN_ON, age=17))

    assert found(Act.HELP, age=16, consents=[tomorrow]).verdict is Verdict.UNKNOWN


def test_a_later_answer_replaces_an_earlier_one_in_either_order_of_the_list():
    first = no(Act.HELP, age=16)
    later = replace(yes(Act.HELP, age=16), on=date(2026, 6, 1))
    on = date(2026, 7, 1)
    asked = requirement(Act.HELP, born_on=BORN_ON, on=on, situation=Situation())

    for consents in ([first, later], [later, first]):
        finding = check(asked, born_on=BORN_ON, on=on, consents=consents)
        assert finding.verdict is Verdict.PASS


def test_on_one_day_a_refusal_wins():
    both = [yes(Act.HELP, age=16), no(Act.HELP, age=16)]

    assert found(Act.HELP, age=16, consents=both).verdict is Verdict.FAIL
    assert found(Act.HELP, age=16, consents=both[::-1]).verdict is Verdict.FAIL


@pytest.mark.parametrize("safety", [ParentSafety.UNSAFE, ParentSafety.NOT_ASSESSED])
def test_a_parent_who_is_unsafe_or_not_assessed_never_signs(safety):
    signed = yes(Act.HELP, Party.PARENT, age=11, parent_safety=safety)

    assert found(Act.HELP, age=11, consents=[signed]).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("safety", [ParentSafety.UNSAFE, ParentSafety.NOT_ASSESSED])
def test_nor_does_such_a_parent_refuse(safety):
    refused = no(Act.HELP, Party.PARENT, age=11, parent_safety=safety)

    assert found(Act.HELP, age=11, consents=[refused]).verdict is Verdict.UNKNOWN


def test_two_parents_with_authority_both_consent():
    two = Situation(n_authority_holders=2)
    mother = yes(Act.HELP, Party.PARENT, age=11, giver="parent-1")
    father = yes(Act.HELP, Party.PARENT, age=11, giver="parent-2")

    one = found(Act.HELP, age=11, consents=[mother], situation=two)
    both = found(Act.HELP, age=11, consents=[mother, father], situation=two)

    assert (one.verdict, both.verdict) == (Verdict.UNKNOWN, Verdict.PASS)


def test_the_yes_of_one_parent_does_not_undo_the_no_of_the_other():
    refused = no(Act.HELP, Party.PARENT, age=10, giver="parent-1")
    given_later = yes(Act.HELP, Party.PARENT, age=11, giver="parent-2")

    finding = found(Act.HELP, age=11, consents=[refused, given_later])

    assert finding.verdict is Verdict.FAIL


def test_a_guardian_decides_alone():
    ward = Situation(legal_position=LegalPosition.GUARDIANSHIP, n_authority_holders=2)
    signed = yes(Act.DISCLOSURE, Party.GUARDIAN, age=11)

    finding = found(Act.DISCLOSURE, age=11, consents=[signed], situation=ward)

    assert finding.verdict is Verdict.PASS


def basis(act, ground, *, age):
    return OtherBasis(act=act, ground=ground, on=birthday(BORN_ON, age=age))


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
