"""What the repository holds: its files, and its modules as syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "baken"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed: what git ignores does not count."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return tuple(path for path in paths if path.is_file())


def python_files(*, under: Path = ROOT) -> Iterator[Path]:
    """The modules below a folder, generated migrations included."""
    return (p for p in files() if p.suffix == ".py" and p.is_relative_to(under))


def templates() -> Iterator[Path]:
    """The HTML and text templates of all apps."""
    return (p for p in files() if "templates" in p.parts and p.is_relative_to(SOURCE))


def is_migration(path: Path) -> bool:
    return path.parent.name == "migrations"


def text(path: Path) -> str:
    """A file as text; what is not UTF-8 is not source and counts as empty."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module, read once for all tests."""
    return ast.parse(text(path), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions and methods of a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a module, each with the last part of the name that is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield called_name(node), node


def called_name(call: ast.Call) -> str:
    """`a.b.c(...)` and `c(...)` are both called `c`."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def at(path: Path, line: int | None = None) -> str:
    """A place as a person looks it up: path from the root, and the line."""
    place = path.relative_to(ROOT).as_posix()
    return place if line is None else f"{place}:{line}"
