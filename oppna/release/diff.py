"""What differs between two releases, cell by cell, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from oppna.model.codes import Level
from oppna.model.release import Cell, ReleaseArea
from oppna.release.causes import Cause, CauseKind, Causes
from oppna.release.content import Release


class CellChange(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that is not the same in both releases. `before` or `after` is None where the release has no such cell."""

    indicator: str
    level: Level
    area: str
    label: str
    before: Cell | None
    after: Cell | None
    causes: tuple[Cause, ...]


class IndicatorSummary(msgspec.Struct, frozen=True, kw_only=True):
    """How many cells of an indicator changed, and how many of them for each kind of cause."""

    indicator: str
    name: str
    cells: int
    causes: dict[CauseKind, int]


def diff(a: Release, b: Release) -> list[CellChange]:
    """The cells that differ from `a` to `b`, in the order of `b`; those that only `a` has come last."""
    causes = Causes(a, b)
    return [
        CellChange(
            indicator=indicator,
            level=level,
            area=area,
            label=_area(a, b, level, area).label,
            before=before,
            after=after,
            causes=causes.of(indicator, (level, area)),
        )
        for (indicator, level, area) in {**b.cells_by_key, **a.cells_by_key}
        if (before := a.cell(indicator, level, area)) != (after := b.cell(indicator, level, area))
    ]


def summary(changes: Iterable[CellChange], a: Release, b: Release) -> list[IndicatorSummary]:
    """The changes counted per indicator, in the order of the changes."""
    changes = tuple(changes)
    cells = Counter(change.indicator for change in changes)
    kinds = Counter((change.indicator, kind) for change in changes for kind in {cause.kind for cause in change.causes})
    names = {indicator.id: indicator.short_name for release in (a, b) for indicator in release.edition.indicators}
    return [
        IndicatorSummary(
            indicator=indicator,
            name=names[indicator],
            cells=count,
            causes={kind: kinds[indicator, kind] for kind in CauseKind if kinds[indicator, kind]},
        )
        for indicator, count in cells.items()
    ]


def _area(a: Release, b: Release, level: Level, area: str) -> ReleaseArea:
    return b.areas_by_place.get((level, area)) or a.area(level, area)
