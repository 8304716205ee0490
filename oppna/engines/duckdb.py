"""Registers on DuckDB, embedded. What does not fit in the memory allowed is put aside on disk and removed after."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

from oppna.engines.tables import DiskFull, Row, TooLittleMemory, Unreadable, header
from oppna.interchange.register_files import Form

_KINDS = {"VARCHAR": "text", "DATE": "date"}
_WHOLE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?")
_OURS = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
"""A statement of ours that is wrong: a fault of the program, and it quotes no row."""
_LINE = re.compile(r"\bLine: (\d+)")


class DuckDB:
    """A connection of its own, with a private folder for what spills."""

    def __init__(self, memory: str = "", threads: int = 0) -> None:
        self._aside = tempfile.TemporaryDirectory(prefix="oppna-register-")
        self._connection = duckdb.connect(":memory:")
        self._connection.execute(f"SET temp_directory = {_text(self._aside.name)}")
        self._connection.execute("SET enable_progress_bar = false")
        self._connection.execute("CREATE OR REPLACE TEMP MACRO regexp_like(a, b) AS regexp_matches(a, b)")
        self._connection.execute("CREATE OR REPLACE TEMP MACRO unix_date(a) AS a - DATE '1970-01-01'")
        for setting, value in (("memory_limit", memory), ("threads", str(threads or ""))):
            if value:
                self._connection.execute(f"SET {setting} = {_text(value)}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()
        self._aside.cleanup()

    def columns(self, path: Path, form: Form) -> dict[str, str]:
        if form == "csv":
            return dict.fromkeys(header(path)[0], "text")
        described = self.rows(f"DESCRIBE SELECT * FROM read_parquet({_text(str(path))})")
        return {str(name): _kind(str(kind)) for name, kind, *_ in described}

    def read(self, name: str, paths: Sequence[Path], form: Form, columns: Sequence[str]) -> None:
        named = ", ".join(f'"{column}" AS {column}_' for column in columns)
        self.view(name, f"SELECT {named} FROM {_source(paths, form)}")

    def view(self, name: str, sql: str) -> None:
        self._run(f"CREATE OR REPLACE TEMP VIEW {name} AS {sql}")

    def keep(self, name: str, sql: str) -> None:
        self._run(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def rows(self, sql: str) -> list[Row]:
        return self._run(sql)

    def row_numbers(self, path: Path, form: Form, columns: Sequence[str], condition: str, most: int) -> list[int]:
        named = ", ".join(f'"{column}" AS {column}_' for column in columns)
        numbered = f"SELECT {named}, row_number() OVER () AS place FROM {_source([path], form)}"
        found = self._run(f"SELECT place FROM ({numbered}) AS numbered WHERE {condition} ORDER BY place LIMIT {most}")
        first = 2 if form == "csv" else 1
        return [place + first - 1 for (place,) in found]

    def _run(self, sql: str) -> list[Row]:
        """Every thread keeps something in memory that cannot be put aside: one alone gets by with less."""
        with _silent(self._aside.name):
            try:
                return self._connection.execute(sql).fetchall()
            except duckdb.OutOfMemoryException:
                self._connection.execute("SET threads = 1")
                return self._connection.execute(sql).fetchall()


@contextmanager
def _silent(aside: str) -> Iterator[None]:
    """A message of the engine can quote a row, and a row is a person: only where it was goes on."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise TooLittleMemory from None
    except _OURS:
        raise
    except duckdb.Error as fault:  # whatever a broken file makes of it: the readers name no exception of their own
        if aside in str(fault):
            raise DiskFull(aside) from None
        line = _LINE.search(str(fault))
        raise Unreadable(int(line[1]) if line else 0) from None


def _source(paths: Sequence[Path], form: Form) -> str:
    files = "[" + ", ".join(_text(str(path)) for path in paths) + "]"
    if form == "parquet":
        return f"read_parquet({files})"
    names, separator = header(paths[0])
    columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in names)
    return (
        f"read_csv({files}, auto_detect = false, header = true, delim = {_text(separator)}, quote = '\"', "
        f"escape = '\"', columns = {{{columns}}})"
    )


def _kind(name: str) -> str:
    return "integer" if _WHOLE.fullmatch(name) else _KINDS.get(name, name)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
