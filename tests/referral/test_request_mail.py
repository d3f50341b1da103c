"""A mail server that refuses one address does not keep the others from their work."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.utils import timezone

from baken.foundation.accounts.models import Membership
from baken.foundation.door.door import acting
from baken.referral import jobs
from baken.referral.models import Notice
from tests.factories.accounts import account, as_offline
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


def stay_away(person, *, until):
    """The administrator notes that somebody is away."""
    keys = [held.pk for held in person.memberships]
    as_offline(
        lambda: (
            Membership.objects.using("offline")
            .filter(pk__in=keys)
            .update(absent_until=until)
        )
    )


def test_who_is_away_is_not_mailed_while_a_colleague_is_there(wilg, notice):
    away, there = (account((wilg.organisation, "intake")) for _ in range(2))
    stay_away(away, until=timezone.localdate() + timedelta(days=7))

    jobs.mail_notices.func(notice_ids=[notice])

    assert [sent.to for sent in mail.outbox] == [[there.user.email]]


def test_when_everybody_is_away_they_are_mailed_all_the_same(wilg, notice):
    away = account((wilg.organisation, "intake"))
    stay_away(away, until=timezone.localdate() + timedelta(days=7))

    jobs.mail_notices.func(notice_ids=[notice])

    assert [sent.to for sent in mail.outbox] == [[away.user.email]]
