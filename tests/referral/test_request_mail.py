"""A mail server that refuses one address does not keep the others from their work."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from baken.foundation.door.door import acting
from baken.referral import jobs
from baken.referral.models import Notice
from tests.factories.accounts import account
from tests.referral import acts

pytestmark = pytest.mark.django_db
GONE, FULL_FOR_NOW = 550, 452


class Refusing(locmem.EmailBackend):
    """Refuses the addresses in `codes`, each with its own code."""

    codes: dict[str, int] = {}

    def send_messages(self, messages):
        for message in messages:
            [to] = message.to
            if to in self.codes:
                raise SMTPRecipientsRefused({to: (self.codes[to], b"not here")})
        return super().send_messages(messages)


@pytest.fixture
def addresses(wilg):
    """Of two intakers, in the order in which they are mailed."""
    both = [account((wilg.organisation, "intake")) for _ in range(2)]
    return sorted(who.user.email for who in both)


@pytest.fixture
def notice(file, wilg, settings):
    """A notice for the intake of De Wilg, mailed by a server that refuses some."""
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    acts.ask(file, wilg)
    with acting(wilg.intake):
        return str(Notice.objects.get().pk)


def test_the_others_are_mailed_when_one_address_is_gone(
    notice, addresses, monkeypatch, caplog
):
    gone, here = addresses
    monkeypatch.setattr(Refusing, "codes", {gone: GONE})

    jobs.mail_notices.func(notice_ids=[notice])

    assert [sent.to for sent in mail.outbox] == [[here]]
    assert "550" in caplog.text
    assert gone not in caplog.text


def test_an_address_that_is_full_for_now_is_tried_again(notice, addresses, monkeypatch):
    monkeypatch.setattr(Refusing, "codes", {addresses[0]: FULL_FOR_NOW})

    with pytest.raises(SMTPRecipientsRefused):
        jobs.mail_notices.func(notice_ids=[notice])
