"""GSBPM 5.1 Integrate, registers with one row a unit: lists (bbic.csv) and whole numbers (children.csv)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from oppna.engines.bits.numbers import Numbers, from_values
from oppna.engines.bits.registers import RegisterPlanes
from oppna.errors import Problem, quoted
from oppna.interchange.folder import register_columns
from oppna.interchange.numbers import NotANumber, exact_text, scaled
from oppna.interchange.table import Table
from oppna.model.area import Unit
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, RegisterListRule, RegisterRatioRule
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
    for file, columns in register_columns(edition).items():
        readers = [one for one in edition.indicators if _file(one) == file]
        if file in tables:
            desk.take(tables[file], columns[1:], readers)
        else:
            desk.warnings += [_absent(file, indicator) for indicator in readers]
    return Registers(RegisterPlanes(desk.listed, desk.numbers), desk.problems, desk.warnings)


def _file(indicator: Indicator) -> str | None:
    rule = indicator.rule
    return rule.file if isinstance(rule, (RegisterListRule, RegisterRatioRule)) else None


def _absent(file: str, indicator: Indicator) -> Problem:
    return Problem(file, 0, "REGISTER_SAKNAS", f"filen finns inte i mappen; {indicator.id} får inga resultat.")


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

    def take(self, table: Table, columns: tuple[str, ...], readers: Sequence[Indicator]) -> None:
        """One file for all its readers: a fault is told once, however many rules meet it."""
        ratios = [indicator.rule for indicator in readers if isinstance(indicator.rule, RegisterRatioRule)]
        if len(ratios) < len(readers):
            self.take_list(table)
        if ratios:
            self.take_numbers(table, columns, ratios)
        for number, (code, *_) in table:
            if code.strip() not in self.cities and code.strip() not in self.position:
                self._unknown(table.file, number, code.strip())
        self.problems += table.problems

    def take_list(self, table: Table) -> None:
        """A city on the list stands for all its districts [METHOD 1]. An empty list counts too, but is rarely meant."""
        if not table.rows and not table.problems:
            sentence = (
                "listan är tom, så alla objekt får Nej; fyll i listan, eller ta bort filen om den inte har kommit."
            )
            self.warnings.append(Problem(table.file, 0, "REGISTER_TOMT", sentence))
        plane = 0
        for _, (code, *_) in table:
            code = code.strip()
            if code in self.cities:
                for i, unit in enumerate(self.units):
                    plane |= (unit.municipality == code) << i
            elif code in self.position:
                plane |= 1 << self.position[code]
        self.listed[table.file] = plane

    def take_numbers(self, table: Table, names: tuple[str, ...], ratios: Sequence[RegisterRatioRule]) -> None:
        """Whole numbers a unit; the first of each ratio counts some of what the second counts."""
        columns: dict[str, list[int | None]] = {name: [None] * len(self.units) for name in names}
        warned: set[str] = set()
        seen: set[str] = set()
        for number, (code, *written) in table:
            code = code.strip()
            if code in self.cities:
                if code not in warned:
                    sentence = f"{code} redovisas genom sina stadsdelar; raden för staden själv räknas inte."
                    self.warnings.append(Problem(table.file, number, CITY, sentence))
                warned.add(code)
            elif code in seen:
                sentence = f"{code} står på en tidigare rad också; behåll en av raderna."
                self.problems.append(Problem(table.file, number, "REGISTER_DUBBEL", sentence))
                for column in columns.values():
                    column[self.position[code]] = None
            elif code in self.position:
                seen.add(code)
                values = self._row(table.file, number, code, dict(zip(names, written, strict=True)), ratios)
                for name, value in values.items():
                    columns[name][self.position[code]] = value
        scale = 10**self.scale
        self.numbers[table.file] = {
            name: from_values([None if value is None else value * scale for value in values])
            for name, values in columns.items()
        }

    def _row(
        self, file: str, number: int, code: str, written: Mapping[str, str], ratios: Sequence[RegisterRatioRule]
    ) -> dict[str, int]:
        """The numbers of a row that can be used: both of a ratio or neither."""
        read = {name: self._whole(file, number, code, name, text) for name, text in written.items()}
        spoilt: set[str] = set()
        for rule in ratios:
            part, whole = read[rule.numerator], read[rule.denominator]
            if part is not None and whole is not None and part <= whole:
                continue
            spoilt |= {rule.numerator, rule.denominator}
            if part is not None and whole is not None:
                figures = f"{rule.numerator} är {part} men {rule.denominator} bara {whole}"
                sentence = f"{code}: {figures}; delen kan inte vara större än helheten."
                self.problems.append(Problem(file, number, "REGISTER_OLOGISKT", sentence))
        return {name: value for name, value in read.items() if value is not None and name not in spoilt}

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
