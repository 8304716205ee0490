"""A race is only worth telling of when all have come to the same rows."""

from __future__ import annotations

import csv
from pathlib import Path


def rows(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(map(tuple, csv.reader(file)))


def assert_same(ours: Path, *others: Path) -> None:
    """Every file has the rows of `ours`, in any order. Raises AssertionError with the first that differ."""
    expected = rows(ours)
    for path in others:
        found = rows(path)
        odd = sorted(set(expected) ^ set(found))[:6]
        assert found == expected, f"{path.stem} has {len(found)} rows, we have {len(expected)}; differing: {odd}"
