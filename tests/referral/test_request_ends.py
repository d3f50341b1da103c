"""How requests end, and that nothing of them stays behind."""

from datetime import timedelta

import pytest

from baken.foundation.access.models import Grant
from baken.foundation.door.door import acting
from baken.foundation.people.models import Person
from baken.referral import errors
from baken.referral.models import Need, Notice, PlaceUse, Request
from tests.referral import acts
from tests.referral.chain import AT, ready_need

pytestmark = pytest.mark.django_db


def notices(actor) -> list[str]:
    with acting(actor):
        return list(
            Notice.objects.order_by("created_at").values_list("kind", flat=True)
        )


def sees(actor, model) -> bool:
    with acting(actor):
        return model.objects.exists()


def test_declining_closes_what_the_provider_sees(wilg, file):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)

    acts.decline(request, wilg)

    assert not sees(wilg.intake, Request)
    assert not sees(wilg.intake, Need)
    assert "declined" in notices(file.referrer)


def test_choosing_lets_the_others_lapse_and_frees_their_places(anna, wilg, anker, file):
    chosen, other = acts.offered(file, wilg), acts.offered(file, anker)

    acts.choose(file, chosen)

    with acting(anna):
        assert Request.objects.get(pk=other.pk).status == "lapsed"
        assert PlaceUse.objects.get(released_at__isnull=True).request_id == chosen.pk
    assert not sees(anker.intake, Request)
    assert notices(anker.intake)[-1] == "lapsed"


def test_choosing_without_her_name_is_refused(anna, wilg):
    nameless = ready_need(anna, named=False)
    request = acts.offered(nameless, wilg)

    with pytest.raises(errors.NameMissingError):
        acts.choose(nameless, request, name="")


def test_choosing_tells_how_she_was_heard(wilg, file):
    request = acts.offered(file, wilg)

    with pytest.raises(errors.UnknownCodeError):
        acts.choose(file, request, heard="")


def test_prolonging_gives_one_more_term(anna, wilg, file):
    request = acts.offered(file, wilg)

    acts.prolong(file, request)

    with acting(anna):
        assert Request.objects.get().hold_until == AT + timedelta(days=10)


def test_a_hold_that_ended_is_not_prolonged_or_chosen(wilg, file):
    request = acts.offered(file, wilg)

    with pytest.raises(errors.HoldEndedError):
        acts.prolong(file, request, at=AT + timedelta(days=6))


def test_no_arrival_frees_the_place_and_takes_the_name_back(wilg, file):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    acts.depart(request, wilg)

    acts.stay_away(request, wilg)

    assert acts.status(wilg.intake, request) == "talking"
    assert not sees(wilg.intake, Person)
    assert "not_arrived" in notices(file.referrer)
    with acting(file.referrer):
        assert not PlaceUse.objects.filter(released_at__isnull=True).exists()


def test_withdrawing_frees_the_place_and_closes_the_provider_out(wilg, file):
    request = acts.offered(file, wilg)

    acts.withdraw(file, request)

    assert not sees(wilg.intake, Request)
    with acting(wilg.intake):
        assert PlaceUse.objects.get().released_at == AT


def test_withdrawing_the_need_withdraws_every_request(anna, wilg, anker, file):
    acts.offered(file, wilg)
    acts.ask(file, anker)

    acts.withdraw_all(file)

    with acting(anna):
        assert Need.objects.get().status == "withdrawn"
        assert set(Request.objects.values_list("status", flat=True)) == {"withdrawn"}
        open_grants = Grant.objects.filter(valid_until__isnull=True)
        assert [grant.capacity for grant in open_grants] == ["owner"]
