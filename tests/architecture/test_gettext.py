"""Every sentence can be translated: whole, and with names for what is filled in."""

import ast
import re

from tests.architecture import tree

N_MESSAGES = {
    "_": 1,
    "gettext": 1,
    "gettext_lazy": 1,
    "gettext_noop": 1,
    "ngettext": 2,
    "ngettext_lazy": 2,
    "pgettext": 2,
    "pgettext_lazy": 2,
    "npgettext": 3,
    "npgettext_lazy": 3,
    "say": 1,  # the core's sentences, translated at the edge
}
NAMELESS = re.compile(r"(?<!%)(?:%%)*%[-+ #0-9.]*[sdifr]|\{[0-9]*\}")


def messages():
    """Every argument that is a message, with its place."""
    for path in tree.python_files(under=tree.SOURCE):
        for name, call in tree.calls(path):
            for message in call.args[: N_MESSAGES.get(name, 0)]:
                yield tree.at(path, message.lineno), message


def test_a_message_is_a_literal():
    built = [
        place
        for place, message in messages()
        if not (isinstance(message, ast.Constant) and isinstance(message.value, str))
    ]

    assert built == []


def test_a_message_names_what_is_filled_in():
    nameless = [
        f"{place}: {message.value}"
        for place, message in messages()
        if isinstance(message, ast.Constant) and NAMELESS.search(str(message.value))
    ]

    assert nameless == []


def test_a_nameless_gap_is_recognised():
    assert NAMELESS.search("Nog %d dagen")
    assert NAMELESS.search("Nog {} dagen")
    assert not NAMELESS.search("Nog %(days)s dagen, 100%% zeker, 20% korting")
