"""Creates the roles and the database on any PostgreSQL from 15 on; twice does no harm."""

import psycopg
from psycopg import sql

from baken.server.errors import ProvisionError
from baken.server.keys import Passwords
from baken.server.postgres import urls
from baken.server.postgres.urls import DatabaseUrls

OWNER = "baken_owner"
APPLICATION = "baken_app"
OFFLINE = "baken_offline"
DEFINER = "baken_definer"
DATABASE = "baken"
OLDEST_VERSION = 150000
# Two processes that provision at once would trip over each other's CREATE ROLE.
LOCK = 7_236_530_115

SAFE = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
ATTRIBUTES = {
    OWNER: f"LOGIN NOBYPASSRLS {SAFE}",
    APPLICATION: f"LOGIN NOBYPASSRLS {SAFE}",
    OFFLINE: f"LOGIN BYPASSRLS {SAFE}",
    DEFINER: f"NOLOGIN BYPASSRLS {SAFE}",
}

# Membership lets migrations hand functions to the definer role (ALTER FUNCTION … OWNER TO).
MEMBERSHIPS = (
    "GRANT baken_definer TO baken_owner; GRANT pg_read_all_data TO baken_offline;"
)

# A role reads in pg_stat_activity what its other sessions ask: there stands the token of
# whoever acts in them. Only a superuser can turn this on again.
UNWATCHED = "ALTER ROLE baken_app SET track_activities = off"

ON_DATABASE = """
ALTER DATABASE {database} OWNER TO baken_owner;
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO baken_app, baken_offline;
"""

# The definer role needs CREATE to own a function in the schema; nobody logs in as it.
# TRUNCATE, REFERENCES and TRIGGER are left out: no role but the owner shapes a table.
# The application gets no table or function by default: the migration that makes one says
# what it may.
IN_DATABASE = """
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO baken_owner, baken_definer;
GRANT USAGE ON SCHEMA public TO baken_app, baken_offline;
ALTER DEFAULT PRIVILEGES FOR ROLE baken_owner
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO baken_offline, baken_definer;
ALTER DEFAULT PRIVILEGES FOR ROLE baken_owner
    GRANT USAGE, SELECT ON SEQUENCES TO baken_app, baken_offline, baken_definer;
ALTER DEFAULT PRIVILEGES FOR ROLE baken_owner
    REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE baken_owner
    GRANT EXECUTE ON FUNCTIONS TO baken_offline, baken_definer;
CREATE EXTENSION IF NOT EXISTS btree_gist;
"""


def provision(
    superuser_url: str, *, passwords: Passwords, database: str = DATABASE
) -> DatabaseUrls:
    """Create or mend the roles and one database, and return the ways into it."""
    try:
        with psycopg.connect(superuser_url, autocommit=True) as connection:
            _refuse_old(connection)
            connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            _make_roles(connection, passwords)
            _make_database(connection, database)
        inside = urls.with_database(superuser_url, database=database)
        with psycopg.connect(inside) as connection:
            connection.execute(IN_DATABASE)
    except psycopg.Error as error:
        shown = urls.without_password(superuser_url)
        raise ProvisionError(
            f"The roles and the database {database!r} cannot be made through {shown}: "
            f"{str(error).strip()}. Use the URL of a superuser, or run the statements of "
            "docs/how-to/operate-database.md yourself."
        ) from error
    return urls_of(superuser_url, passwords=passwords, database=database)


def urls_of(server_url: str, *, passwords: Passwords, database: str) -> DatabaseUrls:
    """The three ways into a database that was provisioned before."""
    place = urls.with_database(server_url, database=database)
    return DatabaseUrls(
        application=urls.with_login(
            place, user=APPLICATION, password=passwords.application
        ),
        owner=urls.with_login(place, user=OWNER, password=passwords.owner),
        offline=urls.with_login(place, user=OFFLINE, password=passwords.offline),
    )


def drop_database(superuser_url: str, *, database: str) -> None:
    """Throw away a database with all its contents, whoever is in it."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(
                sql.Identifier(database)
            )
        )


def clone_database(superuser_url: str, *, template: str, database: str) -> None:
    """Replace a database by a copy of another; rights on the database itself are not copied."""
    names = {"database": sql.Identifier(database), "template": sql.Identifier(template)}
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {database} (FORCE)").format(**names)
        )
        connection.execute(
            sql.SQL(
                "CREATE DATABASE {database} TEMPLATE {template} STRATEGY FILE_COPY"
            ).format(**names)
        )
        connection.execute(sql.SQL(ON_DATABASE).format(**names))


def _refuse_old(connection: psycopg.Connection) -> None:
    version = connection.info.server_version
    if version < OLDEST_VERSION:
        raise ProvisionError(
            f"This server is PostgreSQL {version // 10000}; Baken needs 15 or later."
        )


def _make_roles(connection: psycopg.Connection, passwords: Passwords) -> None:
    logins = {
        OWNER: passwords.owner,
        APPLICATION: passwords.application,
        OFFLINE: passwords.offline,
    }
    rows = connection.execute("SELECT rolname FROM pg_roles").fetchall()
    there = {name for (name,) in rows}
    for role, attributes in ATTRIBUTES.items():
        verb = "ALTER" if role in there else "CREATE"
        statement = f"{verb} ROLE {role} {attributes}"
        if role in logins:
            statement += f" PASSWORD '{_hashed(connection, role, logins[role])}'"
        connection.execute(statement.encode())
    connection.execute(MEMBERSHIPS)
    connection.execute(UNWATCHED)


def _hashed(connection: psycopg.Connection, role: str, password: str) -> str:
    """SCRAM's hash, made here so that the password itself never travels or gets logged."""
    hashed = connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    )
    return hashed.decode("ascii")


def _make_database(connection: psycopg.Connection, database: str) -> None:
    name = sql.Identifier(database)
    found = connection.execute(
        "SELECT 1 FROM pg_database WHERE datname = %s", [database]
    )
    if found.fetchone() is None:
        # template0 has no additions of the machine's owner and takes any encoding.
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(
                name
            )
        )
    connection.execute(sql.SQL(ON_DATABASE).format(database=name))
