"""What a person wrote → the answer as it is kept, or one sentence on why it cannot be."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import msgspec

from oppna.errors import quoted
from oppna.interchange.numbers import NotANumber, exact_text
from oppna.model.codes import CANNOT_ANSWER
from oppna.model.questionnaire import Question

LONGEST: Final = 4000
"""Letters in a free text or a comment."""


class Impossible(msgspec.Struct, frozen=True):
    """What was written cannot be an answer. `sentence` says why and what to do."""

    sentence: str


def value_of(question: Question, written: str) -> str | Impossible:
    """The answer as a file would hold it; "" is no answer. A number becomes exact text with a decimal point."""
    text = written.strip()
    if not text:
        return ""
    match question.kind:
        case "val":
            return _option(question, text)
        case "tal":
            return _number(question, text)
        case _:
            return text_of(written)


def text_of(written: str) -> str | Impossible:
    """A free text, as it can be kept on every database and shown on every page."""
    text = written.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST:
        return Impossible(f"Texten är {len(text)} tecken; skriv högst {LONGEST}.")
    if any(_unkeepable(letter) for letter in text):
        return Impossible(
            "Texten innehåller tecken som inte kan sparas. Skriv den på nytt i stället för att klistra in."
        )
    return text


def cannot_say(value: str) -> bool:
    """Whether the answer is the code for "cannot say", compared as a number."""
    whole, _, decimals = value.lstrip("+").partition(".")
    return whole.lstrip("0") == str(CANNOT_ANSWER) and not decimals.strip("0")


def shown(question: Question, value: str) -> str:
    """The answer as it is written in the form: a number with a decimal comma."""
    return value.replace(".", ",") if question.kind == "tal" else value


def label(question: Question, value: str) -> str:
    """The answer as it is read: an option by its whole text, a number with its unit."""
    if question.kind == "tal" and value:
        return "kan inte lämna uppgift (999)" if cannot_say(value) else f"{shown(question, value)} {question.measured}"
    return next((option.label or option.answer for option in question.options if option.answer == value), value)


def _option(question: Question, text: str) -> str | Impossible:
    if text in question.answers:
        return text
    offered = ", ".join(f"”{option.label or option.answer}”" for option in question.options if option.offered)
    return Impossible(f"{quoted(text)} är inget av svaren på {question.id}. Välj {offered}.")


def _number(question: Question, text: str) -> str | Impossible:
    try:
        return exact_text(text)
    except NotANumber as error:
        told = str(error)
    return Impossible(f"{quoted(text)} kan inte användas på {question.id}: {told}.")


def _unkeepable(letter: str) -> bool:
    """NUL and its kin, and halves of letters: PostgreSQL keeps neither."""
    return (letter < " " and letter not in "\n\t") or "\ud800" <= letter <= "\udfff"


def exact_or_none(written: str) -> Fraction | None:
    """The number somebody wrote, None if it is none."""
    try:
        return Fraction(exact_text(written))
    except NotANumber:
        return None
