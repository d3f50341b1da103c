"""`baken match`: the list and the document."""

import json
import os
import subprocess
import sys

import pytest

from baken.cli.main import main
from tests.cli.match_files import NEED, OFFERS, ROOT, changed, run


def test_the_list_shows_the_three_classes_with_reasons(capsys):
    code, out, err = run(capsys)

    assert (code, err) == (0, "")
    titles = ["Te vragen", "Eerst navragen", "Past hier nu niet"]
    assert [out.index(f"\n{title}\n") for title in titles] == sorted(
        out.index(f"\n{title}\n") for title in titles
    )
    assert out.index("ZUIDERLICHT-OPEN") < out.index("NOORDSTER-OPEN")
    assert "Deze plek is zwaarder dan nodig. Dat mag niet. Lichter aanbod" in out
    assert "5= KLEINE-WERF-OPEN" in out


def test_columns_stand_under_each_other(capsys):
    _, out, _ = run(capsys)

    lines = [line for line in out.splitlines() if " km  " in line]
    assert len({line.index(" km  ") for line in lines}) == 1
    assert len(lines) == 7


def test_the_document_holds_every_verdict(capsys):
    code, out, _ = run(capsys, NEED, OFFERS, "--json")

    document = json.loads(out)
    assert code == 0
    assert len(document["offers"]) == 7
    assert {len(each["verdicts"]) for each in document["offers"]} == {12}
    first = document["offers"][0]
    assert (first["key"], first["class"], first["rank"]) == (
        "ZUIDERLICHT-OPEN",
        "can_be_asked",
        1,
    )
    assert first["verdicts"][0]["referral_value"] == "16 jaar op 28-11-2026"
    assert first["may_be_asked"]
    assert not first["is_placeable"]
    assert document["gap"] is None
    assert "snapshot_hash" not in document


def test_the_safety_role_sees_more(capsys):
    _, out, _ = run(capsys, NEED, OFFERS, "--json", "--audience", "safety")

    document = json.loads(out)
    assert len(document["snapshot_hash"]) == 64
    assert "km, nodig 45 km" in document["offers"][0]["verdicts"][7]["referral_value"]


def test_a_confirmed_offer_is_marked(capsys, tmp_path):
    answers = [
        {"offer": "NOORDSTER-OPEN", "criterion": "H7", "fits": True, "on": "2026-11-22"}
    ]

    _, out, _ = run(capsys, changed(tmp_path, safety_answers=answers))

    (line,) = [line for line in out.splitlines() if "kan worden geplaatst" in line]
    assert "NOORDSTER-OPEN" in line


def test_when_nothing_fits_the_nearest_miss_and_the_gap_are_told(capsys, tmp_path):
    boy_of_11 = changed(tmp_path, born_on="2015-05-03", target_group="boy")

    _, text, _ = run(capsys, boy_of_11)
    _, out, _ = run(capsys, boy_of_11, OFFERS, "--json")

    document = json.loads(out)
    assert "Wat het dichtst in de buurt komt\n      Leeftijd: OEVER-JONGENS" in text
    assert document["near_misses"] == [
        {"criteria": ["H1"], "offers": ["OEVER-JONGENS"]}
    ]
    assert document["gap"]["failed"]["H1"] == 7
    assert (document["gap"]["level"], document["gap"]["on"]) == ("open", "2026-11-22")


def test_a_gap_without_a_level_and_a_list_without_places(capsys, tmp_path):
    need = changed(tmp_path, level=None, municipality_point=None, born_on="2018-05-03")

    _, text, _ = run(capsys, need)
    _, out, _ = run(capsys, need, OFFERS, "--json")

    assert json.loads(out)["gap"]["level"] is None
    assert {each["distance_km"] for each in json.loads(out)["offers"]} == {None}
    assert "      ?  25-11-2026" in text


def test_an_empty_list_of_offers_is_a_gap(capsys, tmp_path):
    nothing = changed(tmp_path, OFFERS, offers=[])

    code, out, _ = run(capsys, NEED, nothing, "--json")

    assert code == 0
    assert json.loads(out)["gap"]["n_offers"] == 0


def test_a_long_list_is_cut_at_fifty_and_says_so(capsys, tmp_path):
    row = json.loads(OFFERS.read_text(encoding="utf-8"))["offers"][0]
    rows = [{**row, "key": f"AANBOD-{n:02}", "capacity": None} for n in range(53)]

    _, out, _ = run(capsys, NEED, changed(tmp_path, OFFERS, offers=rows))

    assert out.count("AANBOD-") == 50
    assert "Nog 3 keer aanbod; gebruik --json voor alles." in out
    assert "      ?" not in out


def test_english_falls_back_to_dutch_where_a_word_is_missing(capsys):
    code, out, _ = run(capsys, NEED, OFFERS, "--language", "en")

    assert code == 0
    assert "V-7K3M" in out


def test_the_same_files_give_the_same_bytes(capsys):
    assert run(capsys, NEED, OFFERS, "--json") == run(capsys, NEED, OFFERS, "--json")


@pytest.mark.parametrize(
    "day",
    [
        "2026-02-30",
        "22-11-2026",
        "20261122",
        "gisteren",
        "",
        "9999-12-31",
        "0001-01-01",
    ],
)
def test_an_impossible_day_is_refused(capsys, day):
    with pytest.raises(SystemExit) as stopped:
        main(["match", str(NEED), "--offers", str(OFFERS), "--on", day])

    assert stopped.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "is not a day that exists" in shown.err


def test_the_command_loads_no_django_and_needs_no_database():
    program = (
        "import sys; from baken.cli import match; import argparse\n"
        "parser = argparse.ArgumentParser(); match.add_parser(parser.add_subparsers())\n"
        f"arguments = ['match', {str(NEED)!r}, '--offers', {str(OFFERS)!r}]\n"
        "arguments += ['--on', '2026-11-22']\n"
        "code = match.run(parser.parse_args(arguments))\n"
        "bad = [name for name in ('django', 'psycopg') if name in sys.modules]\n"
        "sys.exit(code or (3 if bad else 0))\n"
    )
    clean = {name: value for name, value in os.environ.items() if "BAKEN" not in name}

    done = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        env=clean | {"PYTHONPATH": str(ROOT / "src")},
    )

    assert done.returncode == 0, done.stderr
    assert b"Te vragen" in done.stdout
