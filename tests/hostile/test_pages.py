"""Every address and every persona: what is in pages.txt, and nothing else."""

import hashlib
from collections.abc import Iterator

import pytest
from django.db import connection

from baken.foundation.door.actor import Actor
from baken.foundation.door.door import acting
from tests.hostile import pages
from tests.hostile.asking import fetched
from tests.hostile.rich import rich

pytestmark = pytest.mark.django_db

WATCHED = (
    *("access_grant", "access_dossier", "people_person", "people_avoided"),
    *("referral_need", "referral_consent", "referral_dangerzone", "referral_request"),
    *("referral_question", "referral_safetyanswer", "referral_placeuse"),
    *("referral_event", "landscape_availability", "landscape_admissionstop"),
    *("accounts_membership", "accounts_user"),
)
STANDING = ("nobody", "pending", "roleless")  # without a role nothing can be sent
STRANGERS = ("bram", "unasked", "unsafety", "boss", "kees")


@pytest.fixture
def files(db):
    return rich()


@pytest.fixture
def people(files):
    return pages.personas(files.cast)


def cells(files, people, *, verb: str) -> Iterator[tuple[str, str, str]]:
    """Address, persona and status, for all of them."""
    for address in pages.addresses(files):
        for name, browser in people.items():
            answer = browser.opened(address.path, verb=verb)
            yield address.label, name, str(answer.status_code)


def written(verb: str) -> dict[tuple[str, str], str]:
    """What pages.txt says about opening or sending."""
    number = 0 if verb == "get" else -1
    return {
        (label, name): cell.split("/")[number]
        for label, row in pages.written().items()
        for name, cell in row.items()
    }


@pytest.mark.parametrize("verb", ["get", "post"])
def test_everybody_gets_the_answer_that_is_written(files, people, verb):
    expected = written(verb)

    found = {(one, name): code for one, name, code in cells(files, people, verb=verb)}

    assert found.keys() == expected.keys()
    assert {key: one for key, one in found.items() if one != expected[key]} == {}


def test_every_address_of_the_site_is_written():
    named = {label.split("/")[0] for label in pages.written()}

    assert named == set(pages.patterns())


def test_every_persona_is_written(people):
    assert {tuple(row) for row in pages.written().values()} == {tuple(people)}


def test_no_page_ever_breaks():
    assert [key for key, one in written("post").items() if one >= "500"] == []


def test_what_belongs_to_others_looks_like_what_does_not_exist(files, people):
    differing = []

    for address in pages.addresses(files):
        absent = pages.missing(address, files)
        for name in STRANGERS:
            theirs = people[name].opened(address.path)
            if theirs.status_code != 404 or absent == address.path:
                continue
            nothing = people[name].opened(absent)
            bodies = (
                pages.plain(theirs.content, path=address.path),
                pages.plain(nothing.content, path=absent),
            )
            if nothing.status_code != 404 or bodies[0] != bodies[1]:
                differing.append(f"{address.label} {name}")

    assert differing == []


def test_the_headers_of_what_belongs_to_others_tell_nothing(files, people):
    address = next(a for a in pages.addresses(files) if a.name == "referral:detail")

    theirs = people["bram"].opened(address.path)
    nothing = people["bram"].opened(pages.missing(address, files))

    assert set(theirs.headers) == set(nothing.headers)
    assert theirs.cookies.keys() == nothing.cookies.keys()


def test_an_empty_form_changes_nothing_whoever_sends_it(files, people):
    before, changed, answers = _digest(files), [], written("post")

    for address in pages.addresses(files):
        for name, browser in people.items():
            if answers[address.label, name] not in {"200", "302"} or name in STANDING:
                continue
            kept = _sent_and_looked(browser, address.path, files)
            if kept not in {before, None}:
                changed.append(f"{address.label} {name}")

    assert changed == []


def _sent_and_looked(browser, path: str, files) -> str | None:
    """What the files are after a form was sent, before that is undone."""
    found = []
    browser.opened(path, verb="post", look=lambda: found.append(_digest(files)))
    return found[0] if found else None


def _digest(files) -> str:
    """One word for everything that the people of the files can see of them."""
    who = files.cast
    eyes = (who.anna, who.wilg.intake, who.wilg.safety, who.wilg.administrator)
    words = "".join(_rows(person.actor) for person in eyes)
    return hashlib.sha256(words.encode()).hexdigest()


def _rows(actor: Actor) -> str:
    with acting(actor):
        parts = [
            f"(SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), ''))"  # noqa: S608  # names written above
            f" FROM {name} t)"
            for name in WATCHED
        ]
        return "".join(fetched(f"SELECT {' || '.join(parts)}")[0])


def test_the_door_is_closed_after_each_page(files, people):
    people["anna"].opened("/verwijzingen/")

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('baken.actor', true)")
        assert cursor.fetchone()[0] in {"", None}
