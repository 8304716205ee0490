"""The questionnaire: parts, questions, options, routing, definitions and checks, as data.

The field names in files are Swedish (`rename`); the statisticians own the files.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Source(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"document": "dokument", "lines": "rader"},
    forbid_unknown_fields=True,
):
    """Where a statement comes from: a source document ("001") and its lines ("1091-1187")."""

    document: str
    lines: str


class Option(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"answer": "svar", "label": "text", "offered": "erbjuds", "not_concerned": "hoppsvar"},
    forbid_unknown_fields=True,
):
    """An answer one may give. `answer` is what stands in files; `label` what the form shows ("" = the same).

    `offered` is False for an answer that files may hold although the form does not offer it [METHOD 5].
    `not_concerned` marks the answer of those whom the question does not concern ("Ej aktuellt, har ingen"):
    given to a question that is not asked it says what the routing says, and review has no remark on it.
    """

    answer: str
    label: str = ""
    offered: bool = True
    not_concerned: bool = False


class Question(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "part": "del",
        "wording": "fråga",
        "item": "delfråga",
        "kind": "typ",
        "options": "alternativ",
        "asked_if": "ställs_om",
        "definitions": "definitioner",
        "instruction": "anvisning",
        "measured": "enhet",
        "decimals": "decimaler",
        "nonresponse_code": "bortfallskod",
        "required": "obligatorisk",
        "last_year": "förra_året",
        "source": "källa",
        "remark": "anmärkning",
    },
    forbid_unknown_fields=True,
):
    """A question with an id of the guide's own (`G2a_3`).

    `kind`: "val" one of `options`; "tal" a number (`measured` its unit, `decimals` how many the
    form asks for); "text" free text. `asked_if` is a condition in the rule language, "" = always
    asked; whether the questions in it were themselves asked is understood. `item` is what tells
    questions with the same `wording` apart ("Primärvård"). `definitions` are keys of
    `Questionnaire.definitions`. `required` is whether the form demands an answer where the
    question is asked; what an indicator requires stands with the indicator. `last_year`: "", or the
    id of a question of the year before whose answer this is: nobody is asked for it anew, and it
    comes from the file of last year's answers.
    """

    id: str
    part: str
    wording: str
    kind: Literal["val", "tal", "text"]
    source: Source
    item: str = ""
    options: tuple[Option, ...] = ()
    asked_if: str = ""
    definitions: tuple[str, ...] = ()
    instruction: str = ""
    measured: str = ""
    decimals: int = 0
    nonresponse_code: bool = False
    required: bool = True
    last_year: str = ""
    remark: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers a file may hold on a question of kind "val"."""
        return tuple(option.answer for option in self.options)


class Part(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"name": "namn", "obligatory": "obligatorisk", "source": "källa"},
    forbid_unknown_fields=True,
):
    """A part of the joint web form, answered separately [001:472-475]."""

    id: str
    name: str
    obligatory: bool
    source: Source


class Definition(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"term": "term", "text": "text", "source": "källa"},
    forbid_unknown_fields=True,
):
    """What a word in a question means, in our own words."""

    id: str
    term: str
    text: str
    source: Source


class Check(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"severity": "slag", "condition": "villkor", "sentence": "mening", "questions": "frågor", "source": "källa"},
    forbid_unknown_fields=True,
):
    """A numbered logical check. `condition` is true when something is wrong; unknown answers never are.

    `severity`: "hård" the form cannot be sent; "mjuk" must be confirmed or commented.
    """

    id: str
    severity: Literal["hård", "mjuk"]
    condition: str
    sentence: str
    questions: tuple[str, ...]
    source: Source


class Questionnaire(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"parts": "delar", "definitions": "definitioner", "questions": "frågor", "checks": "kontroller"},
    forbid_unknown_fields=True,
):
    """Everything the survey asks, in the order it asks it, and what it remembers of the year before."""

    parts: tuple[Part, ...]
    definitions: tuple[Definition, ...]
    questions: tuple[Question, ...]
    checks: tuple[Check, ...]

    @property
    def form(self) -> tuple[Question, ...]:
        """The questions that are put to the respondents this year."""
        return tuple(question for question in self.questions if not question.last_year)

    @property
    def remembered(self) -> tuple[Question, ...]:
        """The questions whose answers are those of the year before."""
        return tuple(question for question in self.questions if question.last_year)
