"""What a measure on registers asks of an engine: read files, keep a step, count. The SQL is the caller's, written once.

The SQL keeps to what DuckDB and Spark read alike (regexp_like and unix_date are Spark's names; DuckDB is taught them).
A column x of a file is called x_ in it, so that no name is a reserved word anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from oppna.interchange.register_files import Form

Row = tuple[Any, ...]


class Unreadable(Exception):
    """A file breaks its own form. Holds the row where it is known, and never what stands there."""

    def __init__(self, row: int = 0) -> None:
        self.row = row
        super().__init__("a register file cannot be read")


class TooLittleMemory(Exception):
    """The memory that was allowed is too small even when what does not fit is put on disk."""


class DiskFull(Exception):
    """What does not fit in memory does not fit on the disk either. Holds the folder it was put in."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        super().__init__("no room aside")


class Tables(Protocol):
    """An open engine. Every text it is given is SQL of ours; no value of a file ever becomes part of it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None: ...

    def columns(self, path: Path, form: Form) -> dict[str, str]:
        """The columns of a file and what they hold: "text", "date", "integer", or the engine's name of another type."""

    def read(self, name: str, paths: Sequence[Path], form: Form, columns: Sequence[str]) -> None:
        """Make the files a view `name` with all `columns` of the header, each with its _."""

    def view(self, name: str, sql: str) -> None:
        """Name a query."""

    def keep(self, name: str, sql: str) -> None:
        """Run a query now and keep its rows as `name`."""

    def rows(self, sql: str) -> list[Row]:
        """The rows of a query that gives few."""

    def row_numbers(self, path: Path, form: Form, columns: Sequence[str], condition: str, most: int) -> list[int]:
        """The first rows of a file for which a condition holds, counted as the file counts them; none if not known."""


def header(path: Path) -> tuple[list[str], str]:
    """The names in the header row of a CSV file, and what separates them."""
    import csv

    try:
        with path.open("rb") as file:
            first = file.readline().decode("utf-8-sig")  # the row alone: a fault further down has a row of its own
    except (UnicodeDecodeError, OSError):
        raise Unreadable(1) from None
    separator = ";" if ";" in first and "," not in first else ","
    return [name.strip().lower() for name in next(csv.reader([first], delimiter=separator), [])], separator
