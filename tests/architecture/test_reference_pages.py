"""Pages that repeat what the source or the database says are not behind it."""

import re
import subprocess
import sys

import pytest

from tests.architecture import tree

DOCS = tree.ROOT / "docs"
FUNCTIONS = DOCS / "reference" / "definer-functions.md"
RIGHTS = DOCS / "explanation" / "need-to-know.md"
RULES = DOCS / "reference" / "safety-rules.md"
N_RULES = 28
STATUSES = {"enforced", "partly", "later", "not yet"}
DEFINERS = """
    SELECT p.proname, bool_or(has_function_privilege('baken_app', p.oid, 'EXECUTE'))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef GROUP BY p.proname
"""


def rows_of(page, *, first_cell: str) -> list[list[str]]:
    """The rows of the tables of a page whose first cell looks like this."""
    cells = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in tree.text(page).splitlines()
        if line.startswith("| ")
    )
    return [row for row in cells if re.fullmatch(first_cell, row[0])]


def test_the_pages_made_from_the_source_are_current():
    compared = subprocess.run(
        [sys.executable, "scripts/reference", "--check"],
        cwd=tree.ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert compared.returncode == 0, compared.stdout


def test_the_matrix_of_the_manual_is_that_of_the_database(owner_connection):
    stored = owner_connection.execute(
        "SELECT capacity, role, scope FROM access_right"
    ).fetchall()

    rows = rows_of(RIGHTS, first_cell="[a-z]+")
    told = {
        (row[0], row[1], scope)
        for row in rows
        if len(row) == 4 and row[0] != "capacity"
        for scope in f"{row[2]} {row[3]}".split()
        if scope != "no"
    }
    assert told == set(stored)


def test_every_definer_function_is_told_with_who_may_call_it(owner_connection):
    stored = dict(owner_connection.execute(DEFINERS).fetchall())

    told = {
        row[0].strip("`"): row[1] == "application"
        for row in rows_of(FUNCTIONS, first_cell="`[a-z_]+`")
    }
    assert told == stored


def test_every_safety_rule_has_one_line_with_a_status():
    rows = rows_of(RULES, first_cell=r"\d+[a-z]?")

    numbers = {int(re.match(r"\d+", row[0])[0]) for row in rows}
    assert numbers == set(range(1, N_RULES + 1))
    assert {row[2].strip("*") for row in rows} <= STATUSES


@pytest.mark.parametrize("name", ["enforced", "partly"])
def test_a_rule_that_is_enforced_names_its_test(name):
    bare = [
        row[0]
        for row in rows_of(RULES, first_cell=r"\d+[a-z]?")
        if row[2].strip("*") == name and "`test_" not in row[4]
    ]

    assert bare == []


def test_every_test_that_a_safety_rule_names_exists():
    source = "\n".join(
        tree.text(path) for path in tree.python_files(under=tree.ROOT / "tests")
    )

    named = re.findall(r"`(test_\w+)`", tree.text(RULES))
    assert [name for name in named if f"def {name}(" not in source] == []
    assert len(named) > N_RULES


def test_every_file_that_a_safety_rule_names_exists():
    named = re.findall(r"`([\w/]+/[\w/.]+)`", tree.text(RULES))

    roots = (tree.SOURCE, tree.SOURCE / "foundation", tree.ROOT)
    lost = [name for name in named if not any((root / name).exists() for root in roots)]
    assert lost == []
