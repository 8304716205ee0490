"""Rows of a release written once, indicator by indicator: an answer of some of them is a few stretches of text."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

import msgspec

from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.certainty import certain_cell
from oppna.disseminate.api.v1.resources import CellRow
from oppna.disseminate.api.v1.rows import cell_row
from oppna.disseminate.fair.kept import kept
from oppna.model.release import Cell
from oppna.release.content import Place, Release

Row = Callable[[Release, Cell, str], CellRow]


class Laid(NamedTuple):
    """`text`: the rows of an indicator in the order of the release's areas, each with a comma at its end. `starts`:
    where the row of each area begins, and at last where all end; an area without a row takes no room."""

    text: bytes
    starts: Sequence[int]

    def of(self, area: int) -> bytes:
        """The row of an area by its position, with its comma."""
        return self.text[self.starts[area] : self.starts[area + 1]]

    def some(self, areas: Sequence[int]) -> Sequence[bytes]:
        """The rows of areas in order, those there are."""
        text, starts = self
        if len(areas) == len(starts) - 1:
            return (text,) if text else ()
        return [text[starts[at] : starts[at + 1]] for at in areas if starts[at] < starts[at + 1]]


def plain(asked: Asked, release: Release, indicators: Sequence[str]) -> list[Laid]:
    """The figures of indicators."""
    return _every(asked, release, indicators, cell_row)


def certain(asked: Asked, release: Release, indicators: Sequence[str]) -> list[Laid]:
    """The figures of indicators and how sure they are."""
    return _every(asked, release, indicators, certain_cell)


def _every(asked: Asked, release: Release, indicators: Sequence[str], row: Row) -> list[Laid]:
    there: dict[str, Laid] = kept(release, ("api rows", row.__name__), dict)
    return [there.get(id) or _made(asked, release, id, row, there) for id in indicators]


def _made(asked: Asked, release: Release, indicator: str, row: Row, there: dict[str, Laid]) -> Laid:
    asked.wait()
    return there.setdefault(indicator, _laid(release, indicator, row))


def _laid(release: Release, indicator: str, row: Row) -> Laid:
    rows = []
    for area in release.areas:
        cell = release.cell(indicator, area.level, area.area)
        rows.append(msgspec.json.encode(row(release, cell, area.label)) + b"," if cell else b"")
    return Laid(b"".join(rows), array("I", accumulate(map(len, rows), initial=0)))


def places_of(release: Release) -> dict[Place, int]:
    """Where each area stands."""
    return kept(release, "api places", lambda: {(one.level, one.area): at for at, one in enumerate(release.areas)})
