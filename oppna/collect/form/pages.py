"""One page per indicator area: which questions stand together, derived from what the indicators look at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from oppna.catalogue.prepared import Prepared
from oppna.model.questionnaire import Question
from oppna.rules.compiled import CompiledIndicator, expressions_of
from oppna.rules.expression import questions_of


class Page(msgspec.Struct, frozen=True):
    """`slug` stands in the address, `number` from 1. `questions` in the order of the questionnaire."""

    part: str
    slug: str
    number: int
    title: str
    questions: tuple[str, ...]


class Block(msgspec.Struct, frozen=True):
    """Questions of one wording that follow each other: the wording stands once, the items under it."""

    wording: str
    questions: tuple[Question, ...]


def pages_of(prepared: Prepared, part: str) -> tuple[Page, ...]:
    """The pages of a part, in the order in which their first questions are asked."""
    questions = [q for q in put(prepared) if q.part == part]
    name = next(one.name for one in prepared.edition.questionnaire.parts if one.id == part)
    areas = _areas(prepared, questions, name)
    together: dict[str, list[str]] = {}
    for question in questions:
        together.setdefault(areas[question.id], []).append(question.id)
    slugs = _slugs(together)
    return tuple(
        Page(part, slugs[title], number, title, tuple(ids)) for number, (title, ids) in enumerate(together.items(), 1)
    )


def put(prepared: Prepared) -> tuple[Question, ...]:
    """The questions a respondent meets. One whose answers the form does not offer is the reviewer's (V1_5_granskad)."""
    form = prepared.edition.questionnaire.form
    return tuple(q for q in form if q.kind != "val" or any(option.offered for option in q.options))


def blocks_of(questions: Iterable[Question]) -> tuple[Block, ...]:
    """The questions of a page, block by block."""
    blocks: list[list[Question]] = []
    for question in questions:
        if blocks and blocks[-1][-1].wording == question.wording:
            blocks[-1].append(question)
        else:
            blocks.append([question])
    return tuple(Block(each[0].wording, tuple(each)) for each in blocks)


def _areas(prepared: Prepared, questions: Sequence[Question], first: str) -> dict[str, str]:
    """Question → the indicator area it belongs to.

    The first indicator in the order of the workbook that looks at it decides. What no indicator looks at goes where
    the question that leads to it stands, else where others of the same wording or beginning do, else on as before.
    `first`: where it begins.
    """
    found = _looked_at(prepared)
    before = first
    for question in questions:
        near = (found.get(id) for id in _near(prepared, question, questions))
        before = found.setdefault(question.id, next((area for area in near if area), before))
    return found


def _looked_at(prepared: Prepared) -> dict[str, str]:
    rules = {rule.id: rule for rule in prepared.rules.indicators}
    found: dict[str, str] = {}
    for indicator in prepared.edition.indicators:
        if indicator.id in rules:
            for id in _questions(rules[indicator.id]):
                found.setdefault(id, indicator.indicator_area)
    return found


def _questions(rule: CompiledIndicator) -> tuple[str, ...]:
    return (*rule.required, *(id for part in expressions_of(rule.rule) for id in questions_of(part)))


def _near(prepared: Prepared, question: Question, questions: Sequence[Question]) -> Iterable[str]:
    """The questions it may belong with, the nearest first."""
    for id, condition in prepared.rules.routing:
        if id == question.id:
            yield from questions_of(condition)
    yield from (q.id for q in questions if q.wording == question.wording and q.id != question.id)
    yield from (q.id for q in questions if q.id.startswith(question.id + "_"))


def _slugs(titles: Iterable[str]) -> Mapping[str, str]:
    """Title → a readable piece of an address, no two alike."""
    slugs: dict[str, str] = {}
    for title in titles:
        plain = unicodedata.normalize("NFD", title.lower()).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "sida"
        while slug in RESERVED or slug in slugs.values():
            slug += "-2"
        slugs[title] = slug
    return slugs


RESERVED = frozenset({"utskrift", "skicka", "kvitto", "granska", "resultat", "ladda-upp", "delegera", "andra"})
"""What stands in the same place in other addresses of a part."""
