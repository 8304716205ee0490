"""So will your results look: own values, last year's, and those of others who have sent, with how many they are."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from oppna import preview
from oppna.collect.form.standing import possible, usable_last
from oppna.collect.presenters.progress import page_url
from oppna.collect.presenters.sending import QuestionLink
from oppna.collect.queries.sheet import Sheet
from oppna.collect.queries.submitted import SoFar, keys_of
from oppna.disseminate.products.words import MARK
from oppna.model.codes import LEVEL_NAME, NOT_APPLICABLE_TEXT, SHARES, STATUS_TEXT, Category, Level, MeasureUnit, Status
from oppna.model.indicator import Indicator
from oppna.model.observation import Observation
from oppna.swedish import number, percent

LEAST_OTHERS = 5
"""Our choice: a group is shown when five others in it have sent, so that nobody's unpublished answer shows through."""

LOWER = {Level.POPULATION_GROUP: "befolkningsgrupp", Level.SKR_GROUP: "kommungrupp"}


class GroupColumn(msgspec.Struct, frozen=True):
    """A group beside the own values. `shown` False: too few have sent."""

    level: Level
    area: str
    name: str
    sent: int
    asked: int
    shown: bool


class ResultRow(msgspec.Struct, frozen=True):
    """`tone`: the name of the colour of a category, "" otherwise. `lacking`: questions that keep it unknown."""

    id: str
    name: str
    own: str
    tone: str
    last: str
    groups: tuple[str, ...]
    lacking: tuple[QuestionLink, ...]


class ResultsView(msgspec.Struct, frozen=True):
    groups: tuple[GroupColumn, ...]
    rows: tuple[ResultRow, ...]
    has_last: bool

    @property
    def ready(self) -> int:
        """How many have a value."""
        return sum(row.own not in STATUS_TEXT.values() for row in self.rows)


def results_view(sheet: Sheet, part: str, so_far: SoFar) -> ResultsView:
    """The indicators of a part that answers decide."""
    form = sheet.form
    own = preview.outcome(form.prepared, possible(form, sheet.given))
    usable = usable_last(form, sheet.last)
    last = preview.outcome(form.prepared, usable) if usable else {}
    own_sent = bool(sheet.parts[part].submitted_at)
    columns = tuple(_column(so_far, level, area, own_sent) for level, area in keys_of(so_far.unit))
    measured = [one for one in form.edition.of_units if one.part == part and one.id in own]
    rows = tuple(_row(sheet, one, own[one.id], last.get(one.id), columns, so_far) for one in measured)
    return ResultsView(columns, rows, bool(last))


def _column(so_far: SoFar, level: Level, area: str, own_sent: bool) -> GroupColumn:
    sent = so_far.pooled.members.get((level, area), 0)
    name = area if level in (Level.NATION, Level.COUNTY) else f"{LEVEL_NAME[level]} {area}"
    others = sent - own_sent
    return GroupColumn(level, area, name, sent, so_far.all[level, area], others >= LEAST_OTHERS)


def _row(
    sheet: Sheet,
    indicator: Indicator,
    own: Observation,
    last: Observation | None,
    columns: tuple[GroupColumn, ...],
    so_far: SoFar,
) -> ResultRow:
    return ResultRow(
        id=indicator.id,
        name=indicator.short_name or indicator.name,
        own=cell_text(own, indicator),
        tone=TONES.get(str(own.value), "") if own.status is Status.OK else "",
        last=cell_text(last, indicator) if last else "–",
        groups=tuple(_group(so_far.pooled.cells, indicator, column) for column in columns),
        lacking=_lacking(sheet, indicator) if own.status is Status.MISSING else (),
    )


TONES: Mapping[str, str] = {Category.YES: "yes", Category.PARTLY: "partly", Category.NO: "no"}


def _group(cells: Mapping[tuple[str, Level, str], Observation], indicator: Indicator, column: GroupColumn) -> str:
    cell = cells.get((indicator.id, column.level, column.area))
    return cell_text(cell, indicator) if cell and column.shown else "–"


def cell_text(cell: Observation, indicator: Indicator) -> str:
    """A cell in the words and numbers of the products."""
    if cell.status is not Status.OK or cell.value is None:
        return STATUS_TEXT.get(cell.status, "–")
    if isinstance(cell.value, str):
        return _category(Category(cell.value))
    return _figure(cell.value, indicator.unit)


def _category(category: Category) -> str:
    return f"{category} {MARK[category]}" if category in MARK else NOT_APPLICABLE_TEXT


def _figure(value: Fraction, unit: MeasureUnit) -> str:
    return percent(value) if unit in SHARES else number(value, 1)


def _lacking(sheet: Sheet, indicator: Indicator) -> tuple[QuestionLink, ...]:
    missing = [id for id in indicator.questions if id in sheet.standing.asked and id not in sheet.standing.counted]
    return tuple(
        QuestionLink(id, id, f"{page_url(sheet, sheet.form.page_of[id])}#{id}")
        for id in missing
        if id in sheet.form.page_of
    )
