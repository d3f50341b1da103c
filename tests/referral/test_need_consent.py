"""Who must agree, at which age and in which situation; and what is kept of it."""

import uuid
from datetime import date, timedelta

import pytest

from baken.core.rules.codes import Urgency
from baken.core.rules.consent_values import Act, Ground, ParentSafety
from baken.core.values import Verdict
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.errors import AnswersRefusedError
from baken.referral.models import Consent, Need
from baken.referral.selectors.need import open_need_of
from baken.referral.services import need as needs
from baken.referral.services.consent import withdraw_consent
from baken.referral.services.need_answers import (
    BasisAnswer,
)
from tests.factories.accounts import organisation
from tests.referral.chain import AT, ON, anybody
from tests.referral.need_voices import (
    FOLLOWING,
    HELP,
    SHARING,
    opened,
    refused_fields,
    said,
    save,
    verdict,
    years_ago,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("age", "position", "act", "givers"),
    [
        (11, "voluntary", HELP, ["parent_1"]),
        (12, "voluntary", HELP, ["young_person", "parent_1"]),
        (15, "voluntary", HELP, ["young_person", "parent_1"]),
        (16, "voluntary", HELP, ["young_person"]),
        (14, "11", HELP, []),
        (11, "voluntary", SHARING, ["parent_1"]),
        (12, "voluntary", SHARING, ["young_person"]),
        (11, "21", SHARING, ["guardian"]),
        (15, "voluntary", FOLLOWING, ["young_person", "parent_1"]),
        (17, "voluntary", FOLLOWING, ["young_person"]),
    ],
)
def test_an_act_passes_when_everybody_who_must_has_said_yes(
    anna: Actor, age: int, position: str, act: Act, givers: list[str]
) -> None:
    code = opened(anna, age=age, position=position)
    for giver in givers:
        assert verdict(anna, code, act) is Verdict.UNKNOWN
        save(anna, code, said((act, giver, True)))

    assert verdict(anna, code, act) is Verdict.PASS


def test_a_refusal_fails_and_a_later_yes_replaces_it(anna: Actor) -> None:
    code = opened(anna, age=16)

    save(anna, code, said((SHARING, "young_person", False)))
    refused = verdict(anna, code, SHARING)
    save(anna, code, said((SHARING, "young_person", True)))

    assert refused is Verdict.FAIL
    assert verdict(anna, code, SHARING) is Verdict.PASS
    with acting(anna):
        assert Consent.objects.count() == 2
        assert Consent.objects.filter(ended_at__isnull=True).count() == 1


def test_the_same_answer_is_not_written_twice(anna: Actor) -> None:
    code = opened(anna, age=16)

    for _time in range(2):
        save(anna, code, said((SHARING, "young_person", True)))

    with acting(anna):
        assert Consent.objects.count() == 1


@pytest.mark.parametrize(
    "safety", [ParentSafety.UNSAFE, ParentSafety.NOT_ASSESSED], ids=str
)
def test_a_parent_who_is_not_known_to_be_safe_never_signs(
    anna: Actor, safety: ParentSafety
) -> None:
    code = opened(anna, age=11)

    fields = refused_fields(
        anna, code, said((HELP, "parent_1", True), parent_safety=safety)
    )

    assert fields == {"parent_safety"}
    with acting(anna):
        assert not Consent.objects.exists()


def test_somebody_who_does_not_decide_at_this_age_is_refused(anna: Actor) -> None:
    code = opened(anna, age=11)

    fields = refused_fields(anna, code, said((SHARING, "young_person", True)))

    assert fields == {"disclosure_young_person"}


def test_two_parents_must_both_agree(anna: Actor) -> None:
    code = opened(anna, age=11)

    save(anna, code, said((HELP, "parent_1", True), n_authority_holders=2))
    one = verdict(anna, code, HELP)
    save(anna, code, said((HELP, "parent_2", True), n_authority_holders=2))

    assert one is Verdict.UNKNOWN
    assert verdict(anna, code, HELP) is Verdict.PASS


