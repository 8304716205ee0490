"""How two questions differ that ask the same thing: wording, kind of answer, options, and whom they are put to."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.differences.difference import Difference, either
from oppna.catalogue.differences.rules import same_condition, translated
from oppna.catalogue.years import beside
from oppna.model.edition import Edition
from oppna.model.questionnaire import Question
from oppna.rules.errors import RuleError
from oppna.rules.parse import parse_condition
from oppna.rules.words import in_words


def of_questions(
    before: Edition, one: Question, after: Edition, other: Question, names: dict[str, str]
) -> Iterator[Difference]:
    """`names`: id of an older question → id of the newer one that asks the same."""
    yield from _wording(before, one, after, other)
    if one.kind != other.kind:
        yield Difference(
            "typ",
            f"{_both(one, other)} besvaras i {before.id} som {one.kind} och i {after.id} som {other.kind}.",
            True,
        )
    else:
        yield from _options(before, one, after, other)
    yield from _routing(before, one, after, other, names)


def only_in(edition: Edition, question: Question, field: str = "frågor") -> Difference:
    """A question that decides the indicator in one edition and is not asked for it in the other."""
    return Difference(field, f"Frågan {question.id} ({_told(question)}) krävs bara i {edition.id}.", True)


def _wording(before: Edition, one: Question, after: Edition, other: Question) -> Iterator[Difference]:
    texts = [(beside(q.wording, e.head.year), beside(q.item, e.head.year)) for e, q in ((before, one), (after, other))]
    if texts[0] != texts[1]:
        told = f"”{_told(one)}” i {before.id}, ”{_told(other)}” i {after.id}"
        yield Difference("fråga", f"{_both(one, other)} är formulerad på var sitt sätt: {told}.", False)


def _options(before: Edition, one: Question, after: Edition, other: Question) -> Iterator[Difference]:
    if one.measured != other.measured:
        yield Difference(
            "enhet",
            f"{_both(one, other)} anges i {one.measured} i {before.id} och i {other.measured} i {after.id}.",
            True,
        )
    for edition, mine, theirs in ((before, one, other), (after, other, one)):
        extra = tuple(answer for answer in _offered(mine) if answer not in theirs.answers)
        if extra:
            yield Difference("alternativ", f"{either(extra)} går bara att svara på {mine.id} i {edition.id}.", True)
        silent = tuple(a for a in _offered(mine) if a in theirs.answers and a not in _offered(theirs))
        if silent:
            yield Difference(
                "alternativ",
                f"{either(silent)} erbjuds av formuläret på {mine.id} bara i {edition.id}; i filer godtas det i båda.",
                False,
            )


def _offered(question: Question) -> tuple[str, ...]:
    return tuple(option.answer for option in question.options if option.offered)


def _routing(
    before: Edition, one: Question, after: Edition, other: Question, names: dict[str, str]
) -> Iterator[Difference]:
    if bool(one.asked_if) != bool(other.asked_if):
        always, if_ = (before, after) if other.asked_if else (after, before)
        yield Difference(
            "ställs_om", f"{_both(one, other)} ställs alltid i {always.id}, i {if_.id} bara till en del.", True
        )
    elif one.asked_if and not same_condition(translated(one.asked_if, names), other.asked_if):
        told = [f"i {e.id} om {_words(q.asked_if)}" for e, q in ((before, one), (after, other))]
        yield Difference("ställs_om", f"{_both(one, other)} ställs {told[0]}, {told[1]}.", True)


def _words(condition: str) -> str:
    try:
        return in_words(parse_condition(condition))
    except RuleError:
        return condition


def _both(one: Question, other: Question) -> str:
    return f"Frågan {one.id}" if one.id == other.id else f"Frågan {one.id} (nu {other.id})"


def _told(question: Question) -> str:
    return f"{question.wording} – {question.item}" if question.item else question.wording
