"""What stands in the way of a start is told with its name and how to mend it."""

import os
import resource
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from baken.server.errors import (
    BinariesMissingError,
    DataFolderUnusableError,
    DiskFullError,
    StartFailedError,
    WrongVersionError,
)
from baken.server.postgres import diagnosis, folders
from baken.server.postgres.account import Account, can_reach
from baken.server.postgres.embedded import EmbeddedServer
from tests.server.conftest import PASSWORD, bin_folder


class Usage(NamedTuple):
    total: int
    used: int
    free: int


NOBODY = Account("nobody", 65534, 65534)


def _server(home):
    return EmbeddedServer(home, password=PASSWORD, bin_folder=bin_folder())


@pytest.mark.parametrize("is_there", [True, False])
def test_a_full_disk_is_refused_before_anything_is_written(
    made_home, home, monkeypatch, is_there
):
    if not is_there:
        shutil.rmtree(home / "cluster")
    monkeypatch.setattr(
        diagnosis.shutil, "disk_usage", lambda _: Usage(9, 9, 1_000_000)
    )

    with pytest.raises(DiskFullError, match=r"1 MB free.*Make room"):
        _server(home).start()

    assert (home / "cluster").exists() == is_there


def test_a_disk_that_fills_up_during_the_start_is_told(made_home):
    server = _server(made_home)
    # The kernel answers "File too large" where a full disk says "No space left on device".
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, before[1]))
    try:
        with pytest.raises((DiskFullError, StartFailedError)) as told:
            server.start()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert str(made_home) in str(told.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_small_disk_that_is_full_is_told_and_a_later_start_works(home):
    disk = home.parent / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine does not let us mount")
    try:
        with _server(disk / "pg"):
            pass
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"):
            filler.write_bytes(bytes(300_000_000))
        with pytest.raises(DiskFullError, match="0 MB free"):
            _server(disk / "pg").start()
        filler.unlink()
        with _server(disk / "pg") as again:
            assert again.pid
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_data_of_another_version_are_refused(made_home):
    (made_home / "cluster" / "PG_VERSION").write_text("13\n")

    with pytest.raises(WrongVersionError, match=r"made by PostgreSQL 13.*pg_dump"):
        _server(made_home).start()


def test_a_folder_without_a_cluster_in_it_is_refused(home):
    (home / "cluster").mkdir(parents=True)

    with pytest.raises(DataFolderUnusableError, match="name another folder"):
        _server(home).start()


def test_a_data_folder_on_a_file_is_refused(home):
    home.write_text("not a folder")

    with pytest.raises(DataFolderUnusableError, match=str(home)):
        _server(home).start()


def test_a_data_folder_of_another_user_is_refused(made_home):
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    os.chown(made_home / "cluster", 12345, 12345)

    with pytest.raises(DataFolderUnusableError, match="user number 12345"):
        _server(made_home).start()


def test_a_damaged_configuration_is_told_in_the_words_of_postgresql(made_home):
    (made_home / "cluster" / "postgresql.conf").write_text("no such = thing\n")

    with pytest.raises(StartFailedError, match="syntax error"):
        _server(made_home).start()


def test_a_start_that_failed_leaves_the_folder_free(made_home):
    configuration = made_home / "cluster" / "postgresql.conf"
    whole = configuration.read_text()
    configuration.write_text("no such = thing\n")
    with pytest.raises(StartFailedError):
        _server(made_home).start()
    configuration.write_text(whole)

    with _server(made_home) as server:
        assert server.pid


def test_an_initdb_that_was_cut_short_is_done_again(home):
    half = home / "cluster.half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")

    with _server(home) as server:
        assert server.pid

    assert not half.exists()
    assert not (home / "password.once").exists()


def test_programs_that_are_absent_are_named(home):
    server = EmbeddedServer(home, password=PASSWORD, bin_folder=home.parent)

    with pytest.raises(BinariesMissingError, match="holds no program 'postgres'"):
        server.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives up its rights")
def test_as_root_a_home_that_the_server_cannot_reach_is_put_apart(home, monkeypatch):
    closed = home.parent / "root-only"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(folders, "FOR_ROOT", home.parent / "apart")

    with _server(closed / "pg") as server:
        assert server.folders.home.parent == home.parent / "apart"

    assert (closed / "pg").is_symlink()
    with _server(closed / "pg") as again:
        assert again.folders.home == (closed / "pg").resolve()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives up its rights")
def test_as_root_programs_that_the_server_cannot_reach_are_copied(home, monkeypatch):
    monkeypatch.setattr(
        "baken.server.postgres.binaries.can_reach", lambda *_, **__: False
    )

    with EmbeddedServer(home, password=PASSWORD) as server:
        program = Path(f"/proc/{server.pid}/exe").readlink()

        assert program.is_relative_to(server.folders.home)


def test_a_closed_folder_above_is_noticed(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    assert not can_reach(closed / "within", account=NOBODY)
    assert can_reach(Path("/usr/bin"), account=NOBODY)
