"""Templates obey the content security policy and escape what people typed."""

import re

import pytest

from tests.architecture import tree

FORBIDDEN = {
    "inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "inline style": r"<style\b",
    "style attribute": r"\sstyle\s*=",
    "event handler": r"\son[a-z]+\s*=\s*[\"']",
    "javascript address": r"javascript:",
    "unescaped text": r"\|\s*safe(seq)?\b|{%\s*autoescape\s+off",
}

# Pictures from core.drawing are the only markup that Python writes itself.
MAY_MARK_SAFE: dict[str, str] = {}


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_no_template_holds(rule):
    found = [
        f"{tree.at(path)}: {match.group()}"
        for path in tree.templates()
        for match in re.finditer(FORBIDDEN[rule], tree.text(path), re.IGNORECASE)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("inline script", "<script>x()</script>", '<script type="module" src="a.js">'),
        ("inline style", "<style>", '<link rel="stylesheet" href="a.css">'),
        ("style attribute", '<p style="x">', '<p class="x">'),
        ("event handler", '<p onclick="x()">', '<p class="on" data-on="x">'),
        ("javascript address", '<a href="javascript:x()">', '<a href="/x">'),
        ("unescaped text", "{{ name|safe }}", "{{ name|default:'' }}"),
    ],
)
def test_the_rule_tells_wrong_from_right(rule, wrong, right):
    assert re.search(FORBIDDEN[rule], wrong)
    assert not re.search(FORBIDDEN[rule], right)


def test_python_marks_no_text_as_safe():
    found = [
        tree.at(path, call.lineno)
        for path in tree.python_files(under=tree.SOURCE)
        for name, call in tree.calls(path)
        if name in {"mark_safe", "SafeString", "SafeText"}
        and tree.at(path) not in MAY_MARK_SAFE
    ]

    assert found == []
