"""The private PostgreSQL: private, durable, and gone when its owner is gone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from baken.server.errors import DataFolderBusyError, WrongPasswordError
from baken.server.postgres import probe
from baken.server.postgres.embedded import EmbeddedServer, url_of_running
from baken.server.postgres.folders import LONGEST_SOCKET_FOLDER
from tests.server.conftest import PASSWORD, bin_folder, start_owner, wait_until


def _settings(server):
    names = ("listen_addresses", "fsync", "log_error_verbosity", "data_checksums")
    with psycopg.connect(server.superuser_url) as connection:
        return {
            name: connection.execute("SELECT current_setting(%s)", [name]).fetchone()[0]
            for name in names
        }


def _write_row(url):
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
        connection.execute("INSERT INTO kept VALUES (1)")


def _count_rows(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM kept").fetchone()[0]


def _tcp_ports_of(pid):
    inodes = {str(entry.readlink()) for entry in Path(f"/proc/{pid}/fd").iterdir()}
    lines = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
    ]
    return [line for line in lines if f"socket:[{line[9]}]" in inodes]


def test_it_is_durable_checked_and_tells_no_values(server):
    assert _settings(server) == {
        "listen_addresses": "",
        "fsync": "on",
        "log_error_verbosity": "terse",
        "data_checksums": "on",
    }


def test_no_value_of_a_refused_row_reaches_the_log(server):
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE one (name text UNIQUE)")
        connection.execute("INSERT INTO one VALUES ('somebody')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO one VALUES ('somebody')")

    words = server.folders.log.read_text()

    assert "duplicate key" in words
    assert "somebody" not in words


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_network_port_is_open(server):
    assert _tcp_ports_of(server.pid) == []


def test_the_socket_is_closed_to_other_users(server):
    folder = Path(psycopg.conninfo.conninfo_to_dict(server.superuser_url)["host"])

    assert folder.stat().st_mode & 0o077 == 0


def test_a_wrong_password_is_told_as_keys_that_do_not_fit(made_home):
    stranger = EmbeddedServer(made_home, password="another", bin_folder=bin_folder())

    with pytest.raises(WrongPasswordError, match="key folder"):
        stranger.start()


def test_a_killed_server_is_started_again_with_all_that_was_committed(server):
    _write_row(server.superuser_url)
    os.kill(server.pid, signal.SIGKILL)
    wait_until(server.restart_if_ended)

    assert _count_rows(server.superuser_url) == 1


def test_a_server_killed_during_a_long_statement_is_started_again(server):
    busy = psycopg.connect(server.superuser_url)
    busy.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 2000000000)")
    os.kill(server.pid, signal.SIGKILL)

    wait_until(server.restart_if_ended, seconds=20)

    assert not server.restart_if_ended()
    busy.close()


@pytest.mark.parametrize("mode", ["leashed", "watched"])
def test_nothing_is_left_when_the_owner_is_killed(made_home, mode):
    owner, url, pid = start_owner(made_home, mode=mode)
    _write_row(url)

    owner.kill()
    owner.wait()
    owner.stdout.close()
    wait_until(lambda: not probe.is_alive(pid))

    with EmbeddedServer(made_home, password=PASSWORD, bin_folder=bin_folder()) as again:
        assert _count_rows(again.superuser_url) == 1


def test_the_next_start_waits_for_a_server_that_is_still_ending(made_home):
    owner, _url, _pid = start_owner(made_home)

    owner.kill()
    owner.wait()
    owner.stdout.close()

    with EmbeddedServer(made_home, password=PASSWORD, bin_folder=bin_folder()) as again:
        assert not again.restart_if_ended()


def test_a_second_owner_is_refused_and_told_who_is_first(server):
    second = EmbeddedServer(
        server.folders.home, password=PASSWORD, bin_folder=bin_folder()
    )

    with pytest.raises(
        DataFolderBusyError, match=f"Process {os.getpid()} already runs"
    ):
        second.start()


def test_a_running_server_can_be_used_by_another_command(server):
    url = url_of_running(server.folders.home, password=PASSWORD)

    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_stopped_server_cannot_be_used(made_home):
    assert url_of_running(made_home, password=PASSWORD) is None


def _name_in_pid_file(home, pid):
    file = home / "cluster" / "postmaster.pid"
    lines = [
        str(pid),
        str(home / "cluster"),
        "1700000000",
        "5432",
        "/nowhere",
        "",
        "1 1",
    ]
    file.write_text("\n".join(lines) + "\n")
    os.chown(file, (home / "cluster").stat().st_uid, -1)


def test_a_pid_file_that_names_another_program_is_stale(made_home):
    with subprocess.Popen(["sleep", "60"]) as bystander:
        _name_in_pid_file(made_home, bystander.pid)

        with EmbeddedServer(
            made_home, password=PASSWORD, bin_folder=bin_folder()
        ) as server:
            assert server.pid != bystander.pid

        assert bystander.poll() is None
        bystander.kill()


def test_a_pid_file_that_names_a_zombie_is_stale(made_home):
    with subprocess.Popen(["true"]) as zombie:
        wait_until(lambda: not probe.is_alive(zombie.pid))
        _name_in_pid_file(made_home, zombie.pid)

        with EmbeddedServer(
            made_home, password=PASSWORD, bin_folder=bin_folder()
        ) as server:
            assert server.pid != zombie.pid


def test_an_empty_pid_file_is_stale(made_home):
    (made_home / "cluster" / "postmaster.pid").touch()

    with EmbeddedServer(
        made_home, password=PASSWORD, bin_folder=bin_folder()
    ) as server:
        assert probe.is_alive(server.pid)


def test_a_path_too_long_for_a_socket_gets_one_elsewhere(made_home):
    long_home = made_home.parent / ("l" * 90) / "pg"
    long_home.parent.mkdir()
    made_home.rename(long_home)

    with EmbeddedServer(
        long_home, password=PASSWORD, bin_folder=bin_folder()
    ) as server:
        folder = Path(psycopg.conninfo.conninfo_to_dict(server.superuser_url)["host"])

        assert len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER
        assert folder.stat().st_mode & 0o077 == 0


def test_a_socket_folder_of_somebody_else_is_not_trusted(made_home, monkeypatch):
    long_home = made_home.parent / ("l" * 90) / "pg"
    long_home.parent.mkdir()
    made_home.rename(long_home)
    server = EmbeddedServer(long_home, password=PASSWORD, bin_folder=bin_folder())
    with server:
        expected = Path(psycopg.conninfo.conninfo_to_dict(server.superuser_url)["host"])
    for file in expected.iterdir():
        file.unlink()
    expected.rmdir()
    elsewhere = long_home.parent / "trap"
    elsewhere.mkdir()
    expected.symlink_to(elsewhere)

    with server:
        used = Path(psycopg.conninfo.conninfo_to_dict(server.superuser_url)["host"])

    expected.unlink()
    assert used != expected
    assert list(elsewhere.iterdir()) == []


def test_the_owner_can_be_an_ordinary_user(home):
    if os.geteuid() != 0:
        pytest.skip("every other test is this one, when it does not run as root")
    home.parent.chmod(0o777)
    script = (
        "import sys; from pathlib import Path; import psycopg;"
        "from baken.server.postgres.embedded import EmbeddedServer;"
        "server = EmbeddedServer(Path(sys.argv[1]), password='p',"
        "bin_folder=Path(sys.argv[2]));"
        "url = server.start(); import os;"
        "print(psycopg.connect(url).execute('select 1').fetchone(), os.getuid()); server.stop()"
    )
    python = _python_for_everybody()
    if python is None:
        pytest.skip("no Python with psycopg that an ordinary user can reach")

    done = subprocess.run(
        [python, "-c", script, str(home), str(bin_folder())],
        user="nobody",
        group="nogroup",
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )

    assert done.stdout.startswith("(1,) 65534"), done.stderr
    assert home.stat().st_uid == 65534


def _python_for_everybody():
    candidates = [sys.executable, "/usr/bin/python3.11", "/usr/bin/python3"]
    for candidate in candidates:
        try:
            done = subprocess.run(
                [candidate, "-c", "import psycopg"],
                user="nobody",
                group="nogroup",
                extra_groups=[],
                capture_output=True,
                check=False,
                cwd="/",
                env={"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            )
        except OSError:
            continue
        if done.returncode == 0:
            return candidate
    return None
