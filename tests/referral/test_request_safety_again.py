"""A yes on safety is about the residents of now: it ends with the request it was given for."""

import pytest

from baken.foundation.door.door import acting
from baken.referral import errors
from baken.referral.models import PlaceUse
from tests.referral import acts

pytestmark = pytest.mark.django_db


def test_who_is_asked_again_compares_again(anna, wilg, file):
    earlier = acts.ask(file, wilg)
    acts.talk(earlier, wilg)
    acts.say_safe(earlier, wilg)
    acts.withdraw(file, earlier)
    again = acts.ask(file, wilg)
    acts.talk(again, wilg)

    with pytest.raises(errors.SafetyNotYetError):
        acts.offer(again, wilg)

    with acting(anna):
        assert not PlaceUse.objects.exists()


def test_a_no_outlives_the_request_it_was_given_for(file, wilg):
    earlier = acts.ask(file, wilg)
    acts.say_safe(earlier, wilg, h7="fail")
    acts.withdraw(file, earlier)
    again = acts.ask(file, wilg)

    with pytest.raises(errors.SafetyFailStandsError):
        acts.say_safe(again, wilg)


def test_a_new_yes_opens_the_way_again(file, wilg):
    earlier = acts.ask(file, wilg)
    acts.say_safe(earlier, wilg)
    acts.withdraw(file, earlier)
    again = acts.ask(file, wilg)
    acts.talk(again, wilg)
    acts.say_safe(again, wilg)

    acts.offer(again, wilg)

    assert acts.status(wilg.intake, again) == "offered"
