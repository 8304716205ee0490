"""A part as XLSForm, for forms such as ODK and KoBo that work without a net: the same questions, routing and checks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from oppna.catalogue.prepared import Prepared
from oppna.collect.documents.outline import part_of
from oppna.collect.documents.paper import SYNTHETIC
from oppna.collect.form.pages import pages_of
from oppna.model.questionnaire import Check, Question
from oppna.rules.parse import parse_condition
from oppna.rules.xlsform import to_xlsform

SURVEY = (
    "type",
    "name",
    "label::Svenska (sv)",
    "hint::Svenska (sv)",
    "required",
    "relevant",
    "constraint",
    "constraint_message::Svenska (sv)",
    "appearance",
)
CHOICES = ("list_name", "name", "label::Svenska (sv)")
UNIT = "objekt"
_TYPES = {"tal": "decimal", "text": "text"}
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)


def part_xlsform(prepared: Prepared, part: str, *, synthetic: bool = False) -> bytes:
    """The XLSForm of a part. Answers come back as a table whose columns are question ids, which `filled` reads."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"title": part_of(prepared, part).name, "author": "Öppna", "created": _CREATED})
    lists: dict[tuple[tuple[str, str], ...], str] = {}
    _sheet(workbook, "survey", SURVEY, list(_survey(prepared, part, lists)))
    _sheet(
        workbook, "choices", CHOICES, [(name, answer, label) for rows, name in lists.items() for answer, label in rows]
    )
    title = f"{prepared.edition.head.name}: {part_of(prepared, part).name}" + (f" ({SYNTHETIC})" if synthetic else "")
    identity = f"{prepared.edition.id}-{part}".replace("-", "_")
    _sheet(
        workbook,
        "settings",
        ("form_title", "form_id", "version", "default_language"),
        [(title, identity, str(prepared.edition.head.year), "Svenska (sv)")],
    )
    workbook.close()
    return target.getvalue()


def _sheet(workbook: Any, name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    sheet = workbook.add_worksheet(name)
    for number, row in enumerate([header, *rows]):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)


def _survey(prepared: Prepared, part: str, lists: dict[tuple[tuple[str, str], ...], str]) -> Iterator[tuple[str, ...]]:
    routing = dict(prepared.rules.routing)
    checks = _checks(prepared, part)
    yield "text", UNIT, "Kommunens eller stadsdelens kod", "Fyra siffror, eller stadsdelens kod.", "yes", "", "", "", ""
    for page in pages_of(prepared, part):
        yield "begin_group", f"sida_{page.number}", page.title, "", "", "", "", "", "field-list"
        for question in map(prepared.edition.question, page.questions):
            condition = routing.get(question.id)
            constraint, message = checks.get(question.id, ("", ""))
            yield (
                _type(question, lists),
                question.id,
                f"{question.wording} {question.item}".strip(),
                question.instruction,
                "yes" if question.required else "",
                to_xlsform(condition) if condition else "",
                constraint,
                message,
                "",
            )
        yield "end_group", f"sida_{page.number}", "", "", "", "", "", "", ""


def _type(question: Question, lists: dict[tuple[tuple[str, str], ...], str]) -> str:
    if question.kind != "val":
        return _TYPES[question.kind]
    offered = tuple((one.answer, one.label or one.answer) for one in question.options if one.offered)
    return f"select_one {lists.setdefault(offered, f'svar_{len(lists) + 1}')}"


def _checks(prepared: Prepared, part: str) -> dict[str, tuple[str, str]]:
    """Hard checks as constraints of the last question they are about: there all of their answers are at hand."""
    form = prepared.edition.questionnaire
    place = {question.id: number for number, question in enumerate(form.form)}
    by_question: dict[str, list[Check]] = {}
    for check in form.checks:
        inside = [id for id in check.questions if id in place and prepared.edition.question(id).part == part]
        if check.severity == "hård" and len(inside) == len(check.questions):
            by_question.setdefault(max(inside, key=place.__getitem__), []).append(check)
    return {
        id: (
            " and ".join(f"not({to_xlsform(parse_condition(check.condition))})" for check in checks).replace(
                "${" + id + "}", "."
            ),
            " ".join(check.sentence for check in checks),
        )
        for id, checks in by_question.items()
    }
