"""from_date: what changed since a day, also what was taken away."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from oppna.disseminate.cube.assemble import cube_of
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level, Status
from oppna.model.release import Cell
from oppna.release.content import Release
from tests.lib.kolada_asked import Asker
from tests.lib.public_world import CHILDREN, CORRECTED_UNIT

KPI, INDICATOR, YEAR = "U33528", "G2_1", "2018"
FIRST, CORRECTED, LAST = "2018-06-20", "2018-09-03", "2019-01-15"


def test_everything_changed_when_it_was_published(ask: Asker) -> None:
    target = f"/v3/data/kpi/{KPI}/year/{YEAR}"
    assert ask(f"{target}?from_date={FIRST}").values == ask(target).values
    assert ask(f"{target}?from_date=2018-06-21").values == []
    assert ask(f"{target}?from_date=1900-01-01").values == ask(target).values


def test_the_corrected_municipality_and_what_it_is_part_of_have_changed_since(ask: Asker) -> None:
    rows = ask(
        f"/v3/data/municipality/{CORRECTED_UNIT},0184,0000,0001,0123,GBEF4,GBEF1/year/{YEAR}?from_date=2018-07-01"
    ).values
    assert {(row["kpi"], row["municipality"]) for row in rows} == {
        ("U37538", place) for place in (CORRECTED_UNIT, "0000", "0001", "GBEF4")
    } or {row["municipality"] for row in rows} == {CORRECTED_UNIT, "0000", "0001", "GBEF4"}
    assert len({row["kpi"] for row in rows}) == 1
    assert all(value["isdeleted"] is False for row in rows for value in row["values"])


def test_version_2_says_it_in_its_own_words_and_only_then(ask: Asker) -> None:
    target = f"/v2/data/kpi/{KPI}/municipality/0184,GBEF4/year/{YEAR}"
    assert all("is_deleted" not in value for row in ask(target).values for value in row["values"])
    changed = ask(f"{target}?from_date={FIRST}").values
    assert len(changed) == 2
    assert all(value["is_deleted"] == 0 and "isdeleted" not in value for row in changed for value in row["values"])


def without(release: Release, *areas: str) -> Release:
    """The next version: rows of the areas are gone."""
    return later(release, tuple(cell for cell in release.cells if not _is(cell, areas)))


def hidden(release: Release, *areas: str) -> Release:
    """The next version: cells of the areas have lost their value."""
    empty = {"value": "", "numerator": "", "denominator": "", "status": Status.MISSING}
    cells = (msgspec.structs.replace(cell, **empty) if _is(cell, areas) else cell for cell in release.cells)
    return later(release, tuple(cells))


def later(release: Release, cells: tuple[Cell, ...]) -> Release:
    head = msgspec.structs.replace(release.head, version="1.2", date=LAST)
    return msgspec.structs.replace(release, head=head, cells=cells)


def _is(cell: Cell, areas: tuple[str, ...]) -> bool:
    return (cell.indicator, cell.level) == (INDICATOR, Level.MUNICIPALITY) and cell.area in areas


def asker_with(public: Public, release: Release) -> Asker:
    versions = {**public.versions, CHILDREN: (*public.versions[CHILDREN], release)}
    releases = tuple(release if one.head.edition == CHILDREN else one for one in public.releases)
    return Asker(cube_of(replace(public, releases=releases, versions=versions, token=release.head.version)))


@pytest.fixture
def with_value(ask: Asker) -> tuple[str, str]:
    """Two municipalities that had a value."""
    rows = ask(f"/v3/data/?kpi_id={KPI}&year={YEAR}&region_type=K").values
    first, second, *_ = (row["municipality"] for row in rows if row["values"][0]["value"] is not None)
    return first, second


@pytest.mark.parametrize("change", [without, hidden])
def test_a_value_that_is_gone_is_deleted(public: Public, with_value: tuple[str, str], change: object) -> None:
    gone, kept = with_value
    ask = asker_with(public, change(public.by_edition[CHILDREN], gone))  # type: ignore[operator]
    target = f"/v3/data/kpi/{KPI}/municipality/{gone},{kept}/year/{YEAR}"
    for day in ("2018-12-31", LAST):
        (row,) = ask(f"{target}?from_date={day}").values
        (value,) = row["values"]
        assert (row["municipality"], value["value"], value["isdeleted"]) == (gone, None, True)
    (old,) = ask(f"{target.replace('v3', 'v2')}?from_date={LAST}").values
    assert (old["values"][0]["value"], old["values"][0]["is_deleted"]) == (None, 1)
    assert ask(f"{target}?from_date=2019-01-16").values == []
    assert all(value["isdeleted"] is False for row in ask(target).values for value in row["values"])
    assert (gone in {row["municipality"] for row in ask(target).values}) == (change is hidden)


def test_changes_are_paged_as_everything_is(public: Public, with_value: tuple[str, str]) -> None:
    ask = asker_with(public, without(public.by_edition[CHILDREN], *with_value))
    target = f"/v3/data/kpi/{KPI}/year/{YEAR}?from_date=2018-12-31"
    assert [row for told in ask.pages(f"{target}&per_page=1") for row in told.values] == ask(target).values
    assert len(ask(target).values) == 2


@pytest.mark.parametrize(
    "target",
    [
        "/v3/data/municipality/0180,GBEF1,0382,GSKRC6/year/2015,2017,2018?from_date=2016-01-01",
        f"/v2/data/municipality/{CORRECTED_UNIT},0000,GBEF4/year/{YEAR}?from_date=2018-07-01",
        f"/v3/data/?kpi_id={KPI},U33529&from_date={FIRST}",
        "/v3/oudata/?municipality_id=0180&from_date=2016-01-01",
    ],
)
def test_every_size_of_page_gives_the_same_changes(ask: Asker, target: str) -> None:
    whole = ask(target).values
    assert whole
    for size in (1, 7, 50, len(whole), len(whole) + 1):
        number = 1 + len(whole) // (2 * size)
        assert ask(f"{target}&page={number}&per_page={size}").values == whole[(number - 1) * size : number * size]
    assert ask(f"{target}&page=999999999").values == []
