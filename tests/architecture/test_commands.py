"""The commands that the README promises are the ones that exist."""

import os
import re

import pytest

from tests.architecture import tree

MAKEFILE = tree.text(tree.ROOT / "Makefile")
COMMANDS = (
    "make demo",
    "make test",
    "python3 -m venv .venv",
    ".venv/bin/pip install --require-hashes -r requirements.lock",
    ".venv/bin/pip install --no-index --no-deps --no-build-isolation -e .",
    ".venv/bin/baken demo",
)
PROMISED = ("demo", "test", "test-fast", "test-long", "check", "clean", "help")


@pytest.mark.parametrize("command", PROMISED)
def test_make_knows(command):
    assert re.search(rf"^{command}: ## \w", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "README.nl.md"])
def test_both_readmes_give_the_two_commands_and_the_way_without_make(page):
    shown = tree.text(tree.ROOT / page)

    for command in COMMANDS:
        assert f"    {command}\n" in shown


def test_the_build_server_runs_what_people_run():
    assert "make test" in tree.text(tree.ROOT / ".ci" / "run")


def test_every_script_can_be_started():
    scripts = [
        path
        for path in tree.files()
        if path.parent.name in {"scripts", ".ci"} and path.suffix == ""
    ]

    assert [tree.at(path) for path in scripts if not os.access(path, os.X_OK)] == []


def test_names_and_versions_of_the_project_agree():
    pyproject = tree.text(tree.ROOT / "pyproject.toml")
    published = tree.text(tree.ROOT / "publiccode.yml")

    version = re.search(r'^version = "(.+)"', pyproject, re.MULTILINE)
    shown = re.search(r'^softwareVersion: "(.+)"', published, re.MULTILINE)
    assert version
    assert shown
    assert version[1] == shown[1]
