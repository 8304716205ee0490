"""A cube in a folder answers as one in memory does, and a table finds what a plain walk through the figures finds."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.cube.axes import Axes
from oppna.disseminate.cube.builder import in_memory
from oppna.disseminate.cube.catalogue import Catalogue, Kpi
from oppna.disseminate.cube.folder import HEAD, open_folder, write_folder
from oppna.disseminate.cube.statuses import ABSENT, CODES, OK, WORDS
from oppna.disseminate.cube.table import FEW, Chosen, Table
from oppna.errors import Refused

KPIS, YEARS, UNITS = 9, (2016, 2017, 2018), tuple(f"{number:04}" for number in range(14))
AXES = Axes(
    "municipality",
    tuple(f"N{number:05}" for number in range(KPIS)),
    tuple(("T", "K", "M") if number % 3 == 0 else ("T",) for number in range(KPIS)),
    YEARS,
    UNITS,
)
DAYS = np.full((KPIS, len(YEARS)), 736_000, dtype=np.int32)


def figures(number: int) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(number)
    shape = (len(AXES.genders[number]), len(YEARS), len(UNITS))
    codes = chance.choice([ABSENT, OK, OK, CODES["missing"]], shape).astype(np.uint8)
    if number == 4:
        codes[:, 1] = ABSENT
    return np.round(chance.normal(0, 100, shape), 3), codes


def walked() -> list[dict[str, object]]:
    """Every row there should be, in order, made without the table."""
    found: list[dict[str, object]] = []
    for number, kpi in enumerate(AXES.kpis):
        values, codes = figures(number)
        for y, year in enumerate(YEARS):
            for u, unit in enumerate(UNITS):
                told = [
                    {"gender": gender, "count": int(codes[g, y, u] == OK), "status": WORDS[codes[g, y, u]],
                     "value": float(values[g, y, u]) if codes[g, y, u] == OK else None, "isdeleted": False}
                    for g, gender in enumerate(AXES.genders[number])
                    if codes[g, y, u] != ABSENT
                ]  # fmt: skip
                if told:
                    found.append({"kpi": kpi, "municipality": unit, "period": year, "values": told})
    return found


ROWS = walked()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> tuple[Table, Table]:
    folder = tmp_path_factory.mktemp("cube") / "kub"
    catalogue = Catalogue(kpis=tuple(Kpi(id=id, title=id) for id in AXES.kpis))
    ous = Axes("ou", AXES.kpis, AXES.genders, YEARS, ())
    nothing = (ous, lambda number: tuple(array[:, :, :0] for array in figures(number)), DAYS)
    folder.mkdir()
    write_folder(folder, "token", catalogue, {"data": (AXES, figures, DAYS), "oudata": nothing})
    opened = open_folder(folder)
    assert (opened.token, opened.catalogue) == ("token", catalogue)
    assert not opened.oudata.page(Chosen(range(KPIS), range(3), None), 0, 10).rows
    return in_memory(AXES, figures, DAYS), opened.data


def positions(most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(0, most - 1), unique=True, max_size=most).map(sorted)


@given(
    kpis=positions(KPIS),
    years=positions(len(YEARS)),
    units=st.none() | positions(len(UNITS)),
    first=st.integers(0, 250),
    limit=st.integers(1, 300),
)
def test_a_page_is_what_a_walk_finds(
    tables: tuple[Table, Table], kpis: list[int], years: list[int], units: list[int] | None, first: int, limit: int
) -> None:
    names = {AXES.kpis[kpi] for kpi in kpis}
    periods = {YEARS[year] for year in years}
    places = set(UNITS) if units is None else {UNITS[unit] for unit in units}
    wanted = [row for row in ROWS if row["kpi"] in names and row["period"] in periods and row["municipality"] in places]
    for table in tables:
        page = table.page(Chosen(kpis, years, units), first, limit)
        rows = msgspec.json.decode(b"[" + b"".join(page.rows)[:-1] + b"]")
        assert rows == wanted[first : first + limit]
        assert page.taken == len(rows)
        assert (page.seen > first + limit) == (len(wanted) > first + limit)


def test_both_ways_of_finding_are_walked() -> None:
    """The example above has selections on either side of the limit between them."""
    assert len(UNITS) < FEW < KPIS * len(YEARS) * len(UNITS)


def test_a_folder_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="ingen hel kub"):
        open_folder(tmp_path)
    (tmp_path / HEAD).write_text("{")
    with pytest.raises(Refused, match="ingen hel kub"):
        open_folder(tmp_path)
    (tmp_path / HEAD).write_text('{"format":0,"token":"x","catalogue":{},"tables":{}}')
    with pytest.raises(Refused, match="annan version"):
        open_folder(tmp_path)
