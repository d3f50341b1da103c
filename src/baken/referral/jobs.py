"""Work in the background: mail without content, and what time does by itself.

A job carries keys only, begins by saying as which system actor it runs, and may run twice.
"""

import logging
from collections.abc import Iterable
from smtplib import SMTPRecipientsRefused
from typing import Final
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from baken.foundation.access.later import later
from baken.foundation.door.actor import system
from baken.foundation.door.door import acting
from baken.referral.services import clock

logger = logging.getLogger(__name__)
PERMANENT: Final = 500  # SMTP: below it another try may succeed (RFC 5321, 4.2.1)
PATIENT = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.task(name="referral.mail_notices", retry=PATIENT)
def mail_notices(notice_ids: list[str]) -> None:
    """Tells people that there is work, and nothing about it; each address gets one mail."""
    with acting(system("mailer", purpose="mail")):
        addresses = sorted({to for key in notice_ids for to in _addresses(UUID(key))})
    if addresses:
        with get_connection() as post:
            for mail in _mails(addresses):
                _send(mail, post=post)


def _send(mail: EmailMessage, *, post: BaseEmailBackend) -> None:
    """One address that the mail server refuses for good does not keep the others waiting."""
    try:
        post.send_messages([mail])
    except SMTPRecipientsRefused as refused:
        codes = sorted({code for code, _text in refused.recipients.values()})
        if min(codes) < PERMANENT:
            raise
        logger.warning("A mail server refused an address for good: %s", codes)


def _addresses(notice_id: UUID) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mail_addresses(%s)", [notice_id])
        return [address for (address,) in cursor.fetchall()]


def _mails(addresses: Iterable[str]) -> Iterable[EmailMessage]:
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Er staat een taak in Baken")
        body = _("Er staat een taak voor u in Baken: %(address)s")
        text = body % {"address": settings.ADDRESS}
    for address in addresses:
        yield EmailMessage(subject=subject, body=text, to=[address])


@app.periodic(cron="* * * * *")
@app.task(name="referral.tend_clock", lock="referral.clock", pass_context=False)
def tend_clock(timestamp: int) -> None:  # noqa: ARG001  procrastinate passes the minute
    """Every minute: queues what is due, each in a transaction and a job of its own."""
    for due in clock.list_due(at=timezone.now()):
        later(
            "referral.tend_request",
            kind=due.kind,
            request_id=str(due.request_id),
            dossier_id=str(due.dossier_id),
        )


@app.task(name="referral.tend_request", retry=PATIENT, lock="referral.clock")
def tend_request(kind: str, request_id: str, dossier_id: str) -> None:
    """Does one thing that is due; a second time it finds nothing to do."""
    due = clock.Due(kind, UUID(request_id), UUID(dossier_id))
    clock.run_one(due, at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="referral.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:  # noqa: ARG001  procrastinate passes the minute
    """Runs again what a worker had begun when it was killed."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        await jobs.retry_job(job)
