"""A table of figures laid out for lookups. Its rows are ready texts; a request picks stretches of text by position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from oppna.disseminate.cube.axes import Axes

FEW = 96
"""So many cells are looked up one by one; beyond, arrays are faster."""
AT_ONCE = 200_000


class Chosen(NamedTuple):
    """Positions of indicators, years and units, each in order. `units` None: all of them."""

    kpis: Sequence[int]
    years: Sequence[int]
    units: Sequence[int] | None


class Page(NamedTuple):
    """`rows`: texts, each row with a comma at its end. `taken`: rows of the page. `seen`: rows met before and in it,
    more than fit where there is another page."""

    rows: list[memoryview]
    taken: int
    seen: int


@dataclass(frozen=True)
class Table:
    """`text`: all rows, indicator by indicator, year by year. `starts`: where the rows of an indicator begin.
    `offsets`: indicator × (cells + 1), where a row begins after that; an absent row has no length. `counts`:
    indicator × year, how many rows. `values`, `codes`: lane × year × unit. `days`: indicator × year, the day (ordinal)
    its figures became public; `changed`: indicator and cell → the day it changed later, and whether its value was lost.
    """

    axes: Axes
    text: memoryview
    starts: np.ndarray
    offsets: np.ndarray
    counts: np.ndarray
    values: np.ndarray
    codes: np.ndarray
    days: np.ndarray
    changed: dict[tuple[int, int], tuple[int, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbers: Any = self.offsets.reshape(-1)
        flat = memoryview(numbers) if self.offsets.size else memoryview(b"").cast("I")
        object.__setattr__(self, "_offset", flat)
        object.__setattr__(self, "_start", self.starts.tolist())
        object.__setattr__(self, "_count", self.counts.tolist())
        object.__setattr__(self, "_width", len(self.axes.units))
        object.__setattr__(self, "_cells", self.axes.cells)

    def page(self, chosen: Chosen, first: int, limit: int) -> Page:
        """The present rows from number `first` on, at most `limit`."""
        units, years = chosen.units, chosen.years
        if units is None:
            return self._whole_years(chosen, first, limit)
        if len(chosen.kpis) * len(years) * len(units) <= FEW:
            if len(units) == 1 and len(years) == len(self.axes.years):
                return self._series(chosen.kpis, units[0], first, limit)
            return self._few(chosen, units, first, limit)
        return self._many(chosen, first, limit)

    def _few(self, chosen: Chosen, units: Sequence[int], first: int, limit: int) -> Page:
        offset: Any = self._offset  # type: ignore[attr-defined]
        starts: list[int] = self._start  # type: ignore[attr-defined]
        text, width, cells = self.text, self.axes.cells + 1, self.axes.cells_of(chosen.years, units)
        pieces: list[memoryview] = []
        for kpi in chosen.kpis:
            row, start = kpi * width, starts[kpi]
            for cell in cells:
                begin, end = offset[row + cell], offset[row + cell + 1]
                if end > begin:
                    pieces.append(text[start + begin : start + end])
        return _paged(pieces, first, limit)

    def one(self, kpi: int, year: int, unit: int) -> list[memoryview]:
        """The row of a cell, if there is one."""
        offset: Any = self._offset  # type: ignore[attr-defined]
        start: int = self._start[kpi]  # type: ignore[attr-defined]
        at = kpi * (self._cells + 1) + year * self._width + unit  # type: ignore[attr-defined]
        begin, end = offset[at], offset[at + 1]
        return [self.text[start + begin : start + end]] if end > begin else []

    def series(self, kpi: int, unit: int) -> list[memoryview]:
        """All years of one unit: places at even distances, taken at once."""
        offset: Any = self._offset  # type: ignore[attr-defined]
        start: int = self._start[kpi]  # type: ignore[attr-defined]
        text, cells, step = self.text, self._cells, self._width  # type: ignore[attr-defined]
        row = kpi * (cells + 1)
        begins = offset[row + unit : row + cells : step].tolist()
        ends = offset[row + unit + 1 : row + cells + 1 : step].tolist()
        return [text[start + begin : start + end] for begin, end in zip(begins, ends, strict=True) if end > begin]

    def _series(self, kpis: Sequence[int], unit: int, first: int, limit: int) -> Page:
        return _paged([row for kpi in kpis for row in self.series(kpi, unit)], first, limit)

    def _whole_years(self, chosen: Chosen, first: int, limit: int) -> Page:
        """All units of a year lie beside each other, and so do years that follow each other."""
        spans: list[tuple[int, int]] = []
        seen, last = 0, first + limit
        for kpi in chosen.kpis:
            counts = self._count[kpi]  # type: ignore[attr-defined]
            for year in chosen.years:
                count = counts[year]
                if count and seen + count > first:
                    _add(spans, self._span(kpi, year, max(0, first - seen), min(count, last - seen), count))
                seen += count
                if seen > last:
                    return Page([self.text[begin:end] for begin, end in spans], limit, seen)
        return Page([self.text[begin:end] for begin, end in spans], max(0, seen - first), seen)

    def _span(self, kpi: int, year: int, low: int, high: int, count: int) -> tuple[int, int]:
        """Where the rows `low` to `high` of an indicator and year lie, of `count` that there are."""
        offset: Any = self._offset  # type: ignore[attr-defined]
        start, width = self._start[kpi], len(self.axes.units)  # type: ignore[attr-defined]
        at = kpi * (self.axes.cells + 1) + year * width
        if (low, high) == (0, count):
            return start + offset[at], start + offset[at + width]
        places = np.frombuffer(offset, np.uint32, width + 1, 4 * at)
        ends = places[1:][places[1:] > places[:-1]]
        begin = int(ends[low - 1]) if low else int(places[0])
        return start + begin, start + (int(ends[high - 1]) if high > low else begin)

    def _many(self, chosen: Chosen, first: int, limit: int) -> Page:
        """As `_few`, some indicators at a time; counts on to the first row after the page, and no further."""
        pieces: list[memoryview] = []
        seen = 0
        for begins, ends in self._present(chosen):
            low, high = max(0, first - seen), min(len(begins), first + limit - seen)
            if low < high:
                pieces.extend(self._joined(begins[low:high], ends[low:high]))
            seen += len(begins)
            if seen > first + limit:
                break
        return Page(pieces, max(0, min(seen, first + limit) - first), seen)

    def _present(self, chosen: Chosen) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        at = np.asarray(self.axes.cells_of(chosen.years, chosen.units or ()), dtype=np.intp)
        step = max(1, AT_ONCE // max(1, len(at)))
        for number in range(0, len(chosen.kpis), step):
            some = np.asarray(chosen.kpis[number : number + step], dtype=np.intp)[:, None]
            begins, ends, start = self.offsets[some, at], self.offsets[some, at + 1], self.starts[some]
            kept = ends > begins
            yield (begins + start)[kept], (ends + start)[kept]

    def _joined(self, begins: np.ndarray, ends: np.ndarray) -> Iterator[memoryview]:
        """Rows that lie beside each other are one stretch of text."""
        breaks = np.flatnonzero(begins[1:] != ends[:-1])
        firsts = begins[np.concatenate(([0], breaks + 1))].tolist()
        lasts = ends[np.concatenate((breaks, [len(ends) - 1]))].tolist()
        for begin, end in zip(firsts, lasts, strict=True):
            yield self.text[begin:end]

    def row(self, kpi: int, cell: int) -> bytes:
        """One row with its comma, b"" where there is none."""
        start = int(self.starts[kpi])
        return bytes(self.text[start + int(self.offsets[kpi, cell]) : start + int(self.offsets[kpi, cell + 1])])


def _paged(pieces: list[memoryview], first: int, limit: int) -> Page:
    some = pieces[first : first + limit] if first or len(pieces) > limit else pieces
    return Page(some, len(some), len(pieces))


def _add(spans: list[tuple[int, int]], span: tuple[int, int]) -> None:
    """Put a stretch of text after the others, or make the last one longer."""
    if spans and spans[-1][1] == span[0]:
        spans[-1] = (spans[-1][0], span[1])
    else:
        spans.append(span)
