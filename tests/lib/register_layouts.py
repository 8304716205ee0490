"""The ways a register may lie in a folder: CSV or Parquet, one file or many. Each replaces the one CSV file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from tests.lib.files import write_csv
from tests.lib.world_registers import COLUMNS

Lay = Callable[[Path, str, list[dict[str, str]]], None]


def parquet(path: Path, rows: list[dict[str, str]], name: str, types: bool = True) -> None:
    """With the types a database would write, or all text."""
    path.parent.mkdir(exist_ok=True, parents=True)
    source = path.with_suffix(".tmp.csv")
    write_csv(source, COLUMNS[name], rows)
    kinds = {"start": "DATE", "end": "DATE", "year": "INTEGER"} if types else {}
    columns = ", ".join(f"{column!r}: {kinds.get(column, 'VARCHAR')!r}" for column in COLUMNS[name])
    with duckdb.connect() as connection:
        read = f"read_csv('{source}', header = true, auto_detect = false, columns = {{{columns}}})"
        connection.execute(f"COPY (SELECT * FROM {read}) TO '{path}' (FORMAT parquet)")
    source.unlink()


def csv_folder(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    (folder / f"{name}.csv").unlink()
    (folder / name).mkdir()
    for number in range(3):
        write_csv(folder / name / f"del-{number}.csv", COLUMNS[name], rows[number::3])


def numbered(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    (folder / f"{name}.csv").unlink()
    for number in range(2):
        write_csv(folder / f"{name}-{number}.csv", COLUMNS[name], rows[number::2])


def parquet_file(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    (folder / f"{name}.csv").unlink()
    parquet(folder / f"{name}.parquet", rows, name)


def parquet_text(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    (folder / f"{name}.csv").unlink()
    parquet(folder / f"{name}.parquet", rows, name, types=False)


def parquet_folder(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    (folder / f"{name}.csv").unlink()
    for number in range(2):
        parquet(folder / f"{name}.parquet" / f"part-{number}.parquet", rows[number::2], name)
    (folder / f"{name}.parquet" / "_SUCCESS").touch()


LAYOUTS: tuple[Lay, ...] = (csv_folder, numbered, parquet_file, parquet_text, parquet_folder)
