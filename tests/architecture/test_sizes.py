"""Small rooms: files and functions that fit on a screen and in a head."""

import ast

from tests.architecture import tree

MOST_LINES_OF_PYTHON = 299
MOST_LINES_OF_TEMPLATE = 119
MOST_LINES_OF_FUNCTION = 30


def test_python_files_end_before_line_300():
    long = [
        f"{tree.at(path)}: {n_lines} lines"
        for path in tree.python_files()
        if (n_lines := tree.text(path).count("\n")) > MOST_LINES_OF_PYTHON
    ]

    assert long == []


def test_templates_end_before_line_120():
    long = [
        f"{tree.at(path)}: {n_lines} lines"
        for path in tree.templates()
        if (n_lines := tree.text(path).count("\n")) > MOST_LINES_OF_TEMPLATE
    ]

    assert long == []


def test_a_function_has_at_most_30_lines():
    long = [
        f"{tree.at(path, function.lineno)} {function.name}: {n_lines} lines"
        for path in tree.python_files(under=tree.SOURCE)
        for function in tree.functions(path)
        if (n_lines := lines_of_body(function)) > MOST_LINES_OF_FUNCTION
    ]

    assert long == []


def lines_of_body(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From the first statement after the docstring to the last line."""
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    if not body:
        return 0
    last = body[-1].end_lineno or body[-1].lineno
    return last - body[0].lineno + 1


def test_a_docstring_does_not_count_as_lines_of_a_function():
    module = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n')

    assert lines_of_body(module.body[0]) == 1
