"""Roles that are as weak as they must be, on every supported server."""

import psycopg
import pytest
from psycopg import errors

from baken.server.errors import ProvisionError
from baken.server.keys import Passwords
from baken.server.postgres.provision import clone_database, drop_database, provision
from tests import plugin

DATABASE = f"baken_provision_{plugin.WORKER}"
REFUSED = errors.InsufficientPrivilege

MIGRATION = """
CREATE TABLE paper (n int);
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public AS 'SELECT count(*) FROM public.paper';
ALTER FUNCTION counted() OWNER TO baken_definer;
CREATE OR REPLACE FUNCTION counted() RETURNS bigint LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public AS 'SELECT count(*) FROM public.paper';
ALTER TABLE paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE paper FORCE ROW LEVEL SECURITY;
GRANT SELECT ON paper TO baken_app;
GRANT EXECUTE ON FUNCTION counted() TO baken_app;
CREATE TABLE drawer (n int);
CREATE FUNCTION hidden() RETURNS int LANGUAGE sql AS 'SELECT 1';
"""


@pytest.fixture(scope="module")
def urls():
    made = provision(
        plugin.superuser_url(), passwords=plugin.PASSWORDS, database=DATABASE
    )
    with psycopg.connect(made.owner) as connection:
        connection.execute(MIGRATION)
    with psycopg.connect(made.offline) as connection:
        connection.execute("INSERT INTO paper VALUES (1)")
    yield made
    drop_database(plugin.superuser_url(), database=DATABASE)


def test_provisioning_twice_changes_nothing(urls):
    again = provision(
        plugin.superuser_url(), passwords=plugin.PASSWORDS, database=DATABASE
    )

    with psycopg.connect(again.application) as connection:
        assert connection.execute("SELECT counted()").fetchone() == (1,)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE other ()",
        "CREATE TEMPORARY TABLE other ()",
        "CREATE SCHEMA other",
        "CREATE FUNCTION other() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE EXTENSION citext",
        "CREATE ROLE other",
        "SELECT * FROM drawer",
        "SELECT hidden()",
        "TRUNCATE paper",
        "ALTER TABLE paper ADD COLUMN other int",
        "ALTER TABLE paper NO FORCE ROW LEVEL SECURITY",
        "DROP TABLE paper",
        "CREATE TRIGGER other BEFORE INSERT ON paper EXECUTE FUNCTION counted()",
        "ALTER FUNCTION counted() OWNER TO baken_app",
        "ALTER ROLE baken_app BYPASSRLS",
        "GRANT baken_definer TO baken_app",
        "SET ROLE baken_definer",
        "SET ROLE baken_owner",
        "COMMENT ON DATABASE baken_provision IS 'mine'",
        "SELECT pg_read_file('postgresql.conf')",
        "COPY paper TO PROGRAM 'cat'",
    ],
)
def test_the_application_may_not(urls, statement):
    with (
        psycopg.connect(urls.application) as connection,
        pytest.raises((REFUSED, errors.UndefinedObject)),
    ):
        connection.execute(statement.replace("baken_provision", DATABASE))


@pytest.mark.parametrize(
    ("way", "n_seen"), [("application", 0), ("owner", 0), ("offline", 1)]
)
def test_only_the_offline_role_bypasses_row_level_security(urls, way, n_seen):
    with psycopg.connect(getattr(urls, way)) as connection:
        seen = connection.execute("SELECT count(*) FROM paper").fetchone()

    assert seen == (n_seen,)


def test_nobody_can_log_in_as_the_definer(urls):
    url = urls.owner.replace("baken_owner:", "baken_definer:")

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_clone_refuses_what_its_template_refuses(urls):
    clone = f"{DATABASE}_clone"
    clone_database(plugin.superuser_url(), template=DATABASE, database=clone)

    with (
        psycopg.connect(
            urls.application.replace(f"/{DATABASE}", f"/{clone}")
        ) as connection,
        pytest.raises(REFUSED),
    ):
        connection.execute("CREATE TEMPORARY TABLE other ()")

    drop_database(plugin.superuser_url(), database=clone)


def test_other_roles_cannot_enter_the_database(urls, superuser_connection):
    row = superuser_connection.execute(
        "SELECT datacl::text FROM pg_database WHERE datname = %s", [DATABASE]
    ).fetchone()

    assert not any(entry.startswith("=") for entry in row[0].strip("{}").split(","))


def test_passwords_are_kept_as_scram_hashes(urls, superuser_connection):
    rows = superuser_connection.execute(
        "SELECT rolpassword FROM pg_authid WHERE rolname LIKE 'baken%' AND rolcanlogin"
    ).fetchall()

    assert [row[0].partition("$")[0] for row in rows] == ["SCRAM-SHA-256"] * 3


def test_who_is_no_superuser_is_told_so_without_the_password(urls):
    with pytest.raises(ProvisionError, match="URL of a superuser") as told:
        provision(
            urls.application, passwords=plugin.PASSWORDS, database="baken_not_made"
        )

    assert plugin.PASSWORDS.application not in str(told.value)


def test_secrets_stay_out_of_representations(urls):
    passwords = Passwords("secret-1", "secret-2", "secret-3", "secret-4")

    assert "secret" not in repr(passwords)
    assert plugin.PASSWORDS.application not in repr(urls)
