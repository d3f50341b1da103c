"""Code and screen use the words of the glossary, so that people mean the same thing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import tree, words

ENUMERATIONS = {"TextChoices", "IntegerChoices", "StrEnum", "IntEnum", "Enum"}
ROW = re.compile(r"^\| `[^|]+` \| [^|]+ \| [^|]+ \| [^|]+ \|$")


def test_models_enumerations_and_services_use_words_of_the_glossary():
    unknown = [
        f"{tree.at(path, line)} {name}: {', '.join(words.strangers(name))}"
        for path, line, name in names()
        if words.strangers(name)
    ]

    assert unknown == []


def names() -> Iterator[tuple[Path, int, str]]:
    """The names that people will say aloud, with their place."""
    for path in tree.python_files(under=tree.SOURCE):
        if tree.is_migration(path):
            continue
        yield from ((path, node.lineno, node.name) for node in named_things(path))


def named_things(path: Path) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    for node in tree.tree(path).body:
        if isinstance(node, ast.ClassDef) and (is_model(path) or is_enumeration(node)):
            yield node
        if isinstance(node, ast.FunctionDef) and is_use_case(node, path=path):
            yield node


def is_model(path: Path) -> bool:
    return "models" in {path.stem, path.parent.name}


def is_use_case(node: ast.FunctionDef, *, path: Path) -> bool:
    in_services = "services" in {path.stem, path.parent.name}
    return in_services and not node.name.startswith("_")


def is_enumeration(node: ast.ClassDef) -> bool:
    bases = {base.attr for base in node.bases if isinstance(base, ast.Attribute)}
    bases |= {base.id for base in node.bases if isinstance(base, ast.Name)}
    return bool(bases & ENUMERATIONS)


def test_every_row_of_the_glossary_is_complete():
    rows = [
        line
        for line in tree.text(words.GLOSSARY).splitlines()
        if line.startswith("| ") and not line.startswith(("| code", "| ---"))
    ]

    assert [row for row in rows if not ROW.match(row)] == []
    assert len(rows) > 50


def test_a_code_stands_in_the_glossary_once():
    codes = words.codes()

    assert sorted(code for code in set(codes) if codes.count(code) > 1) == []


def test_a_word_outside_the_glossary_is_noticed():
    assert words.strangers("create_zebra") == ["zebra"]
    assert words.strangers("PlaceOffers") == []
    assert words.strangers("tell_municipalities") == []
