"""A small round of edition 2018, in memory: who answers what, and everything the process makes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oppna.catalogue.prepared import prepare
from oppna.interchange.table import Table
from oppna.model.area import Unit
from oppna.model.codes import UnitKind
from oppna.model.edition import Edition
from oppna.model.observation import Observation
from oppna.process.group import groups_of
from oppna.process.integrate import Integrated, integrate
from oppna.process.registers import Registers, integrate_registers
from oppna.process.results import Results, observations, run

EDITION = "2018-bou"
Given = Mapping[str, Mapping[str, str]]


def municipality(code: str, county: str = "Norra län", group: str = "", skr: str = "") -> Unit:
    return Unit(
        unit=code,
        name=code,
        kind=UnitKind.MUNICIPALITY,
        municipality=code,
        county=county,
        population_group=group,
        skr_group=skr,
    )


def district(code: str, city: str, county: str = "Norra län") -> Unit:
    return Unit(unit=code, name=code, kind=UnitKind.DISTRICT, municipality=city, county=county, population_group="5")


@dataclass(frozen=True)
class Round:
    edition: Edition
    units: Sequence[Unit]
    integrated: Integrated
    registers: Registers
    results: Results

    def cells(self, indicator: str) -> dict[str, Observation]:
        """Area → its cell of the indicator."""
        found = [cell for cell in observations(self.results, self.units) if cell.indicator == indicator]
        cells = {cell.area: cell for cell in found}
        assert len(cells) == len(found)
        return cells


def hold(
    given: Given,
    units: Sequence[Unit] = (),
    bbic: Iterable[str] | None = None,
    children: Iterable[tuple[str, str, str]] | None = None,
) -> Round:
    """A round with these answers: unit → question → answer. Units not told are municipalities of one county."""
    prepared = prepare(EDITION)
    edition, rules = prepared.edition, prepared.rules
    frame = list(units) or [municipality(code) for code in given]
    cities = sorted({unit.municipality for unit in frame if unit.is_district})
    rows = [(unit, question, answer) for unit, answers in given.items() for question, answer in answers.items()]
    numbered = [(number, row) for number, row in enumerate(rows, 2)]
    integrated = integrate(
        numbered,
        frame,
        dict.fromkeys(cities, ""),
        edition.questionnaire.questions,
        file="answers.csv",
        scale=rules.scale,
    )
    tables = {
        name: Table(name, [(number, row) for number, row in enumerate(found, 2)], [])
        for name, found in (("bbic.csv", bbic and [(code,) for code in bbic]), ("children.csv", children))
        if found is not None
    }
    registers = integrate_registers(tables, edition, frame, cities, integrated.planes.scale)
    results = run(rules, integrated.planes, registers.planes, groups_of(frame), edition.head.nonresponse)
    return Round(edition, frame, integrated, registers, results)


def staff(b1: str, b1a: str, *years: str, b2: str = "0") -> dict[str, str]:
    """Answers on staff: handlers, graduates, and graduates by years (as many of the five as told, else 0)."""
    spread = [*years, *["0"] * (5 - len(years))]
    return {"B1": b1, "B1a": b1a, "B2": b2, **{f"B1b_{i}": text for i, text in enumerate(spread, 1)}}
