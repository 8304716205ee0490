"""The receipt as a tagged PDF: what a part said when it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from oppna.catalogue.prepared import Prepared
from oppna.collect.documents.outline import part_of
from oppna.collect.documents.paper import SYNTHETIC
from oppna.collect.form.given import label
from oppna.collect.form.pages import pages_of

_TEMPLATE = Path(__file__).with_name("receipt.typ")


@dataclass(frozen=True)
class Receipt:
    """A submission in plain words. `at`: as shown to people. `digest`: of the answers, sha-256 in hexadecimal."""

    number: str
    respondent: str
    part: str
    round: str
    at: str
    by: str
    digest: str
    answers: Mapping[str, str]
    synthetic: bool = False


def receipt_pdf(prepared: Prepared, receipt: Receipt) -> bytes:
    """A PDF/UA-1 file, the same bytes for the same submission."""
    data = json.dumps(_told(prepared, receipt), ensure_ascii=False)
    pdf: bytes = typst.compile(
        str(_TEMPLATE), format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"], timestamp=0
    )
    return pdf


def _told(prepared: Prepared, receipt: Receipt) -> dict[str, Any]:
    return {
        "title": f"Kvitto {receipt.number}",
        "lede": f"{receipt.respondent} har skickat in delen {part_of(prepared, receipt.part).name}.",
        "synthetic": SYNTHETIC if receipt.synthetic else "",
        "footer": f"{receipt.round} · {receipt.respondent} · kvitto {receipt.number}",
        "facts": [
            ["Omgång", receipt.round],
            ["Kommun eller stadsdel", receipt.respondent],
            ["Del", part_of(prepared, receipt.part).name],
            ["Inskickad", receipt.at],
            ["Av", receipt.by],
            ["Kontrollsumma", receipt.digest],
        ],
        "sections": list(_sections(prepared, receipt)),
    }


def _sections(prepared: Prepared, receipt: Receipt) -> Iterator[dict[str, Any]]:
    for page in pages_of(prepared, receipt.part):
        questions = [prepared.edition.question(id) for id in page.questions if receipt.answers.get(id)]
        rows = [[one.id, one.wording, one.item, label(one, receipt.answers[one.id])] for one in questions]
        if rows:
            yield {"heading": page.title, "rows": rows}
