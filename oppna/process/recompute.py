"""One changed answer: only what depends on it is worked out anew.

The unit is taken out as a country of one, goes through the same routing and rules as everybody,
and is put back; the counts of its groups change by the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import add, sub
from typing import Any

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import Numbers
from oppna.engines.bits.plane import put
from oppna.engines.bits.registers import RegisterPlanes
from oppna.engines.bits.single import answered, put_back, taken_out
from oppna.errors import Refused
from oppna.model.area import Unit
from oppna.model.codes import NATION, Level
from oppna.model.questionnaire import Question
from oppna.process.aggregate import Count, count
from oppna.process.ask import Asked, ask
from oppna.process.derive import Derived, derive
from oppna.process.group import Group
from oppna.process.integrate import integrate
from oppna.process.results import Results
from oppna.rules.compiled import CompiledEdition, CompiledIndicator, expressions_of
from oppna.rules.expression import questions_of

Dependents = Mapping[str, tuple[CompiledIndicator, ...]]

_ALONE = Group(Level.NATION, NATION, 1, 1)
_NO_REGISTERS = RegisterPlanes()


def dependents(compiled: CompiledEdition) -> Dependents:
    """Question → the indicators that may change with it, by themselves or because it decides what else is asked."""
    found: dict[str, tuple[CompiledIndicator, ...]] = {}
    for indicator in compiled.indicators:
        for question in _deciding(indicator, compiled):
            found[question] = (*found.get(question, ()), indicator)
    return found


def _deciding(indicator: CompiledIndicator, compiled: CompiledEdition) -> dict[str, None]:
    """The questions it reads, and backwards through the routing those that decide whether they are asked."""
    deciding = dict.fromkeys(indicator.required)
    for expression in expressions_of(indicator.rule):
        deciding |= dict.fromkeys(questions_of(expression))
    for question, condition in reversed(compiled.routing):
        if question in deciding:
            deciding |= dict.fromkeys(questions_of(condition))
    return deciding


def changed(
    results: Results, depend: Dependents, unit: Unit, position: int, question: Question, answer: str
) -> Results:
    """The results had `unit` (at `position`) answered so; blank is no answer. Raises Refused for an impossible one."""
    given = _with_answer(taken_out(results.asked.given, position), unit, question, answer)
    alone = ask(given, results.compiled.routing)
    derived, counts = dict(results.derived), dict(results.counts)
    for indicator in depend.get(question.id, ()):
        now = derive(indicator, alone, _NO_REGISTERS) if indicator.id in derived else None
        if now is not None:
            before = _unit_of(derived[indicator.id], position)
            derived[indicator.id] = _with_unit(derived[indicator.id], position, now)
            counts[indicator.id] = tuple(_recounted(results, counts[indicator.id], position, before, now))
    asked = _asked(results, position, alone)
    return replace(results, asked=asked, derived=derived, counts=counts)


def _with_answer(one: AnswerPlanes, unit: Unit, question: Question, answer: str) -> AnswerPlanes:
    """The unit's answers with this one instead, judged as a row of a file is."""
    row = (0, (unit.unit, question.id, answer))
    judged = integrate([row], [unit], {}, [question], file="", scale=one.scale)
    if judged.problems:
        raise Refused(judged.problems)
    if judged.planes.scale != one.scale:
        raise ValueError(f"{answer} has more decimals than the answers are kept with; compute the round anew")
    return answered(one, question.id, judged.planes)


def _recounted(
    results: Results, counts: tuple[Count, ...], position: int, before: Derived, now: Derived
) -> Iterator[Count]:
    difference = tuple(map(sub, count(now, _ALONE), count(before, _ALONE)))
    for group, counted in zip(results.groups, counts, strict=True):
        yield Count(*map(add, counted, difference)) if group.mask >> position & 1 else counted


def _asked(results: Results, position: int, alone: Asked) -> Asked:
    before = results.asked
    asked = {id: put(plane, position, alone.asked[id]) for id, plane in before.asked.items()}
    ignored = {id: put(before.ignored.get(id, 0), position, alone.ignored.get(id, 0)) for id in asked}
    return Asked(
        answers=put_back(before.answers, position, alone.answers),
        asked=asked,
        ignored={id: plane for id, plane in ignored.items() if plane},
        given=put_back(before.given, position, alone.given),
    )


def _unit_of(derived: Derived, position: int) -> Derived:
    """What the unit is, as a country of one."""
    return Derived(**{name: _at(part, position) for name, part in vars(derived).items()})


def _at(part: Any, position: int) -> Any:
    if part is None:
        return None
    return part.unit(position) if isinstance(part, Numbers) else part >> position & 1


def _with_unit(derived: Derived, position: int, now: Derived) -> Derived:
    return Derived(**{name: _with(part, position, getattr(now, name)) for name, part in vars(derived).items()})


def _with(part: Any, position: int, one: Any) -> Any:
    if part is None:
        return None
    return part.put(position, one) if isinstance(part, Numbers) else put(part, position, one)
