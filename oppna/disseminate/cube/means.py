"""The value of a group of municipalities: the unweighted mean of its members' own published values.

Only what each member itself shows goes in, so nothing hidden can be worked out; `count` says how many contributed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from oppna.disseminate.cube.blocks import Members
from oppna.disseminate.cube.statuses import ABSENT, OK
from oppna.disseminate.cube.table import Table
from oppna.disseminate.cube.texts import value_text

DECIMALS = 8
"""As many as Kolada itself tells of its longest numbers."""
NOBODY = "missing"
"""Status of a group of which no member has a value."""


def mean_rows(table: Table, kpi: int, years: Sequence[int], groups: Members) -> Iterator[list[tuple[int, str]]]:
    """For each year, number and row (with its comma) of the groups that have a member with a row."""
    axes = table.axes
    lanes = _lanes(table, kpi, years, groups)
    for number, year in enumerate(years):
        end = f'","period":{axes.years[year]},"values":['
        found = []
        for group, id in enumerate(groups.ids):
            if text := _values(axes.genders[kpi], lanes, number, group):
                found.append((group, f'{{"kpi":"{axes.kpis[kpi]}","{axes.unit_field}":"{id}{end}{text}]}},'))
        yield found


_Lanes = tuple[list[list[list[float]]], list[list[list[int]]], list[list[list[bool]]]]


def _lanes(table: Table, kpi: int, years: Sequence[int], groups: Members) -> _Lanes:
    """Means, counts and whether there is any row: lane, year, group."""
    first, last = table.axes.first_lane[kpi], table.axes.first_lane[kpi + 1]
    at = (slice(first, last), np.asarray(years, np.intp)[:, None], groups.units)
    codes, values = table.codes[at], table.values[at]
    known = codes == OK
    counts = np.add.reduceat(known, groups.starts, axis=-1, dtype=np.int64)
    sums = np.add.reduceat(np.where(known, values, 0.0), groups.starts, axis=-1)
    means = np.round(sums / np.maximum(counts, 1), DECIMALS)
    present = np.logical_or.reduceat(codes != ABSENT, groups.starts, axis=-1)
    return means.tolist(), counts.tolist(), present.tolist()


def _values(genders: Sequence[str], lanes: _Lanes, year: int, group: int) -> str:
    means, counts, present = lanes
    told = []
    for lane, gender in enumerate(genders):
        if present[lane][year][group]:
            count = counts[lane][year][group]
            mean = means[lane][year][group] if count else None
            told.append(value_text(gender, mean, count, "" if count else NOBODY))
    return ",".join(told)
