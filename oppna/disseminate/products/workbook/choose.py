"""Sheet "Välj kommun": one municipality or district against its county, its groups and the nation.

The reader picks a name from a list and formulas fetch the rest from the two big tables, also after
these have been sorted or filtered. Every formula carries the value of the first choice, so that a
program that does not calculate shows the right figures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from oppna.disseminate.products.words import ABSENT_TEXT, CATEGORY_TEXT, figure, text_of
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.cells import cells_of
from oppna.disseminate.products.workbook.groups import KEYS as GROUP_KEYS
from oppna.disseminate.products.workbook.groups import OBJECTS
from oppna.disseminate.products.workbook.layout import Table
from oppna.disseminate.products.workbook.levels import own_levels_text
from oppna.disseminate.products.workbook.results import COUNTY, KEYS, POPULATION_GROUP, SKR_GROUP
from oppna.disseminate.products.workbook.rows import LINE, lines
from oppna.disseminate.products.workbook.sheet import Page, start
from oppna.model.codes import NATION, Category, Colour, Level, MeasureUnit
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.process.colour import colour

WIDTHS = (40.0, 66.0, 22.0, 18.0, 18.0, 24.0, 14.0)
HEADING_HEIGHT = 62
OWN, POSITION = 2, 8
"""Columns: the chosen unit's values, and the hidden one with rows found by the formulas."""

ROWS_PER_PAGE = 30

SMALL = 1.2
"""How much more of the smaller text a column holds."""

NOWHERE = -1
"""A row INDEX refuses, so that a missing group becomes a dash."""

HOW_TO_READ = (
    "Välj i den gula cellen. Först visas det egna svaret, sedan andelen med Ja i {}. "
    "Står det Nej och 80 % i länet har fyra av fem i länet det som du saknar. Små skillnader mellan grupper säger lite."
)


@dataclass(frozen=True)
class Against:
    """A column to compare with: its level, the column of "Resultat" that names the group (or ""), its code."""

    level: Level
    key: str
    code: Callable[[ReleaseArea], str]


AGAINST = (
    Against(Level.COUNTY, COUNTY, lambda unit: unit.county),
    Against(Level.POPULATION_GROUP, POPULATION_GROUP, lambda unit: unit.population_group),
    Against(Level.SKR_GROUP, SKR_GROUP, lambda unit: unit.skr_group),
    Against(Level.NATION, "", lambda unit: NATION),
)


@dataclass(frozen=True)
class Choice:
    """The unit the sheet opens with, the tables it reads, and the row of its input cell."""

    unit: ReleaseArea
    name: str
    results: Table
    groups: Table
    row: int

    @property
    def cell(self) -> str:
        return f"$B${self.row + 1}"


def write_choose(book: Book, sheet: Any, unit: ReleaseArea, results: Table, groups: Table) -> None:
    """The list to choose from, a sentence that sums up, and a row an indicator."""
    page = Page(
        "En kommun eller stadsdel i jämförelse",
        WIDTHS,
        "#C58B00",
        landscape=True,
        tall=1 + len(book.indicators) // ROWS_PER_PAGE,
    )
    row = start(book, sheet, page)
    choice = Choice(unit, book.unit_names[book.units.index(unit)], results, groups, row)
    _write_choice(book, sheet, choice)
    heading = row + 4
    _write_positions(book, sheet, choice)
    _write_headings(book, sheet, heading, choice)
    _write_rows(book, sheet, heading + 1, choice)
    _write_summary(book, sheet, row + 1, heading + 1, choice)
    sheet.set_column(POSITION, POSITION, 8, None, {"hidden": True})
    sheet.freeze_panes(heading + 1, 2)
    sheet.repeat_rows(heading)
    sheet.print_area(0, 0, heading + len(book.indicators), len(WIDTHS) - 1)


