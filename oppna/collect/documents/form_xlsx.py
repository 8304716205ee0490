"""A part as a spreadsheet to fill in: one row a question, lists to choose from, and everything else locked."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from math import ceil
from typing import Any

import xlsxwriter

from oppna.catalogue.prepared import Prepared
from oppna.collect.documents.outline import part_of, sections
from oppna.collect.documents.paper import SYNTHETIC
from oppna.model.questionnaire import Question

ID, ANSWER, COMMENT, REASON = "Nr", "Svar", "Kommentar", "Skäl till 999"
HEADER = (ID, "Fråga", "Gäller", "Besvaras om", ANSWER, "Enhet", COMMENT, REASON, "Förra omgången")
"""The header row of the sheet; the reader finds its columns by these names."""
SHEET = "Svar"
UNIT_LABEL = "Objekt"

_WIDTHS = (14, 60, 34, 30, 34, 14, 40, 30, 20)
_OPEN = {HEADER.index(ANSWER), HEADER.index(COMMENT), HEADER.index(REASON)}
_LINE = 15  # points
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


def part_form_xlsx(
    prepared: Prepared,
    part: str,
    unit: str,
    *,
    answers: Mapping[str, str] | None = None,
    last: Mapping[str, str] | None = None,
    synthetic: bool = False,
) -> bytes:
    """The file of `unit` (its code). `answers`: what is already given; `last`: last round's, shown, never filled in."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = prepared.edition.head
    title = f"{part_of(prepared, part).name}, {head.name}"
    workbook.set_properties({"title": title, "author": "Öppna", "language": "sv-SE", "created": _CREATED})
    sheet = _Sheet(workbook, title, unit, synthetic)
    for section in sections(prepared, part):
        sheet.heading(section.heading)
        for group in section.groups:
            for question in group.questions:
                sheet.question(question, group.asked_if, (answers or {}).get(question.id, ""), (last or {}))
    sheet.close()
    workbook.close()
    return target.getvalue()


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; not every program makes a row as high as its text by itself."""
    return max(1, ceil(len(text) / (width - 2)))


class _Sheet:
    """The sheet while it is written from top to bottom."""

    def __init__(self, workbook: Any, title: str, unit: str, synthetic: bool) -> None:
        self.sheet: Any = workbook.add_worksheet(SHEET)
        self.lists: Any = workbook.add_worksheet("Listor")
        self.lists.hide()
        self.listed: dict[tuple[str, ...], str] = {}
        plain = {"valign": "top", "text_wrap": True, "font_name": "Calibri", "font_size": 11}
        self.locked = workbook.add_format(plain)
        self.open = workbook.add_format(
            {**plain, "locked": False, "bg_color": "#FFFBE6", "border": 1, "num_format": "@"}
        )
        self.head = workbook.add_format({**plain, "bold": True, "bg_color": "#1B3A57", "font_color": "#FFFFFF"})
        self.section = workbook.add_format({**plain, "bold": True, "bg_color": "#E8EEF4"})
        self.sheet.write_string(
            0, 0, title + (f" – {SYNTHETIC}" if synthetic else ""), workbook.add_format({"bold": True})
        )
        self.sheet.write_string(1, 0, UNIT_LABEL)
        self.sheet.write_string(1, 1, unit)
        self.sheet.write_string(
            2,
            0,
            "Fyll i de gula rutorna och ladda upp filen i enkäten. Tal skrivs som 12,5; 999 = kan inte lämna uppgift.",
        )
        for column, (name, width) in enumerate(zip(HEADER, _WIDTHS, strict=True)):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(4, column, name, self.head)
        self.sheet.freeze_panes(5, 1)
        self.row = 5

    def heading(self, text: str) -> None:
        """A row that tells where a section begins."""
        for column in range(len(HEADER)):
            self.sheet.write_string(self.row, column, text if column == 1 else "", self.section)
        self.row += 1

    def question(self, question: Question, asked_if: str, answer: str, last: Mapping[str, str]) -> None:
        """A question; its answer is written as text, so that nothing is read as a date or a formula."""
        texts = (
            question.id,
            question.wording,
            question.item,
            asked_if,
            answer.replace(".", ",") if question.kind == "tal" else answer,
            question.measured,
            "",
            "",
            last.get(question.id, ""),
        )
        self.sheet.set_row(self.row, _LINE * max(map(_lines, texts, _WIDTHS)))
        for column, text in enumerate(texts):
            self.sheet.write_string(self.row, column, text, self.open if column in _OPEN else self.locked)
        if question.kind == "val":
            self._choices(question)
        self.row += 1

    def _choices(self, question: Question) -> None:
        offered = tuple(option.answer for option in question.options if option.offered)
        self.sheet.data_validation(
            self.row,
            HEADER.index(ANSWER),
            self.row,
            HEADER.index(ANSWER),
            {
                "validate": "list",
                "source": self._list(offered),
                "error_title": "Välj i listan",
                "error_message": f"{question.id} har bara svaren i listan.",
            },
        )

    def _list(self, offered: tuple[str, ...]) -> str:
        """Where the list stands. An answer may hold a comma, which would part it in a list within the rule itself."""
        if offered not in self.listed:
            column = len(self.listed)
            for row, answer in enumerate(offered):
                self.lists.write_string(row, column, answer)
            letter = xlsxwriter.utility.xl_col_to_name(column)
            self.listed[offered] = f"=Listor!${letter}$1:${letter}${len(offered)}"
        return self.listed[offered]

    def close(self) -> None:
        """Lock what is not to be written in, and make it fit a page's width."""
        self.sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(4)
