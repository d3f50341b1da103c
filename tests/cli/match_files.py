"""Runs `baken match` on the examples, changed in one way."""

import json
from pathlib import Path

from baken.cli.main import main

ROOT = Path(__file__).parents[2]
NEED, OFFERS = ROOT / "examples" / "NEED.json", ROOT / "examples" / "OFFERS.json"


def run(capsys, need=NEED, offers=OFFERS, *options):
    arguments = [
        "match",
        str(need),
        "--offers",
        str(offers),
        "--on",
        "2026-11-22",
        *options,
    ]
    code = main(arguments)
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def changed(tmp_path, path=NEED, **changes):
    document = json.loads(path.read_text(encoding="utf-8")) | changes
    return written(tmp_path, json.dumps(document), name=path.name)


def written(tmp_path, content, name="NEED.json"):
    place = tmp_path / name
    place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def refused(capsys, need=NEED, offers=OFFERS):
    """The lines of a refusal, after checking that nothing else happened."""
    code, out, err = run(capsys, need, offers)
    assert code == 2
    assert out == ""
    return err.splitlines()
