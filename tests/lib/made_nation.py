"""A made-up nation read back as plain tables, and what its truth says of every cell."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb

from tests.lib.reference_registers import Cell, Table

Counts = dict[tuple[str, str, str], tuple[int, int, int]]
"""(indicator, level, area) → persons, those who lack a result, those with a Ja."""
REGISTERS = ("placements", "grades", "gymnasium", "population")


def truth(folder: Path) -> Counts:
    return {
        (row["indicator"], row["level"], row["area"]): (int(row["persons"]), int(row["lacking"]), int(row["eligible"]))
        for row in rows(folder / "truth.csv")
    }


def remarks(folder: Path) -> dict[str, int]:
    return {row["code"]: int(row["number"]) for row in rows(folder / "truth-remarks.csv")}


def cells(counts: Counts) -> dict[tuple[str, str, str], Cell]:
    """The cells that such counts make [METHOD 7]."""
    return {key: _cell(counts, *key) for key in counts}


def _cell(counts: Counts, measure: str, level: str, area: str) -> Cell:
    count, lacking, eligible = counts[measure, level, area]
    base, base_lacking, _ = counts[measure.replace("UTB_gy", "UTB_ak9"), level, area]
    reduction = Fraction(30, 100) * base_lacking * Fraction(count, base) if base else Fraction(0)
    denominator = count - min(reduction, Fraction(lacking))
    if 1 <= eligible <= 3 or 1 <= count - eligible <= 3 or denominator < 20:
        return None, None, None, None, "confidential"
    return Fraction(eligible) / denominator, Fraction(eligible), denominator, count, "ok"


def rows(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables(folder: Path) -> dict[str, Table]:
    """The registers as text, whatever form and however many files they have."""
    return {name: _table(sorted(folder.glob(f"{name}*"))) for name in REGISTERS}


def _table(paths: list[Path]) -> Table:
    if paths[0].suffix == ".csv":
        return [row for path in paths for row in rows(path)]
    with duckdb.connect() as connection:
        read: Any = connection.execute(f"SELECT * FROM read_parquet({[str(path) for path in paths]})")
        names = [column[0] for column in read.description]
        return [
            {name: "" if value is None else str(value) for name, value in zip(names, row, strict=True)}
            for row in read.fetchall()
        ]
