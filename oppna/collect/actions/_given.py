"""Many rows for one statement. PostgreSQL gets a list for every column, so its statement is the same for any number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

Row = Sequence[str | int | Any]


def insert_given(model: type[Model], columns: Sequence[str], rows: Sequence[Row]) -> tuple[str, list[Any]]:
    """`INSERT … SELECT … WHERE true` with its values, to which ON CONFLICT and RETURNING can be added."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name in columns)
    given, values = _lists(model, columns, rows) if connection.vendor == "postgresql" else _values(rows)
    into = f"INSERT INTO {quote(model._meta.db_table)} ({names})"
    return f"WITH given ({names}) AS ({given}) {into} SELECT {names} FROM given WHERE true", values


def _lists(model: type[Model], columns: Sequence[str], rows: Sequence[Row]) -> tuple[str, list[Any]]:
    kinds = (_kind(model, column) for column in columns)
    lists = ", ".join(f"%s::{kind}[]" for kind in kinds)
    return f"SELECT * FROM unnest({lists})", [list(column) for column in zip(*rows, strict=True)]


def _kind(model: type[Model], column: str) -> str:
    """Without its length, to which PostgreSQL would cut a text and say nothing."""
    field = next(field for field in model._meta.concrete_fields if field.column == column)
    return str(field.rel_db_type(connection) if field.is_relation else field.db_type(connection)).partition("(")[0]


def _values(rows: Sequence[Row]) -> tuple[str, list[Any]]:
    row = "(" + ", ".join(["%s"] * len(rows[0])) + ")"
    return f"VALUES {', '.join([row] * len(rows))}", [value for row in rows for value in row]
