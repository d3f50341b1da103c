"""Raw statements as the application role, with a token at the door."""

from django.db import Error, connection, transaction
from psycopg.errors import InsufficientPrivilege

DENIED = "x"

TABLES = """
    SELECT c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
      AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1
"""
COLUMNS = """
    SELECT attname::text FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


def fetched(sql: str, arguments=()) -> list[tuple]:
    """The rows that a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        return cursor.fetchall()


def tables() -> list[str]:
    """Every table and view, so that a new one cannot be forgotten."""
    return [name for (name,) in fetched(TABLES)]


def columns(table: str) -> list[str]:
    """The columns of a table."""
    return [name for (name,) in fetched(COLUMNS, [table])]


def tried(sql: str, arguments=()) -> str:
    """Rows counted or changed, `x` when refused, or the name of another error."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, arguments)
            return str(cursor.fetchone()[0] if cursor.description else cursor.rowcount)
    except Error as error:
        if isinstance(error.__cause__, InsufficientPrivilege):
            return DENIED
        return type(error.__cause__).__name__
