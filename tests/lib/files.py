"""Interchange files for tests: worlds written as the files a producer would put in a folder, results read back."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

Rows = list[dict[str, str]]

UNITS = ("unit", "name", "kind", "municipality", "county", "population", "skr_group")
ANSWERS = ("unit", "question", "answer")
BBIC = ("unit",)
CHILDREN = ("unit", "longterm", "children")
RESULTS = ("edition", "indicator", "level", "area", "value", "numerator", "denominator", "population", "status")


def write_csv(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_input(
    folder: Path, units: Rows, bbic: list[str] | None, children: Rows | None, **answers: Rows | None
) -> Path:
    """An input folder. `answers`: files of answers by name without .csv. What is None is not written."""
    folder.mkdir(parents=True, exist_ok=True)
    licences = None if bbic is None else [{"unit": code} for code in bbic]
    said = ((name, ANSWERS, rows) for name, rows in answers.items())
    registers = (("bbic", BBIC, licences), ("children", CHILDREN, children))
    for name, columns, rows in (("units", UNITS, units), *registers, *said):
        if rows is not None:
            write_csv(folder / f"{name}.csv", columns, rows)
    return folder


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
