"""A question as its page shows it: what is asked, what is answered, what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from oppna.collect.actions.save_answers import Theirs
from oppna.collect.form.given import cannot_say, label, shown
from oppna.collect.form.numbered import FormFinding
from oppna.collect.form.pages import Block, blocks_of
from oppna.collect.form.standing import usable_last
from oppna.collect.models import Answer
from oppna.collect.presenters.when import moment
from oppna.collect.queries.sheet import Sheet
from oppna.model.questionnaire import Definition, Question
from oppna.rules.words import in_words

FULL_TIME = "årsarbetare"
"""The unit that has a calculator beside it."""


class OptionView(msgspec.Struct, frozen=True):
    value: str
    label: str
    checked: bool


class FindingView(msgspec.Struct, frozen=True):
    """A finding beside a question. `with_`: the other questions it is about."""

    check: str
    code: str
    sentence: str
    hard: bool
    confirmed: bool
    digest: str
    with_: tuple[str, ...]


class TheirsView(msgspec.Struct, frozen=True):
    """What somebody else answered meanwhile."""

    told: str
    by: str
    at: str


class ItemView(msgspec.Struct, frozen=True):
    """A question and its field. `written`: what stands in the field, also when it could not be kept."""

    id: str
    label: str
    kind: str
    asked: bool
    only_if: str
    options: tuple[OptionView, ...]
    written: str
    version: int
    comment: str
    reason: str
    cannot: bool
    may_not_say: bool
    measured: str
    calculator: bool
    required: bool
    instruction: str
    last: str
    last_value: str
    same_as_last: bool
    told_by: str
    errors: tuple[str, ...]
    findings: tuple[FindingView, ...]
    theirs: TheirsView | None
    closed: str

    @property
    def marked(self) -> bool:
        """Whether something stands in the way here."""
        return bool(self.errors or self.theirs or any(found.hard for found in self.findings))

    @property
    def ignored(self) -> bool:
        """Answered although not asked: kept, and told."""
        return not self.asked and bool(self.written or self.cannot)


class BlockView(msgspec.Struct, frozen=True):
    """The wording once, with what its words mean, and its items."""

    wording: str
    instruction: str
    definitions: tuple[Definition, ...]
    items: tuple[ItemView, ...]

    @property
    def alone(self) -> bool:
        """One question without items."""
        return len(self.items) == 1 and not self.items[0].label


class Written(msgspec.Struct, frozen=True):
    """What somebody wrote and could not be kept as it is: field → text, field → why not, and what others wrote."""

    fields: dict[str, str] = {}
    errors: dict[str, str] = {}
    theirs: Theirs | None = None


NOTHING = Written()


def block_views(sheet: Sheet, questions: Iterable[str], written: Mapping[str, Written]) -> tuple[BlockView, ...]:
    """The questions of a page, in blocks."""
    questions = tuple(questions)
    last = usable_last(sheet.form, {id: sheet.last[id] for id in questions if id in sheet.last})
    blocks = blocks_of(sheet.form.questions[id] for id in questions)
    return tuple(_block(sheet, block, last, written) for block in blocks)


def _block(sheet: Sheet, block: Block, last: Mapping[str, str], written: Mapping[str, Written]) -> BlockView:
    instructions = {question.instruction for question in block.questions}
    shared = next(iter(instructions)) if len(instructions) == 1 else ""
    ids = dict.fromkeys(id for question in block.questions for id in question.definitions)
    items = (_item(sheet, q, last.get(q.id, ""), written.get(q.id, NOTHING), shared) for q in block.questions)
    return BlockView(block.wording, shared, tuple(sheet.form.definitions[id] for id in ids), tuple(items))


def _item(sheet: Sheet, question: Question, last: str, written: Written, shared: str) -> ItemView:
    row = sheet.answers.get(question.id)
    value = written.fields.get("value", shown(question, row.value) if row else "")
    cannot = question.nonresponse_code and cannot_say(value)
    condition = sheet.form.routing.get(question.id)
    return ItemView(
        id=question.id,
        label=question.item,
        kind=question.kind,
        asked=question.id in sheet.standing.asked,
        only_if=in_words(condition) if condition else "",
        options=tuple(_options(question, value)),
        written="" if cannot else value,
        version=written.theirs.version if written.theirs else row.version if row else 0,
        comment=written.fields.get("comment", row.comment if row else ""),
        reason=written.fields.get("reason", row.reason if row else ""),
        cannot=cannot,
        may_not_say=question.nonresponse_code,
        measured=question.measured,
        calculator=question.measured == FULL_TIME,
        required=question.required,
        instruction="" if shared else question.instruction,
        last=label(question, last),
        last_value=shown(question, last),
        same_as_last=bool(row and row.value and row.value == last),
        told_by=_told_by(row),
        errors=tuple(written.errors.values()),
        findings=tuple(_finding(found, question.id) for found in sheet.standing.about(question.id)),
        theirs=_theirs(question, written.theirs),
        closed=sheet.closed_because(question.id),
    )


def _options(question: Question, value: str) -> Iterator[OptionView]:
    """Those the form offers, and one it does not if a file brought it."""
    for option in question.options:
        if option.offered or option.answer == value:
            yield OptionView(option.answer, option.label or option.answer, option.answer == value)


def _told_by(row: Answer | None) -> str:
    if row is None or not (row.value or row.comment):
        return ""
    how = "oförändrat sedan förra året, " if row.unchanged else ""
    return f"{how}{row.by} {moment(row.at)}"


def _finding(found: FormFinding, question: str) -> FindingView:
    others = tuple(id for id in found.questions if id != question)
    return FindingView(found.check, found.code, found.sentence, found.hard, found.confirmed, found.digest, others)


def _theirs(question: Question, theirs: Theirs | None) -> TheirsView | None:
    if theirs is None:
        return None
    told = label(question, theirs.value) if "value" in theirs.fields else theirs.comment or theirs.reason
    return TheirsView(told or "(tomt)", theirs.by, moment(theirs.at))
