"""Interchange files for tests: worlds written as the files a producer would put in a folder, results read back."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

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


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
