"""The command as a whole: small, fast and honest about what it did."""

import subprocess
import sys

import pytest

from tests.plugin import ROOT


def _modules_after(code):
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_help_needs_no_framework():
    loaded = _modules_after("from baken.cli.main import parser; parser()")

    assert "django" not in loaded


def test_matching_needs_no_framework_and_no_database():
    loaded = _modules_after("from baken.cli.main import parser; parser(['match'])")

    assert not {"django", "psycopg", "procrastinate"} & loaded


@pytest.mark.parametrize(
    "command", ["demo", "serve", "migrate", "check", "match", "audit", "audit verify"]
)
def test_every_command_explains_itself(command):
    done = subprocess.run(
        [sys.executable, "-m", "baken.cli.main", *command.split(), "--help"],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    assert f"usage: baken {command}" in done.stdout


def test_an_unknown_command_ends_with_two():
    done = subprocess.run(
        [sys.executable, "-m", "baken.cli.main", "dance"],
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "dance" in done.stderr
