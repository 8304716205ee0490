"""A group somebody puts together comes to what a published group of the same members does, cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from oppna.disseminate.comparison.own_group import own_cell, unit_cell
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf
from oppna.model.codes import Category, Level, Status
from oppna.model.indicator import PublishedOnly
from oppna.model.placement import PlacementRule
from oppna.model.release import ReleaseArea
from tests.lib.public_world import CHILDREN, PUBLISHED, VIOLENCE

KEY: dict[Level, Callable[[ReleaseArea], str]] = {
    Level.COUNTY: lambda area: area.county,
    Level.POPULATION_GROUP: lambda area: area.population_group,
    Level.SKR_GROUP: lambda area: area.skr_group,
    Level.NATION: lambda area: "Riket",
}


@pytest.fixture(scope="module")
def public(public_store: Path) -> Public:
    return Shelf(public_store).at(datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("edition", [CHILDREN, VIOLENCE])
def test_the_members_of_a_published_group_come_to_its_cells(public: Public, edition: str) -> None:
    release = public.by_edition[edition]
    compared, hidden = 0, 0
    for area in release.areas:
        if area.level not in KEY:
            continue
        members = [unit.area for unit in release.respondents if KEY[area.level](unit) == area.area]
        for indicator in release.edition.indicators:
            cell = release.cell(indicator.id, area.level, area.area)
            own = own_cell(release, indicator, members)
            assert cell is not None
            assert own is not None
            told = (own.value, own.numerator, own.denominator, own.status)
            assert told == (cell.value, cell.numerator, cell.denominator, cell.status), (indicator.id, area.area)
            compared += 1
            hidden += cell.status is Status.SUPPRESSED_NONRESPONSE
    assert compared > 1000
    assert hidden, "no group was hidden, so the limit was not tried"


def test_what_has_no_public_counts_is_never_put_together(public: Public) -> None:
    """Register shares by their rule, and numbers taken over from a document; answers in words can be counted."""
    release = public.by_edition[PUBLISHED]
    some = [area.area for area in release.respondents][:3]
    assert some
    told = {one.id: own_cell(release, one, some) for one in release.edition.indicators}
    for indicator in release.edition.indicators:
        cells = [unit_cell(release, indicator.id, unit) for unit in some]
        numbers = [cell for cell in cells if cell and cell.value and cell.value not in list(Category)]
        if isinstance(indicator.rule, (PlacementRule, PublishedOnly)) or numbers:
            assert told[indicator.id] is None, indicator.id
    assert any(told.values())


def test_a_member_without_a_cell_is_told_and_not_left_out(public: Public) -> None:
    release = public.by_edition[CHILDREN]
    indicator = release.edition.indicators[0]
    assert unit_cell(release, indicator.id, "9999") is None
    assert own_cell(release, indicator, ["0184", "9999"]) is None
