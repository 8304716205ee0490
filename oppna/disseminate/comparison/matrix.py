"""The table of what was chosen: indicators down and areas across, or turned; sorted and thinned only when asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from oppna.catalogue.differences.segments import Segment
from oppna.disseminate.addresses import area_path, figure_path, indicator_path
from oppna.disseminate.comparison.certain import Certain, certain
from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.subject import Subject, find
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import ABSENT, Shown, exact
from oppna.model.codes import Category, Status
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.content import Release


@dataclass(frozen=True)
class Heading:
    """A row's or a column's name. `note`: what kind of thing it is. `heading`: the group of rows it begins, or ""."""

    key: str
    text: str
    href: str = ""
    note: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Box:
    """A cell of the table. `order`: what it is sorted by; None where it holds no value. `indicator`: what the cell
    is a figure of; of an earlier round that is another one than the row begins with. `sure`: how sure a share is."""

    shown: Shown
    href: str = ""
    order: Fraction | None = None
    cell: Cell | None = None
    indicator: Indicator | None = None
    sure: Certain | None = None


@dataclass(frozen=True)
class Row:
    """A row. `broken`: why the figures above and below it may not be compared; such a row has no boxes. `release`:
    where its figures are from; None for the one that the table begins with."""

    heading: Heading
    boxes: tuple[Box, ...]
    broken: str = ""
    release: Release | None = None


@dataclass(frozen=True)
class Matrix:
    """`sorted_by`: the heading of the column whose order the rows have, None in the given order. `left_out`: rows where
    all are alike. `cut`: rows that a page has no room for."""

    columns: tuple[Heading, ...]
    rows: tuple[Row, ...]
    sorted_by: Heading | None = None
    left_out: int = 0
    cut: int = 0

    @property
    def intervals(self) -> bool:
        """Whether any cell has an interval."""
        return any(box.sure for row in self.rows for box in row.boxes)

    def on_a_page(self) -> Matrix:
        """The first rows, as many as a page has room for; files hold them all."""
        room = max(MOST_BOXES // max(len(self.columns), 1), 1)
        return replace(self, rows=self.rows[:room], cut=max(len(self.rows) - room, 0))


MOST_BOXES = 4000
"""More than this nobody reads on a page, and it would be slow to come."""

_WORTH = {Category.YES.value: Fraction(1), Category.PARTLY.value: Fraction(1, 2), Category.NO.value: Fraction(0)}
"""The order of the words when a reader asks for one."""


def matrix(public: Public, choices: Choices) -> Matrix:
    """The table. Years stand under each other only in a table of indicators down, where a break can be told."""
    if choices.turned:
        columns = tuple(_indicator_heading(choices.release, one) for one in choices.measured)
        rows: tuple[Row, ...] = tuple(_subject_row(choices, subject) for subject in choices.subjects)
    else:
        columns = tuple(map(subject_heading, choices.subjects))
        rows = tuple(_indicator_rows(public, choices))
    table = _sorted(_thinned(Matrix(columns, rows), choices), choices)
    return table if table.sorted_by else replace(table, rows=tuple(_grouped(table.rows)))


def subject_heading(subject: Subject) -> Heading:
    """An area's name with a link to its page; a group of one's own has none."""
    if subject.area is None:
        return Heading(subject.key, subject.label, note=f"egen grupp, {len(subject.members)} objekt")
    return Heading(subject.key, subject.label, area_path(subject.area))


def _indicator_heading(release: Release, indicator: Indicator) -> Heading:
    text, href = indicator.short_name, indicator_path(release.head.edition, indicator.id)
    return Heading(indicator.id, text, href, indicator.id, indicator.indicator_area)


def _subject_row(choices: Choices, subject: Subject) -> Row:
    boxes = tuple(_box(choices.release, subject, one) for one in choices.measured)
    return Row(subject_heading(subject), boxes)


def _indicator_rows(public: Public, choices: Choices) -> Iterator[Row]:
    for indicator in choices.measured:
        heading = _indicator_heading(choices.release, indicator)
        boxes = tuple(_box(choices.release, subject, indicator) for subject in choices.subjects)
        if not choices.years:
            yield Row(heading, boxes)
            continue
        year = str(choices.release.edition.head.year)
        yield Row(replace(heading, note=f"{indicator.id} · {year}"), boxes)
        yield from _older(public, choices, indicator)


def _older(public: Public, choices: Choices, indicator: Indicator) -> Iterator[Row]:
    """The earlier rounds of the same series, newest first; where the series breaks, a row that says why."""
    for segment in reversed(_series(public, choices.release.head.edition, indicator.id)):
        for point in reversed(segment.points):
            if (point.edition, point.indicator) != (choices.release.head.edition, indicator.id):
                yield _earlier(public, choices, point.edition, point.indicator)
        if segment.broken:
            yield Row(Heading("", "Brott i serien"), (), segment.broken)


def _series(public: Public, edition: str, indicator: str) -> tuple[Segment, ...]:
    """The series up to this edition; empty where it stands alone."""
    for series in public.across.series if public.across else ():
        points = [(point.edition, point.indicator) for segment in series for point in segment.points]
        if (edition, indicator) in points:
            return series
    return ()


def _earlier(public: Public, choices: Choices, edition: str, id: str) -> Row:
    release = public.by_edition[edition]
    indicator = release.edition.indicator(id)
    year = str(release.edition.head.year)
    heading = Heading(id, indicator.short_name, indicator_path(edition, id), f"{id} · {year}")
    boxes = tuple(_box(release, _then(release, one), indicator) for one in choices.subjects)
    return Row(heading, boxes, release=release)


def _then(release: Release, subject: Subject) -> Subject | None:
    """The same subject in an earlier release; None where that has no such area."""
    if subject.area is None:
        return subject
    area = find(release, subject.key)
    return None if area is None else replace(subject, area=area)


def _box(release: Release, subject: Subject | None, indicator: Indicator) -> Box:
    if subject is None:
        return Box(ABSENT)
    cell = subject.cell(release, indicator)
    href = "" if cell is None or subject.area is None else figure_path(release.head.edition, indicator.id, subject.area)
    sure = certain(release, subject, indicator, cell)
    return Box(subject.shown(release, indicator), href, order_of(cell), cell, indicator, sure)


def order_of(cell: Cell | None) -> Fraction | None:
    """What a cell is sorted by: its number, or the order of the words; None where it holds no value."""
    if cell is None or cell.status is not Status.OK or cell.value == Category.NOT_APPLICABLE:
        return None
    return _WORTH[cell.value] if cell.value in _WORTH else exact(cell)


def _grouped(rows: Iterable[Row]) -> Iterator[Row]:
    """Only the first row under a heading keeps it."""
    before = ""
    for row in rows:
        heading = row.heading.heading
        yield row if heading != before else replace(row, heading=replace(row.heading, heading=""))
        before = heading or before


def _thinned(table: Matrix, choices: Choices) -> Matrix:
    """Only rows where two of the boxes differ, when that is asked for."""
    if not choices.differing:
        return table
    kept = tuple(row for row in table.rows if not row.broken and len({box.shown.text for box in row.boxes}) > 1)
    return replace(table, rows=kept, left_out=len(table.rows) - len(kept))


def _sorted(table: Matrix, choices: Choices) -> Matrix:
    """In the order of a column's values, those without a value last; equals keep the order they had."""
    keys = [column.key for column in table.columns]
    if choices.sort not in keys or choices.years:
        return table
    at = keys.index(choices.sort)
    with_value = [row for row in table.rows if row.boxes[at].order is not None]
    without = [row for row in table.rows if row.boxes[at].order is None]
    with_value.sort(key=lambda row: row.boxes[at].order or Fraction(), reverse=choices.descending)
    rows = tuple(replace(row, heading=replace(row.heading, heading="")) for row in (*with_value, *without))
    return replace(table, rows=rows, sorted_by=table.columns[at])
