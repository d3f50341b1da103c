"""The main job: asked, talked, offered, chosen, underway, taken."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from baken.foundation.access.services import files
from baken.foundation.door.door import acting
from baken.foundation.people.models import Person
from baken.referral import errors
from baken.referral.models import Need, Notice, PlaceUse, Question, Request
from baken.referral.services import answering, placing
from baken.referral.services.sending import Sent
from tests.referral import acts
from tests.referral.chain import AT, ON, provider, ready_need

pytestmark = pytest.mark.django_db


def notices(actor) -> list[str]:
    with acting(actor):
        return list(
            Notice.objects.order_by("created_at").values_list("kind", flat=True)
        )


def sees(actor, model) -> bool:
    with acting(actor):
        return model.objects.exists()


def test_a_young_person_gets_a_place_that_is_really_held(anna, wilg, file):
    request = acts.offered(file, wilg)

    acts.choose(file, request)
    acts.depart(request, wilg)
    acts.arrive(request, wilg)

    with acting(anna):
        assert Need.objects.get().status == "placed"
        assert PlaceUse.objects.get().kind == "stay"
        assert Request.objects.get().status == "taken"


def test_the_first_request_holds_the_minimum_set_only(anna, wilg, file):
    request = acts.ask(file, wilg)

    with acting(wilg.intake):
        seen = Request.objects.get()

    assert (seen.age_band, seen.needs, seen.setting) == ("16_17", ["trauma"], "open")
    assert not sees(wilg.intake, Need)
    assert not sees(wilg.intake, Person)
    assert request.slot == 1


def test_the_provider_sees_the_need_once_it_talks_and_the_name_once_it_is_chosen(
    wilg, file
):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    after_talking = sees(wilg.intake, Need), sees(wilg.intake, Person)
    acts.say_safe(request, wilg)
    acts.offer(request, wilg)

    acts.choose(file, request)

    assert after_talking == (True, False)
    assert sees(wilg.intake, Person)


def test_a_second_place_is_not_chosen_beside_the_first(anna, wilg, anker, file):
    first = acts.offered(file, wilg)
    acts.choose(file, first)
    second = acts.offered(file, anker)

    with pytest.raises(errors.AlreadyChosenError):
        acts.choose(file, second)

    assert acts.status(anna, first) == "chosen"
    assert not sees(anker.intake, Person)


def test_a_fourth_request_is_refused(file):
    for _ in range(3):
        acts.ask(file, provider())

    with pytest.raises(errors.TooManyOpenError):
        acts.ask(file, provider())


def test_one_offer_is_asked_once(wilg, file):
    acts.ask(file, wilg)

    with pytest.raises(errors.AlreadyAskedError):
        acts.ask(file, wilg)


def test_a_form_that_arrives_twice_asks_once(wilg, file):
    sent = acts.need_form(file)

    first = acts.ask(file, wilg, sent=sent)
    second = acts.ask(file, wilg, sent=sent)

    assert first.pk == second.pk
    assert len(notices(wilg.intake)) == 1


def test_a_form_that_arrives_twice_answers_once(wilg, file):
    request = acts.ask(file, wilg)
    sent = acts.form(wilg.intake, request)

    with acting(wilg.intake):
        for _ in range(2):
            answering.ask_question(
                request.pk, actor=wilg.intake, at=AT, sent=sent, words="Rookt zij?"
            )

    assert notices(file.referrer) == ["question_asked"]


def test_a_form_about_an_older_version_is_refused(wilg, file):
    request = acts.ask(file, wilg)
    old = acts.form(wilg.intake, request)
    acts.talk(request, wilg)

    with acting(wilg.intake), pytest.raises(errors.StaleError):
        answering.decline(request.pk, actor=wilg.intake, at=AT, sent=old, code="full")


def test_a_question_and_its_answer_are_kept_encrypted(wilg, file):
    request = acts.ask(file, wilg)
    sent = acts.form(wilg.intake, request)
    with acting(wilg.intake):
        answering.ask_question(
            request.pk, actor=wilg.intake, at=AT, sent=sent, words="Rookt zij?"
        )
        question = Question.objects.get()
    sent = acts.form(file.referrer, request)

    with acting(file.referrer):
        answering.answer_question(
            request.pk,
            actor=file.referrer,
            at=AT,
            sent=sent,
            question_id=question.pk,
            words="Nee, nooit.",
        )
        stored = Question.objects.get()

    assert "Rookt" not in stored.question_token
    assert stored.answered_at == AT
    assert "Nee" not in stored.answer_token


def test_a_code_that_is_not_on_the_list_declines_nothing(wilg, file):
    request = acts.ask(file, wilg)

    with pytest.raises(errors.UnknownCodeError):
        acts.decline(request, wilg, code="safety")
    assert acts.status(wilg.intake, request) == "sent"


def test_the_second_offer_of_one_place_gets_a_message(anna, wilg):
    first, second = ready_need(anna), ready_need(anna)
    acts.offered(first, wilg)
    request = acts.ask(second, wilg)
    acts.talk(request, wilg)
    acts.say_safe(request, wilg)

    with pytest.raises(errors.PlaceJustTakenError):
        acts.offer(request, wilg)

    assert acts.status(wilg.intake, request) == "talking"


def test_a_place_of_another_offer_cannot_be_held(wilg, anker, file):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    acts.say_safe(request, wilg)
    sent = acts.form(wilg.intake, request)
    theirs = placing.OfferedPlace(anker.places[0].pk, start_on=acts.START)

    with acting(wilg.intake), pytest.raises(errors.PlaceNotUsableError):
        placing.offer_place(
            request.pk, actor=wilg.intake, at=AT, sent=sent, offered=theirs
        )


@pytest.mark.parametrize(
    "dates",
    [
        {"start_on": acts.ON - timedelta(days=1)},
        {"start_on": acts.START, "end_on": acts.START},
        {"start_on": acts.START, "end_on": acts.ON},
    ],
)
def test_a_period_that_cannot_be_is_refused(wilg, file, dates):
    request = acts.ask(file, wilg)
    acts.talk(request, wilg)
    acts.say_safe(request, wilg)

    with pytest.raises(errors.PlaceNotUsableError):
        acts.offer(request, wilg, **dates)


def test_another_intaker_finds_nothing(wilg, anker, file):
    request = acts.ask(file, wilg)
    acts.ask(file, anker)

    with acting(anker.intake), pytest.raises(Request.DoesNotExist):
        answering.start_talking(
            request.pk, actor=anker.intake, at=AT, sent=Sent(uuid.uuid4(), 1)
        )
    with acting(anker.intake):
        assert Request.objects.get().organisation_id == anker.organisation.pk


def test_a_referrer_does_not_answer_for_the_provider(anna, wilg, file):
    request = acts.ask(file, wilg)
    sent = acts.form(anna, request)

    with acting(anna), pytest.raises(PermissionDenied):
        answering.start_talking(request.pk, actor=anna, at=AT, sent=sent)


def test_a_coordinator_hears_when_a_chosen_place_is_declined_after_all(
    anna, carla, wilg, file
):
    shared_with(carla, file=file, by=anna)
    request = acts.offered(file, wilg)
    acts.choose(file, request)

    acts.decline(request, wilg)

    assert "declined" in notices(carla)


def test_a_coordinator_hears_when_a_place_is_held_longer(anna, carla, wilg, file):
    shared_with(carla, file=file, by=anna)
    request = acts.offered(file, wilg)

    acts.prolong(file, request)

    assert "hold_prolonged" in notices(carla)


def test_nobody_arrives_before_she_was_asked_for(wilg, file):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    acts.depart(request, wilg)

    with acting(wilg.intake), pytest.raises(errors.PlaceNotUsableError):
        placing.arrive(
            request.pk,
            actor=wilg.intake,
            at=AT,
            sent=acts.form(wilg.intake, request),
            arrived_on=ON - timedelta(days=3650),
        )


def shared_with(carla, *, file, by) -> None:
    with acting(by):
        files.share(
            actor=by,
            dossier_id=file.id,
            organisation_id=carla.organisation_id,
            capacity="coordinator",
            basis="consent",
            at=AT,
        )
