"""Whose consent an act needs: safety rule 18 and Jeugdwet 7.3.4, 7.3.5, 7.3.11, 7.3.15."""

from dataclasses import replace
from datetime import date

import pytest

from baken.core.rules.codes import LegalPosition
from baken.core.rules.consent import check
from baken.core.rules.consent_requirements import requirement
from baken.core.rules.consent_values import (
    Act,
    ConsentNeed,
    ParentSafety,
    Party,
    Situation,
)
from baken.core.values import Verdict, birthday
from tests.core.consents import (
    AUTHORITY,
    BORN_ON,
    HER,
    OTS,
    UNABLE,
    found,
    needs,
    no,
    yes,
)


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
