"""A report as a Word file, to go on writing in. The same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from oppna.disseminate.letters import plain
from oppna.disseminate.products.zipped import zipped
from oppna.disseminate.report.nouns import Block, Grid, Heading, Picture, Points, Report, Terms, Text
from oppna.disseminate.report.word_parts import (
    described,
    field,
    forget_the_clock,
    in_swedish,
    shaded,
)
from oppna.disseminate.report.word_table import TINT, table
from oppna.model.codes import SYNTHETIC

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ACCENT, _SOFT, _MARK = RGBColor(0x0B, 0x55, 0x63), RGBColor(0x4B, 0x58, 0x66), RGBColor(0x6B, 0x2A, 0x83)
_SHORT, _LONG, _MARGIN = 21.0, 29.7, 1.7


def as_word(report: Report) -> bytes:
    """The whole file."""
    paper = _Paper(report)
    for block in report.blocks:
        paper.write(block)
    target = io.BytesIO()
    paper.document.save(target)
    with zipfile.ZipFile(target) as package:
        return zipped({name: package.read(name) for name in package.namelist()})


class _Paper:
    """The document while it is written, from top to bottom."""

    def __init__(self, report: Report) -> None:
        self.document: Any = docx.Document()
        self._room = report.room
        self._width = (_LONG if report.lies else _SHORT) - 2 * _MARGIN
        self._styles()
        self._page(report)
        forget_the_clock(self.document, f"{report.title} – {report.about}")
        self._opening(report)

    def _styles(self) -> None:
        styles = self.document.styles
        styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10.5)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        in_swedish(styles["Normal"])
        for name, size in (("Title", 24), ("Heading 1", 14)):
            styles[name].font.color.rgb, styles[name].font.size = _ACCENT, Pt(size)
            styles[name].font.name = "Calibri"

    def _page(self, report: Report) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(_SHORT), Cm(_LONG)
        if report.lies:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(_LONG), Cm(_SHORT)
        section.left_margin = section.right_margin = Cm(_MARGIN)
        section.top_margin = section.bottom_margin = Cm(1.8)
        if report.synthetic:
            above = section.header.paragraphs[0]
            above.alignment = WD_ALIGN_PARAGRAPH.CENTER
            self._run(above, SYNTHETIC, 9, _MARK).bold = True
        below = section.footer.paragraphs[0]
        self._run(below, f"{report.footer} · sida ", 8, _SOFT)
        field(below, "PAGE")
        self._run(below, " av ", 8, _SOFT)
        field(below, "NUMPAGES")
        self._run(below, f"\n{report.address}", 8, _SOFT)

    def _opening(self, report: Report) -> None:
        if report.synthetic:
            self._run(self.document.add_paragraph(), report.synthetic, 10.5, _MARK).bold = True
        self.document.add_heading(report.title, level=0)
        self.document.add_paragraph(report.about)
        self._run(self.document.add_paragraph(), report.summary, 12)
        if report.facts:
            told = self.document.add_paragraph()
            for number, (what, text) in enumerate(report.facts):
                self._run(told, f"{'    ' if number else ''}{what}: ", 9.5, _SOFT)
                self._run(told, text, 9.5)

    def write(self, block: Block) -> None:
        """The next thing."""
        match block:
            case Heading(text):
                self.document.add_heading(plain(text), level=1)
            case Text(text, quiet):
                self._run(self.document.add_paragraph(), text, 10.5, _SOFT if quiet else None)
            case Points(points):
                self._points(points)
            case Terms(terms):
                self._terms(terms)
            case Grid():
                self._grid(block)
            case Picture():
                self._picture(block)

    def _points(self, points: tuple[tuple[str, str], ...]) -> None:
        for text, certainty in points:
            paragraph = self.document.add_paragraph(style="List Number")
            paragraph.add_run(f"{plain(text)} ")
            self._run(paragraph, certainty, 9.5, _SOFT)

    def _terms(self, terms: tuple[tuple[str, str, str], ...]) -> None:
        for tint, term, meaning in terms:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            named = self._run(paragraph, term, 9.5)
            named.bold = True
            if tint:
                named._r.get_or_add_rPr().append(shaded(TINT[tint]))
            self._run(paragraph, f"  {meaning}", 9.5)

    def _grid(self, grid: Grid) -> None:
        letters = grid.widths(self._room)
        widths = [round(Cm(self._width * one / sum(letters)).twips) for one in letters]
        after = self.document.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after._p.addprevious(table(grid, widths))

    def _picture(self, picture: Picture) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        drawn = paragraph.add_run().add_picture(
            io.BytesIO(picture.png), width=Cm((_SHORT - 2 * _MARGIN) * picture.share)
        )
        described(drawn, picture.alt)
        self._run(self.document.add_paragraph(), picture.caption, 9, _SOFT)

    def _run(self, paragraph: Any, text: str, size: float, colour: RGBColor | None = None) -> Any:
        run = paragraph.add_run(plain(text))
        run.font.size = Pt(size)
        if colour is not None:
            run.font.color.rgb = colour
        return run
