"""GSBPM 5.1 Integrate, registers with one row a unit: lists (bbic.csv) and whole numbers (children.csv)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from oppna.engines.bits.numbers import Numbers, from_values
from oppna.errors import Problem, quoted
from oppna.interchange.numbers import NotANumber, exact_text, scaled
from oppna.interchange.table import Table
from oppna.model.area import Unit
from oppna.model.edition import Edition
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.process.derive import RegisterPlanes
from oppna.process.integrate import CITY, UNKNOWN_UNIT


@dataclass
class Registers:
    """The register files as planes, with what was wrong (`problems`) and what was ignored (`warnings`)."""

    planes: RegisterPlanes
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def integrate_registers(
    tables: Mapping[str, Table], edition: Edition, units: Sequence[Unit], cities: Iterable[str], scale: int
) -> Registers:
    """Every register file the edition's rules read. An absent file leaves its indicators without rows and warns."""
    desk = _RegisterDesk(units, frozenset(cities), scale)
    for indicator in edition.indicators:
        rule = indicator.rule
        if not isinstance(rule, (RegisterListRule, RegisterRatioRule)):
            continue
        if rule.file not in tables:
            sentence = f"filen finns inte i mappen; {indicator.id} får inga resultat."
            desk.warnings.append(Problem(rule.file, 0, "REGISTER_SAKNAS", sentence))
        elif isinstance(rule, RegisterListRule):
            desk.take_list(tables[rule.file])
        else:
            desk.take_numbers(tables[rule.file], rule)
    return Registers(RegisterPlanes(desk.listed, desk.numbers), desk.problems, desk.warnings)


class _RegisterDesk:
    def __init__(self, units: Sequence[Unit], cities: frozenset[str], scale: int) -> None:
        self.units = units
        self.cities = cities
        self.scale = scale
        self.position = {unit.unit: i for i, unit in enumerate(units)}
        self.listed: dict[str, int] = {}
        self.numbers: dict[str, dict[str, Numbers]] = {}
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def take_list(self, table: Table) -> None:
        """A city on the list stands for all its districts [METHOD 1]. An empty list counts too, but is rarely meant."""
        if not table.rows and not table.problems:
            sentence = (
                "listan är tom, så alla objekt får Nej; fyll i listan, eller ta bort filen om den inte har kommit."
            )
            self.warnings.append(Problem(table.file, 0, "REGISTER_TOMT", sentence))
        plane = 0
        for number, (code,) in table:
            code = code.strip()
            if code in self.cities:
                for i, unit in enumerate(self.units):
                    plane |= (unit.municipality == code) << i
            elif code in self.position:
                plane |= 1 << self.position[code]
            else:
                self._unknown(table.file, number, code)
        self.listed[table.file] = plane
        self.problems += table.problems

    def take_numbers(self, table: Table, rule: RegisterRatioRule) -> None:
        """Two whole numbers a unit; the first counts some of what the second counts."""
        columns: dict[str, list[int | None]] = {
            rule.numerator: [None] * len(self.units),
            rule.denominator: [None] * len(self.units),
        }
        warned: set[str] = set()
        seen: set[str] = set()
        for number, (code, *written) in table:
            code = code.strip()
            if code in self.cities:
                if code not in warned:
                    sentence = f"{code} redovisas genom sina stadsdelar; raden för staden själv räknas inte."
                    self.warnings.append(Problem(table.file, number, CITY, sentence))
                warned.add(code)
            elif code not in self.position:
                self._unknown(table.file, number, code)
            elif code in seen:
                sentence = f"{code} står på en tidigare rad också; behåll en av raderna."
                self.problems.append(Problem(table.file, number, "REGISTER_DUBBEL", sentence))
                for column in columns.values():
                    column[self.position[code]] = None
            else:
                seen.add(code)
                self._row(table.file, number, code, written, rule, columns)
        scale = 10**self.scale
        self.numbers[table.file] = {
            name: from_values([None if value is None else value * scale for value in values])
            for name, values in columns.items()
        }
        self.problems += table.problems

    def _row(
        self,
        file: str,
        number: int,
        code: str,
        written: list[str],
        rule: RegisterRatioRule,
        columns: dict[str, list[int | None]],
    ) -> None:
        values = [self._whole(file, number, code, name, text) for name, text in zip(columns, written, strict=True)]
        part, whole = values
        if part is None or whole is None:
            return
        if part > whole:
            figures = f"{rule.numerator} är {part} men {rule.denominator} bara {whole}"
            sentence = f"{code}: {figures}; delen kan inte vara större än helheten."
            self.problems.append(Problem(file, number, "REGISTER_OLOGISKT", sentence))
            return
        for column, value in zip(columns.values(), values, strict=True):
            column[self.position[code]] = value

    def _whole(self, file: str, number: int, code: str, name: str, text: str) -> int | None:
        try:
            exact = exact_text(text)
            value = scaled(exact, 12)
        except NotANumber:
            value = -1
        if value < 0 or value % 10**12:
            sentence = f"{code}: {name} är {quoted(text.strip())}; skriv ett antal, 0 eller större, med siffror."
            self.problems.append(Problem(file, number, "REGISTER_EJ_TAL", sentence))
            return None
        return value // 10**12

    def _unknown(self, file: str, number: int, code: str) -> None:
        name = f"objektet {quoted(code)} finns inte i units.csv" if code else "objektets kod saknas"
        self.problems.append(Problem(file, number, UNKNOWN_UNIT, f"{name}; rätta koden eller lägg till objektet."))
