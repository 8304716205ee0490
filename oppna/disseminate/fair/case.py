"""One figure and everything that is known around it: what doubts about it are answered from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from oppna.disseminate.fair.change import Changed, change_of
from oppna.disseminate.fair.counts import kind_of
from oppna.disseminate.fair.facts import Kind, Sureness
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.series import Series, series_of
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.told import HIDDEN, told_openly
from oppna.disseminate.fair.twins import Twinned, twins_of
from oppna.disseminate.fair.unanswered import behind
from oppna.disseminate.fair.words import area_name
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import Shown, shown
from oppna.model.codes import Level
from oppna.model.indicator import CategoryRule, Indicator, RatioRule
from oppna.model.release import Cell, ReleaseArea
from oppna.release.causes.questions import questions_behind
from oppna.release.content import Place, Release
from oppna.reproduction import Told


@dataclass(frozen=True)
class Case:
    """A figure. The cell need not hold a value, but the release has a row for it."""

    public: Public
    release: Release
    indicator: Indicator
    area: ReleaseArea
    cell: Cell

    @property
    def place(self) -> Place:
        return self.area.level, self.area.area

    @property
    def edition(self) -> str:
        return self.release.head.edition

    @property
    def name(self) -> str:
        return area_name(self.area)

    @property
    def shown(self) -> Shown:
        return shown(self.cell, self.indicator)

    @property
    def is_unit(self) -> bool:
        """It answers itself; a city is a group of its districts."""
        return self.area.level in (Level.MUNICIPALITY, Level.DISTRICT) and not self.area.is_city

    @property
    def from_answers(self) -> bool:
        """The indicator is worked out from what respondents answered, not from a register or a document."""
        return isinstance(self.indicator.rule, CategoryRule | RatioRule)

    @property
    def kind(self) -> Kind:
        return kind_of(self.cell, self.indicator)

    @property
    def sure(self) -> Sureness:
        return sureness(self.release, self.indicator.id)[self.place]

    @property
    def series(self) -> Series:
        return series_of(self.public, self.edition, self.indicator.id)

    @property
    def changed(self) -> Changed | None:
        return change_of(self.public, self.edition, self.indicator.id, self.place)

    @property
    def twins(self) -> Twinned | None:
        return twins_of(self.release, self.place, indicator=self.indicator.id)

    @property
    def members(self) -> frozenset[str]:
        """The respondents behind the area."""
        return behind(self.release).get(self.place, frozenset())

    @cached_property
    def told(self) -> Told:
        """The steps to the value, and the value run anew; nothing that would give back a hidden one."""
        return told_openly(self.release, self.cell)

    @property
    def is_hidden(self) -> bool:
        """There is a figure, and it is not shown."""
        return self.cell.status in HIDDEN

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions the figure can depend on, in the order of the questionnaire."""
        asked = kept(
            self.release,
            ("questions", self.indicator.id),
            lambda: questions_behind(self.release.edition, self.indicator),
        )
        return tuple(question.id for question in self.release.edition.questionnaire.questions if question.id in asked)


def case_of(public: Public, edition: str, indicator: str, place: Place) -> Case | None:
    """The figure; None where nothing public has it."""
    release = public.by_edition.get(edition)
    cell = release.cell(indicator, *place) if release else None
    if release is None or cell is None:
        return None
    return Case(public, release, release.edition.indicator(indicator), release.area(*place), cell)