def _write_choice(book: Book, sheet: Any, choice: Choice) -> None:
    sheet.set_row(choice.row, 26)
    sheet.write_string(choice.row, 0, "Välj kommun eller stadsdel", book.formats["choice_label"])
    sheet.write_string(choice.row, 1, choice.name, book.formats["choice"])
    sheet.data_validation(
        choice.row,
        1,
        choice.row,
        1,
        {
            "validate": "list",
            "source": "=" + _column(choice.results, 0),
            "input_title": "Välj",
            "input_message": "Klicka på pilen, eller skriv ett namn ur listan.",
            "error_title": "Namnet finns inte",
            "error_message": "Skriv namnet som det står på bladet Resultat, eller välj ur listan.",
        },
    )
    how_to_read = HOW_TO_READ.format(own_levels_text(book))
    sheet.merge_range(choice.row + 2, 0, choice.row + 2, len(WIDTHS) - 1, how_to_read, book.formats["text"])
    sheet.set_row(choice.row + 2, 34)


def _write_positions(book: Book, sheet: Any, choice: Choice) -> None:
    """Hidden: the row of the unit in "Resultat", and of each of its groups in the other table."""
    names = _column(choice.results, 0)
    found = book.units.index(choice.unit) + 1
    sheet.write_formula(choice.row, POSITION, f"=MATCH({choice.cell},{names},0)", None, found)
    for offset, against in enumerate(_against(book), 1):
        wanted = _group_name(choice, against)
        formula = f"=IFERROR(MATCH({wanted},{_column(choice.groups, 0)},0),{NOWHERE})"
        group = _group(book, choice.unit, against)
        sheet.write_formula(
            choice.row + offset, POSITION, formula, None, book.groups.index(group) + 1 if group else NOWHERE
        )


def _write_headings(book: Book, sheet: Any, row: int, choice: Choice) -> None:
    sheet.set_row(row, HEADING_HEIGHT)
    left, centred = book.formats["column"], book.formats["column_centred"]
    sheet.write_string(row, 0, "Indikatorområde", left)
    sheet.write_string(row, 1, "Indikator", left)
    sheet.write_formula(row, OWN, f"={choice.cell}", centred, choice.name)
    for place, against in enumerate(_against(book), 1):
        formula = _group_heading(book, choice, against, place)
        sheet.write_formula(row, OWN + place, f"={formula}", centred, _first_heading(book, choice.unit, against))


def _group_heading(book: Book, choice: Choice, against: Against, place: int) -> str:
    """A formula for the group's name and how many objects it has: 100 % of one is not 100 % of many."""
    name, remark = _group_name(choice, against), _remark(book, against)
    objects = f"INDEX({_column(choice.groups, GROUP_KEYS.index(OBJECTS))},{_position(choice, place)})"
    counted = f'IF(ISNUMBER({objects}),CHAR(10)&"("&{objects}&" objekt{f", {remark}" if remark else ""})","")'
    return f"{name}&{counted}" if not against.key else f'IF({name}="","{ABSENT_TEXT}",{name}&{counted})'


def _first_heading(book: Book, unit: ReleaseArea, against: Against) -> str:
    """What that formula gives for the first choice."""
    group, remark = _group(book, unit, against), _remark(book, against)
    name = book.group_text(against.level, against.code(unit))
    objects = book.objects(group) if group else None
    if objects is None or not name:
        return name or ABSENT_TEXT
    return f"{name}\n({objects} objekt{f', {remark}' if remark else ''})"


def _remark(book: Book, against: Against) -> str:
    return book.skr_division if against.level is Level.SKR_GROUP else ""


