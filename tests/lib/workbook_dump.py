"""A workbook as plain text, for a snapshot a person can read and a diff can show."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

SNAPSHOT = Path(__file__).resolve().parent.parent / "unit" / "products" / "workbook.txt"


def dump(path: Path) -> str:
    """Every sheet: how it is set up, then every cell that says something."""
    formulas, values = load_workbook(path), load_workbook(path, data_only=True)
    return "\n".join(line for name in formulas.sheetnames for line in _sheet(formulas[name], values[name])) + "\n"


def _sheet(sheet: Any, values: Any) -> Iterator[str]:
    yield f"=== {sheet.title}"
    yield f"frozen {sheet.freeze_panes}; filter {sheet.auto_filter.ref}; merged {len(sheet.merged_cells.ranges)}"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value not in (None, ""):
                yield f"{cell.coordinate}: {_content(cell, values[cell.coordinate].value)}{_look(cell)}"


def _content(cell: Any, value: Any) -> str:
    if cell.data_type == "f":
        return f"{cell.value} → {value!r}"
    text = str(cell.value).replace("\n", " / ")
    return text if isinstance(cell.value, str) else f"{cell.value!r}"


def _look(cell: Any) -> str:
    """Fill, number format and target of a link, where there are any."""
    fill = f" [{cell.fill.fgColor.rgb[2:]}]" if cell.fill.fill_type else ""
    pattern = f" {{{cell.number_format}}}" if cell.number_format != "General" else ""
    link = f" ({cell.hyperlink.location})" if cell.hyperlink else ""
    return fill + pattern + link


if __name__ == "__main__":
    # python -m tests.lib.workbook_dump WORKBOOK – see, or redirect into, the snapshot
    sys.stdout.write(dump(Path(sys.argv[1])))
