"""The report of an area: two pages to lay before the board, as a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.area.rows import Row, Section
from oppna.disseminate.products.words import basis, over_limit, publisher
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.swedish import date

_TEMPLATE = Path(__file__).with_name("report.typ")
MOST_ROWS = 58
"""What two pages hold beside the sentences; background measures give way first."""


def report_pdf(page: Area) -> bytes:
    """The same bytes for the same release and area."""
    data = json.dumps(_told(page), ensure_ascii=False)
    pdf: bytes = typst.compile(
        str(_TEMPLATE), format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"], timestamp=0
    )
    return pdf


def _told(page: Area) -> dict[str, Any]:
    head = page.release.head
    version = f"version {head.version}, {date(head.date)}"
    return {
        "title": f"{page.name} – {head.edition_name}",
        "name": page.name,
        "level": page.level,
        "edition": f"{head.edition_name}, {version}",
        "synthetic": SYNTHETIC_SENTENCE if head.synthetic else "",
        "summary": page.summary,
        "facts": [[link.what, link.text] for link in page.above],
        "sentences": [[one.text, one.certainty] for one in page.sentences],
        "nothing": page.nothing,
        "columns": [page.name, *(column.heading for column in page.columns), "Hur säkert"],
        "sections": [_section(section) for section in _every(page)],
        "method": list(_method(page)),
        "footer": f"{page.name} · {head.edition_name} · {version} · adress: {page.path}",
    }


def _every(page: Area) -> Iterator[Section]:
    yield from page.sections
    if page.background and len(page.rows) <= MOST_ROWS:
        yield Section("bakgrund", "Bakgrund", page.background)


def _section(section: Section) -> dict[str, Any]:
    return {"name": section.name, "rows": [_row(row) for row in section.rows]}


def _row(row: Row) -> list[str]:
    sure = row.verdict or ("ett svar" if row.own.tint else "–")
    return [row.own.tint, row.indicator.short_name, row.own.text, *(one.text for one in row.beside), sure]


def _method(page: Area) -> Iterator[str]:
    """How it was made and how sure it is, in a few sentences."""
    release = page.release
    answerable = "" if release.head.synthetic else f" Ansvarig: {publisher(release)}."
    yield f"Uppgifterna är {basis(release.head)}.{answerable}"
    if page.answers_itself:
        yield "Ja, Delvis och Nej är egna svar, inget urval. De har inget intervall och jämförs inte mot slumpen."
    yield (
        "Andelar jämförs med riket. ”Avviker” är utanför 95 procent av vad slumpen och områdenas vanliga skillnader "
        "ger, ”avviker tydligt” utanför 99,8 procent."
    )
    if page.similar:
        yield page.similar_sentence
    if rule := release.edition.head.nonresponse:
        yield f"En grupp visas inte när {over_limit(rule)}."
