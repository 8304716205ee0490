"""How many rows lie in each block of a table – an indicator and a year – so that a page far on is found without the
rows before it being made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from oppna.disseminate.cube.table import Table

AT_ONCE = 1_000_000
"""Cells looked at in one go: memory stays bounded however much is asked for."""


FEW = 8
"""Where fewer than one unit in so many is asked for they are looked up one by one, else a whole block at once."""


class Members(NamedTuple):
    """Groups of units one after the other: `units` of all of them, and where each group begins among those. No group
    is without members."""

    ids: tuple[str, ...]
    units: np.ndarray
    starts: np.ndarray

    @classmethod
    def of(cls, groups: Sequence[tuple[str, np.ndarray]]) -> Members:
        """The groups that have any member."""
        held = [(id, members) for id, members in groups if len(members)]
        sizes = [0, *(len(members) for _, members in held)]
        units = np.concatenate([members for _, members in held]) if held else np.zeros(0, np.intp)
        return cls(tuple(id for id, _ in held), units, np.cumsum(sizes)[:-1])

    def any(self, there: np.ndarray) -> np.ndarray:
        """Block × unit → block × group: whether any member is there."""
        found: np.ndarray = np.logical_or.reduceat(there, self.starts, axis=1)
        return found


class Part(NamedTuple):
    """Rows `low` to `high` of the block at places `kpi` and `year` of what is counted."""

    kpi: int
    year: int
    low: int
    high: int


def unit_rows(table: Table, kpis: Sequence[int], years: Sequence[int], units: Sequence[int] | None) -> np.ndarray:
    """Indicator × year: how many of the units have a row."""
    if units is None:
        return _counts(table, kpis, years)
    return _counted(table, kpis, years, np.asarray(units, np.intp), len(units), lambda there: there.sum(axis=1))


def group_rows(table: Table, kpis: Sequence[int], years: Sequence[int], groups: Members) -> np.ndarray:
    """Indicator × year: how many of the groups have a member with a row."""
    return _counted(table, kpis, years, groups.units, len(groups.ids), lambda there: groups.any(there).sum(axis=1))


def there(table: Table, kpis: np.ndarray, years: np.ndarray, units: np.ndarray) -> np.ndarray:
    """Block × unit: whether there is a row. `kpis` and `years` beside each other name the blocks."""
    width, offsets = len(table.axes.units), table.offsets
    if len(units) * FEW < width:
        cells, rows = years[:, None] * width + units, kpis[:, None]
        one_by_one: np.ndarray = offsets[rows, cells + 1] > offsets[rows, cells]
        return one_by_one
    shape = (len(table.axes.kpis), len(table.axes.years), width)
    begins, ends = offsets[:, :-1].reshape(shape), offsets[:, 1:].reshape(shape)
    whole: np.ndarray = (ends[kpis, years] > begins[kpis, years])[:, units]
    return whole


def parts(counts: np.ndarray, first: int, limit: int) -> Iterator[Part]:
    """Where the rows `first` to `first + limit` lie, of blocks that hold so many rows each."""
    flat = counts.reshape(-1)
    ends = np.cumsum(flat, dtype=np.int64)
    width = counts.shape[1]
    block = int(np.searchsorted(ends, first, side="right"))
    while block < len(flat) and (begin := int(ends[block]) - int(flat[block])) < first + limit:
        if flat[block]:
            low, high = max(0, first - begin), min(int(flat[block]), first + limit - begin)
            yield Part(block // width, block % width, low, high)
        block += 1


def _counts(table: Table, kpis: Sequence[int], years: Sequence[int]) -> np.ndarray:
    found: np.ndarray = table.counts[np.ix_(np.asarray(kpis, np.intp), np.asarray(years, np.intp))].astype(np.int64)
    return found


def _counted(
    table: Table,
    kpis: Sequence[int],
    years: Sequence[int],
    units: np.ndarray,
    most: int,
    count: Callable[[np.ndarray], np.ndarray],
) -> np.ndarray:
    """Most blocks are empty or full, and say so themselves; only the others are looked into."""
    rows = _counts(table, kpis, years)
    width = len(table.axes.units)
    found = np.where(rows == width, most, 0)
    partly = np.argwhere((rows > 0) & (rows < width))
    if not len(units) or not len(partly):
        return found
    at, of_year = np.asarray(kpis, np.intp)[partly[:, 0]], np.asarray(years, np.intp)[partly[:, 1]]
    step = max(1, AT_ONCE // max(len(units), width))
    for number in range(0, len(partly), step):
        some = slice(number, number + step)
        found[partly[some, 0], partly[some, 1]] = count(there(table, at[some], of_year[some], units))
    return found
