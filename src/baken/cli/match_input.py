"""Reads NEED.json and OFFERS.json; whatever is wrong becomes one line that says how to mend it.

What is personal (a birth date, the points of danger zones) is never repeated in a line.
"""

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NoReturn

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

MOST_BYTES: Final = {"need": 1_000_000, "offers": 200_000_000}
MOST_PROBLEMS: Final = 50
_MOST_SHOWN: Final = 60
_PERSONAL: Final = re.compile(r"^\$\.(born_on|zones|municipality_point)\b")


class InputRefusedError(Exception):
    """A file that cannot be used; `lines` says why, one problem on each line."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def read_document(path: Path, *, kind: str) -> dict[str, Any]:
    """The JSON document in a file, checked against the published schema of its kind."""
    document = _parsed(_text(path, kind=kind), path=path)
    problems = list(_problems(document, kind=kind))
    if problems:
        raise InputRefusedError(_lines(path, problems=problems))
    return dict(document)


def _lines(path: Path, *, problems: Sequence[str]) -> list[str]:
    lines = [f"{path}: {problem}" for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(
            f"{path}: and {len(problems) - MOST_PROBLEMS} more problems; "
            "mend these first and try again"
        )
    return lines


def _refuse(path: Path, problem: str) -> NoReturn:
    raise InputRefusedError([f"{path}: {problem}"])


def _text(path: Path, *, kind: str) -> str:
    limit = MOST_BYTES[kind]
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        _refuse(path, "no such file; check the name and the folder")
    except IsADirectoryError:
        _refuse(path, "this is a folder; name the file in it")
    except PermissionError:
        _refuse(
            path, "this file may not be read; ask its owner for the right to read it"
        )
    except (OSError, ValueError) as error:
        _refuse(
            path,
            f"cannot be read ({type(error).__name__}); check the file and the disk",
        )
    if len(content) > limit:
        _refuse(
            path, f"more than {limit} bytes; a {kind} document is smaller than that"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(path, f"not UTF-8 at byte {error.start}; save the file as UTF-8")


def _parsed(text: str, *, path: Path) -> dict[str, Any]:
    try:
        document = json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_without_twins,
        )
    except json.JSONDecodeError as error:
        _refuse(
            path,
            f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}; "
            "mend the text there",
        )
    except ValueError as error:
        _refuse(path, f"not JSON that can be used: {error}")
    except RecursionError:
        _refuse(path, "brackets nested too deep; see docs/reference for the format")
    if not isinstance(document, dict):
        _refuse(
            path, "$: expected an object, { ... }; see docs/reference for the format"
        )
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number; give a number or null")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number is too large; give a smaller one or null")
    return number


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the field {_short(twin)} stands twice; keep one of them")
    return document


def schema(kind: str) -> dict[str, Any]:
    """The schema as the installed command uses it; docs/reference publishes the same file."""
    place = files("baken.core.matching") / "schemas" / f"{kind}.schema.json"
    return dict(json.loads(place.read_text(encoding="utf-8")))


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind), format_checker=FormatChecker(["date"]))


def _problems(document: dict[str, Any], *, kind: str) -> Iterator[str]:
    seen: set[str] = set()
    for error in _validator(kind).iter_errors(document):
        for line in _explain(error):
            if line not in seen:
                seen.add(line)
                yield line


def _explain(error: ValidationError) -> list[str]:
    path = error.json_path
    expected: Any = error.validator_value
    instance: Any = error.instance
    schema: Any = error.schema
    if error.validator == "additionalProperties":
        known = (schema or {}).get("properties", {})
        return [
            f"{path}.{_short(key, quote=False)}: unknown field; expected one of "
            f"{', '.join(known)}; remove it or mend its name"
            for key in instance
            if key not in known
        ]
    if error.validator == "required":
        return [
            f"{path}.{key}: missing; add it (null when it is not known, if the schema allows)"
            for key in expected
            if key not in instance
        ]
    return [f"{path}: {_shown(path, instance)}: expected {_expectation(error)}"]


def _expectation(error: ValidationError) -> str:
    expected: Any = error.validator_value
    names: dict[str, Callable[[], str]] = {
        "type": lambda: f"{_types(expected)}; mend the value",
        "enum": lambda: f"one of {_choices(expected)}; choose one of these",
        "const": lambda: f"{json.dumps(expected)}; this command reads that version",
        "format": lambda: "a day that exists, as yyyy-mm-dd; mend the date",
        "pattern": lambda: f"text like {_example(str(expected))}; mend the text",
        "minimum": lambda: f"{expected} or more; mend the number",
        "maximum": lambda: f"{expected} or less; mend the number",
        "exclusiveMinimum": lambda: f"more than {expected}; mend the number",
        "minLength": lambda: f"at least {expected} characters; fill it in",
        "maxLength": lambda: f"at most {expected} characters; shorten it",
        "minItems": lambda: f"at least {expected} in the list; add one",
        "maxItems": lambda: f"at most {expected} in the list; remove some",
        "uniqueItems": lambda: "each value once; remove the double",
    }
    return names[str(error.validator)]()


_EXAMPLES: Final = (
    (r"^(19|20|21)\d{2}-\d{2}-\d{2}$", "2026-11-22"),
    (r"^GM\d{4}$", "GM0363"),
    (r"^JZ\d{2}$", "JZ19"),
    (r"^(NL|JZ\d{2}|GM\d{4})$", "NL, JZ19 or GM0363"),
    ("^[A-Z0-9][A-Z0-9-]{0,19}$", "V-7K3M"),
    ("^[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}$", "OFFER-01"),
    ("^[A-Z0-9-]{1,20}$", "JZ19"),
    ("^[a-z0-9-]{0,20}$", "parent-1"),
)


def _example(pattern: str) -> str:
    return dict(_EXAMPLES)[pattern]


def _types(expected: str | list[str]) -> str:
    return expected if isinstance(expected, str) else " or ".join(expected)


def _choices(expected: list[str | None]) -> str:
    return ", ".join("null" if each is None else each for each in expected)


def _shown(path: str, value: object) -> str:
    if _PERSONAL.match(path):
        return "value not shown"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return _short(value)


def _short(value: object, *, quote: bool = True) -> str:
    """One line of at most 60 characters, whatever was in the file."""
    text = json.dumps(value, ensure_ascii=True)
    text = text if quote else text[1:-1]
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}..."
