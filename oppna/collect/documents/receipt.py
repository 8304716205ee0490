"""The receipt as a tagged PDF: what a part said when it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import typst

from oppna.catalogue.prepared import Prepared
from oppna.collect.documents.outline import part_of
from oppna.collect.documents.paper import SYNTHETIC
from oppna.collect.form.pages import pages
from oppna.model.questionnaire import Question
from oppna.swedish import number

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
    for page in pages(prepared, receipt.part):
        rows = [
            [question.id, question.wording, question.item, shown(question, receipt.answers[question.id])]
            for question in page.questions
            if receipt.answers.get(question.id)
        ]
        if rows:
            yield {"heading": page.heading, "rows": rows}


def shown(question: Question, answer: str) -> str:
    """An answer as people read it: the option's text, or the number with its unit."""
    if question.kind == "val":
        return next((one.label or one.answer for one in question.options if one.answer == answer), answer)
    if question.kind != "tal":
        return answer
    if question.nonresponse_code and answer == "999":
        return "999, kan inte lämna uppgift"

    decimals = max(question.decimals, len(answer.partition(".")[2]))
    return f"{number(Fraction(answer), decimals)} {question.measured}".strip()
