"""Every table is guarded by PostgreSQL, or excused with a reason."""

import pytest

from tests.architecture.secured_tables import CLOSED, NOT_SECURED

TABLES = """
    SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""
OWNED_BY_APPLICATION = """
    SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
    WHERE r.rolname = 'baken_app'
"""
TOO_MUCH = """
    SELECT table_name || ' ' || privilege_type FROM information_schema.role_table_grants
    WHERE grantee IN ('baken_app', 'PUBLIC') AND table_schema = 'public'
      AND privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER')
"""
OPEN_VIEWS = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm')
      AND NOT coalesce('security_invoker=true' = any(c.reloptions), false)
"""
# A definer function that can be reached through another search path runs another's code.
LOOSE_DEFINERS = """
    SELECT p.oid::regprocedure::text FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef
      AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE '%search_path=%', false)
"""
DEFINERS_FOR_EVERYBODY = """
    SELECT p.oid::regprocedure::text FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' AND p.prosecdef AND p.provolatile = 'v'
      AND has_function_privilege('public', p.oid, 'EXECUTE')
"""


@pytest.fixture
def tables(owner_connection):
    """Every table, and whether its rows are guarded, also against its owner."""
    return dict(owner_connection.execute(TABLES).fetchall())


def test_every_table_is_secured_or_excused(tables):
    bare = {name for name, secured in tables.items() if not secured}

    assert sorted(bare - set(NOT_SECURED)) == []


def test_no_excuse_outlives_its_table(tables):
    secured_or_gone = [name for name in NOT_SECURED if tables.get(name, True)]

    assert secured_or_gone == []


def test_every_excuse_has_a_reason():
    assert [name for name, reason in NOT_SECURED.items() if len(reason) < 10] == []


def test_the_application_owns_nothing(owner_connection):
    assert owner_connection.execute(OWNED_BY_APPLICATION).fetchall() == []


def test_the_application_may_not_truncate_or_alter(owner_connection):
    assert owner_connection.execute(TOO_MUCH).fetchall() == []


@pytest.mark.parametrize("table", CLOSED)
def test_the_application_has_no_right_on(owner_connection, table):
    rights = owner_connection.execute(
        "SELECT bool_or(has_table_privilege('baken_app', %s, kind))"
        " FROM unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) AS kind",
        [table],
    ).fetchone()

    assert rights == (False,)


def test_views_show_only_what_their_reader_may_see(owner_connection):
    assert owner_connection.execute(OPEN_VIEWS).fetchall() == []


def test_definer_functions_have_their_own_search_path(owner_connection):
    assert owner_connection.execute(LOOSE_DEFINERS).fetchall() == []


def test_definer_functions_that_write_are_not_for_everybody(owner_connection):
    assert owner_connection.execute(DEFINERS_FOR_EVERYBODY).fetchall() == []


def test_the_application_writes_to_no_unguarded_table_but_the_queue(owner_connection):
    writable = owner_connection.execute(
        "SELECT name, kind FROM unnest(%s::text[]) AS name,"
        " unnest('{INSERT,UPDATE,DELETE}'::text[]) AS kind"
        " WHERE has_table_privilege('baken_app', name, kind)",
        [[name for name in NOT_SECURED if not name.startswith("procrastinate_")]],
    ).fetchall()

    assert writable == []
