"""The rows of groups of municipalities: a page of them, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from oppna.disseminate.cube.blocks import Members, group_rows, parts
from oppna.disseminate.cube.means import mean_rows
from oppna.disseminate.cube.table import Chosen, Table


def grouped(table: Table, chosen: Chosen, groups: Members, first: int, limit: int) -> tuple[list[bytes], int]:
    """The rows from number `first` on, at most `limit`, and how many there are in all."""
    counts = group_rows(table, chosen.kpis, chosen.years, groups)
    return list(_made(table, chosen, groups, counts, first, limit)), int(counts.sum())


def _made(table: Table, chosen: Chosen, groups: Members, counts: np.ndarray, first: int, limit: int) -> Iterator[bytes]:
    for kpi, of_kpi in groupby(parts(counts, first, limit), lambda part: part.kpi):
        some = list(of_kpi)
        years = [chosen.years[part.year] for part in some]
        for part, rows in zip(some, mean_rows(table, chosen.kpis[kpi], years, groups), strict=True):
            for _, text in rows[part.low : part.high]:
                yield text.encode()
