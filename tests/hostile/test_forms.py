"""Nonsense in every form: said in words, never an error of ours, and nothing half saved."""

import json
import re
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import pages
from tests.hostile.rich import rich

pytestmark = pytest.mark.django_db

MULTIPART = "multipart/form-data; boundary=B"
NASTY = (
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202eomgekeerd",
    "😀" * 40,
    "1e400",
    "-1",
    "9" * 40,
    "NaN",
    "٣",
    "0000-00-00",
    "31-02-2027",
    "<script>alert(1)</script>",
    "'; DROP TABLE x; --",
    "{{ 7 * 7 }}",
    "%s%n",
    "../../etc/passwd",
    "x" * 20_000,
)
# Bodies as a browser never sends them, with the type that they claim.
BODIES = {
    "another encoding": (b"name=\xff\xfe\xe9", "application/x-www-form-urlencoded"),
    "utf-16": ("name=é".encode("utf-16"), "application/x-www-form-urlencoded"),
    "json": (json.dumps({"name": ["x"]}).encode(), "application/json"),
    "broken multipart": (b'--B\r\nContent-Disposition: form-data; name="x"', MULTIPART),
    "no boundary": (b"--B--", "multipart/form-data"),
    "xml": (b"<a/>", "text/xml"),
    "a thousand fields": (
        "&".join(f"f{n}=1" for n in range(1000)).encode(),
        "application/x-www-form-urlencoded",
    ),
    "two megabytes": (
        b"name=" + b"x" * 2_100_000,
        "application/x-www-form-urlencoded",
    ),
    "a bad percent": (b"name=%zz%", "application/x-www-form-urlencoded"),
    "only separators": (b"&&&===&;", "application/x-www-form-urlencoded"),
}


@pytest.fixture
def forms(db):
    """Every form with a browser of somebody who may send it, and the names of its fields."""
    files = rich()
    people = pages.personas(files.cast)
    return [
        (address, people[name], _fields(people[name], address.path))
        for address, name in senders(files)
    ]


def senders(files):
    """Address and one persona who gets a form there."""
    written = pages.written()
    for address in pages.addresses(files):
        row = written[address.label]
        may = [
            name
            for name, cell in row.items()
            if cell.split("/")[-1] in {"200", "302"} and name not in LOGGED_OUT
        ]
        if may:
            yield address, may[0]


FIELD = re.compile(r'<(?:input|select|textarea)[^>]* name="([^"]+)"')
HIDDEN = re.compile(r'type="hidden" name="([^"]+)" value="([^"]*)"')
LOGGED_OUT = ("nobody", "pending", "roleless")


def _fields(browser, path: str) -> dict[str, str]:
    """The names in the form and what stands in them, as a browser would send them."""
    text = browser.opened(path).content.decode()
    names = dict.fromkeys(
        re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', text), ""
    )
    hidden = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', text)
    return {**names, **dict(hidden)}


def sent(browser, path: str, **kwargs) -> int:
    """The status of an answer; everything it did is undone."""
    return browser.opened(path, verb="post", **kwargs).status_code


def test_there_are_forms_to_try(forms):
    assert sum(1 for _, _, fields in forms if len(fields) > 2) > 15


@pytest.mark.parametrize("body", BODIES)
def test_no_body_breaks_a_page(forms, body):
    content, kind = BODIES[body]

    broken = [
        address.label
        for address, browser, _ in forms
        if sent(browser, address.path, data=content, content_type=kind) >= 500
    ]

    assert broken == []


@pytest.mark.parametrize("third", range(3))
def test_no_value_breaks_a_page(forms, third):
    broken = []

    for nasty in NASTY[third::3]:
        value = nasty.encode("utf-8", "surrogatepass")
        broken += [
            f"{address.label} {nasty!a}"
            for address, browser, fields in forms
            if sent(browser, address.path, **_urlencoded(_all(fields, value))) >= 500
        ]

    assert broken == []


def _all(fields, value: bytes) -> dict[str, list]:
    """The value in every field, except where the form keeps its own keys."""
    return {name: [kept or value] for name, kept in fields.items()}


def test_a_list_where_one_value_is_expected_breaks_no_page(forms):
    broken = [
        address.label
        for address, browser, fields in forms
        for answers in (
            {name: [kept, "x", ""] for name, kept in fields.items()},
            {name: ["\x00"] for name in fields},
        )
        if sent(browser, address.path, **_urlencoded(answers)) >= 500
    ]

    assert broken == []


def _urlencoded(answers) -> dict[str, object]:
    body = urlencode(answers, doseq=True)
    return {"data": body, "content_type": "application/x-www-form-urlencoded"}


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_mixture_breaks_a_page(forms, data):
    address, browser, fields = data.draw(st.sampled_from(forms))
    value = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
    answers = {
        name: data.draw(value).encode("utf-8", "surrogatepass")
        if data.draw(st.booleans())
        else kept
        for name, kept in fields.items()
    }

    assert sent(browser, address.path, **_urlencoded(answers)) < 500


ADDRESSES = (
    "/verwijzingen/V-%00/",
    "/verwijzingen/V-" + "A" * 3000 + "/",
    "/verwijzingen/%ff/",
    "/aanvragen/00000000-0000-0000-0000-000000000000/",
    "/aanbod/%00/",
    "/aanbod/%ed%a0%80/",
    "/uitnodiging/%00/",
    "/verwijzingen/V-AAAA/hulpvraag/%F0%9F%98%80/",
    "/aanbod/?region=%00&setting=%00&page=1e400",
    "/aanbod/?page=-1&q=" + "x" * 3000,
    "/verwijzingen/?q=%00&status=%00&page=99999999999999999999",
    "/aanvragen/?q=%00&status=onzin&page=%00",
    "/inloggen/?next=//evil.example/",
    "/noodinzage/%00/",
)


def test_no_address_breaks_the_site(db):
    people = pages.personas(rich().cast)

    broken = [
        f"{path} {name}"
        for path in ADDRESSES
        for name in ("nobody", "anna", "talking", "carla", "glass")
        if people[name].opened(path).status_code >= 500
    ]

    assert broken == []
