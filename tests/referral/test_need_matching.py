"""Matching for a need: judged in the database's view, ordered, explained, and redacted."""

import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from baken.core.matching import Audience, Criterion, safety
from baken.core.matching.table import Int8
from baken.core.rules.codes import TargetGroup, Urgency
from baken.core.rules.consent_values import Act, ParentSafety
from baken.core.values import Verdict
from baken.foundation.audit.models import Line
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.landscape.demo.load import DemoLandscape
from baken.landscape.selectors.matching import offers_for_matching
from baken.referral.adapters.room import capped_by_places
from baken.referral.errors import ProbingError, ReferralError
from baken.referral.models import Asked, GapRecord, LivingSituation, MatchRun, Need
from baken.referral.selectors.need import need_by_code
from baken.referral.selectors.safety import next_free_places
from baken.referral.services import need as needs
from baken.referral.services.matching import MOST_CHANGES, Match, match_offers
from baken.referral.services.need_answers import (
    Answers,
    ConsentAnswer,
    ConsentAnswers,
    HelpAnswers,
    ReferrerAnswers,
    SafetyAnswers,
    YoungPersonAnswers,
    Zone,
)
from tests.factories.accounts import Person, account, log_in, organisation
from tests.factories.landscape import demo_landscape
from tests.referral.chain import anybody

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
BORN_ON = TODAY - timedelta(days=17 * 365)
MOST_STATEMENTS = 14

REFERRER = ReferrerAnswers("01", LivingSituation.HOME, "GM0193", "voluntary")
YOUNG_PERSON = YoungPersonAnswers(
    BORN_ON,
    TargetGroup.GIRL,
    mild_intellectual_disability=False,
    is_pregnant=False,
    has_own_child=False,
)
HELP = HelpAnswers(setting="open", start_from=TODAY, concerns=())
SAFETY = SafetyAnswers(Asked.NONE_KNOWN, Asked.NONE_KNOWN)
SHARING = ConsentAnswers(
    noted_on=TODAY,
    consents=(ConsentAnswer(Act.DISCLOSURE, "young_person", is_given=True),),
)


BY_A_PARENT = ConsentAnswers(
    noted_on=TODAY,
    parent_safety=ParentSafety.SAFE,
    consents=(ConsentAnswer(Act.DISCLOSURE, "parent_1", is_given=True),),
)


@pytest.fixture(autouse=True)
def landscape(db: None) -> DemoLandscape:
    return demo_landscape()


def filled(actor: Actor, *changed: Answers) -> str:
    """A need that is complete, with these answers in place of the usual ones."""
    steps = {type(a): a for a in (REFERRER, YOUNG_PERSON, HELP, SAFETY, SHARING)}
    steps |= {type(answers): answers for answers in changed}
    with acting(actor):
        code = needs.open_need(
            actor=actor, at=NOW, key=uuid.uuid4(), urgency=Urgency.REGULAR
        )
        for version, answers in enumerate(steps.values(), start=1):
            needs.save_step(
                actor=actor, at=NOW, code=code, version=version, answers=answers
            )
    return code


def matched(actor: Actor, code: str) -> Match:
    with acting(actor):
        return match_offers(actor=actor, at=NOW, code=code)


def verdicts(match: Match, criterion: Criterion) -> set[int]:
    return set(match.judgement.seen_by(Audience.REFERRER)[:, criterion.column].tolist())


def test_every_offer_of_the_country_is_judged(
    anna: Actor, landscape: DemoLandscape
) -> None:
    match = matched(anna, filled(anna))

    assert {offer.code for offer in landscape.offers} <= set(match.offers.keys)
    assert verdicts(match, Criterion.CONSENT) == {Verdict.PASS}
    assert match.judgement.may_be_asked(Audience.REFERRER).any()


def test_looking_is_kept_and_audited(anna: Actor) -> None:
    code = filled(anna)

    match = matched(anna, code)

    with acting(anna):
        run = MatchRun.objects.get()
        assert run.n_offers == len(match.offers)
        assert len(run.safety_hash) == 64
        assert Line.objects.filter(event_type_code="match.ran").count() == 1


@pytest.mark.parametrize("role", ["referrer", "care_coordinator", "intake"])
def test_nobody_else_matches_for_this_need(anna: Actor, role: str) -> None:
    code = filled(anna)
    other = anybody(organisation("municipality"), role)

    with pytest.raises(Need.DoesNotExist):
        matched(other, code)


def test_without_a_place_free_in_baken_there_is_no_free_date(anna: Actor) -> None:
    with acting(anna):
        listed = offers_for_matching(TODAY)
        known = next_free_places(TODAY)

    capped = capped_by_places(listed, free_places=known)
    full = capped_by_places(listed, free_places={})

    assert (capped.free_on > 0).any()
    assert not full.free_on.any()


def test_a_place_that_comes_free_later_moves_the_date(anna: Actor) -> None:
    with acting(anna):
        listed = offers_for_matching(TODAY)
    later = TODAY + timedelta(days=4000)

    moved = capped_by_places(listed, free_places=dict.fromkeys(listed.ids, later))

    dated = listed.table.free_on > 0
    assert set(moved.free_on[dated].tolist()) == {later.toordinal()}
    assert not moved.free_on[~dated].any()


def test_zones_that_were_not_asked_for_make_no_place_safe(anna: Actor) -> None:
    code = filled(anna)
    with acting(anna):
        Need.objects.filter(dossier__code=code).update(zones_asked=Asked.NOT_ASKED)

    match = matched(anna, code)

    assert verdicts(match, Criterion.DANGER_ZONE) == {Verdict.UNKNOWN}


