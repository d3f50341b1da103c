"""The private PostgreSQL: starts it, watches it, and ends it with its owner."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from baken.server.errors import StartFailedError, WrongPasswordError
from baken.server.postgres import diagnosis, leash, ownership, probe, urls
from baken.server.postgres.account import account_to_drop_to
from baken.server.postgres.binaries import usable_binaries
from baken.server.postgres.cluster import SUPERUSER, ClusterPlan, ensure_cluster
from baken.server.postgres.folders import Folders, prepare_home, socket_folder

READY_SECONDS = 180.0
PAUSE_SECONDS = 0.02
LONGEST_LOG = 5_000_000
STOP_STEPS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))

ALWAYS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "lc_messages": "C",
    "password_encryption": "scram-sha-256",
    # The log must hold no statement and no value: they may name a child.
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_duration_statement": "-1",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
}


class EmbeddedServer:
    """One private server on one data folder, reachable by its socket only.

    Start it from a thread that lives as long as the server must: on Linux the server ends
    with the thread that started it.
    """

    def __init__(
        self,
        home: Path,
        *,
        password: str,
        bin_folder: Path | None = None,
        is_durable: bool = True,
        is_watched: bool = sys.platform != "linux",
    ) -> None:
        self._wanted_home = home
        self._password = password
        self._bin_folder = bin_folder
        self._settings = {**ALWAYS, **(DURABLE if is_durable else FORGETFUL)}
        self._is_watched = is_watched
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._folders: Folders | None = None
        self._socket: Path | None = None
        self._log_start = 0

    def start(self) -> str:
        """Start the server, wait until it answers, and return the superuser's URL."""
        self._account = account_to_drop_to()
        self._folders = prepare_home(self._wanted_home, account=self._account)
        self._lock = ownership.take_lock(self._folders)
        try:
            self._prepare(self._folders)
            self._launch(self._folders)
        except BaseException:
            self.stop()
            raise
        return self.superuser_url

    def stop(self) -> None:
        """End the server (fast shutdown) and free the data folder."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def restart_if_ended(self) -> bool:
        """Start the server again when it was killed; say whether that was needed."""
        if self._process is None or self._process.poll() is None:
            return False
        self._launch(self._known_folders())
        return True

    @property
    def pid(self) -> int:
        """The process number of the postmaster."""
        found = ownership.named_postmaster(self._known_folders().cluster)
        if found is None:
            raise StartFailedError("The private PostgreSQL does not run.")
        return found

    @property
    def folders(self) -> Folders:
        """Where the server keeps its files; known once it was started."""
        return self._known_folders()

    @property
    def superuser_url(self) -> str:
        """The URL of the superuser, for provisioning only."""
        if self._socket is None:
            raise StartFailedError("The private PostgreSQL was not started yet.")
        return urls.socket_url(
            self._socket, user=SUPERUSER, password=self._password, database="postgres"
        )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _known_folders(self) -> Folders:
        if self._folders is None:
            raise StartFailedError("The private PostgreSQL was not started yet.")
        return self._folders

    def _prepare(self, folders: Folders) -> None:
        self._binaries = usable_binaries(
            self._bin_folder, account=self._account, copies_to=folders.home
        )
        plan = ClusterPlan(self._binaries, folders, self._account, self._password)
        ensure_cluster(plan)
        self._socket = socket_folder(folders, account=self._account)

    def _launch(self, folders: Folders) -> None:
        ownership.clear_the_way(folders)
        if folders.log.exists() and folders.log.stat().st_size > LONGEST_LOG:
            folders.log.replace(folders.log.with_suffix(".log.1"))
        with folders.log.open("ab") as log:
            self._log_start = log.tell()
            self._process = subprocess.Popen(  # noqa: S603  # a list of our own words
                self._command(folders),
                stdin=subprocess.PIPE if self._is_watched else subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                # Ctrl-C is for the owner, who ends us in the right order.
                start_new_session=True,
                env={"PATH": os.defpath, "LC_ALL": "C"},
            )
        self._wait_until_ready(self._process)

    def _command(self, folders: Folders) -> list[str]:
        command = [
            sys.executable,
            "-I",
            "-S",
            leash.__file__,
            "--owner",
            str(os.getpid()),
        ]
        if self._account is not None:
            command += [
                "--user",
                str(self._account.uid),
                "--group",
                str(self._account.gid),
            ]
        if self._is_watched:
            command.append("--watch")
        command += [
            "--",
            self._binaries.program("postgres"),
            "-D",
            str(folders.cluster),
        ]
        mine = {
            "cluster_name": folders.name,
            "unix_socket_directories": str(self._socket),
        }
        for name, value in {**self._settings, **mine}.items():
            command += ["-c", f"{name}={value}"]
        return command

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + READY_SECONDS
        while time.monotonic() < until:
            if process.poll() is not None:
                raise self._why_it_ended()
            if self._answers():
                return
            time.sleep(PAUSE_SECONDS)
        raise StartFailedError(
            f"PostgreSQL in {self._known_folders().home} did not answer within "
            f"{READY_SECONDS:.0f} seconds; read {self._known_folders().log} and start again."
        )

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.superuser_url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise WrongPasswordError(
                    f"The keys do not open the data folder {self._wanted_home}: they belong to "
                    "another one. Put back the key folder that was made together with it; demo "
                    "data may also be thrown away with the data folder."
                ) from error
            return False
        return True

    def _why_it_ended(self) -> Exception:
        folders = self._known_folders()
        words = diagnosis.last_words(folders.log, since=self._log_start)
        return diagnosis.explained(words, folder=folders.home)


def _end(process: subprocess.Popen[bytes]) -> None:
    for number, seconds in STOP_STEPS:
        process.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=seconds)
            break
    if process.stdin is not None:
        process.stdin.close()


def url_of_running(home: Path, *, password: str) -> str | None:
    """The superuser's URL of a server that another process runs on this data folder."""
    cluster = home.resolve() / "cluster"
    pid = ownership.named_postmaster(cluster)
    if pid is None or not probe.is_server_of(pid, cluster=cluster):
        return None
    # The fifth line of the pid file names the socket's folder.
    lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    return urls.socket_url(
        Path(lines[4]), user=SUPERUSER, password=password, database="postgres"
    )
