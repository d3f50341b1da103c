"""The pages of the manual can be reached, and their links lead somewhere."""

import re
from pathlib import Path

from tests.architecture import tree

LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
DOCS = tree.ROOT / "docs"


def pages() -> list[Path]:
    return [path for path in tree.files() if path.suffix == ".md"]


def links(page: Path) -> list[Path]:
    """The files of this repository that a page links to."""
    targets = LINK.findall(tree.text(page))
    return [
        (page.parent / target).resolve() for target in targets if "://" not in target
    ]


def test_every_link_leads_to_a_file():
    dead = [
        f"{tree.at(page)}: {target.name}"
        for page in pages()
        for target in links(page)
        if not target.exists()
    ]

    assert dead == []


def test_every_page_of_the_manual_can_be_reached_from_its_index():
    reached, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md" and page.exists():
            reached.add(page)
            waiting.extend(links(page))

    manual = {page for page in pages() if page.is_relative_to(DOCS)}
    assert sorted(tree.at(page) for page in manual - reached) == []
