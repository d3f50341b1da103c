# ruff: noqa: S608  # names of tables come from the catalogue
"""PostgreSQL shows and changes what the matrix says, whoever asks, page or no page."""

import pytest
from django.db import connection

from tests.hostile import matrix
from tests.hostile.actors import token_at_door, tokens
from tests.hostile.asking import DENIED, columns, fetched, tables, tried
from tests.hostile.rich import rich

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(db):
    """Two rich files."""
    return rich()


@pytest.fixture
def doors(files):
    """The token of every actor."""
    return tokens(files)


def over(doors, ask):
    """Actor -> what `ask` gives with that actor's token at the door."""
    found = {}
    for name, token in doors.items():
        with token_at_door(token):
            found[name] = ask()
    return found


def shown(found: str, *, written: str) -> str:
    """The cell as it would be written; a plus stands for any number but none."""
    if written == matrix.SOME and found.isdigit() and int(found):
        return matrix.SOME
    return "." if found == "0" else found


def test_every_table_is_in_the_matrix_and_no_other():
    assert sorted(matrix.reads()) == tables()


def test_everybody_reads_what_the_matrix_says(doors):
    written, wrong = matrix.reads(), []

    for table in tables():
        found = over(doors, lambda name=table: tried(f"SELECT count(*) FROM {name}"))
        wrong += [
            f"{table} {actor}: {found[actor]}, written {cell}"
            for actor, cell in written.get(table, {}).items()
            if shown(found[actor], written=cell) != cell
        ]

    assert wrong == []


def test_the_matrix_has_a_column_for_every_actor(doors):
    assert {tuple(row) for row in matrix.reads().values()} == {tuple(doors)}


def test_what_nobody_and_a_false_token_read_is_the_same(doors):
    written = matrix.reads()

    unequal = [
        table
        for table, row in written.items()
        if len({row["nobody"], row["forged"], row["expired"]}) > 1
    ]

    assert unequal == []


@pytest.mark.parametrize(
    "actor", ["nobody", "eva", "bram", "kees", "unasked", "holds", "account"]
)
def test_a_stranger_reads_nothing_of_a_file(actor):
    written = matrix.reads()

    seen = [name for name in matrix.PERSON_TABLES if written[name][actor] != "."]

    assert seen == []


def test_everybody_changes_what_the_matrix_says(doors):
    wrong = []

    for table in tables():
        names = columns(table)
        found = over(doors, lambda name=table, all_=names: _most_changed(name, all_))
        allowed = matrix.CHANGES.get(table, {})
        wrong += [
            f"{table} {actor}: {number}, written {allowed.get(actor, 0)}"
            for actor, number in found.items()
            if not table.startswith(matrix.QUEUE) and number != allowed.get(actor, 0)
        ]

    assert wrong == []


def _most_changed(table: str, names: list[str]) -> int:
    """Rows changed by setting any one column to itself: the most of all columns."""
    found = [tried(f'UPDATE {table} SET "{name}" = "{name}"') for name in names]
    return max((int(one) for one in found if one.isdigit()), default=0)


@pytest.mark.parametrize("verb", ["DELETE FROM", "TRUNCATE"])
def test_nobody_deletes_anything_but_the_own_second_factor(doors, verb):
    wrong = []

    for table in tables():
        found = over(doors, lambda name=table: tried(f"{verb} {name} "))
        wrong += [
            f"{table} {actor}: {one}"
            for actor, one in found.items()
            if one not in {"0", DENIED, "FeatureNotSupported"}
            and not table.startswith(matrix.QUEUE)
        ]

    own = ["mfa_authenticator login: 1", "mfa_authenticator account: 1"]
    assert wrong == ([] if verb == "TRUNCATE" else own)


def test_nobody_truncates_the_queue(doors):
    queue = [name for name in tables() if name.startswith(matrix.QUEUE)]

    found = {tried(f"TRUNCATE {name} CASCADE") for name in queue}

    assert found == {DENIED}


def test_everybody_adds_what_the_matrix_says(files, doors):
    wrong = []

    for table in matrix.PERSON_TABLES:
        row = _sample(doors, table, file=files.open)
        found = over(doors, lambda name=table, one=row: _added(name, one))
        may = {actor for actor, is_added in found.items() if is_added}
        if may != matrix.ADDS.get(table, set()):
            wrong.append(f"{table}: {sorted(may)}")

    assert wrong == []


def _sample(doors, table: str, *, file) -> dict[str, str]:
    """A row of somebody's, as text; a hostile actor may have learned every key in it."""
    names = columns(table)
    asked = ", ".join(f'"{name}"::text' for name in names)
    key = "id" if table == "access_dossier" else "dossier_id"
    sql = f"SELECT {asked} FROM {table} WHERE {key} = %s ORDER BY 1 LIMIT 1"
    for token in doors.values():
        with token_at_door(token):
            rows = fetched(sql, [file.id])
        if rows:
            return dict(zip(names, rows[0], strict=True))
    raise AssertionError(f"{table} holds nothing that anybody may see")


PASSED = {"UniqueViolation", "ExclusionViolation", "CheckViolation", "1"}


def _added(table: str, row: dict[str, str]) -> bool:
    """Whether the row gets past the guard, as it is or in the name of one's own."""
    own = fetched("SELECT actor_organisation()::text, actor_role()")[0]
    signed = {"by_organisation_id": own[0], "by_role": own[1]}
    mine = {**row, "organisation_id": own[0]}
    variants = [row, mine, {**row, **signed}, {**mine, **signed}]
    return any(_insert(table, {**row, **one}) in PASSED for one in variants)


def _insert(table: str, row: dict[str, str]) -> str:
    kept = {name: row[name] for name in columns(table)}
    if "id" in kept:
        fresh = "gen_random_uuid()"
        names = [name for name in kept if name != "id"]
    else:
        fresh, names = "", list(kept)
    types = {name: _type(table, name) for name in names}
    values = [f"%s::{types[name]}" for name in names] + ([fresh] if fresh else [])
    into = ", ".join(f'"{name}"' for name in [*names, *(["id"] if fresh else [])])
    sql = f"INSERT INTO {table} ({into}) VALUES ({', '.join(values)})"
    return tried(sql, [kept[name] for name in names])


def _type(table: str, name: str) -> str:
    return fetched(
        "SELECT format_type(atttypid, NULL) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attname = %s",
        [table, name],
    )[0][0]


def test_the_door_is_closed_again_after_each_try(doors):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('baken.actor', true)")

        assert cursor.fetchone()[0] in {"", None}
