"""Rows as Parquet, in constant memory: DuckDB reads them as CSV from one temporary file and writes another."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from oppna.disseminate.api.v1.column_types import duckdb_columns

PIECE = 256 * 1024
GROUP = 61_440
"""Rows that are held at a time; the file is a little larger than with DuckDB's own, larger groups."""
BUFFER = 4_000_000
"""Bytes that are read at a time."""
_LIMIT = "128MB"


def parquet(rows_csv: Iterator[bytes], kind: type[msgspec.Struct]) -> Iterator[bytes]:
    """The bytes of a Parquet file with the rows. The same rows give the same bytes."""
    with tempfile.TemporaryDirectory(prefix="oppna-parquet-") as folder:
        source, target = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        with source.open("wb") as file:
            file.writelines(rows_csv)
        _convert(source, target, kind)
        with target.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def _convert(source: Path, target: Path, kind: type[msgspec.Struct]) -> None:
    import duckdb  # slow to import, and seldom needed

    columns = ", ".join(f"'{name}': '{type_}'" for name, type_ in duckdb_columns(kind).items())
    dialect = """header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = ''"""
    rows = f"read_csv(?, {dialect}, buffer_size = {BUFFER}, columns = {{{columns}}})"
    with duckdb.connect(config={"threads": 1, "memory_limit": _LIMIT}) as database:
        path = str(target).replace("'", "''")
        database.execute(
            f"COPY (FROM {rows}) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP})", [str(source)]
        )
