"""Constructs that do not exist in this house, and reasons where an exception is made."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import tree

EXCUSE = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<rest>.*)")
CODES = re.compile(
    r"^(\s*:\s*[A-Z]+[0-9]+(,\s*[A-Z]+[0-9]+)*|\[[a-z, -]+\])(?P<why>.*)"
)


def test_nobody_catches_everything():
    caught = [
        tree.at(path, node.lineno)
        for path in tree.python_files()
        for node in ast.walk(tree.tree(path))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    ]

    assert caught == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """Cleaning up and raising on is no catching: `except BaseException: ...; raise`."""
    if is_bare_raise(handler.body[-1]):
        return False
    if handler.type is None:
        return True
    names = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
    return bool(names & {"Exception", "BaseException"})


def is_bare_raise(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Raise) and statement.exc is None


def test_only_commands_print():
    printed = [
        tree.at(path, call.lineno)
        for path in tree.python_files(under=tree.SOURCE)
        for name, call in tree.calls(path)
        if name == "print"
        and isinstance(call.func, ast.Name)
        and not path.is_relative_to(tree.SOURCE / "cli")
    ]

    assert printed == []


def test_every_exception_to_a_check_says_why():
    silent = [
        tree.at(path, number)
        for path in tree.python_files()
        if path.name != "test_source.py"
        for number, before, line in numbered(path)
        if (found := EXCUSE.search(line))
        and not has_reason(found["rest"])
        and not before.strip().startswith("#")
    ]

    assert silent == []


def numbered(path: Path) -> Iterator[tuple[int, str, str]]:
    """Every line with its number and the line before it."""
    lines = tree.text(path).splitlines()
    yield from zip(range(1, len(lines) + 1), ["", *lines], lines, strict=False)


def has_reason(rest: str) -> bool:
    """`: S603  the words are ours` has one; `: S603` and a bare `noqa` have none."""
    found = CODES.match(rest)
    return found is not None and len(found["why"].strip(" #-")) >= 4


def test_a_reason_is_recognised():
    assert has_reason(": S603  the words are ours")
    assert has_reason("[misc]  # stubs lack it")
    assert not has_reason(": S603")
    assert not has_reason("")


def test_no_rule_hides_in_save_or_in_a_signal():
    hidden = [
        f"{tree.at(path, function.lineno)} {function.name}"
        for path in tree.python_files(under=tree.SOURCE)
        if path.stem == "models" or path.parent.name == "models"
        for function in tree.functions(path)
        if function.name in {"save", "delete", "clean"}
    ]

    assert hidden == []
