"""`baken match`: one clear line for each thing that is wrong, and nothing half done."""

import json
from pathlib import Path

import pytest

from tests.cli.match_files import NEED, OFFERS, changed, refused, run, written


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"iqq": 1}, "$.iqq: unknown field; expected one of version, code,"),
        (
            {"urgency": "snel"},
            '$.urgency: "snel": expected one of crisis, urgent, regular',
        ),
        (
            {"start_from": "2026-02-30"},
            '$.start_from: "2026-02-30": expected a day that exists',
        ),
        (
            {"start_from": "30-02-2026"},
            '$.start_from: "30-02-2026": expected text like 2026-11',
        ),
        (
            {"start_from": "9999-12-31"},
            '$.start_from: "9999-12-31": expected text like',
        ),
        ({"iq": "hoog"}, '$.iq: "hoog": expected integer or null'),
        ({"iq": 10}, "$.iq: 10: expected 20 or more"),
        ({"iq": 999}, "$.iq: 999: expected 200 or less"),
        ({"iq": True}, "$.iq: true: expected integer or null"),
        ({"version": "2"}, '$.version: "2": expected "1"'),
        (
            {"municipality": "Utrecht"},
            '$.municipality: "Utrecht": expected text like GM0363',
        ),
        (
            {"code": "Naam Achternaam"},
            '$.code: "Naam Achternaam": expected text like V-7K3M',
        ),
        ({"consents": {}}, "$.consents: an object: expected array"),
        ({"authorisation": []}, "$.authorisation: a list: expected object"),
        ({"authorisation": {}}, "$.authorisation.state: missing; add it"),
        (
            {"start_until": "2026-11-01"},
            "$: start_until: expected a day after start_from",
        ),
        ({"born_on": "2001-01-01"}, "$: born_on: expected an age from 0 to 22"),
        (
            {"zones": [{}] * 101},
            "$.zones: value not shown: expected at most 100 in the list",
        ),
    ],
)
def test_each_error_is_one_line_with_file_path_value_and_expectation(
    capsys, tmp_path, changes, line
):
    need = changed(tmp_path, **changes)

    lines = refused(capsys, need)

    assert any(each.startswith(f"{need}: {line}") for each in lines), lines


@pytest.mark.parametrize(
    ("changes", "secret"),
    [
        ({"born_on": "2010-13-03"}, "2010-13-03"),
        ({"born_on": "1987-06-05"}, "1987"),
        (
            {"zones": [{"kind": "point", "lat": 152.4242, "lon": 5, "radius_km": 3}]},
            "4242",
        ),
        ({"zones": "Dorpsstraat"}, "Dorpsstraat"),
        ({"municipality_point": {"lat": "Dorpsstraat", "lon": 1}}, "Dorpsstraat"),
    ],
)
def test_what_is_personal_is_never_repeated(capsys, tmp_path, changes, secret):
    lines = refused(capsys, changed(tmp_path, **changes))

    assert secret not in "\n".join(lines).replace(str(tmp_path), "")


def test_all_errors_of_both_files_are_shown_at_once(capsys, tmp_path):
    need = changed(tmp_path, urgency="snel", iqq=1)
    offers = changed(
        tmp_path, OFFERS, offers=[], regions=[{"code": "x y", "points": []}]
    )

    lines = refused(capsys, need, offers)

    assert [line.split(": ")[1] for line in lines] == [
        "$.iqq",
        "$.urgency",
        "$.regions[0].code",
        "$.regions[0].points",
    ]


def test_a_field_that_is_missing_is_named(capsys, tmp_path):
    document = json.loads(NEED.read_text(encoding="utf-8"))
    del document["level"], document["zones"]

    lines = refused(capsys, written(tmp_path, json.dumps(document)))

    assert [line.split(": ")[1] for line in lines] == ["$.level", "$.zones"]
    assert "null when it is not known" in lines[0]


def test_an_offer_named_twice_is_named_with_the_first(capsys, tmp_path):
    rows = json.loads(OFFERS.read_text(encoding="utf-8"))["offers"]
    offers = changed(tmp_path, OFFERS, offers=[*rows, rows[2]])

    (line,) = refused(capsys, offers=offers)

    assert "$.offers[7].key: already used by $.offers[2]" in line


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not JSON at line 1, column 2"),
        (b'{"iq": 1\n"x": 2}', "not JSON at line 2, column 1"),
        (b"", "not JSON at line 1, column 1"),
        (b"[]", "expected an object"),
        (b"null", "expected an object"),
        (b'{"iq": NaN}', "NaN is not a number"),
        (b'{"iq": -Infinity}', "-Infinity is not a number"),
        (b'{"iq": 1e999}', "too large"),
        (b'{"iq": ' + b"9" * 5000 + b"}", "not JSON that can be used"),
        (b'{"iq": 1, "iq": 2}', 'the field "iq" stands twice'),
        (b"[" * 100_000, "nested too deep"),
        ('{"code": "é"}'.encode("latin-1"), "not UTF-8 at byte 10"),
        ("{}".encode("utf-16"), "not UTF-8 at byte 0"),
        (b" " * 1_000_001, "more than 1000000 bytes"),
        (b'"' + b"x" * 2_000_000 + b'"', "more than 1000000 bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_json_is_refused(capsys, tmp_path, content, words):
    (line,) = refused(capsys, written(tmp_path, content))

    assert words in line
    assert len(line) < 400


def test_a_text_of_almost_a_megabyte_is_not_repeated(capsys, tmp_path):
    need = changed(tmp_path, code="x" * 900_000, **{"y" * 50_000: 1})

    lines = refused(capsys, need)

    assert all(len(line) < 1000 for line in lines)


def test_a_line_break_in_a_value_does_not_break_the_line(capsys, tmp_path):
    lines = refused(capsys, changed(tmp_path, urgency="a\nb\x1b[31m", **{"c\nd": 1}))

    assert len(lines) == 2
    assert not any("\x1b" in line for line in lines)


def test_a_byte_order_mark_does_no_harm(capsys, tmp_path):
    need = written(tmp_path, b"\xef\xbb\xbf" + NEED.read_bytes())

    assert run(capsys, need)[0] == 0


def test_a_missing_file_and_a_folder_are_named(capsys, tmp_path):
    lines = refused(capsys, tmp_path / "weg.json", tmp_path)

    assert lines[0].endswith("weg.json: no such file; check the name and the folder")
    assert lines[1].endswith("this is a folder; name the file in it")


@pytest.mark.parametrize(
    ("error", "words"),
    [(PermissionError(), "may not be read"), (OSError(), "cannot be read")],
)
def test_an_unreadable_file_is_named(capsys, monkeypatch, error, words):
    def fail(*_arguments, **_options):
        raise error

    monkeypatch.setattr(Path, "open", fail)

    lines = refused(capsys)

    assert all(words in line for line in lines)


def test_after_fifty_problems_the_rest_is_counted(capsys, tmp_path):
    need = changed(tmp_path, **{f"veld{n}": n for n in range(60)})

    lines = refused(capsys, need)

    assert len(lines) == 51
    assert "and 10 more problems" in lines[-1]