def _write_rows(book: Book, sheet: Any, first: int, choice: Choice) -> None:
    groups = [_group(book, choice.unit, against) for against in _against(book)]
    for offset, indicator in enumerate(book.indicators):
        row = first + offset
        tall = max(lines(indicator.short_name, WIDTHS[1]), lines(indicator.indicator_area, WIDTHS[0] * SMALL))
        sheet.set_row(row, LINE * tall + 3)
        sheet.write_string(row, 0, indicator.indicator_area, book.formats["label_small"])
        sheet.write_string(row, 1, indicator.short_name, book.formats["label"])
        shown = book.formats.either(book.patterns[indicator.id])
        own = f"=INDEX({_column(choice.results, choice.results.first_indicator + offset)},{_position(choice, 0)})"
        sheet.write_formula(row, OWN, own, shown, _value(book, choice.unit, indicator))
        for place, group in enumerate(groups, 1):
            column = _column(choice.groups, choice.groups.first_indicator + offset)
            formula = f'=IFERROR(INDEX({column},{_position(choice, place)}),"{ABSENT_TEXT}")'
            sheet.write_formula(row, OWN + place, formula, shown, _value(book, group, indicator))
    _colour(book, sheet, first)


def _colour(book: Book, sheet: Any, first: int) -> None:
    last = first + len(book.indicators) - 1
    for category, text in CATEGORY_TEXT.items():
        shade = colour(category)
        if shade is not Colour.NONE:
            rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": book.formats.colour(shade)}
            sheet.conditional_format(first, OWN, last, OWN, rule)


def _write_summary(book: Book, sheet: Any, row: int, first: int, choice: Choice) -> None:
    """One sentence that answers first: how many Ja, Delvis and Nej."""
    own = f"{xl_rowcol_to_cell(first, OWN)}:{xl_rowcol_to_cell(first + len(book.indicators) - 1, OWN)}"
    counts = {category: f'COUNTIF({own},"{CATEGORY_TEXT[category]}")' for category in _COUNTED}
    asked = sum(one.unit is MeasureUnit.CATEGORY and not one.background for one in book.indicators)
    said = '&", '.join(f'{category.value} på "&{count}' for category, count in counts.items())
    formula = (
        f'=IF({"+".join(counts.values())}=0,{choice.cell}&" har inga svar i ord: andelar och fasta texter visas.",'
        f'{choice.cell}&": {said}&" av {asked} indikatorer som besvaras i ord.")'
    )
    sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", book.formats["answer"])
    sheet.write_formula(row, 0, formula, book.formats["answer"], _summary(book, choice, asked))
    sheet.set_row(row, 26)


_COUNTED = (Category.YES, Category.PARTLY, Category.NO)


def _summary(book: Book, choice: Choice, asked: int) -> str:
    values = [_value(book, choice.unit, indicator) for indicator in book.indicators]
    counts = {category: values.count(CATEGORY_TEXT[category]) for category in _COUNTED}
    if not any(counts.values()):
        return f"{choice.name} har inga svar i ord: andelar och fasta texter visas."
    said = ", ".join(f"{category.value} på {count}" for category, count in counts.items())
    return f"{choice.name}: {said} av {asked} indikatorer som besvaras i ord."


def _column(table: Table, column: int) -> str:
    """A whole column of a table, as formulas name it."""
    letter = xl_col_to_name(column)
    return f"'{table.sheet}'!${letter}${table.first_row + 1}:${letter}${table.last_row + 1}"


def _position(choice: Choice, place: int) -> str:
    return f"${xl_col_to_name(POSITION)}${choice.row + place + 1}"


def _group_name(choice: Choice, against: Against) -> str:
    """A formula for the name of the unit's group."""
    if not against.key:
        return f'"{NATION}"'
    return f"INDEX({_column(choice.results, KEYS.index(against.key))},{_position(choice, 0)})"


def _against(book: Book) -> tuple[Against, ...]:
    """The columns the release has figures for."""
    levels = {area.level for area in book.groups}
    return tuple(against for against in AGAINST if against.level in levels)


def _group(book: Book, unit: ReleaseArea, against: Against) -> ReleaseArea | None:
    """The unit's group, where the release has figures for it."""
    area = book.release.areas_by_place.get((against.level, against.code(unit)))
    return area if area in book.groups else None


def _value(book: Book, area: ReleaseArea | None, indicator: Indicator) -> str | float:
    cell: Cell | None = cells_of(book, area).get(indicator.id) if area else None
    text = text_of(cell)
    return figure(cell) if text is None and cell else text or ABSENT_TEXT
