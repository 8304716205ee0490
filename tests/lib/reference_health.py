"""Concurrent drugs of placed children and their peers, worked out a second time: sets of days, person by person.

Nothing of the product is used. The rule is written out here from docs/explanation/halsomattet.md. Slow on purpose.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

from tests.lib.reference import Row, Rows
from tests.lib.reference_registers import Table, complete, municipality, number, placed_whole_window

BIRTHS = range(1997, 2000)
GROUPS = ("N05A", "N05B", "N05C", "N06A", "N06BA")
LONG = 180
WITHOUT_DAYS = 30
PLACED, PEERS = "HALSA_psykofarmaka", "BM_psykofarmaka_jamnariga"
Place = tuple[str, str, str]
"""indicator, level, area"""


def window(birth: int) -> set[date]:
    days, day = set(), date(birth + 15, 6, 1)
    while day <= date(birth + 16, 6, 1):
        days.add(day)
        day += timedelta(days=1)
    return days


def supply_days(rows: Table) -> dict[str, set[date]]:
    """The days each substance of the groups lasts. A substance is the whole code."""
    found: dict[str, set[date]] = defaultdict(set)
    for row in rows:
        code = row["atc"].strip()
        if any(code.startswith(group) for group in GROUPS):
            first, lasts = date.fromisoformat(row["dispensed"]), int(row["days"] or WITHOUT_DAYS)
            found[code] |= {first + timedelta(days=n) for n in range(lasts)}
    return found


def treated(rows: Table, birth: int) -> bool:
    """Two substances or more on at least so many days of the window."""
    at_once = Counter(day for days in supply_days(rows).values() for day in days & window(birth))
    return sum(drugs >= 2 for drugs in at_once.values()) >= LONG


def touched(spells: list[tuple[date, date, str]], birth: int) -> bool:
    return any(start <= day <= end for start, end, _ in spells for day in window(birth))


class Persons:
    """Every person of the files, by number."""

    def __init__(self, files: dict[str, Table]) -> None:
        self.supplies: dict[str, Table] = defaultdict(list)
        for row in files["prescriptions"]:
            self.supplies[number(row["pnr"])].append(row)
        self.years: dict[str, set[int]] = defaultdict(set)
        for row in files["population"]:
            years = {int(year) for year in row["registered_years"].split(";") if year.strip()}
            self.years[number(row["pnr"])] |= years
        self.spells: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
        for row in files["placements"]:
            end = date.fromisoformat(row["end"]) if row["end"] else date.max
            spell = (date.fromisoformat(row["start"]), end, row["municipality"])
            self.spells[number(row["pnr"])].append(spell)

    def of_the_years(self) -> list[tuple[str, int]]:
        known = [pnr for pnr in {*self.years, *self.spells} if complete(pnr) and int(pnr[:4]) in BIRTHS]
        return [(pnr, int(pnr[:4])) for pnr in known if {int(pnr[:4]) + 15, int(pnr[:4]) + 16} <= self.years[pnr]]


def compute(units: Table, files: dict[str, Table]) -> dict[Place, tuple[int, int]]:
    """(indicator, level, area) → persons with two drugs or more for long, and persons without."""
    persons = Persons(files)
    counties: dict[str, str] = {}
    for unit in sorted(units, key=lambda unit: unit["kind"] == "district"):
        code = unit["municipality"] if unit["kind"] == "district" else unit["unit"]
        counties.setdefault(code, unit["county"])
    cells = {(PLACED, "nation", "Riket"): [0, 0], (PEERS, "nation", "Riket"): [0, 0]}
    cells |= {(PLACED, "municipality", code): [0, 0] for code in counties}
    cells |= {(PLACED, "county", county): [0, 0] for county in counties.values() if county}
    for pnr, birth in persons.of_the_years():
        which = not treated(persons.supplies.get(pnr, []), birth)
        spells = persons.spells.get(pnr, [])
        if placed_whole_window(spells, birth):
            code = municipality(spells, birth)
            places = [("nation", "Riket"), ("municipality", code), ("county", counties.get(code, ""))]
            for place in places:
                if (PLACED, *place) in cells:
                    cells[PLACED, *place][which] += 1
        elif not touched(spells, birth):
            cells[PEERS, "nation", "Riket"][which] += 1
    return {place: (with_it, without) for place, (with_it, without) in cells.items()}


def rows(units: Table, files: dict[str, Table]) -> Rows:
    """The cells as they stand in results.csv, as far as a cell alone decides what is hidden."""
    return {place: _row(*found) for place, found in compute(units, files).items()}


def _row(having: int, lacking: int) -> Row:
    count = having + lacking
    if 1 <= having <= 3 or 1 <= lacking <= 3 or count < 20:
        return Row("", "", "", "", "confidential")
    millionths = (2 * having * 10**6 + count) // (2 * count)
    return Row(f"{millionths // 10**6}.{millionths % 10**6:06}", str(having), str(count), str(count), "ok")
