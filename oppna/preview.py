"""What answers come to before they are released: the form's own look at them, through the process that computes them.

The form and `oppna compute` can never disagree on what is asked, what is illogical or what a unit is, because
there is only one of them. Everything here is wiring.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from oppna.catalogue.prepared import Prepared
from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.registers import RegisterPlanes
from oppna.errors import Refused
from oppna.model.answer import Finding
from oppna.model.area import Unit
from oppna.model.codes import Level, UnitKind
from oppna.model.observation import Observation
from oppna.process.ask import ask
from oppna.process.decide import decide
from oppna.process.fulltime import HOURS_OF_FULL_TIME, full_time_equivalents
from oppna.process.group import groups_of
from oppna.process.integrate import integrate
from oppna.process.results import Results, observations, run
from oppna.process.review import review

__all__ = [
    "HOURS_OF_FULL_TIME",
    "Followed",
    "Pooled",
    "follow",
    "full_time_equivalents",
    "outcome",
    "pooled",
    "verdict",
]

ALONE = Unit(unit="-", name="-", kind=UnitKind.MUNICIPALITY, municipality="-", county="")
"""A country of one: the respondent at the form."""

Answers = Mapping[str, str]
"""Question → answer as in a file. Every one must be possible: the form judges what is written before it asks here."""


@dataclass(frozen=True)
class Followed:
    """One respondent's answers after the routing. `counted`: those that count, as planes of a country of one.

    `asked`: the questions that are put to them. `ignored`: answered without being asked.
    """

    counted: AnswerPlanes
    asked: frozenset[str]
    ignored: frozenset[str]


@dataclass(frozen=True)
class Pooled:
    """The cells of some respondents' groups. `members`: (level, area) → how many of them are in it."""

    cells: Mapping[tuple[str, Level, str], Observation]
    members: Mapping[tuple[Level, str], int]


def follow(prepared: Prepared, answers: Answers) -> Followed:
    """The routing, followed."""
    asked = ask(_planes(prepared, [ALONE], {ALONE.unit: answers}), prepared.rules.routing)
    put = {q.id for q in prepared.edition.questionnaire.form if asked.asked.get(q.id, 1)}
    return Followed(asked.answers, frozenset(put), frozenset(asked.ignored))


def verdict(prepared: Prepared, answers: Answers) -> tuple[Finding, ...]:
    """What review will say of these answers."""
    return tuple(review(_run(prepared, [ALONE], {ALONE.unit: answers}), prepared.edition, [ALONE]))


def outcome(prepared: Prepared, answers: Answers) -> dict[str, Observation]:
    """Indicator → what the respondent is on it, of those that answers decide."""
    results = _run(prepared, [ALONE], {ALONE.unit: answers})
    return {cell.indicator: cell for cell in observations(results, [ALONE]) if cell.area == ALONE.unit}


def pooled(prepared: Prepared, units: Sequence[Unit], answers: Mapping[str, Answers]) -> Pooled:
    """What the groups of `units` come to, among these units alone: no limit for nonresponse, for nobody is missing."""
    results = _run(prepared, units, answers)
    measures = {id: results.unit if derived.is_measure else 0 for id, derived in results.derived.items()}
    cells = {
        (id, group.level, group.area): decide(id, group, counted, None, measures[id])
        for id, counts in results.counts.items()
        for group, counted in zip(results.groups, counts, strict=True)
    }
    return Pooled(cells, {(group.level, group.area): group.population for group in results.groups})


def _run(prepared: Prepared, units: Sequence[Unit], answers: Mapping[str, Answers]) -> Results:
    planes = _planes(prepared, units, answers)
    return run(prepared.rules, planes, RegisterPlanes(), groups_of(units), prepared.edition.head.nonresponse)


def _planes(prepared: Prepared, units: Sequence[Unit], answers: Mapping[str, Answers]) -> AnswerPlanes:
    rows = enumerate(_rows(answers), 1)
    questions = prepared.edition.questionnaire.questions
    integrated = integrate(rows, units, {}, questions, file="", scale=prepared.rules.scale)
    if integrated.problems:
        raise Refused(integrated.problems)
    return integrated.planes


def _rows(answers: Mapping[str, Answers]) -> Iterable[tuple[str, str, str]]:
    return ((unit, question, answer) for unit, each in answers.items() for question, answer in each.items())


def equivalents(monthly: Fraction, hours: Fraction) -> Fraction:
    """Full-time equivalents of those with a monthly wage and those paid by the hour together."""
    return monthly + full_time_equivalents(hours)
