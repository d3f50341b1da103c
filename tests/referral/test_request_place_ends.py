"""A place that somebody has does not end under her, and nobody gets one that ended."""

import uuid
from datetime import date, timedelta

import pytest

from baken.foundation.door.door import acting
from baken.landscape.errors import PlaceInUseError
from baken.landscape.models import Availability, Place
from baken.landscape.services.state_room import Statement, state_room
from baken.referral import errors
from baken.referral.models import PlaceUse
from tests.factories.accounts import as_offline
from tests.referral import acts
from tests.referral.browsing import at_work
from tests.referral.chain import AT, ON, Provider, provider

pytestmark = pytest.mark.django_db


def end(by: Provider, *, place: int = 0) -> None:
    """The intake ends a place from today on."""
    with acting(by.intake):
        state_room(
            Statement(ended_places=frozenset({by.places[place].pk})),
            actor=by.intake,
            code=by.offer.code,
            version=n_statements(by),
            key=uuid.uuid4(),
            at=AT,
        )


def n_statements(by: Provider) -> int:
    return sum(
        Availability.objects.filter(offer=by.offer).values_list("version", flat=True)
    )


def ends_on(by: Provider, *, place: int = 0) -> date | None:
    with acting(by.intake):
        return Place.objects.get(pk=by.places[place].pk).valid_until


def close_at_once(by: Provider, *, on: date) -> None:
    """As a colleague whose form arrives between the check and the hold."""
    places = Place.objects.using("offline").filter(offer=by.offer)
    as_offline(lambda: places.update(valid_until=on))


def test_a_place_in_use_does_not_end(wilg, file):
    acts.offered(file, wilg)

    with pytest.raises(PlaceInUseError) as refused:
        end(wilg)

    assert refused.value.place == "P1"
    assert ends_on(wilg) is None


def test_a_place_ends_once_it_is_free_again(anna, wilg, file):
    request = acts.offered(file, wilg)
    acts.withdraw(file, request)

    end(wilg)

    assert ends_on(wilg) == ON


def test_another_place_of_the_same_offer_ends(file):
    two = provider(n_places=2)
    acts.offered(file, two)

    end(two, place=1)

    assert ends_on(two, place=1) == ON


def test_a_place_that_ended_is_not_held(wilg, file):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    acts.say_safe(request, wilg)
    end(wilg)

    with pytest.raises(errors.PlaceNotUsableError):
        acts.offer(request, wilg)


def test_the_database_holds_no_place_outside_its_days(wilg, file, monkeypatch):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    acts.say_safe(request, wilg)
    close_at_once(wilg, on=ON + timedelta(days=1))
    monkeypatch.setattr(
        "baken.referral.services.placing._require_usable", lambda *_, **__: None
    )

    with pytest.raises(errors.PlaceNotUsableError):
        acts.offer(request, wilg)

    with acting(wilg.intake):
        assert not PlaceUse.objects.exists()


def test_the_intake_reads_which_place_cannot_end(wilg, file):
    acts.offered(file, wilg)
    intake, path = at_work(wilg.intake), f"/ons-aanbod/{wilg.offer.code}/"
    hidden = {"standing": f"{wilg.organisation.pk}|intake", "version": "0"}

    answer = intake.post(
        path,
        {
            **hidden,
            "request_key": uuid.uuid4(),
            "ended_places": [str(wilg.places[0].pk)],
            "reach": "none",
            "night_phone": "0800 2000",
        },
    )

    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Plek P1 kan nu niet vervallen" in text
    assert ends_on(wilg) is None
