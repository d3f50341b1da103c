"""Explanations: what is said to whom (safety rules 5 to 8)."""

from datetime import date, timedelta

import pytest

from baken.core.matching import (
    CRITERIA,
    NAMES,
    Audience,
    Authorisation,
    Criterion,
    Override,
    Redaction,
    explain,
    explain_all,
    lift,
)
from baken.core.rules.codes import (
    AuthorisationState,
    ContraIndication,
    Level,
    Role,
    TargetGroup,
)
from baken.core.values import Period, Verdict
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


def test_every_criterion_is_explained_in_its_own_place():
    explained = explain(judged(), 0, audience=REFERRER)

    assert tuple(each.criterion for each in explained) == CRITERIA
    assert set(NAMES) == set(CRITERIA)


def test_an_explanation_names_rule_version_source_and_day():
    found = told(Criterion.AGE)

    assert found.rule == "H1@2026.1"
    assert found.source == "opgave van de aanbieder"
    assert found.source_on == date(2026, 11, 18)


def test_explaining_many_is_explaining_each():
    judgement = judged(offers=[offer_with(), offer_with(key="B", level=Level.CLOSED)])

    both = explain_all(judgement, [1, 0], audience=REFERRER)

    assert both == tuple(explain(judgement, row, audience=REFERRER) for row in (1, 0))


def test_only_a_fail_says_who_may_lift_it():
    assert told(Criterion.AGE).may_override == ()
    fail = told(Criterion.AGE, offer=offer_with(max_age=15))
    assert fail.may_override == (Role.BEHAVIOURAL_EXPERT,)


def test_a_lifted_fail_says_by_whom():
    override = Override("A", Criterion.AGE, Role.BEHAVIOURAL_EXPERT, "reden", ON)
    judgement = lift(judged(offers=[offer_with(max_age=15)]), [override])

    found, *others = explain(judgement, 0, audience=REFERRER)

    assert found.override == override
    assert "opzij gezet door: Gedragswetenschapper, op 22-11-2026" in str(
        found.sentence
    )
    assert all(each.override is None for each in others)


@pytest.mark.parametrize(
    ("limits", "shown"),
    [
        ({}, "12 tot en met 17 jaar"),
        ({"min_age": None}, "tot en met 17 jaar"),
        ({"max_age": None}, "vanaf 12 jaar"),
        ({"min_age": None, "max_age": None}, "niet opgegeven"),
    ],
)
def test_h1_shows_the_limits(limits, shown):
    assert str(told(Criterion.AGE, offer=offer_with(**limits)).offer_value) == shown


def test_h1_shows_the_age_to_the_referrer_and_a_band_to_the_provider():
    referrer, intake = told(Criterion.AGE), told(Criterion.AGE, audience=INTAKE)

    assert str(referrer.referral_value) == "16 jaar op 22-11-2026"
    assert str(intake.referral_value) == "16-17 jaar"
    assert (referrer.redaction, intake.redaction) == (Redaction.NONE, Redaction.PARTIAL)


@pytest.mark.parametrize(
    ("need", "offer", "sentence"),
    [
        (NEED, offer_with(max_age=15), "past hier nu niet"),
        (NEED, offer_with(max_age=None), "noemt geen leeftijdsgrens"),
        (need_with(born_on=None), OFFER, "nog niet bekend"),
    ],
)
def test_h1_says_why(need, offer, sentence):
    assert sentence in str(told(Criterion.AGE, need, offer).sentence)


@pytest.mark.parametrize(
    ("born_on", "stay", "notice"),
    [
        (ON.replace(year=2008) + 100 * DAY, 101, "18e verjaardag"),
        (ON.replace(year=2008) + 100 * DAY, 100, None),
        (ON.replace(year=2008) + 300 * DAY, None, "18e verjaardag"),
        (ON.replace(year=2010), None, None),
        (ON.replace(year=2008), 10, "verlengde jeugdhulp"),
        (None, 10, None),
    ],
)
def test_h1_warns_when_the_18th_birthday_falls_in_the_stay(born_on, stay, notice):
    found = told(Criterion.AGE, need_with(born_on=born_on, expected_stay_days=stay))

    assert [notice in str(each) for each in found.notices] == [True] * bool(notice)


def test_h2_in_words():
    both = offer_with(groups=frozenset({TargetGroup.BOY, TargetGroup.GIRL}))

    assert words(Criterion.TARGET_GROUP, offer=both).startswith(
        "Meisjes | Meisjes, Jongens |"
    )
    assert "geen doelgroep" in words(
        Criterion.TARGET_GROUP, offer=offer_with(groups=set())
    )
    assert "welke doelgroep" in words(
        Criterion.TARGET_GROUP, need_with(target_group=None)
    )


@pytest.mark.parametrize(
    ("state", "period", "sentence", "step"),
    [
        (AuthorisationState.NONE, None, "geen deur op slot", "open (crisis)plek"),
        (AuthorisationState.REQUESTED, None, "nog niet beslist", "open plek"),
        (
            AuthorisationState.GRANTED,
            Period(ON - DAY, ON),
            "niet op de startdatum",
            "open plek",
        ),
    ],
)
def test_h3_a_closed_door_says_what_it_waits_for(state, period, sentence, step):
    need = need_with(level=Level.CLOSED, authorisation=Authorisation(state, period))

    found = told(Criterion.LEVEL, need, offer_with(level=Level.CLOSED))

    assert found.verdict is Verdict.UNKNOWN
    assert sentence in str(found.sentence)
    assert step in str(found.next_step)
    assert found.source.startswith("Jeugdwet 6.1.2")
    assert str(found.threshold).startswith(("Geen machtiging", "Machtiging"))


