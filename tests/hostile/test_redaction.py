"""Words of a file stand before whoever may read them, and in no trace at all."""

import html
import json
from urllib.parse import quote

import pytest
from django.core import mail
from django.utils import translation

from baken.foundation.audit.models import Line
from baken.foundation.door.door import acting
from baken.referral.jobs import mail_notices
from baken.referral.models import Event, Notice
from tests.hostile import pages, secrets
from tests.hostile.asking import fetched
from tests.hostile.rich import rich

pytestmark = pytest.mark.django_db

# The offer is public: there every provider may be named.
PUBLIC = ("landscape:", "home", "ui:")


@pytest.fixture
def files(db):
    return rich()


def test_nobody_meets_words_that_are_not_for_them(files, caplog):
    hidden, met = secrets.of_files(files), []
    people = pages.personas(files.cast)

    for address in pages.addresses(files):
        for persona, browser in people.items():
            text = _everything(browser.opened(address.path), path=address.path)
            met += [
                f"{address.label} {persona}: {name}"
                for name, secret in hidden.items()
                if persona not in secret.readers
                and not (name.startswith("house") and address.name.startswith(PUBLIC))
                and any(word in text for word in secret.words)
            ]

    assert met == []
    assert _found_in(caplog.text, hidden, apart_from=("code",)) == []


def _everything(answer, *, path: str) -> str:
    """Body, headers, address to go to and cookies; apart from what was typed."""
    body = b"".join(answer) if answer.streaming else answer.content
    text = f"{html.unescape(body.decode())}{answer.headers}{answer.cookies}"
    return text.replace(path, "").replace(quote(path, safe=""), "")


def _found_in(text: str, hidden, *, apart_from=()) -> list[str]:
    return [
        name
        for name, secret in hidden.items()
        if name not in apart_from and any(word in text for word in secret.words)
    ]


def test_whoever_may_read_words_does_meet_them(files):
    """Otherwise the test above could pass because nothing is shown at all."""
    people, hidden = pages.personas(files.cast), secrets.of_files(files)
    shown = {
        "name": ("treats", "referral:request/iep"),
        "story": ("talking", "referral:request/linde"),
        "avoided": ("safety", "referral:safety/wilg"),
        "zone": ("safety", "referral:safety/wilg"),
        "question": ("anna", "referral:answer/linde"),
        "street": ("safety", "landscape:address"),
        "house wilg": ("anna", "referral:detail"),
    }
    paths = {one.label: one.path for one in pages.addresses(files)}

    absent = [
        name
        for name, (persona, label) in shown.items()
        if name
        not in _found_in(
            _everything(people[persona].opened(paths[label]), path=""), hidden
        )
    ]

    assert absent == []


def test_no_address_holds_words_of_a_file(files):
    with translation.override("nl"):
        paths = "".join(address.path for address in pages.addresses(files))

    assert _found_in(paths, secrets.of_files(files), apart_from=("code",)) == []


def test_queued_jobs_hold_keys_only(files):
    text = json.dumps(fetched("SELECT args::text FROM procrastinate_jobs"))

    assert "notice_ids" in text
    assert _found_in(text, secrets.of_files(files)) == []


def test_trail_timeline_and_notices_hold_codes_only(files):
    with acting(files.cast.anna.actor):
        rows = [
            *Line.objects.values_list("event_type_code", "participant_object_detail"),
            *Event.objects.values_list("kind", "by_role", "codes"),
            *Notice.objects.values_list("kind", "role"),
        ]

    assert len(rows) > 20
    assert _found_in(str(rows), secrets.of_files(files)) == []


def test_mail_tells_nothing_but_that_there_is_work(files):
    (notices,) = fetched(
        "SELECT array_agg(key) FROM procrastinate_jobs,"
        " jsonb_array_elements_text(args -> 'notice_ids') AS key"
    )[0]

    mail_notices(notice_ids=notices)

    assert len(mail.outbox) > 5
    told = {(one.subject, one.body) for one in mail.outbox}
    assert len(told) == 1
    assert _found_in(str(told), secrets.of_files(files)) == []


def test_a_mail_goes_to_one_address_each(files):
    (notices,) = fetched(
        "SELECT array_agg(key) FROM procrastinate_jobs,"
        " jsonb_array_elements_text(args -> 'notice_ids') AS key"
    )[0]

    mail_notices(notice_ids=notices)

    assert {len(one.recipients()) for one in mail.outbox} == {1}
