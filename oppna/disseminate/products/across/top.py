"""What stands at the top of every sheet: title, editions, and the loud banner of made-up answers."""

from __future__ import annotations

from typing import Any

from oppna.disseminate.products.across.several import Several
from oppna.disseminate.products.workbook.formats import Formats
from oppna.disseminate.products.workbook.sheet import A3
from oppna.model.codes import SYNTHETIC, SYNTHETIC_SENTENCE

BANNER_COLUMNS = 8


def start(sheet: Any, formats: Formats, across: Several, title: str, widths: tuple[float, ...]) -> int:
    """Set up the sheet and write its top; the first free row."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{title}{f'&C{SYNTHETIC}' if across.synthetic else ''}")
    sheet.set_footer("&RSida &P av &N")
    sheet.set_row(0, 25)
    sheet.write_string(0, 0, title, formats["title"])
    told = ", ".join(f"{one.head.edition} version {one.head.version}" for one in across.releases)
    sheet.write_string(1, 0, told, formats["subtitle"])
    if not across.synthetic:
        return 3
    sheet.write_string(2, 0, SYNTHETIC_SENTENCE, formats["banner"])
    for column in range(1, max(len(widths), BANNER_COLUMNS)):
        sheet.write_blank(2, column, None, formats["banner"])
    return 4
