"""Why a cell has its value: the same computation told step by step, in Swedish.

Nothing is computed anew here: every step shows what the planes and counts of the result hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from oppna.cells import count_text
from oppna.engines.bits.evaluate import truth_of
from oppna.model.area import Unit
from oppna.model.codes import SHARES, STATUS_TEXT, Category, Level, MeasureUnit, Status
from oppna.model.edition import Edition
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.model.observation import Observation
from oppna.process.aggregate import Count
from oppna.process.group import Group
from oppna.process.nonresponse import beyond_limit, nonresponse
from oppna.process.results import Results, observations_of
from oppna.rules.compiled import (
    CompiledCategory,
    CompiledIndicator,
    CompiledRatio,
    expressions_of,
)
from oppna.rules.expression import Condition, questions_of
from oppna.rules.words import in_words
from oppna.swedish import exact_number, number, percent


class UnknownArea(LookupError):
    """The result has no cell for the area."""


class Step(NamedTuple):
    """One step of the explanation: what it is about, and what it says line by line."""

    heading: str
    lines: tuple[str, ...]


def trace(
    results: Results, edition: Edition, units: Sequence[Unit], indicator: str, area: str, level: Level | None = None
) -> tuple[Step, ...]:
    """The steps to the indicator's value in an area. Raises UnknownArea when the result has no such cell.

    Areas of two levels can bear the same name; without `level` a unit's cell is meant, else the first group's.
    """
    rules = next(rule for rule in results.compiled.indicators if rule.id == indicator)
    cell = observed(results, units, indicator, area, level)
    value = value_step(cell, edition.indicator(indicator).unit)
    place = next((i for i, group in enumerate(results.groups) if (group.level, group.area) == (cell.level, area)), None)
    if place is None:
        position = next(i for i, unit in enumerate(units) if unit.unit == area)
        return (*_unit_steps(results, edition, rules, position), value)
    steps = _group_steps(results, rules, results.groups[place], results.counts[indicator][place])
    return (*steps, value)


def observed(
    results: Results, units: Sequence[Unit], indicator: str, area: str, level: Level | None = None
) -> Observation:
    """The cell that is traced. Raises UnknownArea when the result has none."""
    named = (cell for cell in observations_of(results, units, indicator) if cell.area == area)
    cells = [cell for cell in named if level in (None, cell.level)]
    if not cells:
        raise UnknownArea(area)
    # units come last among the cells, should a group bear the same name
    return cells[-1] if any(unit.unit == area for unit in units) else cells[0]


def _unit_steps(results: Results, edition: Edition, rules: CompiledIndicator, position: int) -> Iterator[Step]:
    if not isinstance(rules.rule, (CompiledCategory, CompiledRatio)):
        yield Step("Register", (_register_line(results, rules.rule, position),))
        return
    questions = _questions(rules)
    yield Step("Frågor och svar", tuple(_answer_line(results, edition, id, position) for id in questions))
    unanswered = [id for id in rules.required if results.asked.unanswered(id) >> position & 1]
    if unanswered:
        names = ", ".join(unanswered)
        line = f"Ställs och krävs men är obesvarat: {names}. Därför saknas uppgiften vad än resten säger."
    else:
        line = "Alla frågor som ställts och krävs är besvarade."
    yield Step("Krav på svar", (line,))
    yield Step("Villkor", tuple(_condition_lines(results, rules.rule, position)))


def register_step(rule: RegisterListRule | RegisterRatioRule, *more: str) -> Step:
    """What a value from a register rests on."""
    return Step("Register", (f"Värdet hämtas ur registerfilen {rule.file}; inga enkätsvar ingår.", *more))


def _register_line(results: Results, rule: RegisterListRule | RegisterRatioRule, position: int) -> str:
    if isinstance(rule, RegisterListRule):
        if results.registers.listed[rule.file] >> position & 1:
            return f"Objektet finns på listan i {rule.file}, självt eller genom sin stad. Inga enkätsvar ingår."
        return f"Objektet finns inte på listan i {rule.file}. Inga enkätsvar ingår."
    columns = results.registers.numbers[rule.file]
    named = [(name, columns[name]) for name in (rule.numerator, rule.denominator)]
    if not all(column.known >> position & 1 for _, column in named):
        return f"I {rule.file} finns ingen uppgift om objektet. Inga enkätsvar ingår."
    given = [f"{name} är {_plain(Fraction(column.at(position), results.unit))}" for name, column in named]
    return f"I {rule.file}: {', '.join(given)}. Inga enkätsvar ingår."


def _questions(rules: CompiledIndicator) -> tuple[str, ...]:
    named = [id for expression in expressions_of(rules.rule) for id in questions_of(expression)]
    return tuple(dict.fromkeys([*rules.required, *named]))


def _answer_line(results: Results, edition: Edition, question: str, position: int) -> str:
    asked = results.asked
    wording = edition.question(question)
    name = f"{question} {wording.wording}" + (f" … {wording.item}" if wording.item else "")
    if not asked.asked.get(question, asked.answers.everyone) >> position & 1:
        condition = in_words(dict(results.compiled.routing)[question])
        stray = " Svaret som ändå lämnats räknas inte." if asked.ignored.get(question, 0) >> position & 1 else ""
        return f"{name} — ställs inte, eftersom den kräver att {condition}.{stray}"
    return f"{name} — {_answer(results, question, position)}"


def _answer(results: Results, question: str, position: int) -> str:
    answers = results.asked.answers
    for answer, plane in answers.choices.get(question, {}).items():
        if plane >> position & 1:
            return f"svar: {answer}"
    numbers = answers.numbers.get(question)
    if numbers and numbers.known >> position & 1:
        return f"svar: {_plain(Fraction(numbers.at(position), results.unit))}"
    return "besvarad med egna ord" if answers.texts.get(question, 0) >> position & 1 else "obesvarad"


def _plain(value: Fraction) -> str:
    """The exact number: nobody can follow a reckoning in rounded figures."""
    return exact_number(count_text(value))


_NAMES = {
    "illogical": "ologisk uppgift",
    "missing": "uppgift saknas",
    "not_applicable": Category.NOT_APPLICABLE.value,
    "yes": Category.YES.value,
    "corrected": f"rättat till {Category.YES}",
    "partly": Category.PARTLY.value,
}
_ORDER = ("missing", "illogical", "not_applicable", "yes", "corrected", "partly")


def _condition_lines(results: Results, rule: CompiledCategory | CompiledRatio, position: int) -> Iterator[str]:
    for name in _ORDER:
        condition: Condition | None = getattr(rule, name, None)
        if condition is not None:
            verdict = _verdict(results, condition, position)
            yield f"{_NAMES[name]} om {in_words(condition)}: {verdict}."
    if isinstance(rule, CompiledRatio):
        yield f"täljare: {in_words(rule.numerator)}; nämnare: {in_words(rule.denominator)}."
    else:
        yield f"annars {Category.NO.value}."


def _verdict(results: Results, condition: Condition, position: int) -> str:
    truth = truth_of(condition, results.asked.answers)
    if truth.true >> position & 1:
        return "stämmer"
    return "stämmer inte" if truth.false >> position & 1 else "går inte att avgöra"


def _group_steps(results: Results, rules: CompiledIndicator, group: Group, count: Count) -> Iterator[Step]:
    measure = results.derived[rules.id].is_measure
    with_value = group.population - count.missing - count.illogical - count.not_applicable
    lines = [f"{group.population} objekt i gruppen.", f"{with_value} har ett värde."]
    if not measure:
        lines.append(f"{count.yes} Ja, {count.partly} Delvis, {count.no} Nej.")
    without = f"{count.not_applicable} ej aktuellt, {count.missing} saknar uppgift, {count.illogical} ologiska"
    lines.append(f"{without}; de räknas inte i andelen.")
    yield Step("Objekten", tuple(lines))
    yield Step("Bortfallsgräns", (_limit_line(results, rules, group, count),))
    if measure and count.denominator:
        pair = (_plain(Fraction(value, results.unit)) for value in (count.numerator, count.denominator))
        yield Step("Summor", ("Summan av täljarna {}, summan av nämnarna {}.".format(*pair),))


def _limit_line(results: Results, rules: CompiledIndicator, group: Group, count: Count) -> str:
    limit = results.limit if rules.nonresponse_limit else None
    if limit is None:
        return "Gränsen för bortfall gäller inte detta mått."
    hidden = beyond_limit(count, group.population, limit)
    lost = nonresponse(count, limit)
    share = percent(Fraction(lost, group.population), 1)
    verdict = "mer än" if hidden else "högst"
    effect = "därför visas inte värdet" if hidden else "därför visas värdet"
    counted = " (uppgift saknas eller ej aktuellt)" if Category.NOT_APPLICABLE in limit.counts else ""
    told = f"Bortfallet{counted} är {lost} av {group.population} ({share})"
    return f"{told}, {verdict} {limit.limit_percent} procent; {effect}."


def value_step(cell: Observation, measured: MeasureUnit) -> Step:
    """The value itself, or why there is none. A figure that others published may lack its parts."""
    if cell.status is not Status.OK:
        return Step("Värde", (STATUS_TEXT[cell.status],))
    if not isinstance(cell.value, Fraction):
        return Step("Värde", (str(cell.value),))
    value = percent(cell.value, 1) if measured in SHARES else number(cell.value, 1)
    if cell.numerator is None or cell.denominator is None:
        return Step("Värde", (value,))
    return Step("Värde", (f"{_plain(Fraction(cell.numerator))} / {_plain(Fraction(cell.denominator))} = {value}",))
