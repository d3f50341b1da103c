"""What `baken serve` tells the processes of the site."""

import pytest

from baken.cli.serve import OpenDatabase, Site, demo_mark, environment_of
from baken.server.keys import prepare_keys
from baken.server.postgres.urls import DatabaseUrls
from baken.server.stamp import Stamp

SITE = Site("localhost", 8000)


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    keys = prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")
    return OpenDatabase(
        DatabaseUrls("postgresql:///x", owner="", offline=""), keys, None
    )


def test_mail_names_the_address_that_people_know(opened, monkeypatch):
    monkeypatch.setenv("BAKEN_ADDRESS", "https://baken.example")

    told = environment_of(SITE, opened=opened)

    assert told["BAKEN_ADDRESS"] == "https://baken.example"


def test_without_an_address_mail_names_where_the_site_listens(opened, monkeypatch):
    monkeypatch.delenv("BAKEN_ADDRESS", raising=False)

    told = environment_of(SITE, opened=opened)

    assert told["BAKEN_ADDRESS"] == "http://localhost:8000"


def test_real_people_are_never_served_as_a_demo(monkeypatch):
    monkeypatch.setenv("BAKEN_DEMO", "1")

    assert demo_mark(Stamp(is_demo=False)) == {"BAKEN_DEMO": "0"}


def test_the_demo_says_so_however_it_is_served():
    assert demo_mark(Stamp(is_demo=True)) == {"BAKEN_DEMO": "1"}
