"""Many rows for one statement. PostgreSQL gets them as one text: the statement is the same for any number of rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec
from django.db import connection
from django.db.models import Model

Row = Sequence[Any]


def insert_given(model: type[Model], columns: tuple[str, ...], rows: Sequence[Row]) -> tuple[str, list[Any]]:
    """`INSERT … SELECT … WHERE true` with its values, to which ON CONFLICT and RETURNING can be added."""
    if connection.vendor != "postgresql":
        row = "(" + ", ".join(["%s"] * len(columns)) + ")"
        given = f"VALUES {', '.join([row] * len(rows))}"
        return _statement(model, columns).format(given=given), [value for row in rows for value in row]
    told = msgspec.json.encode([dict(zip(columns, row, strict=True)) for row in rows]).decode()
    return _statement_of_json(model, columns), [told]


@lru_cache
def _statement_of_json(model: type[Model], columns: tuple[str, ...]) -> str:
    fields = {field.column: field for field in model._meta.concrete_fields}
    kinds = ", ".join(f"{connection.ops.quote_name(column)} {_kind(fields[column])}" for column in columns)
    return _statement(model, columns).format(given=f"SELECT * FROM json_to_recordset(%s::json) AS told ({kinds})")


def _kind(field: Any) -> str:
    """Without its length: PostgreSQL would cut a text to it here and say nothing."""
    return str(field.rel_db_type(connection) if field.is_relation else field.db_type(connection)).partition("(")[0]


@lru_cache
def _statement(model: type[Model], columns: tuple[str, ...]) -> str:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    into = f"INSERT INTO {quote(model._meta.db_table)} ({names})"
    return f"WITH given ({names}) AS ({{given}}) {into} SELECT {names} FROM given WHERE true"
