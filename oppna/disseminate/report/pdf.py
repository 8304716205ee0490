"""A report as a tagged PDF (PDF/UA-1), the same bytes for the same content."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from oppna.disseminate.letters import printable, throughout
from oppna.disseminate.report.nouns import Block, Grid, Picture, Report
from oppna.model.codes import SYNTHETIC

PDF = "application/pdf"
_TEMPLATE = Path(__file__).with_name("report.typ")


def as_pdf(report: Report) -> bytes:
    """The whole file."""
    blocks = [_block(one, report.room) for one in report.blocks]
    told = asdict(report) | {"blocks": blocks, "label": SYNTHETIC, "lies": report.lies}
    data = json.dumps(throughout(told, printable), ensure_ascii=False)
    pdf: bytes = typst.compile(
        str(_TEMPLATE), format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"], timestamp=0
    )
    return pdf


def _block(block: Block, room: int) -> dict[str, Any]:
    kind = {"kind": type(block).__name__}
    if isinstance(block, Picture):
        return kind | {"svg": block.svg, "alt": block.alt, "caption": block.caption, "share": block.share}
    widths = {"widths": block.widths(room)} if isinstance(block, Grid) else {}
    return kind | asdict(block) | widths
