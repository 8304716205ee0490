"""The order in which a part is told on paper: sections by indicator area, questions of one wording together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from oppna.catalogue.prepared import Prepared
from oppna.collect.form.pages import pages_of
from oppna.model.questionnaire import Definition, Option, Part, Question
from oppna.rules.words import in_words


@dataclass(frozen=True)
class Group:
    """Questions with one wording, instruction and answers, that differ only in what they are about (`item`)."""

    questions: tuple[Question, ...]
    asked_if: str

    @property
    def first(self) -> Question:
        """What all of them share, it has."""
        return self.questions[0]

    @property
    def is_table(self) -> bool:
        """Worth a table: several rows with the same options as columns."""
        return len(self.questions) > 1 and self.first.kind == "val"

    @property
    def is_sum(self) -> bool:
        """Several numbers of one kind: a table with a column to write them in."""
        return len(self.questions) > 1 and self.first.kind == "tal"


@dataclass(frozen=True)
class Section:
    """An indicator area of a part. `definitions`: the terms its questions use, each told once in the part."""

    heading: str
    groups: tuple[Group, ...]
    definitions: tuple[Definition, ...]


def offered(question: Question) -> tuple[Option, ...]:
    """The answers the form shows."""
    return tuple(option for option in question.options if option.offered)


def part_of(prepared: Prepared, id: str) -> Part:
    """The part with this id; KeyError if the edition has none."""
    for part in prepared.edition.questionnaire.parts:
        if part.id == id:
            return part
    raise KeyError(id)


def sections(prepared: Prepared, part: str) -> tuple[Section, ...]:
    """The part as it is printed. Sections are the pages of the web form: the paper has the same places."""
    terms = {definition.id: definition for definition in prepared.edition.questionnaire.definitions}
    told: set[str] = set()
    found = []
    for page in pages_of(prepared, part):
        questions = tuple(map(prepared.edition.question, page.questions))
        groups = tuple(_groups(prepared, questions))
        used = dict.fromkeys(id for question in questions for id in question.definitions)
        new = tuple(terms[id] for id in used if id not in told)
        told |= used.keys()
        found.append(Section(page.title, groups, new))
    return tuple(found)


def _groups(prepared: Prepared, questions: tuple[Question, ...]) -> Iterator[Group]:
    routing = {id: in_words(condition) for id, condition in prepared.rules.routing}
    alike = lambda q: (q.wording, q.kind, offered(q), q.instruction, q.measured, _common_routing(q, routing))  # noqa: E731
    for (*_, asked_if), members in groupby(questions, alike):
        yield Group(tuple(members), asked_if)


def _common_routing(question: Question, routing: dict[str, str]) -> str:
    """The condition in words. In a table each row may hang on its own row of the question before: told once."""
    words = routing.get(question.id, "")
    stem, _, row = question.id.rpartition("_")
    own = f"_{row} är "
    return words.replace(own, " på samma rad är ") if stem and own in words else words
