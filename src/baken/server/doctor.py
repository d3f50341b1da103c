"""What can be wrong with an installation, one small look at a time."""

import http.client
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from baken.server.errors import KeyFolderError, PortInUseError
from baken.server.keys import KEY_FILES, refuse_keys_among_data
from baken.server.listening import bound_sockets, close_all
from baken.server.postgres.diagnosis import ROOM_FOR_NEW_CLUSTER
from baken.server.postgres.provision import APPLICATION, OLDEST_VERSION
from baken.server.postgres.urls import DatabaseUrls, without_password

OLDEST_YEAR = 2026
LARGEST_DIFFERENCE_SECONDS = 5.0

# Each statement returns one row for each thing that is wrong, as a sentence.
ROLE_QUESTIONS = {
    "application role": """
        SELECT format('%s is a superuser, so it sees every file. ALTER ROLE %1$s NOSUPERUSER',
            rolname) FROM pg_roles WHERE rolname = current_user AND rolsuper
        UNION ALL
        SELECT format('%s bypasses row-level security. ALTER ROLE %1$s NOBYPASSRLS', rolname)
            FROM pg_roles WHERE rolname = current_user AND rolbypassrls
        UNION ALL
        SELECT format('%s is a member of %s. REVOKE %2$s FROM %1$s', m.rolname, r.rolname)
            FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member
            JOIN pg_roles r ON r.oid = a.roleid WHERE m.rolname = current_user
        UNION ALL
        SELECT format('%s shows what others ask, and as whom, in pg_stat_activity. '
            'ALTER ROLE %1$s SET track_activities = off', current_user)
            WHERE current_setting('track_activities')::boolean""",
    "ownership": """
        SELECT format('%s owns %s. Run `baken migrate` with its own owner', current_user,
            c.oid::regclass) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
            WHERE r.rolname = current_user
        UNION ALL
        SELECT format('%s owns the function %s', current_user, p.oid::regprocedure)
            FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
            WHERE r.rolname = current_user""",
    "rights": """
        SELECT format('%s may truncate %s. REVOKE TRUNCATE ON %2$s FROM %1$s', current_user,
            c.oid::regclass) FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            AND has_table_privilege(c.oid, 'TRUNCATE')
        UNION ALL
        SELECT format('%s may create tables. REVOKE CREATE ON SCHEMA public FROM %1$s, PUBLIC',
            current_user) WHERE has_schema_privilege('public', 'CREATE')""",
    "row-level security": """
        SELECT format('%s is not forced to row-level security. Run `baken migrate`',
            c.oid::regclass) FROM pg_class c
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
            AND (c.relrowsecurity OR EXISTS (SELECT 1 FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attname = 'dossier_id'))""",
}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what to do when it is not well."""

    name: str
    told: str
    is_well: bool


def about_keys(folder: Path, *, data_folder: Path) -> Iterator[Finding]:
    """The keys: there, readable, private, and apart from the data."""
    try:
        refuse_keys_among_data(folder, data_folder=data_folder)
    except KeyFolderError as error:
        yield Finding("key folder", str(error), is_well=False)
    for name, (file_name, _) in KEY_FILES.items():
        given = os.environ.get(f"{name}_FILE")
        if name not in os.environ:
            yield _about_key(name, Path(given) if given else folder / file_name)


def _about_key(name: str, file: Path) -> Finding:
    label = f"key {name}"
    try:
        value, mode = file.read_text(encoding="utf-8").strip(), file.stat().st_mode
    except FileNotFoundError:
        told = f"{file} is absent. `baken migrate` or `baken demo` makes it."
        return Finding(label, told, is_well=False)
    except OSError as error:
        told = f"{file} cannot be read: {error.strerror}. Give it back to your user."
        return Finding(label, told, is_well=False)
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        return Finding(
            label, f"others can read it. Run `chmod 600 {file}`.", is_well=False
        )
    if len(value) < 32:
        told = f"{file} holds fewer than 32 characters. Put back the right file."
        return Finding(label, told, is_well=False)
    return Finding(label, "there and private", is_well=True)


def about_disk(folder: Path) -> Finding:
    """Room for the data."""
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(nearest).free
    told = f"{free / 1e9:.1f} GB free in {nearest}"
    if free < ROOM_FOR_NEW_CLUSTER:
        return Finding("disk", f"{told}: too little. Make room.", is_well=False)
    return Finding("disk", told, is_well=True)


def about_port(port: int) -> Finding:
    """Whether the site can listen."""
    try:
        close_all(bound_sockets(host="localhost", port=port))
    except PortInUseError as error:
        if _is_baken(port):
            return Finding("port", f"Baken itself listens on {port}", is_well=True)
        return Finding("port", str(error), is_well=False)
    return Finding("port", f"{port} is free", is_well=True)


def _is_baken(port: int) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/")
        return b"Baken" in connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def about_year() -> Finding:
    """Every deadline hangs on the clock of this machine."""
    now = datetime.now(UTC)  # noqa: TID251  # the machine's own clock is what is looked at
    if now.year < OLDEST_YEAR:
        told = f"This machine thinks it is {now:%Y-%m-%d}. Set its clock."
        return Finding("clock", told, is_well=False)
    return Finding("clock", f"{now:%Y-%m-%d %H:%M} UTC", is_well=True)


def about_database(urls: DatabaseUrls) -> Iterator[Finding]:
    """The server, and whether the application's role is as weak as it must be."""
    try:
        connection = psycopg.connect(urls.application, connect_timeout=10)
    except psycopg.OperationalError as error:
        shown = without_password(urls.application)
        told = (
            f"{shown} does not answer: {str(error).strip()}. Start it, or mend the URL."
        )
        yield Finding("database", told, is_well=False)
        return
    with connection:
        yield _about_server(connection)
        yield _about_clock(connection)
        for name, question in ROLE_QUESTIONS.items():
            yield _answered(connection, name, question)
    if urls.owner:
        yield about_actor_key(urls.owner)


