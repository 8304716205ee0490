"""Two sets of rows compared cell by cell, told so that the first wrong cell can be worked out by hand."""

from pathlib import Path

from tests.lib.files import read_csv
from tests.lib.reference import Row, Rows

MOST = 12
"""Differences told at most; the rest are counted."""


def rows_of_file(path: Path) -> Rows:
    """results.csv as the reference writes its rows. A repeated row fails here."""
    rows: Rows = {}
    for line in read_csv(path):
        key = (line["indicator"], line["level"], line["area"])
        assert key not in rows, f"{key} stands twice in {path.name}"
        rows[key] = Row(line["value"], line["numerator"], line["denominator"], line["population"], line["status"])
    return rows


def differences(got: Rows, expected: Rows) -> list[str]:
    """One line per row that differs, with both sides; rows on one side only are told too."""
    lines = []
    for key in sorted(got.keys() | expected.keys()):
        if got.get(key) != expected.get(key):
            lines.append(f"{' '.join(key)}: product {_told(got.get(key))}, reference {_told(expected.get(key))}")
    return lines


def assert_same(got: Rows, expected: Rows) -> None:
    lines = differences(got, expected)
    assert not lines, f"{len(lines)} of {len(expected)} rows differ:\n" + "\n".join(lines[:MOST])


def _told(row: Row | None) -> str:
    return "has no such row" if row is None else "|".join(row)
