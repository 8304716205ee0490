"""Education of placed children, worked out a second time from METHOD 7: day by day, person by person, in plain Python.

Nothing of the product is used. Slow on purpose: every day of the window is looked at.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from tests.lib.reference import Row, Rows

Table = list[dict[str, str]]
Cell = tuple[Fraction | None, Fraction | None, Fraction | None, int | None, str]
"""value, numerator, denominator, population, status"""

GRADE_9 = (1996, "grades", (16, 17, 18))
UPPER = (1993, "gymnasium", (19, 20, 21, 22))
SUBGROUPS = {"": None, "_sverige": "Sverige", "_annat": "annat"}


def number(text: str) -> str:
    return text.replace("-", "").replace(" ", "")


def complete(pnr: str) -> bool:
    if len(pnr) != 12 or any(letter not in "0123456789" for letter in pnr) or pnr.endswith("0000"):
        return False
    year, month, day = int(pnr[:4]), int(pnr[4:6]), int(pnr[6:8])
    return year > 0 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def placed_whole_window(spells: list[tuple[date, date, str]], birth: int) -> bool:
    day = date(birth + 15, 6, 1)
    while day <= date(birth + 16, 6, 1):
        if not any(start <= day <= end for start, end, _ in spells):
            return False
        day += timedelta(days=1)
    return True


def municipality(spells: list[tuple[date, date, str]], birth: int) -> str:
    """The latest start among those that touch the window; then the latest end within it, then the highest code."""
    opens, closes = date(birth + 15, 6, 1), date(birth + 16, 6, 1)
    touching = [(s, min(e, closes), code) for s, e, code in spells if s <= closes and e >= opens]
    return max(touching)[2]


def persons(placements: Table) -> dict[str, tuple[int, str]]:
    """Complete number → (year of birth, municipality) of those placed throughout."""
    spells: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for row in placements:
        end = date.fromisoformat(row["end"]) if row["end"] else date.max
        spells[number(row["pnr"])].append((date.fromisoformat(row["start"]), end, row["municipality"]))
    found = {}
    for pnr, own in spells.items():
        if complete(pnr) and 1988 <= int(pnr[:4]) <= 1996 and placed_whole_window(own, int(pnr[:4])):
            found[pnr] = (int(pnr[:4]), municipality(own, int(pnr[:4])))
    return found


class Registers:
    """What the other registers say of a person."""

    def __init__(self, files: dict[str, Table]) -> None:
        self.results: dict[str, dict[str, bool]] = {}
        for name in ("grades", "gymnasium"):
            told: dict[str, bool] = {}
            for row in files[name]:
                if int(row["year"]) <= 2012:
                    pnr = number(row["pnr"])
                    told[pnr] = told.get(pnr, False) or row["eligible"] == "Ja"
            self.results[name] = told
        self.years: dict[str, set[int]] = defaultdict(set)
        countries: dict[str, set[str]] = defaultdict(set)
        for row in files["population"]:
            pnr = number(row["pnr"])
            self.years[pnr] |= {int(year) for year in row["registered_years"].split(";") if year.strip()}
            if row["birth_country"].strip():
                countries[pnr].add("Sverige" if row["birth_country"].strip() == "Sverige" else "annat")
        self.country = {pnr: next(iter(told)) for pnr, told in countries.items() if len(told) == 1}

    def counted(self, pnr: str, birth: int, results: str, ages: tuple[int, ...]) -> bool:
        return pnr in self.results[results] or any(birth + age in self.years[pnr] for age in ages)


def compute(units: Table, files: dict[str, Table]) -> dict[tuple[str, str, str], Cell]:
    """(indicator, level, area) → cell, of all six measures."""
    placed, registers = persons(files["placements"]), Registers(files)
    counties: dict[str, str] = {}
    for unit in sorted(units, key=lambda unit: unit["kind"] == "district"):
        code = unit["municipality"] if unit["kind"] == "district" else unit["unit"]
        counties.setdefault(code, unit["county"])
    areas = [("nation", "Riket")] + [("municipality", code) for code in counties]
    areas += [("county", county) for county in set(counties.values()) if county]
    cells = {}
    for suffix, country in SUBGROUPS.items():
        for level, area in areas:
            inside = [
                (pnr, birth)
                for pnr, (birth, code) in placed.items()
                if (country is None or registers.country.get(pnr) == country)
                and (level == "nation" or area == (code if level == "municipality" else counties.get(code)))
            ]
            nine, upper = (_group(inside, registers, *which) for which in (GRADE_9, UPPER))
            cells["UTB_ak9" + suffix, level, area] = _cell(nine, Fraction(30, 100) * nine[1])
            share = Fraction(upper[0], nine[0]) if nine[0] else Fraction(0)
            reduction = min(Fraction(30, 100) * nine[1] * share, Fraction(upper[1]))
            cells["UTB_gy" + suffix, level, area] = _cell(upper, reduction)
    return cells


def rows(units: Table, files: dict[str, Table]) -> Rows:
    """The cells as they stand in results.csv."""
    told = {}
    for key, (value, numerator, denominator, count, status) in compute(units, files).items():
        population = "" if count is None else str(count)
        told[key] = Row(_decimals(value, 6), _short(numerator), _short(denominator), population, status)
    return told


def _decimals(value: Fraction | None, places: int) -> str:
    """Half up, with every decimal."""
    if value is None:
        return ""
    whole, rest = divmod(int(value * 10**places + Fraction(1, 2)), 10**places)
    return f"{whole}.{rest:0{places}}"


def _short(value: Fraction | None) -> str:
    """Without zeros at the end. Six decimals are enough for the scenarios."""
    return _decimals(value, 6).rstrip("0").rstrip(".")


def _group(
    inside: list[tuple[str, int]], registers: Registers, last_birth: int, results: str, ages: tuple[int, ...]
) -> tuple[int, int, int]:
    """Persons after exclusions, those who lack a result, those who are eligible."""
    own = [pnr for pnr, birth in inside if birth <= last_birth and registers.counted(pnr, birth, results, ages)]
    lacking = sum(pnr not in registers.results[results] for pnr in own)
    return len(own), lacking, sum(registers.results[results].get(pnr, False) for pnr in own)


def _cell(group: tuple[int, int, int], reduction: Fraction) -> Cell:
    count, _, eligible = group
    denominator = count - reduction
    if 1 <= eligible <= 3 or 1 <= count - eligible <= 3 or denominator < 20:
        return None, None, None, None, "confidential"
    return Fraction(eligible) / denominator, Fraction(eligible), denominator, count, "ok"
