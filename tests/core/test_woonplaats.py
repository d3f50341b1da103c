"""The woonplaatsbeginsel: Jeugdwet 1.1, definition of woonplaats, parts 1 to 4."""

from dataclasses import replace

import pytest

from baken.core.rules.woonplaats import (
    CANNOT_BE_ESTABLISHED,
    Override,
    ResidenceFacts,
    responsible_municipality,
)
from baken.core.values import ValueRefusedError

AT_HOME = ResidenceFacts(
    stays_elsewhere=False,
    has_address_abroad=False,
    has_note_2_26=False,
    brp_municipality="GM0344",
    brp_municipality_before_stay="GM0363",
    mother_municipality_at_birth="GM0014",
    municipality_of_actual_stay="GM0855",
)


def test_part_1_at_home_is_the_brp_address():
    found = responsible_municipality(AT_HOME)

    assert (found.rule, found.gm_code) == (1, "GM0344")
    assert "woont thuis" in str(found.sentence)
    assert found.article.startswith("Jeugdwet 1.1")
    assert found.facts == AT_HOME


def test_part_2_a_stay_elsewhere_is_the_brp_address_before_that_stay():
    found = responsible_municipality(replace(AT_HOME, stays_elsewhere=True))

    assert (found.rule, found.gm_code) == (2, "GM0363")
    assert "direct vóór dat verblijf" in str(found.sentence)


@pytest.mark.parametrize("stays_elsewhere", [True, False])
def test_part_3_what_cannot_be_established_is_the_mother_at_birth(stays_elsewhere):
    facts = replace(
        AT_HOME,
        stays_elsewhere=stays_elsewhere,
        brp_municipality=CANNOT_BE_ESTABLISHED,
        brp_municipality_before_stay=CANNOT_BE_ESTABLISHED,
    )

    found = responsible_municipality(facts)

    assert (found.rule, found.gm_code) == (3, "GM0014")
    assert "moeder" in str(found.sentence)


def test_part_3_a_note_of_brp_2_26_is_the_mother_at_birth_too():
    found = responsible_municipality(replace(AT_HOME, has_note_2_26=True))

    assert (found.rule, found.gm_code) == (3, "GM0014")


def test_part_3_without_the_mother_is_the_actual_stay():
    facts = replace(
        AT_HOME, has_note_2_26=True, mother_municipality_at_birth=CANNOT_BE_ESTABLISHED
    )

    found = responsible_municipality(facts)

    assert (found.rule, found.gm_code) == (3, "GM0855")
    assert "werkelijk verblijft" in str(found.sentence)


def test_part_4_an_address_abroad_is_the_actual_stay_even_with_a_note():
    facts = replace(AT_HOME, has_address_abroad=True, has_note_2_26=True)

    found = responsible_municipality(facts)

    assert (found.rule, found.gm_code) == (4, "GM0855")
    assert "buiten Nederland" in str(found.sentence)


@pytest.mark.parametrize(
    ("facts", "needed"),
    [
        (ResidenceFacts(), ("has_address_abroad", "has_note_2_26", "stays_elsewhere")),
        (replace(AT_HOME, stays_elsewhere=None), ("stays_elsewhere",)),
        (replace(AT_HOME, has_note_2_26=None), ("has_note_2_26",)),
        (replace(AT_HOME, has_address_abroad=None), ("has_address_abroad",)),
        (replace(AT_HOME, brp_municipality=None), ("brp_municipality",)),
        (
            replace(AT_HOME, stays_elsewhere=True, brp_municipality_before_stay=None),
            ("brp_municipality_before_stay",),
        ),
        (
            replace(AT_HOME, has_note_2_26=True, mother_municipality_at_birth=None),
            ("mother_municipality_at_birth",),
        ),
        (
            replace(
                AT_HOME,
                has_address_abroad=True,
                municipality_of_actual_stay=CANNOT_BE_ESTABLISHED,
            ),
            ("municipality_of_actual_stay",),
        ),
    ],
)
def test_a_missing_fact_is_asked_for_and_never_guessed(facts, needed):
    found = responsible_municipality(facts)

    assert found.gm_code is None
    assert found.needed == needed


def test_an_override_keeps_what_the_law_said_and_why_it_was_set_aside():
    override = Override(gm_code="GM0599", reason="afspraak tussen de gemeenten")

    found = responsible_municipality(AT_HOME, override=override)

    assert (found.gm_code, found.rule) == ("GM0599", 1)
    assert found.override == override
    assert found.needed == ()
    assert "woont thuis" in str(found.sentence)


def test_an_override_needs_a_reason_and_a_code():
    with pytest.raises(ValueRefusedError, match="reason"):
        Override(gm_code="GM0599", reason="  ")
    with pytest.raises(ValueRefusedError, match="GM0363"):
        Override(gm_code="Utrecht", reason="ja")


@pytest.mark.parametrize("code", ["Utrecht", "gm0344", "GM344", "GM03440"])
def test_a_municipality_is_a_code(code):
    with pytest.raises(ValueRefusedError, match="brp_municipality"):
        ResidenceFacts(brp_municipality=code)
