"""Whoever reads the trail reads sentences: every action that is recorded has one."""

import ast
import re
from collections.abc import Iterator

from tests.architecture import tree

IN_SQL = re.compile(r"audit_append\(\s*'([^']+)'")
NAME = re.compile(r"^[a-z_]+\.[a-z_]+$")


def registered() -> dict[str, ast.Call]:
    """The actions by name, with the call that registers them."""
    return {
        call.args[0].value: call
        for path in tree.python_files(under=tree.SOURCE)
        for name, call in tree.calls(path)
        if name == "register" and call.args and isinstance(call.args[0], ast.Constant)
        if isinstance(call.args[0].value, str) and NAME.match(call.args[0].value)
    }


def recorded() -> Iterator[tuple[str, str]]:
    """Every action that the source records, in Python or in SQL, with its place."""
    for path in tree.python_files(under=tree.SOURCE):
        for action in IN_SQL.findall(tree.text(path)):
            yield tree.at(path), action
        for name, call in tree.calls(path):
            if name.startswith("record"):
                yield from ((tree.at(path, call.lineno), a) for a in actions_in(call))


def actions_in(call: ast.Call) -> Iterator[str]:
    """The literals of the argument `action`, both branches of a choice included."""
    values = [keyword.value for keyword in call.keywords if keyword.arg == "action"]
    for node in (node for value in values for node in ast.walk(value)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_recorded_action_has_a_sentence():
    known = registered()

    unknown = [
        f"{place}: {action}" for place, action in recorded() if action not in known
    ]

    assert unknown == []


def test_every_sentence_is_used():
    elsewhere = "\n".join(
        tree.text(path)
        for path in tree.python_files(under=tree.SOURCE)
        if path.stem != "actions"
    )

    unused = [
        name for name in registered() if not re.search(rf"[\"']{name}[\"']", elsewhere)
    ]

    assert unused == []


def test_a_sentence_can_be_translated():
    bare = [
        name
        for name, call in registered().items()
        for keyword in call.keywords
        if keyword.arg == "sentence" and not isinstance(keyword.value, ast.Call)
    ]

    assert bare == []


def test_actions_are_recorded_at_all():
    assert len(registered()) > 5