def test_a_referrer_never_sees_a_fail_on_safety(anna: Actor) -> None:
    everywhere = SafetyAnswers(
        Asked.NAMED, Asked.NONE_KNOWN, new_zones=(Zone("GM0200", 200),)
    )

    match = matched(anna, filled(anna, everywhere))

    found = match.judgement.verdicts[:, Criterion.DANGER_ZONE.column]
    assert (found == Verdict.FAIL).any() or (found == Verdict.UNKNOWN).any()
    assert Verdict.FAIL not in verdicts(match, Criterion.DANGER_ZONE)
    assert verdicts(match, Criterion.CO_PLACEMENT) == {Verdict.UNKNOWN}


def test_nothing_that_fits_leaves_one_record_without_a_person(anna: Actor) -> None:
    young = replace(YOUNG_PERSON, born_on=TODAY - timedelta(days=4 * 365))
    code = filled(anna, young, BY_A_PARENT)

    matched(anna, code)
    matched(anna, code)

    with acting(anna):
        gap = GapRecord.objects.get()
    assert gap.profile["age_band"] == "0-11"
    assert str(BORN_ON.year) not in str(gap.profile)
    assert {"H7", "H8", "H12"}.isdisjoint(name for name, _n in gap.criteria)


def change_zone(actor: Actor, code: str, km: int) -> None:
    with acting(actor):
        need = need_by_code(code)
        needs.save_step(
            actor=actor,
            at=NOW,
            code=code,
            version=need.version,
            answers=SafetyAnswers(
                Asked.NAMED, Asked.NONE_KNOWN, new_zones=(Zone("GM0344", km),)
            ),
        )


def test_probing_is_refused_in_words_and_noticed(anna: Actor) -> None:
    code = filled(anna)
    for km in range(1, MOST_CHANGES + 1):
        matched(anna, code)
        change_zone(anna, code, km)

    with acting(anna):
        with pytest.raises(ProbingError) as refused:
            match_offers(actor=anna, at=NOW, code=code)
        noticed = Line.objects.filter(event_type_code="match.probing_noticed")
        assert noticed.count() == 1
        assert "over een uur" in str(refused.value.message)
        match_offers(actor=anna, at=NOW + timedelta(hours=1, seconds=1), code=code)


def test_looking_often_at_the_same_facts_is_no_probing(anna: Actor) -> None:
    code = filled(anna)

    for _time in range(MOST_CHANGES + 2):
        matched(anna, code)

    with acting(anna):
        assert MatchRun.objects.count() == MOST_CHANGES + 2


def test_somebody_who_turned_23_gets_words_and_no_crash(anna: Actor) -> None:
    code = filled(anna)
    later = NOW + timedelta(days=7 * 365)

    with acting(anna), pytest.raises(ReferralError) as refused:
        match_offers(actor=anna, at=later, code=code)

    assert "23e verjaardag" in str(refused.value.message)


@pytest.fixture
def referrer(db: None) -> Person:
    return account((organisation("municipality"), "referrer"))


def shown(client: Client, code: str, query: str = "") -> str:
    answer = client.get(reverse("referral:matching", args=[code]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_costs_few_statements(referrer: Person, client: Client) -> None:
    code = filled(referrer.actor)
    page = log_in(client, referrer)
    shown(page, code)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        shown(page, code)

    # Savepoints, and giving the door back, happen only inside a test's transaction.
    own = re.compile(r"(RELEASE )?SAVEPOINT|SELECT set_config\('baken.actor', ''")
    statements = [query["sql"] for query in asked if not own.match(query["sql"])]
    assert len(statements) <= MOST_STATEMENTS, "\n".join(s[:90] for s in statements)


def test_the_page_explains_every_criterion(referrer: Person, client: Client) -> None:
    text = shown(log_in(client, referrer), filled(referrer.actor))

    for name in ("Leeftijd", "Doelgroep", "Veilige afstand", "Toestemming om te delen"):
        assert name in text
    assert "Nog niet te zeggen." in text
    assert "Waarom niet de rest?" in text


def without_places(text: str) -> str:
    """The page without what differs at every look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)


def test_a_page_with_a_fail_on_safety_is_the_page_with_an_unknown(
    referrer: Person, client: Client, make_unsafe: Callable[[], None]
) -> None:
    nearby = SafetyAnswers(
        Asked.NAMED, Asked.NONE_KNOWN, new_zones=(Zone("GM0344", 80),)
    )
    code = filled(referrer.actor, nearby)
    page = log_in(client, referrer)
    unknown = shown(page, code)

    make_unsafe()

    before, after = without_places(unknown), without_places(shown(page, code))
    assert [
        pair
        for pair in zip(before.splitlines(), after.splitlines(), strict=True)
        if pair[0] != pair[1]
    ] == []


@pytest.fixture
def make_unsafe(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Turns every unknown about safety into a fail, behind the screen."""

    def make() -> None:
        for name in ("co_placement", "danger_zone"):
            monkeypatch.setattr(safety, name, failing(getattr(safety, name)))

    return make


def failing(real: Callable[..., Int8]) -> Callable[..., Int8]:
    def fails(*arguments: object, **named: object) -> Int8:
        found = real(*arguments, **named)
        return np.where(found == Verdict.UNKNOWN, Verdict.FAIL, found)

    return fails


def test_a_filter_narrows_the_list(referrer: Person, client: Client) -> None:
    code = filled(referrer.actor)
    page = log_in(client, referrer)

    everywhere = shown(page, code).count("<article")
    near = shown(page, code, "?afstand=50").count("<article")
    nonsense = shown(page, code, "?afstand=maan&page=99&rest=%00").count("<article")

    assert near < everywhere
    assert nonsense > 0
