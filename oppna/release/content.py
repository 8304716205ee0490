"""A release in memory: what the folder holds, in the order the folder holds it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec

from oppna.model.answer import Answer
from oppna.model.codes import Level
from oppna.model.edition import Edition
from oppna.model.release import Cell, Quality, ReleaseArea, ReleaseHead

Place = tuple[Level, str]
"""What an area is known by: its level and its code."""


class Release(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One version of one edition. `answers` are those of choice and number questions; free text never leaves the input.

    `cells` stand in the order of the edition's indicators and, within one, of `areas`.
    """

    head: ReleaseHead
    edition: Edition
    areas: tuple[ReleaseArea, ...]
    cells: tuple[Cell, ...]
    quality: Quality
    answers: tuple[Answer, ...] = ()

    def cell(self, indicator: str, level: Level, area: str) -> Cell | None:
        """The cell of an indicator in an area, or None where the release has no such row."""
        return self.cells_by_key.get((indicator, level, area))

    def area(self, level: Level, area: str) -> ReleaseArea:
        """The area; KeyError if the release has none."""
        return self.areas_by_place[level, area]

    @cached_property
    def cells_by_key(self) -> dict[tuple[str, Level, str], Cell]:
        return {(cell.indicator, cell.level, cell.area): cell for cell in self.cells}

    @cached_property
    def areas_by_place(self) -> dict[Place, ReleaseArea]:
        return {(area.level, area.area): area for area in self.areas}

    @cached_property
    def places(self) -> frozenset[Place]:
        """The areas there are results for; published results may lack them for a group that units belong to."""
        return frozenset((cell.level, cell.area) for cell in self.cells)

    @cached_property
    def respondents(self) -> tuple[ReleaseArea, ...]:
        """The areas that answer: districts and municipalities, but not a city that reports through its districts."""
        return tuple(area for area in self.areas if area.level in _ANSWERING and not area.is_city)


_ANSWERING = frozenset({Level.DISTRICT, Level.MUNICIPALITY})


def in_order(cells: Iterable[Cell], edition: Edition, areas: Iterable[ReleaseArea]) -> tuple[Cell, ...]:
    """The cells in the order of a release. A cell of an unknown indicator or area is a fault of ours: KeyError."""
    indicators = {indicator.id: position for position, indicator in enumerate(edition.indicators)}
    places = {(area.level, area.area): position for position, area in enumerate(areas)}
    return tuple(sorted(cells, key=lambda cell: (indicators[cell.indicator], places[cell.level, cell.area])))


def kept_answers(answers: Iterable[Answer], edition: Edition) -> tuple[Answer, ...]:
    """The answers a release may hold: never a free text, which could say something about a person."""
    open_ended = {question.id for question in edition.questionnaire.questions if question.kind == "text"}
    return tuple(sorted(answer for answer in answers if answer.question not in open_ended))
