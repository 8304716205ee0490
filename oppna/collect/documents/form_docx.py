"""The printable form of a part: every question with its boxes, in the order of the web form."""

from __future__ import annotations

from oppna.catalogue.prepared import Prepared
from oppna.collect.documents.outline import Group, offered, part_of, sections
from oppna.collect.documents.paper import Paper
from oppna.model.questionnaire import Question
from oppna.swedish import date

_ITEM_WIDTH, _PAGE_WIDTH = 6.6, 16.6


def part_form_docx(prepared: Prepared, part: str, *, synthetic: bool = False) -> bytes:
    """A Word file to print, talk over and fill in before the answers are given on the web."""
    head = prepared.edition.head
    paper = Paper(f"Blankett: {part_of(prepared, part).name}", head.name, synthetic=synthetic)
    paper.paragraph(
        "Blanketten är till för att förbereda svaren och gå igenom dem med kollegor. Svaren lämnas sedan i "
        "webbenkäten, där frågorna kommer i samma ordning. En fråga med ett villkor besvaras bara när villkoret "
        "är uppfyllt."
    )
    if head.measurement_day:
        paper.paragraph(f"Svaren gäller {date(head.measurement_day)}, om frågan inte säger något annat.")
    paper.line("Kommun eller stadsdel:", 40)
    paper.line("Besvarad av:", 50)
    for section in sections(prepared, part):
        paper.heading(section.heading)
        for group in section.groups:
            _group(paper, group)
        if section.definitions:
            paper.heading("Begrepp", 2)
            for definition in section.definitions:
                paper.term(definition.term, definition.text)
    return paper.bytes()


def _group(paper: Paper, group: Group) -> None:
    first = group.first
    ids = first.id if len(group.questions) == 1 else f"{first.id}–{group.questions[-1].id}"
    paper.paragraph(f"{ids}  {first.wording}", bold=True, keep=True)
    if group.asked_if:
        paper.paragraph(f"Besvaras om {group.asked_if}.", keep=True, small=True)
    if first.instruction:
        paper.paragraph(first.instruction, keep=True, small=True)
    if group.is_table:
        _table(paper, group)
    elif group.is_sum:
        _numbers(paper, group)
    else:
        for question in group.questions:
            _single(paper, question, named=len(group.questions) > 1 or bool(question.item))
    paper.line("Kommentar:", 60)


def _table(paper: Paper, group: Group) -> None:
    options = offered(group.first)
    width = (_PAGE_WIDTH - _ITEM_WIDTH) / len(options)
    rows = [[f"{question.id} {question.item}", *[None] * len(options)] for question in group.questions]
    header = ["Fråga", *[option.label or option.answer for option in options]]
    paper.table(header, rows, [_ITEM_WIDTH, *[width] * len(options)])


def _numbers(paper: Paper, group: Group) -> None:
    header = ["Fråga", f"Antal ({group.first.measured})", "999, kan inte lämna uppgift"]
    box = None if group.first.nonresponse_code else ""
    rows = [[f"{question.id} {question.item}", "", box] for question in group.questions]
    paper.table(header, rows, [_ITEM_WIDTH, 5.0, 5.0])


def _single(paper: Paper, question: Question, *, named: bool) -> None:
    if named:
        paper.paragraph(f"{question.id} {question.item}", keep=True)
    if question.kind == "val":
        for option in offered(question):
            paper.box(option.label or option.answer)
    elif question.kind == "tal":
        paper.paragraph(f"Svar: {'_' * 14} {question.measured}")
        if question.nonresponse_code:
            paper.box("999, kan inte lämna uppgift. Skäl:")
    else:
        paper.line("", 70)
