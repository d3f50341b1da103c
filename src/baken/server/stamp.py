"""What a database holds, kept as its comment: it goes wherever the database goes."""

import json
from dataclasses import asdict, dataclass
from datetime import date

import psycopg
from psycopg import sql

from baken.server.postgres import urls

MARK = "baken "


@dataclass(frozen=True)
class Stamp:
    """Hashes of what was loaded; an unfinished demo year has no `demo` yet."""

    schema: str = ""
    is_demo: bool = False
    demo: str = ""
    demo_on: date | None = None


def read_stamp(url: str) -> Stamp | None:
    """The stamp of a database, or None when Baken never marked it."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with psycopg.connect(url) as connection:
        row = connection.execute(query, [urls.database_of(url)]).fetchone()
    if row is None or row[0] is None or not row[0].startswith(MARK):
        return None
    return _parsed(row[0].removeprefix(MARK))


def write_stamp(owner_url: str, *, stamp: Stamp) -> None:
    """Mark a database as its owner."""
    on = stamp.demo_on.isoformat() if stamp.demo_on else None
    text = MARK + json.dumps({**asdict(stamp), "demo_on": on})
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}").format(
        sql.Identifier(urls.database_of(owner_url)), sql.Literal(text)
    )
    with psycopg.connect(owner_url) as connection:
        connection.execute(statement)


def is_untouched(owner_url: str) -> bool:
    """Whether nobody made a table in this database yet."""
    query = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    with psycopg.connect(owner_url) as connection:
        row = connection.execute(query).fetchone()
    return row is not None and row[0] == 0


def _parsed(text: str) -> Stamp:
    try:
        found = json.loads(text)
    except ValueError:
        return Stamp()
    on = found.get("demo_on")
    return Stamp(
        schema=str(found.get("schema", "")),
        is_demo=bool(found.get("is_demo")),
        demo=str(found.get("demo", "")),
        demo_on=date.fromisoformat(on) if on else None,
    )
