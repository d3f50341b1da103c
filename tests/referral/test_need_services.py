"""A need is filled in step by step, by its referrer and nobody else."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest

from baken.core.rules.codes import (
    Urgency,
)
from baken.foundation.door.actor import NOBODY, Actor
from baken.foundation.door.door import acting
from baken.referral.errors import (
    NeedClosedError,
    NotReadyError,
    StaleError,
)
from baken.referral.models import Need, NeedStatus
from baken.referral.selectors.need import need_by_code, open_need_of
from baken.referral.services import need as needs
from baken.referral.services.need_answers import (
    Answers,
    UrgencyAnswers,
)
from tests.factories.accounts import organisation
from tests.referral.chain import AT, BORN_ON, ON, anybody
from tests.referral.need_steps import (
    HELP,
    REFERRER,
    YOUNG_PERSON,
    opened,
    refused_fields,
    save,
)

pytestmark = pytest.mark.django_db


def test_a_form_that_arrives_twice_opens_one_need(anna: Actor) -> None:
    key = uuid.uuid4()

    with acting(anna):
        first = needs.open_need(actor=anna, at=AT, key=key, urgency=Urgency.URGENT)
        second = needs.open_need(actor=anna, at=AT, key=key, urgency=Urgency.URGENT)

        assert first == second
        assert Need.objects.count() == 1


def test_each_step_is_kept_and_read_back(anna: Actor) -> None:
    code = opened(anna)

    for answers in (REFERRER, YOUNG_PERSON, HELP):
        save(anna, code, answers)

    with acting(anna):
        found = open_need_of(code, on=ON)
        assert found.born_on == BORN_ON
        assert found.need.responsible_municipality_id == "GM0363"
        assert found.need.responsible_rule == "1"
        assert found.need.contra_indications == dict.fromkeys(
            found.need.contra_indications, 0
        )
        assert found.need.version == 4


def test_the_birth_date_is_ciphertext_in_the_database(anna: Actor) -> None:
    code = opened(anna)

    save(anna, code, YOUNG_PERSON)

    with acting(anna):
        token = need_by_code(code).dossier.person.birth_date_token
    assert token
    assert BORN_ON.isoformat() not in token


@pytest.mark.parametrize("role", ["referrer", "care_coordinator", "intake"])
def test_whoever_has_no_grant_finds_no_need(anna: Actor, role: str) -> None:
    code = opened(anna)
    other = anybody(organisation("municipality"), role)

    with pytest.raises(Need.DoesNotExist):
        save(other, code, HELP, version=1)


def test_another_role_at_the_same_organisation_writes_nothing(anna: Actor) -> None:
    code = opened(anna)
    expert = replace(anna, role="behavioural_expert")

    with pytest.raises(Need.DoesNotExist):
        save(expert, code, HELP, version=1)


def test_without_an_actor_there_is_no_need(anna: Actor) -> None:
    code = opened(anna)

    with acting(NOBODY), pytest.raises(Need.DoesNotExist):
        needs.save_step(actor=NOBODY, at=AT, code=code, version=1, answers=HELP)


def test_a_need_that_changed_meanwhile_is_not_overwritten(anna: Actor) -> None:
    code = opened(anna)
    save(anna, code, REFERRER)

    with pytest.raises(StaleError):
        save(anna, code, HELP, version=1)

    with acting(anna):
        assert need_by_code(code).setting == ""


def test_a_step_that_arrives_twice_is_written_once(anna: Actor) -> None:
    code, key = opened(anna), uuid.uuid4()

    with acting(anna):
        for _time in range(2):
            needs.save_step(
                actor=anna, at=AT, code=code, version=1, answers=REFERRER, key=key
            )

        assert need_by_code(code).version == 2


@pytest.mark.parametrize("status", [NeedStatus.PLACED, NeedStatus.WITHDRAWN])
def test_a_need_that_ended_is_not_changed(anna: Actor, status: NeedStatus) -> None:
    code = opened(anna)
    with acting(anna):
        Need.objects.filter(dossier__code=code).update(status=status)

    with pytest.raises(NeedClosedError):
        save(anna, code, HELP)


@pytest.mark.parametrize(
    "born_on",
    [ON + timedelta(days=1), date(2001, 11, 22), date(1850, 1, 1)],
    ids=["future", "25 years", "176 years"],
)
def test_an_age_that_does_not_fit_is_refused(anna: Actor, born_on: date) -> None:
    code = opened(anna)

    fields = refused_fields(anna, code, replace(YOUNG_PERSON, born_on=born_on))

    assert fields == {"born_on"}


def test_somebody_of_22_still_fits(anna: Actor) -> None:
    code = opened(anna)

    save(anna, code, replace(YOUNG_PERSON, born_on=date(2003, 11, 23)))

    with acting(anna):
        assert open_need_of(code, on=ON).born_on == date(2003, 11, 23)


def test_a_start_after_the_23rd_birthday_is_refused(anna: Actor) -> None:
    code = opened(anna)
    save(anna, code, replace(YOUNG_PERSON, born_on=date(2003, 11, 24)))

    assert refused_fields(anna, code, HELP) == {"start_from"}


def test_a_start_in_the_past_and_an_end_before_it_are_both_named(anna: Actor) -> None:
    code = opened(anna)
    yesterday = ON - timedelta(days=1)

    fields = refused_fields(
        anna,
        code,
        replace(HELP, start_from=yesterday, start_last_on=yesterday - timedelta(1)),
    )

    assert fields == {"start_from", "start_last_on"}


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (replace(REFERRER, gm_code="GM9999"), "municipality"),
        (
            replace(REFERRER, override_gm_code="GM9999", override_reason="Om"),
            "override_municipality",
        ),
        (replace(REFERRER, override_gm_code="GM0344"), "override_reason"),
        (replace(REFERRER, override_reason="Daarom"), "override_municipality"),
        (replace(REFERRER, referrer_type="99"), "referrer_type"),
        (
            replace(REFERRER, override_gm_code="GM0344", override_reason="x" * 2001),
            "override_reason",
        ),
        (replace(HELP, setting="castle"), "setting"),
        (replace(HELP, modules=("magic",)), "modules"),
        (replace(HELP, concerns=(("magic", 2),)), "concerns_asked"),
        (replace(HELP, own_words="x" * 2001), "own_words"),
        (replace(HELP, story="x" * 2001), "story"),
    ],
)
def test_an_answer_that_cannot_be_right_is_refused(
    anna: Actor, answers: Answers, field: str
) -> None:
    code = opened(anna)

    assert refused_fields(anna, code, answers) == {field}


def test_the_last_day_counts(anna: Actor) -> None:
    code = opened(anna)

    need = save(anna, code, replace(HELP, start_last_on=HELP.start_from))

    assert need.start_until == HELP.start_from + timedelta(days=1)


def test_a_crisis_starts_today(anna: Actor) -> None:
    code = opened(anna)

    need = save(anna, code, UrgencyAnswers(Urgency.CRISIS))

    assert need.start_from == ON


def test_a_need_that_lacks_something_is_not_ready(anna: Actor) -> None:
    code = opened(anna)

    with acting(anna), pytest.raises(NotReadyError):
        needs.make_ready(actor=anna, at=AT, code=code, version=1)