def test_a_consent_given_at_15_is_asked_again_at_16(anna: Actor) -> None:
    code = opened(anna, age=15)

    save(anna, code, said((SHARING, "young_person", True)))
    turned_16 = years_ago(15).replace(year=ON.year + 1)

    assert verdict(anna, code, SHARING) is Verdict.PASS
    assert verdict(anna, code, SHARING, on=turned_16) is Verdict.UNKNOWN
    with acting(anna):
        assert Consent.objects.get().ask_again_on == turned_16


def test_without_an_age_nobody_can_be_asked(anna: Actor) -> None:
    with acting(anna):
        code = needs.open_need(
            actor=anna, at=AT, key=uuid.uuid4(), urgency=Urgency.REGULAR
        )

    with pytest.raises(AnswersRefusedError, match="Answers"):
        save(anna, code, said((SHARING, "young_person", True)))


@pytest.mark.parametrize(
    "noted_on", [ON + timedelta(days=1), years_ago(40)], ids=["future", "unborn"]
)
def test_a_day_that_cannot_be_is_refused(anna: Actor, noted_on: date) -> None:
    code = opened(anna, age=16)
    answers = said((SHARING, "young_person", True), noted_on=noted_on)

    assert refused_fields(anna, code, answers) == {"noted_on"}


def test_another_ground_replaces_consent_and_keeps_its_reason(anna: Actor) -> None:
    code = opened(anna, age=14)
    basis = BasisAnswer(SHARING, Ground.OTHER_BASIS, "De jongere is niet bereikbaar.")

    save(anna, code, said(bases=(basis,)))

    assert verdict(anna, code, SHARING) is Verdict.PASS
    with acting(anna):
        token = Consent.objects.get().reason_token
        cipher = open_need_of(code, on=ON).cipher
    assert "bereikbaar" not in token
    assert cipher.decrypt(token) == basis.reason


@pytest.mark.parametrize(
    ("basis", "field"),
    [
        (BasisAnswer(SHARING, Ground.CONSIDERED_WISH, "Om"), "disclosure_ground"),
        (BasisAnswer(SHARING, Ground.OTHER_BASIS, " "), "disclosure_reason"),
        (BasisAnswer(SHARING, Ground.OTHER_BASIS, "x" * 2001), "disclosure_reason"),
    ],
)
def test_a_ground_that_does_not_hold_is_refused(
    anna: Actor, basis: BasisAnswer, field: str
) -> None:
    code = opened(anna, age=14)

    assert refused_fields(anna, code, said(bases=(basis,))) == {field}


def test_a_supervision_order_opens_the_file_to_no_provider(anna: Actor) -> None:
    code = opened(anna, age=14, position="11")
    basis = BasisAnswer(SHARING, Ground.SUPERVISION_ORDER, "Er is een OTS.")

    save(anna, code, said(bases=(basis,)))

    assert verdict(anna, code, SHARING) is Verdict.UNKNOWN


def test_a_withdrawn_consent_no_longer_counts(anna: Actor) -> None:
    code = opened(anna, age=16)
    save(anna, code, said((SHARING, "young_person", True)))

    with acting(anna):
        key = Consent.objects.get().pk
        for _time in range(2):
            withdraw_consent(actor=anna, at=AT, code=code, consent_id=key)

    assert verdict(anna, code, SHARING) is Verdict.UNKNOWN


def test_nobody_else_withdraws_a_consent(anna: Actor) -> None:
    code = opened(anna, age=16)
    save(anna, code, said((SHARING, "young_person", True)))
    with acting(anna):
        key = Consent.objects.get().pk
    other = anybody(organisation("municipality"), "referrer")

    with acting(other), pytest.raises(Need.DoesNotExist):
        withdraw_consent(actor=other, at=AT, code=code, consent_id=key)
