"""A coordinator follows a file only as long as something carries it (safety rule 18)."""

import pytest

from baken.core.rules.consent_values import Act, Ground
from baken.foundation.access.models import Dossier
from baken.foundation.audit.models import Line
from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from baken.referral.models import Consent
from baken.referral.services.consent import withdraw_consent
from baken.referral.services.need_answers import BasisAnswer
from baken.referral.services.sharing import share_with_coordinator
from tests.referral.chain import AT
from tests.referral.need_voices import FOLLOWING, SHARING, opened, said, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(anna: Actor, carla: Actor) -> str:
    """The code of a file that Carla follows because its young person said yes."""
    code = opened(anna, age=16)
    save(anna, code, said((FOLLOWING, "young_person", True)))
    save(anna, code, said((SHARING, "young_person", True)))
    with acting(anna):
        share_with_coordinator(
            actor=anna, at=AT, code=code, organisation_id=carla.organisation_id
        )
    return code


def follows(actor: Actor) -> bool:
    with acting(actor):
        return Dossier.objects.exists()


def withdraw(actor: Actor, code: str, act: Act) -> None:
    with acting(actor):
        row = Consent.objects.get(act=act, ended_at__isnull=True)
        withdraw_consent(actor=actor, at=AT, code=code, consent_id=row.pk)


def test_a_withdrawn_consent_ends_what_the_coordinator_sees(
    anna: Actor, carla: Actor, followed: str
) -> None:
    withdraw(anna, followed, FOLLOWING)

    assert not follows(carla)
    with acting(anna):
        assert Line.objects.filter(event_type_code="dossier.unshared").count() == 1


def test_a_no_after_a_yes_ends_it_too(anna: Actor, carla: Actor, followed: str) -> None:
    save(anna, followed, said((FOLLOWING, "young_person", False)))

    assert not follows(carla)


def test_withdrawing_something_else_changes_nothing_for_the_coordinator(
    anna: Actor, carla: Actor, followed: str
) -> None:
    withdraw(anna, followed, SHARING)

    assert follows(carla)


def test_another_ground_keeps_what_the_consent_began(
    anna: Actor, carla: Actor, followed: str
) -> None:
    basis = BasisAnswer(FOLLOWING, Ground.OTHER_BASIS, "De burgemeester vroeg het.")
    save(anna, followed, said(bases=(basis,)))

    with acting(anna):
        row = Consent.objects.get(act=FOLLOWING, given_by="young_person")
        withdraw_consent(actor=anna, at=AT, code=followed, consent_id=row.pk)

    assert follows(carla)
