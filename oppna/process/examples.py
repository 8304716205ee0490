"""Runs one imagined unit, or every unit one could imagine, through an indicator.

What verifies the worked examples of the definitions, and what shows that no two categories of a
rule can be true together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from oppna.cells import cell_of
from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.evaluate import truth_of
from oppna.engines.bits.numbers import Numbers, from_values
from oppna.engines.bits.registers import RegisterPlanes
from oppna.errors import Refused
from oppna.model.area import Unit
from oppna.model.codes import STATUS_TEXT, Status, UnitKind
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, RegisterListRule, RegisterRatioRule
from oppna.process.ask import ask
from oppna.process.group import groups_of
from oppna.process.integrate import integrate
from oppna.process.results import observations, run
from oppna.rules.compiling import compile_edition
from oppna.rules.expression import Condition, questions_of
from oppna.rules.parse import parse_condition

EXAMPLE = "exempel"
MAX_COMBINATIONS = 1 << 20


def value_of(edition: Edition, indicator: Indicator, answers: Mapping[str, str], register: Mapping[str, str]) -> str:
    """What one unit with these answers is: a category, a share with six decimals or one of the fixed texts.

    Raises Refused when an answer could not stand in a file, as with real answers.
    """
    unit = Unit(unit=EXAMPLE, name=EXAMPLE, kind=UnitKind.MUNICIPALITY, municipality=EXAMPLE, county="")
    rules = compile_edition(_with_only(edition, indicator))
    rows = [(number, (EXAMPLE, question, answer)) for number, (question, answer) in enumerate(answers.items(), 1)]
    integrated = integrate(rows, [unit], {}, edition.questionnaire.questions, file=EXAMPLE, scale=rules.scale)
    strays = [*integrated.problems, *integrated.warnings]
    if strays:
        raise Refused(strays)
    registers = _register(indicator, register, integrated.planes.scale)
    results = run(rules, integrated.planes, registers, groups_of([unit])[:0], None)
    (observation,) = observations(results, [unit])
    if observation.status is not Status.OK:
        return STATUS_TEXT[observation.status]
    return cell_of(observation, indicator.unit).value


def _with_only(edition: Edition, indicator: Indicator) -> Edition:
    return Edition(head=edition.head, indicators=(indicator,), questionnaire=edition.questionnaire)


def _register(indicator: Indicator, register: Mapping[str, str], scale: int) -> RegisterPlanes:
    match indicator.rule:
        case RegisterListRule(file=file):
            return RegisterPlanes(listed={file: int(bool(register))})
        case RegisterRatioRule() as rule:
            columns = {name: _single(register.get(name), scale) for name in (rule.numerator, rule.denominator)}
            return RegisterPlanes(numbers={rule.file: columns})
        case _:
            return RegisterPlanes()


def _single(text: str | None, scale: int) -> Numbers:
    return from_values([None if text is None else int(text) * 10**scale])


def overlaps(edition: Edition, indicator: Indicator) -> list[str]:
    """A Swedish sentence for every pair of categories that some combination of answers makes true at once.

    Every combination of answers to the rule's questions is tried, each question also unanswered:
    the combinations are the units of one set of bit planes.
    """
    if not isinstance(indicator.rule, CategoryRule):
        return []
    conditions = dict(_conditions(indicator.rule))
    questions = _with_routing(edition, {id for c in conditions.values() for id in questions_of(c)})
    options = {id: ("", *edition.question(id).answers) for id in questions}
    size = 1
    for answers in options.values():
        size *= len(answers)
    if size > MAX_COMBINATIONS:
        return [f"regeln bygger på så många frågor att {size} kombinationer skulle prövas; dela upp indikatorn."]
    asked = ask(_every_combination(options, size), _routing(edition, questions))
    truths = {name: truth_of(condition, asked.answers).true for name, condition in conditions.items()}
    return [
        f"både {first} och {second} kan vara sanna för samma svar; ändra ett av villkoren."
        for first, second in combinations(truths, 2)
        if truths[first] & truths[second]
    ]


def _conditions(rule: CategoryRule) -> Iterator[tuple[str, Condition]]:
    texts = {
        "ja": rule.yes,
        "rättad": rule.corrected,
        "delvis": rule.partly,
        "ej_aktuellt": rule.not_applicable,
        "ologisk": rule.illogical,
    }
    return ((name, parse_condition(text)) for name, text in texts.items() if text)


def _routing(edition: Edition, questions: list[str]) -> tuple[tuple[str, Condition], ...]:
    routed = ((id, edition.question(id).asked_if) for id in questions)
    return tuple((id, parse_condition(text)) for id, text in routed if text)


def _with_routing(edition: Edition, questions: set[str]) -> list[str]:
    """The questions and those their routing depends on, in questionnaire order."""
    waiting = list(questions)
    while waiting:
        asked_if = edition.question(waiting.pop()).asked_if
        new = set(questions_of(parse_condition(asked_if))) - questions if asked_if else set()
        questions |= new
        waiting += new
    return [question.id for question in edition.questionnaire.questions if question.id in questions]


def _every_combination(options: Mapping[str, tuple[str, ...]], size: int) -> AnswerPlanes:
    planes: dict[str, dict[str, int]] = {id: dict.fromkeys(answers[1:], 0) for id, answers in options.items()}
    for position, combination in enumerate(product(*options.values())):
        for id, answer in zip(options, combination, strict=True):
            if answer:
                planes[id][answer] |= 1 << position
    return AnswerPlanes(size=size, choices=planes)
