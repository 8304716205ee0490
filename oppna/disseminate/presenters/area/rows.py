"""A row of the table of an area: one indicator, its own figure and the others', how sure it is, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oppna.catalogue.codelists import quality_areas
from oppna.disseminate.addresses import figure_path, indicator_path
from oppna.disseminate.charts.markup import Markup
from oppna.disseminate.fair.change import Changed, change_of
from oppna.disseminate.fair.counts import kind_of
from oppna.disseminate.fair.facts import Kind, Sureness
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.presenters.area.columns import Beside, Column
from oppna.disseminate.presenters.area.spread import picture_of, spread_of
from oppna.disseminate.presenters.area.trend import Trend, trend_of
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import Shown, shown
from oppna.model.codes import Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

OTHERS = "Övriga mått"


@dataclass(frozen=True)
class Row:
    """`own_href`: where the figure is explained. `verdict`: the four phrases, or ""."""

    indicator: Indicator
    href: str
    own: Shown
    cell: Cell | None
    own_href: str
    beside: tuple[Beside, ...]
    picture: Markup | None
    trend: Trend | None
    changed: str
    verdict: str
    sure: str


@dataclass(frozen=True)
class Section:
    """The rows of a quality area."""

    key: str
    name: str
    rows: tuple[Row, ...]


def row_of(public: Public, release: Release, area: ReleaseArea, indicator: Indicator, columns: Iterable[Column]) -> Row:
    """Everything of one indicator in one area."""
    edition, place = release.head.edition, (area.level, area.area)
    cell = release.cell(indicator.id, *place)
    own = shown(cell, indicator)
    sure = sure_of(release, area, indicator)
    changed = changed_of(public, release, area, indicator)
    return Row(
        indicator=indicator,
        href=indicator_path(edition, indicator.id),
        own=own,
        cell=cell,
        own_href=figure_path(edition, indicator.id, area) if cell is not None else "",
        beside=tuple(column.figure(indicator) for column in columns),
        picture=picture_of(spread_of(release, indicator, area), cell, own),
        trend=trend_of(public, edition, indicator.id, place),
        changed=changed.sentence if changed is not None and changed.before_text != changed.now_text else "",
        verdict=str(sure.verdict or "") if sure else "",
        sure=sure.sentence if sure else "",
    )


def sure_of(release: Release, area: ReleaseArea, indicator: Indicator) -> Sureness | None:
    """How sure a share with counts is. An answer has no verdict, so nothing is worked out for it."""
    cell = release.cell(indicator.id, area.level, area.area)
    if kind_of(cell, indicator) is not Kind.SHARE:
        return None
    return sureness(release, indicator.id)[area.level, area.area]


def changed_of(public: Public, release: Release, area: ReleaseArea, indicator: Indicator) -> Changed | None:
    """The change since the last round it may be compared with. The nation has none of its kind to judge it among."""
    if area.level is Level.NATION:
        return None
    return change_of(public, release.head.edition, indicator.id, (area.level, area.area))


def sections(rows: Iterable[Row]) -> tuple[Section, ...]:
    """The rows under their quality areas, in the code list's order; what belongs to none comes last."""
    by_area: dict[str, list[Row]] = {key: [] for key in quality_areas()}
    for row in rows:
        by_area.setdefault(row.indicator.quality_area, []).append(row)
    names = {key: area.name for key, area in quality_areas().items()}
    ordered = sorted(by_area.items(), key=lambda one: one[0] == "")
    return tuple(Section(key or "ovriga", names.get(key, OTHERS), tuple(found)) for key, found in ordered if found)
