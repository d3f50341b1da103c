"""`baken demo` repeats nothing, mixes with nothing, and tells as whom to log in."""

import os
import subprocess
import sys
import time

import pytest

from tests.plugin import ROOT
from tests.server.conftest import reachable_folder


@pytest.fixture
def folder():
    with reachable_folder() as base:
        yield base


def _run(folder, *words, **variables):
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-m", "tests.cli.stand_in", *words],
        cwd=folder,
        env={**inherited, "PYTHONPATH": path, "COLUMNS": "120", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def _demo(folder, *words):
    return _run(folder, "demo", "--no-serve", *words)


def test_the_second_time_nothing_is_loaded_and_the_people_are_shown_again(folder):
    first = _demo(folder, "--on", "2026-03-02")
    began = time.monotonic()
    second = _demo(folder)

    assert "stand-in" in first.stdout, first.stderr
    assert "stand-in" not in second.stdout
    assert "anna-2026-03-02" in second.stdout
    assert time.monotonic() - began < 5


def test_another_date_plays_the_year_again(folder):
    _demo(folder, "--on", "2026-03-02")

    done = _demo(folder, "--on", "2026-04-01")

    assert "played again" in done.stdout
    assert "anna-2026-04-01" in done.stdout


def test_a_loading_that_was_cut_short_starts_afresh(folder):
    cut = _demo(folder, "--on", "2000-01-01")

    done = _demo(folder, "--on", "2026-04-01")

    assert cut.returncode == 130
    assert "played again" in done.stdout
    assert "Tables" in done.stdout


def test_the_demo_stays_out_of_a_database_with_anything_else(folder):
    _run(folder, "migrate")

    done = _demo(folder)

    assert done.returncode == 1
    assert "something else than the demo" in done.stderr


def test_the_demo_cannot_be_served_to_other_machines(folder):
    _demo(folder)

    done = _run(folder, "serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104  # refused

    assert done.returncode == 1
    assert "Leave out --host" in done.stderr


def test_keys_among_the_data_stop_the_demo_before_it_begins(folder):
    done = _run(folder, "demo", "--no-serve", BAKEN_KEY_FOLDER="var/data/keys")

    assert done.returncode == 1
    assert "BAKEN_KEY_FOLDER" in done.stderr
    assert not (folder / "var" / "data" / "postgres").exists()


def test_the_trail_of_a_new_demo_is_whole(folder):
    _demo(folder)

    done = _run(folder, "audit", "verify")

    assert done.returncode == 0
    assert "sealed" in done.stdout
