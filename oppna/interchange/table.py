"""A delimited file as a table with known columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from oppna.errors import Problem, refuse
from oppna.interchange.decode import rows_in, rows_of


@dataclass(frozen=True)
class Table:
    """`rows` holds (row number, fields in the order of the wanted columns); blank rows are gone.

    `problems` are rows that do not fit the header; they are left out of `rows`.
    """

    file: str
    rows: list[tuple[int, tuple[str, ...]]]
    problems: list[Problem]

    def __iter__(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        return iter(self.rows)


def read_table(path: Path, columns: tuple[str, ...]) -> Table:
    """The wanted columns of a file; other columns are ignored. Raises Refused when the file cannot be used at all."""
    return _table(rows_of(path), columns, path.name)


def table_in(data: bytes, name: str, columns: tuple[str, ...]) -> Table:
    """`read_table` for what somebody sent instead of a file."""
    return _table(rows_in(data, name), columns, name)


def _table(rows: list[list[str]], columns: tuple[str, ...], name: str) -> Table:
    first = next((i for i, row in enumerate(rows) if any(row)), 0)
    header = [field.strip().lower() for field in rows[first]]
    _require(header, columns, name, first + 1)
    pick = _picker([header.index(column) for column in columns])
    body = rows[first + 1 :]
    problems = _fit(body, len(header), name, first + 2)
    kept = [(number, fields) for number, fields in enumerate(map(pick, body), first + 2) if "".join(fields).strip()]
    return Table(name, kept, problems)


def _fit(rows: list[list[str]], width: int, file: str, start: int) -> list[Problem]:
    """Give every row the header's width. A row that cannot have it is told of and left blank."""
    problems = []
    for position, row in enumerate(rows):
        if len(row) == width:
            continue
        blank = not any(field.strip() for field in row)
        fitted = None if blank else _fitted(row, width)
        if fitted is None and not blank:
            problems.append(_misfit(file, start + position, len(row), width))
        rows[position] = fitted or [""] * width
    return problems


def _picker(positions: list[int]) -> Callable[[list[str]], tuple[str, ...]]:
    """itemgetter gives a bare value for one position; a row is always a tuple."""
    if len(positions) == 1:
        (only,) = positions
        return lambda row: (row[only],)
    return itemgetter(*positions)


def _require(header: list[str], columns: tuple[str, ...], file: str, row: int) -> None:
    missing = [column for column in columns if column not in header]
    if missing:
        raise refuse(
            f"kolumnen {', '.join(missing)} saknas i rubrikraden; rubrikraden ska vara {','.join(columns)}.",
            file=file,
            row=row,
            code="KOLUMN_SAKNAS",
        )
    twice = sorted({column for column in columns if header.count(column) > 1})
    if twice:
        sentence = f"kolumnen {', '.join(twice)} står två gånger; behåll en."
        raise refuse(sentence, file=file, row=row, code="KOLUMN_DUBBEL")


def _fitted(row: list[str], width: int) -> list[str] | None:
    """Spreadsheets add empty fields at the end; anything else is no fit."""
    if len(row) > width and not any(field.strip() for field in row[width:]):
        return row[:width]
    return None


def _misfit(file: str, number: int, found: int, width: int) -> Problem:
    advice = (
        "sätt citattecken om fält som innehåller avgränsaren och skriv decimaler med punkt"
        if found > width
        else "fyll i de fält som fattas, tomma fält med bara avgränsare"
    )
    return Problem(file, number, "RAD_BREDD", f"raden har {found} fält men rubriken {width}; {advice}.")
