"""Every setting of an installation stands in the manual."""

import re
import subprocess
import sys

from tests.architecture import tree

PAGE = tree.ROOT / "docs" / "reference" / "settings.md"
NAME = re.compile(r"[\"'](BAKEN_[A-Z_]+?)(?:_FILE)?[\"']")


def test_every_variable_that_the_source_names_is_documented():
    documented = set(re.findall(r"^\| `(BAKEN_\w+)`", tree.text(PAGE), re.MULTILINE))

    named = {
        f"{tree.at(path)}: {name}"
        for path in tree.python_files(under=tree.SOURCE)
        for name in NAME.findall(tree.text(path))
        if name not in documented
    }

    assert sorted(named) == []


def test_the_page_of_settings_is_what_the_source_says():
    compared = subprocess.run(
        [sys.executable, "scripts/settings", "--check"],
        cwd=tree.ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert compared.returncode == 0, compared.stdout


def test_the_environment_is_read_in_one_place():
    astray = [
        tree.at(path)
        for path in tree.python_files(under=tree.SOURCE / "foundation")
        if re.search(r"\bos\.(environ|getenv)\b", tree.text(path))
    ]

    assert astray == []
