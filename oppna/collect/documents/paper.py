"""What our Word documents share: language, styles, the mark when synthetic, tables with header rows, boxes to tick."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from oppna.collect.documents.package import timeless

SYNTHETIC = "SYNTETISK – påhittade uppgifter"
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_DATED = datetime(2000, 1, 1, tzinfo=UTC)
_HEAD_COLOUR = "E8EEF4"


class Paper:
    """A Word document in Swedish, A4, being written from top to bottom."""

    def __init__(self, title: str, subtitle: str, *, synthetic: bool = False) -> None:
        self.document: Any = docx.Document()
        self._style()
        self._properties(title)
        if synthetic:
            self.paragraph(SYNTHETIC, bold=True)
        self.document.add_heading(title, level=0)
        self.paragraph(subtitle)
        self._footer(f"{title} · {subtitle}" + (f" · {SYNTHETIC}" if synthetic else ""))

    def _style(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(11)
        language = parse_xml(f'<w:lang {nsdecls("w")} w:val="sv-SE" w:eastAsia="sv-SE"/>')
        normal.element.get_or_add_rPr().append(language)
        for name in ("Title", "Heading 1", "Heading 2"):
            self.document.styles[name].font.color.rgb = RGBColor(0x1B, 0x3A, 0x57)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)

    def _properties(self, title: str) -> None:
        core = self.document.core_properties
        core.title, core.author, core.language = title, "Öppna", "sv-SE"
        core.created = core.modified = _DATED

    def _footer(self, text: str) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text + " · sida ").font.size = Pt(8)
        field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        paragraph._p.append(field)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading; level 1 starts a section."""
        self.document.add_heading(text, level=level)

    def paragraph(self, text: str, *, bold: bool = False, keep: bool = False, small: bool = False) -> Any:
        """A paragraph. `keep`: on the same page as what follows."""
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = bold
        if small:
            run.font.size = Pt(9.5)
        paragraph.paragraph_format.keep_with_next = keep
        paragraph.paragraph_format.space_after = Pt(4)
        return paragraph

    def term(self, term: str, text: str) -> None:
        """A term and what it means."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.6)
        paragraph.paragraph_format.space_after = Pt(3)
        named, meaning = paragraph.add_run(term + ": "), paragraph.add_run(text)
        named.bold = True
        named.font.size = meaning.font.size = Pt(9.5)

    def box(self, label: str) -> None:
        """A box to tick, and its answer."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(0.6)
        paragraph.paragraph_format.space_after = Pt(2)
        _tick(paragraph, label)
        paragraph.add_run(" " + label)

    def line(self, label: str, width: int = 30) -> None:
        """A line to write on."""
        self.paragraph(f"{label} {'_' * width}")

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str | None]], widths: Sequence[float]) -> None:
        """A table whose header row is repeated on every page; None is a box to tick, named by its row and column."""
        table = self.document.add_table(rows=1, cols=len(header))
        table.style = "Table Grid"
        table.autofit = False
        self._fill(table.rows[0], header, header)
        _repeated(table.rows[0])
        for row in rows:
            self._fill(table.add_row(), row, header)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _fill(self, row: Any, texts: Sequence[str | None], header: Sequence[str]) -> None:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell, text, column in zip(row.cells, texts, header, strict=True):
            paragraph = cell.paragraphs[0]
            if text is None:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                _tick(paragraph, f"{texts[0]}: {column}")
            else:
                paragraph.add_run(text).font.size = Pt(10)

    def bytes(self) -> bytes:
        """The file, the same bytes for the same text."""
        target = io.BytesIO()
        self.document.save(target)
        return timeless(target.getvalue())


def _repeated(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in row.cells:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_HEAD_COLOUR}"/>')
        )
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _tick(paragraph: Any, label: str) -> None:
    """A box that can be ticked in Word and with a pen. The label is what a screen reader says of it."""
    box = parse_xml(
        f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w:alias w:val=""/>'
        '<w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/></w:rPr>'
        "<w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>"
    )
    box.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").set(qn("w:val"), label[:64])
    paragraph._p.append(box)
