"""Counting rows by blocks comes to what making them comes to, and a page is found without the rows before it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oppna.disseminate.cube import blocks
from oppna.disseminate.cube.axes import Axes
from oppna.disseminate.cube.blocks import Members, group_rows, parts, unit_rows
from oppna.disseminate.cube.builder import in_memory
from oppna.disseminate.cube.means import mean_rows
from oppna.disseminate.cube.statuses import ABSENT, CODES, OK
from oppna.disseminate.cube.table import Table

KPIS, YEARS, UNITS = 4, 3, 40


def table(seed: int) -> Table:
    """Empty, full and partly filled blocks, one indicator with three genders."""
    axes = Axes(
        unit_field="municipality",
        kpis=tuple(f"U{number}" for number in range(KPIS)),
        genders=(("T",), ("T", "K", "M"), ("T",), ("T",)),
        years=tuple(range(2016, 2016 + YEARS)),
        units=tuple(f"{number:04}" for number in range(UNITS)),
    )
    chance = np.random.default_rng(seed)

    def figures(number: int) -> tuple[np.ndarray, np.ndarray]:
        shape = (len(axes.genders[number]), YEARS, UNITS)
        codes = chance.choice([ABSENT, OK, CODES["missing"]], shape, p=[0.5, 0.4, 0.1]).astype(np.uint8)
        codes[:, 0] = ABSENT if number % 2 else OK
        return np.round(chance.gamma(2.0, 20.0, shape), 1), codes

    return in_memory(axes, figures, np.zeros((KPIS, YEARS), np.int32))


def is_there(one: Table, kpi: int, year: int, unit: int) -> bool:
    return bool(one.row(kpi, year * UNITS + unit))


some = st.lists(st.integers(0, UNITS - 1), min_size=1, max_size=12, unique=True).map(sorted)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 5), units=st.one_of(some, st.just(list(range(UNITS)))), groups=st.lists(some, max_size=4))
def test_counts_are_the_rows_there_are(seed: int, units: list[int], groups: list[list[int]]) -> None:
    one, kpis, years = table(seed), (0, 1, 3), (0, 2)
    held = Members.of([(f"G{number}", np.array(members, np.intp)) for number, members in enumerate(groups)])
    of_units, of_groups = unit_rows(one, kpis, years, units), group_rows(one, kpis, years, held)
    for k, kpi in enumerate(kpis):
        told = list(mean_rows(one, kpi, years, held)) if groups else [[], []]
        for y, year in enumerate(years):
            assert of_units[k, y] == sum(is_there(one, kpi, year, unit) for unit in units)
            present = [number for number, g in enumerate(groups) if any(is_there(one, kpi, year, u) for u in g)]
            assert [number for number, _ in told[y]] == present
            assert of_groups[k, y] == len(present)


def test_all_units_need_no_look(monkeypatch: pytest.MonkeyPatch) -> None:
    one = table(1)
    by_cell = unit_rows(one, range(KPIS), range(YEARS), range(UNITS))
    monkeypatch.setattr(blocks, "there", None)
    assert (unit_rows(one, range(KPIS), range(YEARS), None) == by_cell).all()


def test_a_little_at_a_time_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    one, units = table(2), [1, 5, 30]
    at_once = unit_rows(one, range(KPIS), range(YEARS), units)
    monkeypatch.setattr(blocks, "AT_ONCE", 1)
    assert (unit_rows(one, range(KPIS), range(YEARS), units) == at_once).all()


def test_a_group_without_members_is_none() -> None:
    held = Members.of([("G1", np.zeros(0, np.intp)), ("G2", np.array([3]))])
    assert held.ids == ("G2",) and held.starts.tolist() == [0]
    nobody = Members.of([])
    assert group_rows(table(1), range(KPIS), range(YEARS), nobody).sum() == 0


@settings(max_examples=60, deadline=None)
@given(
    counts=st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=5),
    first=st.integers(0, 70),
    limit=st.integers(0, 9),
)
def test_parts_are_the_page(counts: Sequence[Sequence[int]], first: int, limit: int) -> None:
    rows = [(k, y, n) for k, years in enumerate(counts) for y, count in enumerate(years) for n in range(count)]
    told = [
        (part.kpi, part.year, n) for part in parts(np.array(counts), first, limit) for n in range(part.low, part.high)
    ]
    assert told == rows[first : first + limit]
