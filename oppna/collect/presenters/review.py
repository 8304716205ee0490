"""The queue and a respondent's answers as a template shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from oppna.collect.form.given import label
from oppna.collect.form.item import COMMENT, FREE, REASON, Item
from oppna.collect.form.rules import FormRules
from oppna.collect.models import Decision, Edit, MarkState, Message, Reopening
from oppna.collect.queries.review import Line, Written

CODE_WORDS: Mapping[str, str] = {COMMENT: "kommentar", REASON: "skäl till 999", FREE: "eget svar att avgöra"}
STATE_WORDS = dict(MarkState.choices)


@dataclass(frozen=True)
class Filter:
    """What the reader chose to see. Empty = all."""

    state: str = MarkState.OPEN.value
    code: str = ""
    county: str = ""
    text: str = ""

    def takes(self, line: Line) -> bool:
        """Whether the line is among what was chosen."""
        wanted = self.text.casefold()
        return (
            self.state in ("", line.state)
            and self.code in ("", line.item.code)
            and self.county in ("", line.respondent.county)
            and (not wanted or wanted in f"{line.respondent.name} {line.item.question} {line.item.sentence}".casefold())
        )


@dataclass(frozen=True)
class Asked:
    """A question as review sees it."""

    id: str
    wording: str
    item: str
    value: str
    shown: str
    last: str
    comment: str
    reason: str
    version: int
    by: str
    edits: list[Edit] = field(default_factory=list)
    reopening: Reopening | None = None


@dataclass(frozen=True)
class Shown:
    """A line with the answers it is about."""

    line: Line
    code: str
    state: str
    questions: list[Asked]
    decision: Decision | None
    messages: list[Message]


def counts(lines: Iterable[Line]) -> list[tuple[str, str, int]]:
    """Code, what it is called and how many lines it has, the most frequent first."""
    tally = Counter(line.item.code for line in lines)
    return [(code, code_words(code), number) for code, number in tally.most_common()]


def code_words(code: str) -> str:
    """What a code is called in the queue."""
    return CODE_WORDS.get(code, f"kontroll {code}")


def shown(
    form: FormRules,
    told: Written,
    line: Line,
    *,
    versions: Mapping[str, tuple[int, str]],
    edits: Mapping[str, list[Edit]],
    reopenings: Mapping[str, Reopening],
    decisions: Mapping[str, Decision],
    messages: Iterable[Message],
) -> Shown:
    """A line, its questions and the dialogue about it."""
    about = {line.item.question, *line.item.questions}
    asked = [_asked(form, told, id, versions, edits, reopenings) for id in line.item.questions if id in form.questions]
    decision = decisions.get(line.item.question)
    standing = decision if decision and decision.answer == told.answers.get(line.item.questions[0], "") else None
    talk = [message for message in messages if message.question in about]
    return Shown(line, code_words(line.item.code), STATE_WORDS[line.state], asked, standing, talk)


def _asked(
    form: FormRules,
    told: Written,
    id: str,
    versions: Mapping[str, tuple[int, str]],
    edits: Mapping[str, list[Edit]],
    reopenings: Mapping[str, Reopening],
) -> Asked:
    question = form.questions[id]
    value, last = told.answers.get(id, ""), told.last.get(id, "")
    version, by = versions.get(id, (0, ""))
    return Asked(
        id,
        question.wording,
        question.item,
        value,
        label(question, value) if value else "uppgift saknas",
        label(question, last) if last else "",
        told.comments.get(id, ""),
        told.reasons.get(id, ""),
        version,
        by,
        edits.get(id, []),
        reopenings.get(id),
    )


def find(lines: Iterable[Line], question: str, key: str) -> Item | None:
    """The item a form came back about; None when the answers have changed so that it is gone."""
    return next((line.item for line in lines if line.item.question == question and line.item.key == key), None)
