"""Tables as Parquet through DuckDB: one thread and a fixed row order, so the same rows give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from oppna.release.tables import Row, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
_DIALECT = """header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = ''"""


def write_parquet(files: Iterable[tuple[Table, Path, Path]], told: Mapping[str, str] | None = None) -> None:
    """Write each table, whose rows lie in a CSV file, as Parquet to a target. An empty field becomes null.

    `told`: what the file says of itself, key → text.
    """
    import duckdb

    options = f"FORMAT parquet, COMPRESSION zstd{_metadata(told or {})}"
    with _database() as database:
        for table, rows, target in files:
            columns = ", ".join(f"'{column.name}': '{_TYPES[column.type]}'" for column in table.columns)
            source = f"read_csv({_text(str(rows))}, {_DIALECT}, columns = {{{columns}}})"
            try:
                database.execute(f"COPY (FROM {source}) TO {_text(str(target))} ({options})")
            except duckdb.IOException as error:  # a full disk is told as one, whoever ran into it
                raise OSError(str(error)) from error


def read_parquet(table: Table, source: Path) -> list[Row]:
    """The rows of a Parquet file in the words of the CSV file, null as the empty text. ValueError where it is none."""
    import duckdb

    columns = ", ".join(f"""coalesce(CAST("{name}" AS VARCHAR), '')""" for name in table.header)
    with _database() as database:
        try:
            return database.execute(f"SELECT {columns} FROM read_parquet({_text(str(source))})").fetchall()
        except duckdb.Error as error:
            raise ValueError(f"{source.name} cannot be read as Parquet") from error


def _database() -> DuckDBPyConnection:
    # Imported here because it takes longer than all else a command does that neither reads nor writes Parquet.
    import duckdb

    return duckdb.connect(config={"threads": 1})


def _metadata(told: Mapping[str, str]) -> str:
    pairs = ", ".join(f"{key}: {_text(text)}" for key, text in told.items())
    return f", KV_METADATA {{{pairs}}}" if pairs else ""


def _text(text: str) -> str:
    """An SQL text: COPY takes no parameters."""
    return "'" + text.replace("'", "''") + "'"
