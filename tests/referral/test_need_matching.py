"""Matching for a need: judged in the database's view, ordered, explained, and redacted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from baken.core.matching import Audience, Criterion, explain
from baken.core.values import Verdict
from baken.foundation.access.models import Dossier
from baken.foundation.access.services import files
from baken.foundation.audit.models import Line
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.foundation.organisations.models import Organisation
from baken.landscape.demo.load import DemoLandscape
from baken.landscape.selectors.matching import offers_for_matching
from baken.referral.adapters.room import capped_by_places
from baken.referral.errors import ProbingError, ReferralError
from baken.referral.models import Asked, GapRecord, MatchRun, Need, Notice
from baken.referral.selectors.need import need_by_code
from baken.referral.selectors.safety import next_free_places
from baken.referral.services import need as needs
from baken.referral.services.matching import MOST_CHANGES, match_offers
from baken.referral.services.need_answers import (
    SafetyAnswers,
    Zone,
)
from tests.factories.accounts import organisation
from tests.factories.landscape import demo_landscape
from tests.referral.browsing import at_work
from tests.referral.chain import anybody
from tests.referral.need_matches import (
    BORN_ON,
    BY_A_PARENT,
    NOW,
    TODAY,
    YOUNG_PERSON,
    filled,
    matched,
    verdicts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def landscape(db: None) -> DemoLandscape:
    return demo_landscape()


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


def probed(anna: Actor, code: str) -> None:
    """Other facts and another look, more often than is allowed within the hour."""
    for km in range(1, MOST_CHANGES + 1):
        matched(anna, code)
        change_zone(anna, code, km)
    for _again in range(2):
        with acting(anna), pytest.raises(ProbingError):
            match_offers(actor=anna, at=NOW, code=code)


def told(actor: Actor) -> list[str]:
    with acting(actor):
        notices = Notice.objects.filter(kind="probing_noticed")
        return list(notices.values_list("kind", flat=True))


def test_who_did_not_probe_hears_of_it_once(anna: Actor) -> None:
    code = filled(anna)
    where = Organisation.objects.get(pk=anna.organisation_id)
    boss = anybody(where, "administrator")
    carla = anybody(organisation("care_coordination"), "care_coordinator")
    with acting(anna):
        files.share(
            actor=anna,
            dossier_id=Dossier.objects.get(code=code).pk,
            organisation_id=carla.organisation_id,
            capacity="coordinator",
            basis="consent",
            at=NOW,
        )

    probed(anna, code)

    page = at_work(boss).get("/berichten/").content.decode()
    assert [told(actor) for actor in (boss, carla, anna)] == [
        ["probing_noticed"],
        ["probing_noticed"],
        [],
    ]
    assert "opvallend vaak" in page
    assert code not in page


def test_the_contract_names_the_municipality(anna: Actor) -> None:
    match = matched(anna, filled(anna))

    explained = explain(match.judgement, 0, audience=Audience.REFERRER)
    value = explained[Criterion.CONTRACT.column].referral_value.render(str)

    assert value == match.need.responsible_municipality.name
    assert not value.startswith("GM")


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
