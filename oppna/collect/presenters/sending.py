"""The page before sending: what is missing, what does not fit, what was not asked, each with the way there."""

from __future__ import annotations

import msgspec

from oppna.collect.form.given import label
from oppna.collect.form.numbered import FormFinding
from oppna.collect.form.open import closed_because
from oppna.collect.presenters.progress import page_url
from oppna.collect.queries.sheet import Sheet


class QuestionLink(msgspec.Struct, frozen=True):
    """A question with the way to it; `url` is "" where it stands in another part."""

    id: str
    text: str
    url: str


class FindingLine(msgspec.Struct, frozen=True):
    """A finding with the answers it is about."""

    check: str
    code: str
    sentence: str
    hard: bool
    confirmed: bool
    digest: str
    comment: str
    questions: tuple[QuestionLink, ...]


class Sending(msgspec.Struct, frozen=True):
    missing: tuple[QuestionLink, ...]
    hard: tuple[FindingLine, ...]
    open: tuple[FindingLine, ...]
    confirmed: tuple[FindingLine, ...]
    ignored: tuple[QuestionLink, ...]
    cannot: bool
    closed: str
    complete: bool


def sending(sheet: Sheet, part: str) -> Sending:
    """How the part stands."""
    standing = sheet.of_part(part)
    lines = [(found, _line(sheet, part, found)) for found in standing.findings]
    return Sending(
        missing=tuple(_link(sheet, part, id) for id in standing.missing),
        hard=tuple(line for found, line in lines if found.hard),
        open=tuple(line for found, line in lines if not found.hard and not found.confirmed),
        confirmed=tuple(line for found, line in lines if not found.hard and found.confirmed),
        ignored=tuple(_link(sheet, part, id) for id in sheet.form.questions if id in standing.ignored),
        cannot=not standing.complete,
        closed=closed_because(sheet.respondent.round.state, sheet.parts[part].state, reopened=False),
        complete=standing.complete,
    )


def _line(sheet: Sheet, part: str, found: FormFinding) -> FindingLine:
    kept = sheet.confirmations.get(found.check)
    return FindingLine(
        check=found.check,
        code=found.code,
        sentence=found.sentence,
        hard=found.hard,
        confirmed=found.confirmed,
        digest=found.digest,
        comment=kept.comment if kept and found.confirmed else "",
        questions=tuple(_link(sheet, part, id) for id in found.questions if id in sheet.standing.asked),
    )


def _link(sheet: Sheet, part: str, id: str) -> QuestionLink:
    question = sheet.form.questions[id]
    row = sheet.answers.get(id)
    here = question.part == part
    answer = label(question, row.value) if here and row and row.value else ""
    name = question.item or question.wording
    url = f"{page_url(sheet, sheet.form.page_of[id])}#{id}" if here else ""
    return QuestionLink(id, f"{name}: {answer}" if answer else name, url)