def _about_server(connection: psycopg.Connection) -> Finding:
    version = connection.info.server_version
    told = f"PostgreSQL {version // 10000}, as {connection.info.user}"
    if version < OLDEST_VERSION:
        return Finding("database", f"{told}. Baken needs 15 or later.", is_well=False)
    row = connection.execute("SELECT current_setting('fsync')").fetchone()
    if row != ("on",):
        told += ": fsync is off, so a power cut loses data. Set fsync = on."
        return Finding("database", told, is_well=False)
    if connection.info.user != APPLICATION:
        told += f": the site must come in as {APPLICATION}. Mend BAKEN_DATABASE_URL."
        return Finding("database", told, is_well=False)
    return Finding("database", told, is_well=True)


def _about_clock(connection: psycopg.Connection) -> Finding:
    row = connection.execute("SELECT clock_timestamp()").fetchone()
    here = datetime.now(UTC)  # noqa: TID251  # the machine's own clock is what is looked at
    apart = abs((here - row[0]).total_seconds()) if row else 0.0
    told = f"{apart:.1f} s between this machine and the database"
    if apart > LARGEST_DIFFERENCE_SECONDS:
        told += ". Let both follow a time server: signed actors live ten minutes."
        return Finding("clocks", told, is_well=False)
    return Finding("clocks", told, is_well=True)


def _answered(connection: psycopg.Connection, name: str, question: str) -> Finding:
    wrong = [row[0] for row in connection.execute(question.encode()).fetchall()]
    if wrong:
        return Finding(name, "; ".join(wrong) + ".", is_well=False)
    return Finding(name, "as it must be", is_well=True)


def about_actor_key(owner_url: str) -> Finding:
    """Whether the database knows an actor key at all; without it nobody sees a file."""
    try:
        with psycopg.connect(owner_url) as connection:
            row = connection.execute("SELECT count(*) FROM door_key").fetchone()
    except psycopg.Error as error:
        told = f"cannot be read as owner: {str(error).strip()}. Run `baken migrate`."
        return Finding("actor key", told, is_well=False)
    if row != (1,):
        return Finding("actor key", "absent. Run `baken migrate`.", is_well=False)
    return Finding("actor key", "known to the database", is_well=True)
