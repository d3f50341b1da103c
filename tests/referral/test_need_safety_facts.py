"""Who follows, whom to avoid, where it is dangerous, and the name that comes last."""

from datetime import date, timedelta

import pytest

from baken.foundation.access.models import Dossier, Grant
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.foundation.people.models import Avoided
from baken.referral.errors import AnswersRefusedError, ConsentMissingError
from baken.referral.models import Asked, DangerZone, Need
from baken.referral.selectors.need import need_by_code, open_need_of
from baken.referral.services.identity import name_young_person
from baken.referral.services.need_answers import (
    Avoid,
    SafetyAnswers,
    Zone,
)
from baken.referral.services.sharing import share_with_coordinator
from tests.factories.accounts import organisation
from tests.referral.chain import AT, ON
from tests.referral.need_voices import (
    FOLLOWING,
    REFERRER,
    opened,
    refused_fields,
    said,
    save,
)

pytestmark = pytest.mark.django_db


def test_a_coordinator_follows_only_after_a_consent_for_that_act(
    anna: Actor, carla: Actor
) -> None:
    code = opened(anna, age=16)

    def share() -> None:
        with acting(anna):
            share_with_coordinator(
                actor=anna, at=AT, code=code, organisation_id=carla.organisation_id
            )

    with pytest.raises(ConsentMissingError):
        share()
    save(anna, code, said((FOLLOWING, "young_person", True)))
    share()
    share()

    with acting(carla):
        assert Dossier.objects.get().code == code
        assert need_by_code(code).dossier_id
        assert open_need_of(code, on=ON).born_on is None
    with acting(anna):
        assert Grant.objects.filter(capacity="coordinator").count() == 1


def test_a_coordinator_who_follows_changes_nothing(anna: Actor, carla: Actor) -> None:
    code = opened(anna, age=16)
    save(anna, code, said((FOLLOWING, "young_person", True)))
    with acting(anna):
        share_with_coordinator(
            actor=anna, at=AT, code=code, organisation_id=carla.organisation_id
        )

    with pytest.raises(Need.DoesNotExist):
        save(carla, code, REFERRER)


def test_a_provider_is_no_coordinator(anna: Actor) -> None:
    code = opened(anna, age=16)
    save(anna, code, said((FOLLOWING, "young_person", True)))

    with acting(anna), pytest.raises(AnswersRefusedError):
        share_with_coordinator(
            actor=anna,
            at=AT,
            code=code,
            organisation_id=organisation("provider").pk,
        )


def test_names_to_avoid_are_ciphertext_with_an_index(anna: Actor) -> None:
    code = opened(anna, age=16)
    line = Avoid("person", "Kees Verzonnen", date(2000, 1, 1))

    save(anna, code, SafetyAnswers(Asked.NONE_KNOWN, Asked.NAMED, new_avoided=(line,)))

    with acting(anna):
        kept = Avoided.objects.get()
    assert "Kees" not in kept.name_token
    assert kept.name_birth_index is not None


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        (SafetyAnswers(Asked.NAMED, Asked.NONE_KNOWN), {"zones_asked"}),
        (SafetyAnswers(Asked.NONE_KNOWN, Asked.NAMED), {"avoided_asked"}),
        (
            SafetyAnswers(
                Asked.NAMED, Asked.NONE_KNOWN, new_zones=(Zone("GM0363", 0),)
            ),
            {"radius_1"},
        ),
        (
            SafetyAnswers(
                Asked.NAMED, Asked.NONE_KNOWN, new_zones=(Zone("GM9999", 5),)
            ),
            {"zone_1"},
        ),
        (
            SafetyAnswers(
                Asked.NONE_KNOWN, Asked.NAMED, new_avoided=(Avoid("dog", " "),)
            ),
            {"avoided_1", "avoided_kind_1"},
        ),
        (
            SafetyAnswers(
                Asked.NONE_KNOWN,
                Asked.NAMED,
                new_avoided=(Avoid("person", "K", ON + timedelta(days=1)),),
            ),
            {"avoided_born_1"},
        ),
    ],
)
def test_safety_answers_that_contradict_themselves_are_refused(
    anna: Actor, answers: SafetyAnswers, fields: set[str]
) -> None:
    code = opened(anna, age=16)

    assert refused_fields(anna, code, answers) == fields
    with acting(anna):
        assert not DangerZone.objects.exists()
        assert not Avoided.objects.exists()


def test_the_name_comes_last_and_completes_the_index(anna: Actor) -> None:
    code = opened(anna, age=16)

    with acting(anna):
        before = need_by_code(code).dossier.person.name_birth_index
        name_young_person(actor=anna, at=AT, code=code, name="  Demi   Voorbeeld ")
        person = need_by_code(code).dossier.person

    assert before is None
    assert person.name_birth_index is not None
    assert "Demi" not in person.name_token


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "Demi\x00"])
def test_a_name_that_cannot_be_is_refused(anna: Actor, name: str) -> None:
    code = opened(anna, age=16)

    with acting(anna), pytest.raises(AnswersRefusedError):
        name_young_person(actor=anna, at=AT, code=code, name=name)
