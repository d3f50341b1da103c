"""Nothing is served with a key that is absent or can be guessed."""

import subprocess
import sys

import pytest

from baken.config.env import SettingError
from baken.config.keys import NAMES, require_keys


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["absent", "k" * 31])
def test_a_weak_key_stops_the_start_and_is_named(settings, name, value):
    setattr(settings, name.removeprefix("BAKEN_"), value)

    with pytest.raises(SettingError, match=name):
        require_keys()


def test_strong_keys_are_no_obstacle():
    require_keys()


@pytest.mark.parametrize("module", ["baken.config.wsgi", "baken.server.worker"])
def test_neither_the_site_nor_the_worker_starts_without_its_keys(monkeypatch, module):
    monkeypatch.setenv("BAKEN_SECRET_KEY", "")

    started = subprocess.run(
        [sys.executable, "-m", module],
        check=False,
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert started.returncode != 0
    assert "BAKEN_SECRET_KEY: absent" in started.stderr