def test_h3_an_authorisation_that_ends_asks_first_whether_closed_care_can_end():
    period = Period(ON, ON + 90 * DAY)
    authorisation = Authorisation(AuthorisationState.GRANTED, period)
    need = need_with(level=Level.CLOSED, authorisation=authorisation)

    found = told(Criterion.LEVEL, need, offer_with(level=Level.CLOSED))

    assert found.verdict is Verdict.PASS
    (notice,) = map(str, found.notices)
    assert "geldt tot 20-2-2027" in notice
    assert "Kijk eerst of gesloten hulp eerder kan stoppen" in notice


def test_h3_an_authorisation_without_an_end_gives_no_notice():
    authorisation = Authorisation(AuthorisationState.GRANTED, Period(ON))
    need = need_with(level=Level.CLOSED, authorisation=authorisation)

    assert told(Criterion.LEVEL, need, offer_with(level=Level.CLOSED)).notices == ()


@pytest.mark.parametrize(
    ("assessed", "offered", "sentence"),
    [
        (Level.OPEN, Level.OPEN, "beveiliging past"),
        (Level.OPEN, Level.CLOSED, "zwaarder dan nodig"),
        (Level.OPEN, Level.AMBULATORY, "lichter dan ingeschat"),
        (Level.AMBULATORY, Level.OPEN, "zwaarder dan nodig"),
        (Level.CLOSED, Level.OPEN, "lichter dan ingeschat"),
        (None, Level.OPEN, "nog niet ingeschat"),
        (Level.CLOSED, None, "noemt geen niveau"),
    ],
)
def test_h3_says_why(assessed, offered, sentence):
    found = told(Criterion.LEVEL, need_with(level=assessed), offer_with(level=offered))

    assert sentence in str(found.sentence)
    assert found.threshold is None
    assert found.notices == ()


def test_h3_names_the_best_lighter_offer_beside_a_heavier_one():
    offers = [
        offer_with(level=Level.CLOSED),
        offer_with(key="open"),
        offer_with(key="?", level=None),
    ]
    judgement = judged(offers=offers)

    named = [
        {each.lighter_offer for each in explain(judgement, row, audience=REFERRER)}
        for row in range(3)
    ]

    assert named == [{None, "open"}, {None}, {None}]


def test_h4_shows_the_figure_to_the_referrer_only():
    need = need_with(iq=72, has_mild_disability=True)
    limited = offer_with(min_iq=60, max_iq=90)

    referrer = words(Criterion.INTELLECTUAL_DISABILITY, need, limited)
    intake = words(Criterion.INTELLECTUAL_DISABILITY, need, limited, audience=INTAKE)

    assert referrer.startswith(
        "IQ 72, licht verstandelijke beperking: ja | IQ 60 tot en met 90,"
    )
    assert intake.startswith("licht verstandelijke beperking: ja |")
    assert "72" not in intake


def test_h4_shows_that_nothing_is_known_or_limited():
    unknown = need_with(has_mild_disability=None)

    found = words(Criterion.INTELLECTUAL_DISABILITY, unknown, offer_with(max_iq=None))

    assert "beperking: niet bekend | geen IQ-grens" in found
    assert "nog niet bekend of er een verstandelijke beperking is" in found


@pytest.mark.parametrize(
    ("limits", "shown"),
    [
        ({}, "geen IQ-grens, licht verstandelijke beperking: ja"),
        ({"min_iq": 60}, "IQ vanaf 60, licht"),
        ({"max_iq": 90}, "IQ tot en met 90, licht"),
        ({"min_iq": 60, "max_iq": 90}, "IQ 60 tot en met 90, licht"),
    ],
)
def test_h4_shows_the_limits(limits, shown):
    found = told(Criterion.INTELLECTUAL_DISABILITY, offer=offer_with(**limits))

    assert str(found.offer_value).startswith(shown)


def test_h5_in_words():
    need = need_with(is_pregnant=True, brings_child=None)

    found = words(Criterion.PARENT_AND_CHILD, need)

    assert found.startswith("zwanger: ja, eigen kind komt mee: niet bekend |")
    assert "eigen kind: nee | Er is hier nu geen zorg" in found


@pytest.mark.parametrize(
    ("flags", "exclusions", "shown"),
    [
        (None, (), "niet bekend | sluit niets uit |"),
        ((), None, "geen | niet opgegeven |"),
        (
            ((ContraIndication.DETOX, 2), (ContraIndication.FIRE_SETTING, 0)),
            ((ContraIndication.FIRE_SETTING, 3), (ContraIndication.DETOX, 1)),
            "Afkicken onder medisch toezicht (Ernstig) | Afkicken onder medisch toezicht vanaf",
        ),
    ],
)
def test_h6_in_words(flags, exclusions, shown):
    need, offer = need_with(contra_indications=flags), offer_with(exclusions=exclusions)

    assert words(Criterion.CONTRA_INDICATIONS, need, offer).startswith(shown)
