"""Safety: nobody outside the safety role can tell a "no" from silence."""

import uuid
from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from baken.foundation.door.door import acting
from baken.referral import errors
from baken.referral.models import Event, Notice, Request, SafetyAnswer
from baken.referral.services import reaching
from tests.referral import acts
from tests.referral.chain import AT, ON, avoid, provider, ready_need

pytestmark = pytest.mark.django_db
PERIOD = DateRange(ON + timedelta(days=7), None)


@pytest.fixture
def talking(wilg, file):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    return request


@pytest.mark.parametrize(
    ("h7", "h8"),
    [("fail", "pass"), ("pass", "fail"), ("unknown", "pass"), ("fail", "unknown")],
)
def test_without_two_times_yes_no_place_is_offered(wilg, talking, h7, h8):
    acts.say_safe(talking, wilg, h7=h7, h8=h8)

    with pytest.raises(errors.SafetyNotYetError):
        acts.offer(talking, wilg)


def test_without_an_answer_no_place_is_offered(wilg, talking):
    with pytest.raises(errors.SafetyNotYetError):
        acts.offer(talking, wilg)


@pytest.mark.parametrize("verdict", ["fail", "unknown"])
def test_a_no_is_as_silent_as_no_answer(anna, wilg, file, talking, verdict):
    with acting(anna):
        before = Event.objects.count()

    acts.say_safe(talking, wilg, h7=verdict)

    with acting(anna):
        assert Event.objects.count() == before
    with acting(wilg.intake):
        assert not Notice.objects.filter(kind="safety_confirmed").exists()
        assert not SafetyAnswer.objects.exists()


def test_a_yes_is_told(wilg, talking):
    acts.say_safe(talking, wilg)

    with acting(wilg.intake):
        assert Notice.objects.filter(kind="safety_confirmed").exists()


def test_a_no_is_never_lifted(wilg, talking):
    acts.say_safe(talking, wilg, h7="fail")

    with pytest.raises(errors.SafetyFailStandsError):
        acts.say_safe(talking, wilg)


def test_a_no_at_one_house_stands_for_the_next_request_there(wilg, file, talking):
    acts.say_safe(talking, wilg, h7="fail")
    acts.decline(talking, wilg, code="other")
    again = acts.ask(file, wilg)

    with pytest.raises(errors.SafetyFailStandsError):
        acts.say_safe(again, wilg)


@pytest.mark.parametrize("apart", [timedelta(0), timedelta(days=1)])
def test_a_no_stands_even_when_a_yes_is_written_beside_the_service(
    wilg, talking, apart
):
    acts.say_safe(talking, wilg, h7="fail")
    with acting(wilg.safety):
        noes = list(SafetyAnswer.objects.all())
    for answer in noes:
        answer.pk, answer.verdict = uuid.uuid4(), "pass"
        answer.answered_at += apart

    with acting(wilg.safety):
        SafetyAnswer.objects.bulk_create(noes)

    with acting(wilg.safety):
        found = reaching.safety_verdict(talking, during=PERIOD, at=AT)
    assert found == "fail"
    with pytest.raises(errors.SafetyNotYetError):
        acts.offer(talking, wilg)


def test_changed_facts_ask_again_after_a_no(anna, wilg, file, talking):
    acts.say_safe(talking, wilg, h7="fail")

    avoid(file, name="Iemand Anders")
    acts.say_safe(talking, wilg)

    with acting(wilg.safety):
        assert reaching.safety_verdict(talking, during=PERIOD, at=AT) == "pass"


def test_by_telephone_two_people_answer(wilg, talking):
    with pytest.raises(errors.SecondPersonMissingError):
        acts.say_safe(talking, wilg, by_phone=True)

    acts.say_safe(
        talking, wilg, by_phone=True, second_person_role="gedragswetenschapper"
    )

    with acting(wilg.safety):
        assert SafetyAnswer.objects.filter(by_phone=True).count() == 2


def test_a_safety_officer_elsewhere_does_not_answer(anker, talking):
    with pytest.raises(Request.DoesNotExist):
        acts.say_safe(talking, anker)


def test_two_who_must_not_meet_are_not_offered_one_house(anna, file):
    house = provider(n_places=2)
    acts.offered(file, house)
    other = ready_need(anna, named=False)
    avoid(other)
    request = acts.ask(other, house)
    acts.talk(request, house)
    acts.say_safe(request, house)

    with pytest.raises(errors.SafetyNotYetError):
        acts.offer(request, house, place=1)
