"""GSBPM 5.3 Review: what there is to say of the answers, unit by unit [METHOD 10, results.findings.csv]."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oppna.engines.bits.evaluate import truth_of
from oppna.engines.bits.numbers import constant, equal
from oppna.model.answer import Finding
from oppna.model.area import Unit
from oppna.model.codes import CANNOT_ANSWER, Category
from oppna.model.edition import Edition
from oppna.process.results import Results, positions
from oppna.rules.compiled import CompiledCategory, CompiledRatio
from oppna.rules.expression import Condition, Or, questions_of
from oppna.rules.words import in_words

NOT_ASKED = "EJ_STÄLLD"
CANNOT = "KAN_EJ_SVARA"
ILLOGICAL = "OLOGISK"
CORRECTED = "RÄTTAD"


def review(results: Results, edition: Edition, units: Sequence[Unit]) -> Iterator[Finding]:
    """Answers to questions not asked, the code 999, illogical measures with what does not fit, and corrections."""
    codes = [unit.unit for unit in units]
    yield from _not_asked(results, edition, codes)
    yield from _cannot_answer(results, edition, codes)
    yield from _illogical(results, codes)
    yield from _corrected(results, edition, codes)


def _not_asked(results: Results, edition: Edition, codes: list[str]) -> Iterator[Finding]:
    routing = dict(results.compiled.routing)
    for question, plane in results.asked.ignored.items():
        condition = routing[question]
        for position in positions(plane & ~_not_concerned(results, edition, question)):
            sentence = f"{question} ställs bara om {in_words(condition)}; svaret räknas inte."
            yield Finding(codes[position], "", question, NOT_ASKED, sentence)


def _not_concerned(results: Results, edition: Edition, question: str) -> int:
    """Where the answer given says itself that the question does not concern the unit."""
    given = results.asked.given.choices.get(question, {})
    plane = 0
    for option in edition.question(question).options:
        if option.not_concerned:
            plane |= given.get(option.answer, 0)
    return plane


def cannot_answer(results: Results, question: str) -> int:
    """Where the question that was asked is answered with 999, compared as a number."""
    answers = results.asked.answers
    numbers = answers.numbers.get(question)
    return equal(numbers, constant(CANNOT_ANSWER * results.unit, answers.everyone)) if numbers else 0


def _cannot_answer(results: Results, edition: Edition, codes: list[str]) -> Iterator[Finding]:
    for question in edition.questionnaire.questions:
        if question.nonresponse_code:
            for position in positions(cannot_answer(results, question.id)):
                sentence = f"{question.id} är besvarad med {CANNOT_ANSWER}, kan inte lämna uppgift."
                yield Finding(codes[position], "", question.id, CANNOT, sentence)


def _illogical(results: Results, codes: list[str]) -> Iterator[Finding]:
    for indicator in results.compiled.indicators:
        rule = indicator.rule
        if indicator.id not in results.derived or not isinstance(rule, (CompiledCategory, CompiledRatio)):
            continue
        if rule.illogical is None:
            continue
        plane = results.derived[indicator.id].illogical
        clauses = _clauses(rule.illogical)
        truths = [(clause, truth_of(clause, results.asked.answers).true) for clause in clauses]
        for position in positions(plane):
            reasons = [in_words(clause) for clause, true in truths if true >> position & 1]
            sentence = f"Uppgifterna går inte ihop: {'; '.join(reasons)}. Måttet redovisas inte."
            yield Finding(codes[position], indicator.id, "", ILLOGICAL, sentence)


def _corrected(results: Results, edition: Edition, codes: list[str]) -> Iterator[Finding]:
    for indicator in results.compiled.indicators:
        rule = indicator.rule
        if indicator.id not in results.derived or not isinstance(rule, CompiledCategory) or rule.corrected is None:
            continue
        reason = "; ".join([in_words(rule.corrected), *_sources(rule.corrected, edition)])
        sentence = f"Resultatet är rättat till {Category.YES}, eftersom {reason}."
        for position in positions(results.derived[indicator.id].corrected):
            yield Finding(codes[position], indicator.id, "", CORRECTED, sentence)


def _sources(condition: Condition, edition: Edition) -> Iterator[str]:
    """Which of the condition's questions were answered the year before."""
    for id in questions_of(condition):
        if asked_then := edition.question(id).last_year:
            yield f"{id} är svaret på {asked_then} året innan"


def _clauses(condition: Condition) -> tuple[Condition, ...]:
    return condition.conditions if isinstance(condition, Or) else (condition,)
