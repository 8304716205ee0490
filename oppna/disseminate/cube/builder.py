"""Making a table, indicator by indicator, in memory or into files: the same rows either way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np

from oppna.disseminate.cube.axes import Axes
from oppna.disseminate.cube.statuses import ABSENT
from oppna.disseminate.cube.table import Table
from oppna.disseminate.cube.texts import beginnings, rows_of


@dataclass
class Part:
    """One indicator: its rows as text, where each begins, and its figures."""

    text: bytes
    offsets: np.ndarray
    counts: np.ndarray
    values: np.ndarray
    codes: np.ndarray


@dataclass
class Builder:
    """Hands each part on as it is done. `add` must be called for every indicator of the axes, in order."""

    axes: Axes
    keep: Callable[[Part], None]
    _begin: list[str] = field(default_factory=list)
    _added: int = 0

    def __post_init__(self) -> None:
        self._begin = beginnings(self.axes)

    def add(self, values: np.ndarray, codes: np.ndarray) -> None:
        """The figures of the next indicator: gender × year × unit."""
        kpi, genders = self.axes.kpis[self._added], self.axes.genders[self._added]
        flat = (len(genders), self.axes.cells)
        rows = rows_of(kpi, genders, self._begin, values.reshape(flat).tolist(), codes.reshape(flat).tolist())
        offsets = np.fromiter(accumulate(map(len, rows), initial=0), dtype=np.uint32, count=len(rows) + 1)
        counts = (codes != ABSENT).any(axis=0).sum(axis=1).astype(np.uint32)
        self.keep(Part("".join(rows).encode("ascii"), offsets, counts, values, codes))
        self._added += 1


def in_memory(axes: Axes, figures: Callable[[int], tuple[np.ndarray, np.ndarray]], days: np.ndarray) -> Table:
    """A table of figures that are at hand: `figures` gives those of an indicator by its number."""
    parts: list[Part] = []
    builder = Builder(axes, parts.append)
    for number in range(len(axes.kpis)):
        builder.add(*figures(number))
    width = axes.cells + 1
    lanes = (axes.first_lane[-1], len(axes.years), len(axes.units))
    return Table(
        axes=axes,
        text=memoryview(b"".join(part.text for part in parts)),
        starts=np.fromiter(accumulate((len(part.text) for part in parts), initial=0), np.int64, len(parts) + 1),
        offsets=np.stack([part.offsets for part in parts]) if parts else np.zeros((0, width), np.uint32),
        counts=np.stack([part.counts for part in parts]) if parts else np.zeros((0, len(axes.years)), np.uint32),
        values=np.concatenate([part.values for part in parts]) if parts else np.zeros(lanes),
        codes=np.concatenate([part.codes for part in parts]) if parts else np.zeros(lanes, np.uint8),
        days=days,
    )
