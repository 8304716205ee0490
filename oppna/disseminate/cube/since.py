"""What changed on a day or later: rows that each say whether their value was taken away, a page of them at a time.

A block – an indicator and a year – that became public on the day or later has changed as a whole; in an older one only
the cells that a correction touched have. A group has changed when one of its members has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from oppna.disseminate.cube.blocks import Members, Part, group_rows, parts, there, unit_rows
from oppna.disseminate.cube.means import mean_rows
from oppna.disseminate.cube.table import Chosen, Table
from oppna.disseminate.cube.texts import KEPT, value_text

_KEPT = KEPT.encode()
Block = tuple[int, int]
"""Places of an indicator and a year in what was chosen."""


@dataclass(frozen=True)
class Changes:
    """The changes of what was chosen, since a day (ordinal). `kept`, `deleted`: what a value says of itself."""

    table: Table
    chosen: Chosen
    since: int
    kept: bytes
    deleted: bytes

    def cells(self, first: int, limit: int) -> tuple[list[bytes], int]:
        """The rows of units from number `first` on, at most `limit`, and how many there are in all."""
        chosen, units = self.chosen, self._units
        counts = self._where_late(unit_rows(self.table, chosen.kpis, chosen.years, chosen.units))
        for block, marks in self._marked.items():
            counts[block] += sum(
                self._counts_beside(block, unit, lost) for unit, lost in marks.items() if unit in units
            )
        found = (rows[part.low : part.high] for part in parts(counts, first, limit) if (rows := self._rows(part)))
        return [row for rows in found for row in rows], int(counts.sum())

    def groups(self, groups: Members, first: int, limit: int) -> tuple[list[bytes], int]:
        """The same for groups."""
        counts = self._where_late(group_rows(self.table, self.chosen.kpis, self.chosen.years, groups))
        touched = {block: self._touched(block, marks, groups) for block, marks in self._older()}
        for block, which in touched.items():
            counts[block] = which.sum()
        rows = [row for part in parts(counts, first, limit) for row in self._means(part, groups, touched)]
        return rows, int(counts.sum())

    @cached_property
    def _units(self) -> Sequence[int]:
        return range(len(self.table.axes.units)) if self.chosen.units is None else self.chosen.units

    @cached_property
    def _late(self) -> np.ndarray:
        """Indicator × year: whether all of it became public on the day or later."""
        found: np.ndarray = self.table.days[np.ix_(*map(np.asarray, (self.chosen.kpis, self.chosen.years)))]
        return found >= self.since

    def _where_late(self, counts: np.ndarray) -> np.ndarray:
        return np.where(self._late, counts, 0)

    @cached_property
    def _marked(self) -> Mapping[Block, dict[int, bool]]:
        """Block → unit → whether its value was lost, for cells that a correction touched on the day or later."""
        kpis = {kpi: place for place, kpi in enumerate(self.chosen.kpis)}
        years = {year: place for place, year in enumerate(self.chosen.years)}
        found: defaultdict[Block, dict[int, bool]] = defaultdict(dict)
        for (kpi, cell), (day, lost) in self.table.changed.items():
            year, unit = divmod(cell, len(self.table.axes.units))
            if day >= self.since and kpi in kpis and year in years:
                found[kpis[kpi], years[year]][unit] = lost
        return found

    def _older(self) -> Iterator[tuple[Block, dict[int, bool]]]:
        return ((block, marks) for block, marks in self._marked.items() if not self._late[block])

    def _counts_beside(self, block: Block, unit: int, lost: bool) -> bool:
        """Whether a touched cell is a row that the rows of its block do not hold already."""
        is_there = bool(self._row(block, unit))
        return lost and not is_there if self._late[block] else lost or is_there

    def _rows(self, part: Part) -> list[bytes]:
        block = part.kpi, part.year
        marks = self._marked.get(block, {})
        units = self._units if self._late[block] else [unit for unit in self._units if unit in marks]
        told = ((self._row(block, unit) or self._vanished(block, unit, marks), unit) for unit in units)
        return [self._marked_as(row, marks.get(unit, False)) for row, unit in told if row]

    def _marked_as(self, row: bytes, lost: bool) -> bytes:
        return row.replace(_KEPT, self.deleted if lost else self.kept)

    def _row(self, block: Block, unit: int) -> bytes:
        kpi, year = self.chosen.kpis[block[0]], self.chosen.years[block[1]]
        return self.table.row(kpi, year * len(self.table.axes.units) + unit)

    def _vanished(self, block: Block, unit: int, marks: Mapping[int, bool]) -> bytes:
        """The row of a cell that a correction left out."""
        if not marks.get(unit):
            return b""
        axes, kpi = self.table.axes, self.chosen.kpis[block[0]]
        values = ",".join(value_text(gender, None, 0, "") for gender in axes.genders[kpi])
        period = axes.years[self.chosen.years[block[1]]]
        start = f'{{"kpi":"{axes.kpis[kpi]}","{axes.unit_field}":"{axes.units[unit]}","period":{period}'
        return f'{start},"values":[{values}]}},'.encode()

    def _touched(self, block: Block, marks: Mapping[int, bool], groups: Members) -> np.ndarray:
        """Which groups have a touched member, and any row."""
        kpi, year = np.array([self.chosen.kpis[block[0]]]), np.array([self.chosen.years[block[1]]])
        touched = np.isin(groups.units, np.fromiter(marks, np.intp))[None, :]
        found: np.ndarray = (groups.any(touched) & groups.any(there(self.table, kpi, year, groups.units)))[0]
        return found

    def _means(self, part: Part, groups: Members, touched: Mapping[Block, np.ndarray]) -> Iterator[bytes]:
        kpi, year = self.chosen.kpis[part.kpi], self.chosen.years[part.year]
        (rows,) = mean_rows(self.table, kpi, [year], groups)
        which = touched.get((part.kpi, part.year))
        held = [text for group, text in rows if which is None or which[group]]
        return (self._marked_as(text.encode(), False) for text in held[part.low : part.high])
