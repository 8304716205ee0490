"""A table too broad for a paper, as several: each begins with the names of the rows."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.report.nouns import LYING, Grid, Row


def pieces(grid: Grid) -> list[Grid]:
    """The table itself where a paper has room for it."""
    return [_part(grid, chosen) for chosen in _shared_out(grid)]


def _shared_out(grid: Grid) -> Iterator[list[int]]:
    """The numbers of the columns in each piece."""
    room = LYING - grid.narrowest
    taken, chosen = 0, list[int]()
    for number, letters in enumerate(grid.letters[1:], 1):
        if chosen and taken + letters > room:
            yield chosen
            taken, chosen = 0, []
        taken, chosen = taken + letters, [*chosen, number]
    yield chosen


def _part(grid: Grid, chosen: list[int]) -> Grid:
    columns = (grid.columns[0], *(grid.columns[one] for one in chosen))
    sections = ((name, tuple(_row(row, chosen) for row in rows)) for name, rows in grid.sections)
    return Grid(columns, tuple(sections), grid.bars)


def _row(row: Row, chosen: list[int]) -> Row:
    return (row[0], *(row[one] for one in chosen)) if len(row) > 1 else row
