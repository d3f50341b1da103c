"""scripts/messages finds what a reader of English would stumble over."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import polib
import pytest

from tests.architecture import tree


@pytest.fixture
def messages(tmp_path, monkeypatch):
    """The script, looking at a catalogue of its own."""
    loader = SourceFileLoader("messages", str(tree.ROOT / "scripts" / "messages"))
    module = module_from_spec(spec_from_loader("messages", loader))
    loader.exec_module(module)
    (tmp_path / "parts").mkdir()
    monkeypatch.setattr(module, "ENGLISH", tmp_path)
    monkeypatch.setattr(module, "CATALOGUE", tmp_path / "django.po")
    monkeypatch.setattr(module, "COMPILED", tmp_path / "django.mo")
    return module


def part(messages, name, **texts):
    found = polib.POFile()
    for dutch, english in texts.items():
        found.append(polib.POEntry(msgid=dutch, msgstr=english))
    found.save(str(messages.ENGLISH / "parts" / f"{name}.po"))


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (polib.POEntry(msgid="Terug", msgstr="Back"), None),
        (polib.POEntry(msgid="Terug", msgstr=""), "is empty"),
        (polib.POEntry(msgid="Terug", msgstr="Back", flags=["fuzzy"]), "is fuzzy"),
        (
            polib.POEntry(msgid="Nog %(n)d", msgstr="%(m)d left"),
            "fills in {'%(m)d'} for {'%(n)d'}",
        ),
        (
            polib.POEntry(
                msgid="%(n)d dag",
                msgid_plural="%(n)d dagen",
                msgstr_plural={0: "day", 1: ""},
            ),
            "is empty",
        ),
    ],
)
def test_a_translation_that_cannot_be_used_is_named(messages, entry, problem):
    assert messages.problem_of(entry) == problem


def test_two_rooms_may_share_a_text_when_they_agree(messages):
    part(messages, "a", Terug="Back")
    part(messages, "b", Terug="Back", Regio="Region")

    entries, problems = messages.read_parts()

    assert problems == []
    assert [key[1] for key in entries] == ["Terug", "Regio"]


def test_two_rooms_that_disagree_are_told(messages):
    part(messages, "a", Terug="Back")
    part(messages, "b", Terug="Return")

    _entries, problems = messages.read_parts()

    assert problems == ["b.po: another part translates 'Terug' otherwise."]


def test_a_catalogue_is_stale_until_it_is_written_again(messages):
    part(messages, "a", Terug="Back")
    catalogue = messages.catalogue_of(messages.read_parts()[0])

    before = messages.stale(catalogue)
    messages.write(catalogue)

    assert before == ["The catalogue is stale: run scripts/messages."]
    assert messages.stale(catalogue) == []
