"""The value of a group of municipalities: the unweighted mean of its members' own published values.

Only what each member itself shows goes in, so nothing hidden can be worked out; `count` says how many contributed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from oppna.disseminate.cube.statuses import ABSENT, OK
from oppna.disseminate.cube.table import Table
from oppna.disseminate.cube.texts import value_text

DECIMALS = 8
"""As many as Kolada itself tells of its longest numbers."""
NOBODY = "missing"
"""Status of a group of which no member has a value."""


def group_rows(
    table: Table, kpis: Sequence[int], years: Sequence[int], groups: Sequence[tuple[str, np.ndarray]]
) -> Iterator[tuple[int, int, str]]:
    """Indicator, year and row with its comma, for each group that has a member with a row."""
    for kpi in kpis:
        first, last = table.axes.first_lane[kpi], table.axes.first_lane[kpi + 1]
        per_group = [_lanes(table, first, last, years, members) for _, members in groups]
        for number, year in enumerate(years):
            for (id, _), lanes in zip(groups, per_group, strict=True):
                if text := _values(table.axes.genders[kpi], lanes, number):
                    yield kpi, year, _row(table, kpi, id, year, text)


def _lanes(
    table: Table, first: int, last: int, years: Sequence[int], members: np.ndarray
) -> tuple[list[list[float]], list[list[int]], list[list[bool]]]:
    """Means, counts and whether there is any row, lane by lane and year by year."""
    at = (slice(first, last), np.asarray(years, dtype=np.intp)[:, None], members)
    codes, values = table.codes[at], table.values[at]
    known = codes == OK
    counts = known.sum(axis=-1)
    sums = np.where(known, values, 0.0).sum(axis=-1)
    means = np.round(sums / np.maximum(counts, 1), DECIMALS)
    return means.tolist(), counts.tolist(), (codes != ABSENT).any(axis=-1).tolist()


def _values(
    genders: Sequence[str], lanes: tuple[list[list[float]], list[list[int]], list[list[bool]]], number: int
) -> str:
    means, counts, present = lanes
    told = []
    for lane, gender in enumerate(genders):
        count = counts[lane][number]
        if present[lane][number]:
            mean = means[lane][number] if count else None
            told.append(value_text(gender, mean, count, "" if count else NOBODY))
    return ",".join(told)


def _row(table: Table, kpi: int, id: str, year: int, text: str) -> str:
    axes = table.axes
    start = f'{{"kpi":"{axes.kpis[kpi]}","{axes.unit_field}":"{id}","period":{axes.years[year]}'
    return f'{start},"values":[{text}]}},'
