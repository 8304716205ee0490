"""A table of a Word file, written as a whole: its library sets a cell at a time, and takes seconds for a large one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from oppna.disseminate.letters import plain
from oppna.disseminate.report.nouns import Box, Grid, Row

TINT = {"ok": "E0F0E3", "warn": "FDF0CC", "error": "FBE4E0", "section": "F1EFE9", "head": "E8EEF4"}
_RULES = '<w:bottom w:val="single" w:sz="4" w:color="B5B2A8"/><w:insideH w:val="single" w:sz="4" w:color="D5D2C8"/>'
_LOOK = '<w:tblLook w:val="06A0" w:firstRow="1" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
_HALF_POINTS = 18


def table(grid: Grid, widths: Sequence[int]) -> Any:
    """The table. `widths` in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    looks = f'<w:tblBorders>{_RULES}</w:tblBorders><w:tblLayout w:type="fixed"/>{_LOOK}'
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{looks}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(_rows(grid, widths))}</w:tbl>"
    )


def _rows(grid: Grid, widths: Sequence[int]) -> Iterator[str]:
    yield _row([Box(name, "head", strong=True) for name in grid.columns], widths, head=True)
    for name, rows in grid.sections:
        if name:
            yield _row((Box(name, "section", strong=True),), widths, keep=True)
        yield from (_row(row, widths) for row in rows)


def _row(row: Row | Sequence[Box], widths: Sequence[int], *, head: bool = False, keep: bool = False) -> str:
    """No row is broken over two pages; a head is repeated on each, a section's name stays with what is under it."""
    across = len(row) == 1 < len(widths)
    shares = [sum(widths)] if across else widths
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if across else ""
    cells = "".join(_cell(box, width, span, keep=keep) for box, width in zip(row, shares, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _cell(box: Box, width: int, span: str, *, keep: bool) -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT[box.tint]}"/>' if box.tint else ""
    look = f'{"<w:b/>" if box.strong else ""}<w:sz w:val="{_HALF_POINTS}"/>'
    text = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(plain(box.text))}</w:t></w:r>'
    place = f'<w:pPr>{"<w:keepNext/>" if keep else ""}<w:spacing w:before="20" w:after="20"/></w:pPr>'
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}</w:tcPr><w:p>{place}{text}</w:p></w:tc>'
