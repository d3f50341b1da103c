"""Makes PostgreSQL's data folder: whole or not at all."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from baken.server.errors import DataFolderUnusableError
from baken.server.postgres import diagnosis
from baken.server.postgres.account import Account, hand_over
from baken.server.postgres.binaries import Binaries
from baken.server.postgres.folders import Folders

SUPERUSER = "postgres"
FIRST_WITH_BUILTIN_LOCALE = 17


@dataclass(frozen=True)
class ClusterPlan:
    """Everything that `initdb` must know."""

    binaries: Binaries
    folders: Folders
    account: Account | None
    password: str


def ensure_cluster(plan: ClusterPlan) -> None:
    """Check the cluster that is there, or make one."""
    cluster = plan.folders.cluster
    is_new = not cluster.exists()
    diagnosis.check_room(plan.folders.home, is_new=is_new)
    if is_new:
        _make(plan)
    diagnosis.check_version(cluster, major=plan.binaries.major)
    _check_owner(cluster, plan.account)


def _make(plan: ClusterPlan) -> None:
    half = plan.folders.home / "cluster.half"
    shutil.rmtree(half, ignore_errors=True)
    password_file = plan.folders.home / "password.once"
    password_file.unlink(missing_ok=True)
    descriptor = os.open(password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as lines:
        lines.write(plan.password)
    hand_over(password_file, account=plan.account)
    try:
        _run_initdb(plan, half=half, password_file=password_file)
    finally:
        password_file.unlink(missing_ok=True)
    # Renamed when whole, so that a start that was cut short leaves nothing half made.
    half.rename(plan.folders.cluster)


def _run_initdb(plan: ClusterPlan, *, half: Path, password_file: Path) -> None:
    command = [
        plan.binaries.program("initdb"),
        f"--pgdata={half}",
        f"--username={SUPERUSER}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        *_locale(plan.binaries.major),
    ]
    done = subprocess.run(  # noqa: S603  # a list of our own words
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        user=plan.account.uid if plan.account else None,
        group=plan.account.gid if plan.account else None,
        extra_groups=[] if plan.account else None,
        env={"PATH": os.defpath, "LC_ALL": "C"},
    )
    if done.returncode != 0:
        shutil.rmtree(half, ignore_errors=True)
        raise diagnosis.explained(done.stderr, folder=plan.folders.home)


def _locale(major: int) -> list[str]:
    if major >= FIRST_WITH_BUILTIN_LOCALE:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _check_owner(cluster: Path, account: Account | None) -> None:
    expected = account.uid if account else os.geteuid()
    found = cluster.stat().st_uid
    if found != expected:
        raise DataFolderUnusableError(
            f"The data folder {cluster} belongs to user number {found}, but PostgreSQL would "
            f"run as user number {expected}. Start Baken as the user who made the folder, or "
            "name another folder."
        )
