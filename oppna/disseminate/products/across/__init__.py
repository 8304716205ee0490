"""The workbook across editions: figures side by side only where the years are directly comparable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from oppna.disseminate.products.across.several import several
from oppna.disseminate.products.across.sheets import write_sheets
from oppna.disseminate.products.put import put
from oppna.disseminate.products.words import publisher
from oppna.disseminate.products.workbook import OPTIONS
from oppna.disseminate.products.workbook.formats import Formats
from oppna.model.codes import SYNTHETIC
from oppna.release.content import Release


def write(releases: Sequence[Release], target: Path) -> None:
    """Make the workbook of the releases, one of each edition, at `target`."""
    across = several(releases)
    content = BytesIO()
    workbook = Workbook(content, OPTIONS)
    newest = across.releases[-1]
    workbook.set_properties(
        {
            "title": f"Öppna jämförelser över åren{f' ({SYNTHETIC})' if across.synthetic else ''}",
            "author": publisher(newest),
            "comments": ", ".join(f"{one.head.edition} version {one.head.version}" for one in across.releases),
            "created": datetime.fromisoformat(max(one.head.date for one in across.releases)),
        }
    )
    write_sheets(workbook, Formats(workbook), across)
    workbook.close()
    put(content.getvalue(), target)
