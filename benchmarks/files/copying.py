"""Writes many model rows by COPY, under the same constraints as any other row."""

from collections.abc import Sequence

from django.db import connections
from django.db.models import JSONField, Model


def copy_rows(rows: Sequence[Model], *, using: str = "offline") -> None:
    """Copies instances of one model into its table."""
    if not rows:
        return
    model = type(rows[0])
    connection = connections[using]
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    types = [
        "jsonb" if isinstance(field, JSONField) else field.db_type(connection)
        for field in fields
    ]
    statement = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.set_types([name.split("(")[0] for name in types])
        for row in rows:
            copy.write_row(
                [
                    field.get_db_prep_save(field.pre_save(row, add=True), connection)
                    for field in fields
                ]
            )
