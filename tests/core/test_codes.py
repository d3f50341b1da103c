"""Code lists: complete, with a source, and without a code that tells safety apart."""

import pytest

from baken.core.rules import codes


@pytest.mark.parametrize("listed", codes.ALL_LISTS, ids=lambda listed: listed.name)
def test_every_list_has_a_source_and_each_code_once_with_its_own_label(listed):
    names = [entry.code for entry in listed]

    assert listed.source
    assert len(names) == len(set(names))
    assert len({str(entry.label) for entry in listed}) == len(names)
    assert listed.choices[0] == (names[0], str(listed.label(names[0])))


def test_the_referrer_types_are_those_of_cod327():
    names = [entry.code for entry in codes.REFERRER_TYPES]

    assert names == ["01", "02", "03", "04", "05", "06", "08"]
    assert not codes.REFERRER_TYPES.is_assumption


def test_the_legal_positions_carry_the_cbs_codes():
    assert str(codes.LEGAL_POSITIONS.label("11")).startswith("Ondertoezichtstelling")
    assert str(codes.LEGAL_POSITIONS.label("12")).startswith("Voorlopige ondertoezicht")
    assert str(codes.LEGAL_POSITIONS.label("21")) == "Voogdij"


@pytest.mark.parametrize(
    ("enumeration", "listed"),
    [
        (codes.Urgency, codes.URGENCIES),
        (codes.TargetGroup, codes.TARGET_GROUPS),
        (codes.ContraIndication, codes.CONTRA_INDICATIONS),
        (codes.LegalPosition, codes.LEGAL_POSITIONS),
        (codes.AuthorisationState, codes.AUTHORISATION_STATES),
        (codes.Role, codes.OVERRIDE_ROLES),
    ],
)
def test_a_list_names_all_that_its_enumeration_names(enumeration, listed):
    assert [entry.code for entry in listed] == [each.value for each in enumeration]


def test_the_levels_rise_with_what_they_restrict():
    assert [each.code for each in codes.Level] == [each.code for each in codes.LEVELS]
    assert codes.Level.AMBULATORY < codes.Level.OPEN < codes.Level.CLOSED


def test_no_decline_code_speaks_of_safety():
    labels = " ".join(str(entry.label).lower() for entry in codes.DECLINE_REASONS)

    assert "other" in {entry.code for entry in codes.DECLINE_REASONS}
    assert not any(
        word in labels for word in ("veiligheid", "afstand", "bewoner", "zone")
    )


def test_an_unknown_code_has_no_label():
    with pytest.raises(StopIteration):
        codes.REFERRER_TYPES.label("07")
