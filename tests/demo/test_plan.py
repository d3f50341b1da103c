"""The plan of the demo year has the shape that was found, and people who do not exist."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from baken.config.demo import acts
from baken.config.demo.names import BYNAMES, FAMILY_NAMES, FIRST_NAMES
from baken.config.demo.people import SHOWN, demo_people, personas, totp_secret
from baken.config.demo.plan import plan_demo, plan_open
from baken.config.demo.year import plan_year
from baken.core.rules.codes import AuthorisationState, Urgency
from baken.core.rules.request_acts import TRANSITIONS, RequestAct
from baken.core.values import age_on
from baken.foundation.accounts.models import Role
from baken.landscape.demo.tables import table

# Among them a leap day, the turn of a year, and the hours before a change of the clock.
DAYS = [
    date(2026, 11, 22),
    date(2028, 2, 29),
    date(2026, 1, 1),
    date(2026, 3, 29),
    date(2027, 10, 31),
]
ON = DAYS[0]
OFFERS = {row.text("code"): row for row in table("offers")}
FIRST = {name for names in FIRST_NAMES.values() for name in names}
GROWN_UP_NAMES = {one.name.partition(" ")[0] for one in SHOWN}


@pytest.fixture(params=DAYS, ids=str)
def on(request):
    return request.param


@pytest.fixture
def stories(on):
    return plan_demo(on=on)


def residents(stories, on):
    return [story for story in stories if story.is_in_treatment(on=on)]


def place_of(story):
    """The last place that was offered, as the house and its number."""
    return [act for act in story.acts if isinstance(act, acts.OfferPlace)][-1]


def test_142_young_people_are_in_treatment_where_the_landscape_says(stories, on):
    found = Counter(place_of(story).offer for story in residents(stories, on))

    expected = {
        code: n for code, row in OFFERS.items() if (n := row.number("n_in_treatment"))
    }
    assert dict(found) == expected
    assert found.total() == 142


def test_all_thirteen_providers_treat_somebody(stories, on):
    providers = {place_of(story).offer[:2] for story in residents(stories, on)}

    assert providers <= {row.text("key") for row in table("providers")}
    assert len(providers) == 13


def test_there_are_boys_and_non_binary_young_people(stories, on):
    groups = Counter(story.young.target_group for story in residents(stories, on))

    assert groups["boy"] >= 6
    assert groups["non_binary"] >= 1
    assert groups["girl"] / groups.total() >= 0.9


def test_some_are_over_18_and_nobody_is_too_old_for_youth_help(stories, on):
    ages = [age_on(story.young.born_on, on=on) for story in residents(stories, on)]

    assert sum(age >= 18 for age in ages) >= 1
    assert max(ages) < 23
    assert min(ages) >= 12


def test_everybody_fits_the_offer_of_the_place(stories, on):
    wrong = [story.key for story in residents(stories, on) if not fits(story)]

    assert wrong == []


def fits(story):
    place, young = place_of(story), story.young
    offer = OFFERS[place.offer]
    disability = offer.text("mild_disability")
    return (
        offer.number("min_age")
        <= age_on(young.born_on, on=place.start_on)
        <= offer.number("max_age")
        and young.target_group in offer.words("target_groups")
        and disability in {"yes", "only" if young.has_mild_disability else "no"}
        and story.wish.setting == offer.text("setting")
        and (offer.is_yes("takes_parent_and_child") or not young.has_own_child)
    )


def test_nobody_shares_a_place(stories, on):
    found = Counter(
        (place_of(story).offer, place_of(story).place)
        for story in residents(stories, on)
    )

    assert max(found.values()) == 1


def test_closed_help_stands_on_an_authorisation_that_holds(stories, on):
    closed = [
        story for story in residents(stories, on) if story.wish.setting == "closed"
    ]

    assert closed
    for story in closed:
        assert story.wish.authorisation is AuthorisationState.GRANTED
        assert story.wish.authorisation_from <= place_of(story).start_on
        assert story.wish.authorisation_last_on >= on - timedelta(days=1)


def test_the_acts_of_a_story_follow_each_other_and_none_is_still_to_come(stories, on):
    for story in stories:
        moments = [act.at for act in story.acts]

        assert moments == sorted(moments), story.key
        assert timezone.localdate(moments[-1]) < on, story.key


def test_every_way_out_stands_in_it():
    kinds = Counter(type(act) for story in plan_open(on=ON) for act in story.acts)

    for kind in (
        acts.KeepDraft,
        acts.Share,
        acts.Question,
        acts.Answer,
        acts.Decline,
        acts.Withdraw,
        acts.Prolong,
        acts.StayAway,
        acts.LetTimePass,
        acts.LookAtOffers,
    ):
        assert kinds[kind] >= 1, kind


def test_every_act_on_a_request_that_the_rules_know_happens_somewhere():
    names = {type(act).__name__ for story in plan_demo(on=ON) for act in story.acts}
    told = {
        RequestAct.START_TALKING: "Talk",
        RequestAct.ASK_QUESTION: "Question",
        RequestAct.ANSWER_QUESTION: "Answer",
        RequestAct.DECLINE: "Decline",
        RequestAct.OFFER_PLACE: "OfferPlace",
        RequestAct.PROLONG_HOLD: "Prolong",
        RequestAct.CHOOSE: "Choose",
        RequestAct.SET_UNDERWAY: "Depart",
        RequestAct.ARRIVE: "Arrive",
        RequestAct.RECORD_NO_ARRIVAL: "StayAway",
        RequestAct.WITHDRAW: "Withdraw",
        RequestAct.LAPSE: "LetTimePass",
        RequestAct.ANSWER_SAFETY: "SaySafe",
    }

    assert set(told) == set(TRANSITIONS)
    assert set(told.values()) <= names


def test_a_crisis_an_over_18_and_a_boy_are_among_the_open_stories():
    stories = plan_open(on=ON)

    assert any(story.wish.urgency is Urgency.CRISIS for story in stories)
    assert any(age_on(story.young.born_on, on=ON) >= 18 for story in stories)
    assert any(story.young.target_group == "boy" for story in stories)


def test_the_same_date_and_seed_give_the_same_plan():
    assert plan_demo(on=ON) == plan_demo(on=ON)
    assert plan_year(on=ON, seed=1) != plan_year(on=ON, seed=2)


def test_every_name_was_made_up(stories):
    for story in stories:
        first, _, family = story.young.name.partition(" ")

        assert first in FIRST
        assert family in FAMILY_NAMES
        assert story.wish.avoided in {"", *BYNAMES}


def test_everybody_who_works_has_a_name_that_was_made_up_and_a_fictional_address():
    for one in personas():
        first, _, family = one.name.partition(" ")

        assert first in FIRST | GROWN_UP_NAMES
        assert family in FAMILY_NAMES
        assert one.email.endswith(".example")


def test_every_organisation_has_somebody_in_each_role_that_it_needs():
    held = {(post.organisation, post.role) for one in personas() for post in one.posts}
    organisations = {
        row.text("key") for name in ("providers", "referrers") for row in table(name)
    }

    assert {organisation for organisation, _ in held} == organisations
    for row in table("providers"):
        assert {
            (row.text("key"), Role.INTAKE),
            (row.text("key"), Role.SAFETY_OFFICER),
        } <= held


def test_every_role_can_be_tried_with_a_deputy_and_somebody_with_two_roles():
    shown = {post.role for one in SHOWN for post in one.posts}

    assert shown == set(Role)
    assert any(post.is_deputy for one in SHOWN for post in one.posts)
    assert any(post.is_away for one in SHOWN for post in one.posts)
    assert [len(one.posts) for one in SHOWN].count(2) == 1
    assert len({post.organisation[:2] for one in SHOWN for post in one.posts}) >= 3
    assert len(demo_people()) == len(SHOWN) + 1


def test_the_seed_of_a_telephone_follows_from_the_address_alone():
    assert totp_secret("a@b.example") == totp_secret("a@b.example")
    assert totp_secret("a@b.example") != totp_secret("c@b.example")
    assert re.fullmatch("[A-Z2-7]{32}", totp_secret("a@b.example"))
