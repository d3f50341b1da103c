"""The jobs as a worker runs them: queued with the act, gone with a rollback, run once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from baken.foundation.door.door import acting
from baken.referral import jobs
from baken.referral.models import Request
from tests.factories.accounts import account, organisation
from tests.referral import acts
from tests.referral.chain import anybody, provider, ready_need


@pytest.fixture
def waiting(committed_db):
    """Somebody with a mail address whose provider was just asked."""
    anna = anybody(organisation("municipality"), "referrer")
    wilg = provider()
    intaker = account((wilg.organisation, "intake"))
    file = ready_need(anna)
    return file, wilg, intaker


def work() -> None:
    """Runs what is queued, as `baken serve` does, until the queue is empty."""
    # In a thread of its own: a browser test before this one leaves its event loop running.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_work).result()


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, listen_notify=False, concurrency=1)


def n_jobs(status: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status::text = %s", [status]
        )
        return cursor.fetchone()[0]


def test_a_request_is_mailed_by_the_worker(waiting):
    file, wilg, intaker = waiting
    acts.ask(file, wilg)

    work()

    # The worker's clock is the real one: it may also mail that the answer is late by now.
    assert {tuple(sent.to) for sent in mail.outbox} == {(intaker.user.email,)}
    assert n_jobs("failed") == 0


def test_what_is_rolled_back_is_never_mailed(waiting):
    file, wilg, _ = waiting
    with transaction.atomic():
        acts.ask(file, wilg)
        transaction.set_rollback(True)

    work()

    assert mail.outbox == []


def test_the_clock_of_the_worker_ends_a_hold(waiting):
    file, wilg, _ = waiting
    request = acts.offered(file, wilg)
    with acting(file.referrer):
        past = timezone.now() - timedelta(minutes=1)
        Request.objects.filter(pk=request.pk).update(hold_until=past)

    jobs.tend_clock.func(timestamp=0)
    work()

    assert acts.status(file.referrer, request) == "lapsed"
    assert n_jobs("failed") == 0


def test_what_a_killed_worker_left_is_looked_for(waiting):
    app.configure_task("referral.retry_stalled").defer(timestamp=0)

    work()

    # The worker adds what is due every minute by itself.
    assert n_jobs("succeeded") >= 1
    assert n_jobs("failed") == 0
