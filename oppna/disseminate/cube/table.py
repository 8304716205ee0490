"""A table of figures laid out for lookups. Its rows are ready texts; a request picks stretches of text by position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from oppna.disseminate.cube.axes import Axes

FEW = 96
"""So many cells are looked up one by one; beyond, arrays are faster."""
AT_ONCE = 200_000


@dataclass(frozen=True)
class Table:
    """`text`: all rows, indicator by indicator. `starts`: where the rows of an indicator begin. `offsets`: indicator ×
    (cells + 1), where a row begins after that; an absent row has no length. `values`, `codes`: lane × year × unit.
    `days`: indicator × year, the day (ordinal) its figures became public; `changed`: later changes.
    """

    axes: Axes
    text: memoryview
    starts: np.ndarray
    offsets: np.ndarray
    values: np.ndarray
    codes: np.ndarray
    days: np.ndarray
    changed: dict[tuple[int, int], tuple[int, bool]] = field(default_factory=dict)
    """Indicator and cell → the day it last changed, and whether its value was taken away."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_start", self.starts.tolist())
        flat = memoryview(self.offsets.reshape(-1)) if self.offsets.size else memoryview(b"").cast("I")
        object.__setattr__(self, "_offset", flat)

    def page(self, kpis: Sequence[int], cells: Sequence[int], first: int, limit: int) -> Page:
        """The present rows of the indicators and cells from number `first` on, at most `limit`."""
        if len(kpis) * len(cells) <= FEW:
            return self._few(kpis, cells, first, limit)
        return self._many(kpis, cells, first, limit)

    def _few(self, kpis: Sequence[int], cells: Sequence[int], first: int, limit: int) -> Page:
        offset: Any = self._offset  # type: ignore[attr-defined]
        text, width, pieces = self.text, self.axes.cells + 1, []
        for kpi in kpis:
            row, start = kpi * width, self._start[kpi]  # type: ignore[attr-defined]
            for cell in cells:
                begin, end = offset[row + cell], offset[row + cell + 1]
                if end > begin:
                    pieces.append(text[start + begin : start + end])
        return Page(pieces[first : first + limit], len(pieces[first : first + limit]), len(pieces))

    def _many(self, kpis: Sequence[int], cells: Sequence[int], first: int, limit: int) -> Page:
        """As `_few`, some indicators at a time; counts on to the first row after the page, and no further."""
        pieces: list[memoryview] = []
        seen = 0
        for begins, ends in self._present(kpis, cells):
            low, high = max(0, first - seen), min(len(begins), first + limit - seen)
            if low < high:
                pieces.extend(self._joined(begins[low:high], ends[low:high]))
            seen += len(begins)
            if seen > first + limit:
                break
        return Page(pieces, max(0, min(seen, first + limit) - first), seen)

    def _present(self, kpis: Sequence[int], cells: Sequence[int]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        step = max(1, AT_ONCE // max(1, len(cells)))
        all_of_them = isinstance(cells, range)
        at = cells if all_of_them else np.asarray(cells, dtype=np.intp)
        for number in range(0, len(kpis), step):
            some = np.asarray(kpis[number : number + step], dtype=np.intp)
            if all_of_them:
                rows = self.offsets[some]
                begins, ends = rows[:, :-1], rows[:, 1:]
            else:
                begins, ends = self.offsets[some[:, None], at], self.offsets[some[:, None], at + 1]
            start = self.starts[some][:, None]
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


@dataclass(frozen=True)
class Page:
    """`rows`: texts, each row with a comma at its end. `count`: rows of the page. `seen`: rows met before and in it,
    more than fit where there is another page."""

    rows: list[memoryview]
    count: int
    seen: int
