"""The core is pure: it can be used, and trusted, without the rest of Baken."""

import ast
import subprocess
import sys

from tests.architecture import tree

CORE = tree.SOURCE / "core"
NEVER_LOADED = (
    "django",
    "psycopg",
    "procrastinate",
    "baken.foundation",
    "baken.config",
)
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime", "monotonic"}


def modules_of_the_core() -> list[str]:
    places = (
        path.relative_to(tree.SOURCE.parent) for path in tree.python_files(under=CORE)
    )
    dotted = (".".join(place.with_suffix("").parts) for place in places)
    return sorted(name.removesuffix(".__init__") for name in dotted)


def test_importing_the_whole_core_loads_no_framework():
    program = (
        "import importlib, sys\n"
        f"for name in {modules_of_the_core()!r}: importlib.import_module(name)\n"
        f"print([name for name in {NEVER_LOADED!r} if name in sys.modules])\n"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tree.ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert shown.strip() == "[]"


def test_the_core_reads_no_clock_and_opens_no_file():
    impure = [
        f"{tree.at(path, call.lineno)}: {name}"
        for path in tree.python_files(under=CORE)
        for name, call in tree.calls(path)
        if name in CLOCKS or (name == "open" and isinstance(call.func, ast.Name))
    ]

    assert impure == []


def test_what_the_core_hands_out_is_frozen():
    open_to_change = [
        f"{tree.at(path, node.lineno)} {node.name}"
        for path in tree.python_files(under=CORE)
        for node in ast.walk(tree.tree(path))
        if isinstance(node, ast.ClassDef)
        for decorator in node.decorator_list
        if is_dataclass(decorator) and not is_frozen(decorator)
    ]

    assert open_to_change == []


def is_dataclass(decorator: ast.expr) -> bool:
    return "dataclass" in ast.unparse(decorator).split("(")[0]


def is_frozen(decorator: ast.expr) -> bool:
    return "frozen=True" in ast.unparse(decorator)
