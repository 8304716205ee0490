"""Every published cell is found, coded as Kolada coded such cells, and nothing that is not published."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from oppna.disseminate.cube.identity import county_id, own_kpi_id
from oppna.disseminate.cube.stretches import stretches
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Release
from tests.lib.kolada_asked import Asker


def rows(ask: Asker, kpi: str, year: int) -> dict[str, Any]:
    """Municipality or district → its only value."""
    found: dict[str, Any] = {}
    for kind, field in (("data", "municipality"), ("oudata", "ou")):
        for row in ask(f"/v3/{kind}/kpi/{kpi}/year/{year}").values:
            assert set(row) == {"kpi", field, "period", "values"} and (row["kpi"], row["period"]) == (kpi, year)
            assert row[field] not in found
            (found[row[field]],) = row["values"]
    return found


def expected(cell: Cell, indicator: Indicator) -> tuple[float | None, str]:
    """What Kolada's coding makes of a cell, spelled out a second time."""
    three = "Delvis" in indicator.reported_as
    if cell.status != "ok":
        return None, str(cell.status)
    if cell.value == "Ej aktuellt":
        return None, "not_applicable"
    if cell.value in ("Ja", "Delvis", "Nej"):
        return float({"Ja": 2 if three else 1, "Delvis": 1, "Nej": 0}[cell.value]), ""
    if indicator.unit == "kategori" and three:
        return None, "share_of_yes"
    return float(Fraction(cell.value) * (100 if indicator.unit == "andel" else 1)), ""


def kpi_ids(public: Public, edition: str) -> dict[str, str]:
    """Indicator of an edition → KPI."""
    points = [(stretch.id, *point) for stretch in stretches(public) for point in stretch.points]
    found = {indicator.id: id for id, release, indicator in points if release.head.edition == edition}
    assert len(set(found.values())) == len(found)
    return found


def place_ids(ask: Asker, release: Release) -> dict[tuple[Level, str], str]:
    """Place → its id: counties by their names in the list, the others by the rule."""
    titled = {one["title"]: one["id"] for one in ask("/v3/municipality?type=L").values}
    found = {}
    for area in release.areas:
        if area.level in (Level.NATION, Level.COUNTY):
            found[area.level, area.area] = titled[area.label]
        elif area.level is Level.MUNICIPALITY:
            found[area.level, area.area] = area.area
        elif area.level is Level.DISTRICT:
            found[area.level, area.area] = "OJ" + area.area.replace("-", "")
    return found


@pytest.mark.parametrize("edition", ["2015-bou", "2017-vinr", "2018-bou"])
def test_the_cells_of_a_release_are_its_values(ask: Asker, public: Public, edition: str) -> None:
    release, ids = public.by_edition[edition], kpi_ids(public, edition)
    places, met = place_ids(ask, release), set()
    for indicator in release.edition.indicators:
        told = rows(ask, ids[indicator.id], release.edition.head.year)
        cells = {place: release.cell(indicator.id, *place) for place in places}
        assert set(told) == {places[place] for place, cell in cells.items() if cell is not None}
        for place, cell in cells.items():
            if cell is not None:
                value = told[places[place]]
                number, status = expected(cell, indicator)
                assert (value["value"], value["status"], value["gender"]) == (pytest.approx(number), status, "T")
                assert value["count"] == (number is not None)
                met.add(status)
    assert (
        met
        == {"", "missing", "share_of_yes"}
        | {
            "2015-bou": {"confidential"},
            "2017-vinr": {"not_applicable", "suppressed_nonresponse"},
            "2018-bou": {"not_applicable", "suppressed_nonresponse", "illogical"},
        }[edition]
    )


def test_everything_together_is_every_cell_once(ask: Asker, public: Public) -> None:
    """Nothing stands among the municipalities but municipalities, counties and the nation of the releases."""
    wanted = sum(
        cell.level in (Level.MUNICIPALITY, Level.COUNTY, Level.NATION)
        for release in public.releases
        for cell in release.cells
    )
    kpis = ",".join(ask("/v2/kpi").ids)
    rows = [row for told in ask.pages(f"/v2/data/kpi/{kpis}/year/2015,2017,2018") for row in told.values]
    assert len(rows) == wanted
    assert len({(row["kpi"], row["municipality"], row["period"]) for row in rows}) == wanted


def test_a_new_round_does_not_rename_what_it_continues() -> None:
    assert own_kpi_id("2018-bou", "G3_12") == "OJ2018bouG3X12"
    assert county_id("01") == "0001"


def test_no_two_kpis_share_an_id_and_ids_are_one_word(ask: Asker) -> None:
    for kind in ("kpi", "kpi_groups", "municipality", "municipality_groups", "ou"):
        ids = ask(f"/v3/{kind}").ids
        assert ids and len(ids) == len(set(ids))
        assert all(id.isascii() and id.isalnum() for id in ids)


def test_series_go_on_only_where_they_may_be_compared(ask: Asker, public: Public) -> None:
    """One KPI has several years where, and only where, the releases' series is unbroken."""
    across = public.across
    assert across
    joined = [segment for series in across.series for segment in series if len(segment.points) > 1]
    assert joined
    periods: dict[str, set[int]] = {}
    for row in ask("/v2/data/municipality/0000/year/2015,2017,2018").values:
        periods.setdefault(row["kpi"], set()).add(row["period"])
    assert sum(len(years) > 1 for years in periods.values()) == len(joined)
    assert not any(2015 in years and len(years) > 1 for years in periods.values())
