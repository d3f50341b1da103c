"""Migrations say what they do, stand in one line, and can be undone."""

import ast
import re
from itertools import pairwise
from pathlib import Path

from tests.architecture import tree

NAME = re.compile(r"^\d{4}_[a-z][a-z0-9_]+$")
CODE = {"RunPython", "RunSQL"}


def migrations() -> list[Path]:
    return [
        path
        for path in tree.python_files(under=tree.SOURCE)
        if tree.is_migration(path) and path.stem != "__init__"
    ]


def apps() -> list[Path]:
    return sorted({path.parent for path in migrations()})


def in_order(folder: Path) -> list[Path]:
    return sorted(path for path in migrations() if path.parent == folder)


def operations(path: Path) -> list[tuple[str, ast.Call]]:
    """The calls that make up `operations`, each with its name."""
    for node in ast.walk(tree.tree(path)):
        if isinstance(node, ast.Assign) and names_operations(node):
            found = [call for call in listed(node.value) if isinstance(call, ast.Call)]
            return [(tree.called_name(call), call) for call in found]
    return []


def listed(value: ast.expr) -> list[ast.expr]:
    """What a list holds, or what a comprehension makes for each element."""
    if isinstance(value, ast.BinOp):
        return [*listed(value.left), *listed(value.right)]
    if isinstance(value, ast.ListComp):
        return [value.elt]
    return value.elts if isinstance(value, ast.List) else []


def names_operations(node: ast.Assign) -> bool:
    target = node.targets[0]
    return isinstance(target, ast.Name) and target.id == "operations"


def can_be_undone(call: ast.Call) -> bool:
    keywords = {keyword.arg for keyword in call.keywords}
    return len(call.args) >= 2 or bool(keywords & {"reverse_code", "reverse_sql"})


def test_a_migration_is_named_for_what_it_does():
    nameless = [
        tree.at(path)
        for path in migrations()
        if not NAME.match(path.stem) or re.search(r"_auto|_initial$", path.stem)
    ]

    assert nameless == []


def test_the_migrations_of_an_app_stand_in_one_line():
    astray = [
        tree.at(later)
        for folder in apps()
        for earlier, later in pairwise(in_order(folder))
        if int(later.stem[:4]) != int(earlier.stem[:4]) + 1
        or not re.search(rf"[\"']{earlier.stem}[\"']", tree.text(later))
    ]

    assert astray == []


def test_the_last_migration_is_written_down():
    stale = [
        tree.at(folder)
        for folder in apps()
        if tree.text(folder / "max_migration.txt").strip() != in_order(folder)[-1].stem
    ]

    assert stale == []


def test_code_in_a_migration_can_be_undone():
    final = [
        tree.at(path, call.lineno)
        for path in migrations()
        for name, call in operations(path)
        if name in CODE and not can_be_undone(call)
    ]

    assert final == []


def test_a_migration_never_mixes_schema_and_data():
    mixed = [
        tree.at(path)
        for path in migrations()
        if {name for name, _ in operations(path)} > {"RunPython"}
    ]

    assert mixed == []


def test_the_operations_of_a_migration_are_found():
    assert [tree.at(path) for path in migrations() if not operations(path)] == []
