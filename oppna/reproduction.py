"""A release explained by itself: its own answers, areas and definitions run anew, and a cell of it told step by step.

Whoever has the folder of a release needs nothing else, and today's definitions have no say. What a release
does not hold, register rows and free texts, is said and never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from oppna.cells import cell_of
from oppna.engines.bits.registers import RegisterPlanes
from oppna.errors import Refused
from oppna.model.area import Unit
from oppna.model.codes import Category, Level, Status, UnitKind
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.model.observation import Observation
from oppna.model.placement import PlacementRule
from oppna.model.release import Cell, ReleaseArea
from oppna.process.group import groups_of
from oppna.process.integrate import integrate
from oppna.process.results import Results, run
from oppna.process.trace import Step, UnknownArea, observed, register_step, trace, value_step
from oppna.release.causes.questions import questions_behind
from oppna.release.content import Release
from oppna.release.files import HEAD
from oppna.release.tables import ANSWERS
from oppna.rules.compiled import CompiledEdition
from oppna.rules.compiling import compile_edition

_UNIT_LEVELS = frozenset({Level.MUNICIPALITY, Level.DISTRICT})


@dataclass(frozen=True)
class Told:
    """The steps to a released cell. `again`: the cell run anew, None where the release does not hold what it takes."""

    steps: tuple[Step, ...]
    cell: Cell
    again: Cell | None = None

    @property
    def agrees(self) -> bool:
        return self.again in (None, self.cell)


@dataclass(frozen=True)
class Again:
    """A release run anew. Whoever tells of many of its cells makes this once."""

    units: tuple[Unit, ...]
    results: Results


def run_again(release: Release) -> Again:
    """The whole release, from its own answers and by its own rules."""
    units = respondents_of(release)
    return Again(units, rerun(release, compile_edition(release.edition), units))


def tell(
    release: Release,
    indicator: str,
    area: str,
    level: Level | None = None,
    again: Callable[[Release], Again] = run_again,
) -> Told:
    """Why the cell is what it is. Raises UnknownArea when the release has no such cell.

    Areas of two levels can bear the same name; without `level` a unit's cell is meant, else the first group's.
    """
    cell = released_cell(release, indicator, area, level)
    measured = release.edition.indicator(indicator)
    if (missing := _not_from_answers(release, indicator)) is not None:
        return Told((missing, value_step(_observation(cell), measured.unit)), cell)
    ran = again(release)
    units, results = ran.units, ran.results
    if texts := _texts_behind(release, results, units, cell):
        return Told((_text_step(texts), value_step(_observation(cell), measured.unit)), cell)
    rerun_cell = cell_of(observed(results, units, indicator, area, cell.level), measured.unit)
    return Told(trace(results, release.edition, units, indicator, area, cell.level), cell, rerun_cell)


def released_cell(release: Release, indicator: str, area: str, level: Level | None = None) -> Cell:
    """The cell of the area; a unit's, should a group bear the same name and no level be given."""
    levels = tuple(Level) if level is None else (level,)
    cells = [cell for each in levels if (cell := release.cell(indicator, each, area))]
    if not cells:
        raise UnknownArea(area)
    return next((cell for cell in cells if cell.level in _UNIT_LEVELS), cells[0])


def respondents_of(release: Release) -> tuple[Unit, ...]:
    """Those who answered, as the process knows them."""
    return tuple(map(_unit, release.respondents))


def rerun(release: Release, rules: CompiledEdition, units: tuple[Unit, ...]) -> Results:
    """The release's answers through the same process that made it, by its own rules, compiled."""
    edition = release.edition
    rows = enumerate(((answer.unit, answer.question, answer.answer) for answer in release.answers), 1)
    file, questions = ANSWERS.files[0], edition.questionnaire.questions
    integrated = integrate(rows, units, {}, questions, file=file, scale=rules.scale)
    if integrated.problems:
        raise Refused(integrated.problems)
    return run(rules, integrated.planes, RegisterPlanes(), groups_of(units), edition.head.nonresponse)


def _not_from_answers(release: Release, indicator: str) -> Step | None:
    """What is said of a figure that no answers of the release stand behind."""
    if release.head.origin == "published":
        lines = (f"Värdet är hämtat ur {release.head.citation}.", "Publiceringen har inga svar bakom det.")
        return Step("Källa", lines)
    rule = release.edition.indicator(indicator).rule
    if isinstance(rule, (RegisterListRule, RegisterRatioRule)):
        return register_step(rule, _register_line(release, rule.file))
    if isinstance(rule, PlacementRule):
        return Step("Register", (_PERSONS.format(*rule.registers),))
    return None


_PERSONS = (
    "Värdet är räknat ur registren {}, {} och {}. Uppgifter om personer finns aldrig i en publicering, "
    "så det kan inte räknas om ur den."
)


def _register_line(release: Release, file: str) -> str:
    """Where one can see which file it was, should one have it."""
    digest = release.head.inputs.get(file)
    named = f"filen står i {HEAD} under inputs, med kontrollsumman {digest}" if digest else f"{HEAD} nämner ingen fil"
    return f"En publicering innehåller inga registerrader, så värdet kan inte räknas om ur den; {named}."


def _texts_behind(release: Release, results: Results, units: tuple[Unit, ...], cell: Cell) -> tuple[str, ...]:
    """The free texts that were asked of those behind the cell and that its indicator looks at."""
    behind = questions_behind(release.edition, release.edition.indicator(cell.indicator))
    texts = [q.id for q in release.edition.questionnaire.questions if q.kind == "text" and q.id in behind]
    asked, mask = results.asked, _mask(results, units, cell)
    return tuple(id for id in texts if asked.asked.get(id, asked.answers.everyone) & mask)


def _mask(results: Results, units: Iterable[Unit], cell: Cell) -> int:
    """The units behind a cell, as a plane."""
    own = (1 << position for position, unit in enumerate(units) if unit.unit == cell.area)
    groups = (group.mask for group in results.groups if (group.level, group.area) == (cell.level, cell.area))
    return next(groups, 0) or next(own)


def _text_step(texts: tuple[str, ...]) -> Step:
    line = (
        f"Måttet beror på om {', '.join(texts)} är besvarad med egna ord. Fria texter följer aldrig med en "
        "publicering, så värdet kan inte räknas om ur den; oppna explain --in gör det ur indata."
    )
    return Step("Fritext", (line,))


def _unit(area: ReleaseArea) -> Unit:
    return Unit(
        unit=area.area,
        name=area.label,
        kind=UnitKind.DISTRICT if area.level is Level.DISTRICT else UnitKind.MUNICIPALITY,
        municipality=area.municipality,
        county=area.county,
        population=area.population,
        skr_group=area.skr_group,
        population_group=area.population_group,
    )


def _observation(cell: Cell) -> Observation:
    """A written cell as the observation it tells of, as exact as it is written."""
    numerator, denominator = (Fraction(part) if part else None for part in (cell.numerator, cell.denominator))
    return Observation(
        indicator=cell.indicator,
        level=cell.level,
        area=cell.area,
        value=_value(cell, numerator, denominator),
        numerator=numerator,
        denominator=denominator,
        population=int(cell.population) if cell.population else None,
        status=cell.status,
    )


def _value(cell: Cell, numerator: Fraction | None, denominator: Fraction | None) -> str | Fraction | None:
    if cell.status is not Status.OK or cell.value in list(Category):
        return cell.value or None
    return Fraction(cell.value) if numerator is None or not denominator else numerator / denominator
