"""Keys are private, whole, and never among the data."""

import pathlib

import pytest

from baken.server.errors import KeyFolderError
from baken.server.keys import prepare_keys


def test_keys_are_made_once_and_only_their_owner_can_read_them(tmp_path):
    first = prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")
    second = prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")

    modes = {file.stat().st_mode & 0o777 for file in first.folder.iterdir()}
    assert first.passwords == second.passwords
    assert modes == {0o600}
    assert first.folder.stat().st_mode & 0o777 == 0o700


def test_every_key_differs(tmp_path):
    made = prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")

    values = [file.read_text() for file in made.folder.iterdir()]
    assert len(values) == len(set(values)) == 8


@pytest.mark.parametrize(
    ("keys", "data"), [("data/keys", "data"), ("data", "data"), ("keys", "keys/data")]
)
def test_keys_among_the_data_are_refused(tmp_path, keys, data):
    with pytest.raises(KeyFolderError, match="BAKEN_KEY_FOLDER"):
        prepare_keys(tmp_path / keys, data_folder=tmp_path / data)

    assert not (tmp_path / keys).exists()


def test_a_link_into_the_data_does_not_help(tmp_path):
    (tmp_path / "data" / "inside").mkdir(parents=True)
    (tmp_path / "keys").symlink_to(tmp_path / "data" / "inside")

    with pytest.raises(KeyFolderError):
        prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")


def test_an_empty_key_is_never_replaced(tmp_path):
    made = prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")
    (made.folder / "key-ring").write_text("")

    with pytest.raises(KeyFolderError, match="key-ring is empty"):
        prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")


def test_a_key_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "keys").write_text("")

    with pytest.raises(KeyFolderError, match="cannot be used"):
        prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")


def test_rights_that_grew_too_wide_are_taken_back(tmp_path):
    made = prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")
    pathlib.Path(made.folder / "actor-key").chmod(0o644)

    prepare_keys(tmp_path / "keys", data_folder=tmp_path / "data")

    assert (made.folder / "actor-key").stat().st_mode & 0o777 == 0o600
