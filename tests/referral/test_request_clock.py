"""What time does by itself: warns once, frees a place, never one of somebody underway."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from baken.foundation.access.services import files
from baken.foundation.door.door import acting
from baken.referral import jobs
from baken.referral.models import Event, Notice, PlaceUse, Request
from baken.referral.services import clock, story
from tests.factories.accounts import account
from tests.referral import acts
from tests.referral.chain import AT, NAME, STORY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def kinds(file) -> list[str]:
    with acting(file.referrer):
        return list(Event.objects.order_by("at").values_list("kind", flat=True))


def test_a_late_answer_is_told_once(wilg, file):
    acts.ask(file, wilg)

    done = [clock.run_due(at=AT + n * DAY) for n in (2, 4, 5)]

    assert done == [0, 1, 0]
    assert kinds(file).count("answer_overdue") == 1


def test_whoever_is_not_there_in_time_is_missed_once(wilg, file):
    request = acts.offered(file, wilg)
    acts.choose(file, request)

    done = [clock.run_due(at=AT + n * DAY) for n in (1, 30, 31)]

    assert done == [0, 1, 0]
    assert kinds(file).count("arrival_overdue") == 1
    assert acts.status(file.referrer, request) == "chosen"


def test_nobody_silences_the_clock_with_a_line_of_their_own(wilg, file):
    request = acts.ask(file, wilg)
    with acting(wilg.intake):
        story.tell(
            file.id,
            kind="answer_overdue",
            actor=wilg.intake,
            at=AT + DAY,
            request=request,
        )

    done = clock.run_due(at=AT + 4 * DAY)

    assert done == 1


def test_a_talk_without_an_end_is_told_too(wilg, file):
    request = acts.ask(file, wilg)
    clock.run_due(at=AT + 4 * DAY)
    acts.talk(request, wilg, at=AT + 5 * DAY)

    clock.run_due(at=AT + 9 * DAY)

    assert kinds(file).count("answer_overdue") == 2


def test_a_coordinator_hears_of_a_late_answer(anna, carla, wilg, file):
    with acting(anna):
        files.share(
            actor=anna,
            dossier_id=file.id,
            organisation_id=carla.organisation_id,
            capacity="coordinator",
            basis="consent",
            at=AT,
        )
    acts.ask(file, wilg)

    clock.run_due(at=AT + 4 * DAY)

    with acting(carla):
        assert Notice.objects.get().kind == "answer_overdue"


def test_a_hold_warns_once_and_again_after_it_was_prolonged(wilg, file):
    request = acts.offered(file, wilg)
    for hours in (100, 101):
        clock.run_due(at=AT + timedelta(hours=hours))
    once = kinds(file).count("hold_ends_soon")

    acts.prolong(file, request, at=AT + timedelta(hours=102))
    clock.run_due(at=AT + timedelta(hours=230))

    assert once == 1
    assert kinds(file).count("hold_ends_soon") == 2


def test_a_hold_that_ends_frees_the_place_for_the_next(wilg, file):
    request = acts.offered(file, wilg)

    clock.run_due(at=AT + 6 * DAY)

    assert acts.status(file.referrer, request) == "lapsed"
    with acting(wilg.intake):
        assert PlaceUse.objects.get().release_reason == "hold_ended"
        assert not Request.objects.exists()


@pytest.mark.parametrize("is_underway", [False, True])
def test_a_chosen_place_never_frees_itself(wilg, file, is_underway):
    request = acts.offered(file, wilg)
    acts.choose(file, request)
    if is_underway:
        acts.depart(request, wilg)

    clock.run_due(at=AT + 400 * DAY)

    with acting(wilg.intake):
        assert PlaceUse.objects.get().released_at is None


def test_a_job_that_runs_twice_does_it_once(wilg, file):
    acts.offered(file, wilg)
    at = AT + 6 * DAY
    due = clock.list_due(at=at)

    for _ in range(2):
        for one in due:
            clock.run_one(one, at=at)

    assert kinds(file).count("hold_ended") == 1


def test_nobody_but_the_clock_reads_what_is_due(anna, wilg, file):
    acts.ask(file, wilg)

    with acting(anna), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM due_requests(%s)", [AT + 4 * DAY])
        assert cursor.fetchone() == (0,)


def test_a_mail_says_that_there_is_work_and_no_more(wilg, file):
    intaker = account((wilg.organisation, "intake"))
    acts.ask(file, wilg)
    with acting(wilg.intake):
        notice = Notice.objects.get(role="intake")

    jobs.mail_notices.func(notice_ids=[str(notice.pk)])

    (sent,) = mail.outbox
    assert sent.to == [intaker.user.email]
    assert sent.subject == "Er staat een taak in Baken"
    words = sent.subject + sent.body
    assert not [word for word in (file.code, NAME, STORY, "aanvraag") if word in words]


def test_a_notice_of_somebody_else_mails_nobody(wilg, anker, file):
    account((anker.organisation, "intake"))
    acts.ask(file, wilg)
    with acting(wilg.intake):
        notice = Notice.objects.get(role="intake")

    jobs.mail_notices.func(notice_ids=[str(notice.pk)])

    assert mail.outbox == []
