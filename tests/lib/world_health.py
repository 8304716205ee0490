"""Small made-up registers (SYNTETISKA) of placed children, their peers and their drugs, with days around every edge."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from tests.lib import world_registers
from tests.lib.files import UNITS, write_csv
from tests.lib.world_registers import CODES, DAY, STRANGERS, Registers, Table

COLUMNS = {
    "placements": world_registers.COLUMNS["placements"],
    "population": world_registers.COLUMNS["population"],
    "prescriptions": ("pnr", "atc", "dispensed", "days"),
}
INSIDE = ("N05AX08", "N05BA04", "N05CH01", "N06AB06", "N06AX11", "N06BA04", "N06BA12")
OUTSIDE = ("N03AX09", "N06BC01", "N06CA01", "R06AD02", "A10BA02")
KINDS = (
    "one",
    "both",
    "abutting",
    "gap",
    "same",
    "outside",
    "early",
    "late",
    "empty",
    "three",
    "shared",
    "ends",
    "any",
)
Supply = tuple[str, date, int | None]
"""code, first day, days"""


def supplies(random: Random, birth: int) -> list[Supply]:
    """Drugs that reach the limit, or just fail to, in one of the ways that matter."""
    opens, closes = date(birth + 15, 6, 1), date(birth + 16, 6, 1)
    one, two, three = random.sample(INSIDE, 3)
    lasts = random.choice([179, 180, 180, 181, 366])
    first = random.choice([opens, opens + DAY, opens + 90 * DAY, closes - (lasts - 1) * DAY, closes - lasts * DAY])
    always: list[Supply] = [(one, opens - 5 * DAY, 366), (one, opens + 300 * DAY, 90)]
    match random.choice(KINDS):
        case "one":
            return always
        case "both":
            return [*always, (two, first, lasts)]
        case "abutting" | "gap" as kind:
            step = 0 if kind == "abutting" else random.choice([1, 40])
            half = lasts // 2
            return [*always, (two, first, half), (two, first + (half + step) * DAY, lasts - half)]
        case "same":
            short = random.choice([0, 1, 2])
            return [*always, *always, (two, opens, 90), (two, opens + 60 * DAY, 120 - short), (two, opens, 30)]
        case "outside":
            other = random.choice([*OUTSIDE, ""])
            return [*always, (other, opens, 366), (two, first, random.choice([90, 179, 180]))]
        case "early":
            before = random.choice([1, 20, 100])
            return [*always, (two, opens - before * DAY, min(366, 180 + before - random.choice([0, 1])))]
        case "late":
            return [(one, opens, 366), (two, closes - random.choice([178, 179, 180]) * DAY, 366)]
        case "empty":
            months = random.choice([5, 6, 7])
            gap = random.choice([29, 30, 31])
            return [*always, *((two, opens + (gap * n) * DAY, None) for n in range(months))]
        case "three":
            third = random.choice([59, 60, 61])
            pairs = ((one, two), (two, three), (one, three))
            return [(code, opens + 70 * n * DAY, third) for n, pair in enumerate(pairs) for code in pair]
        case "shared":
            day = opens + 99 * DAY
            return [(one, opens, 100), (one, day, 250), (two, day + DAY, random.choice([178, 179, 180]))]
        case "ends":
            middle = random.choice([177, 178, 179])
            return [*always, (two, opens - 365 * DAY, 366), (two, opens + DAY, middle), (two, closes, 30)]
        case _:
            starts = [opens + random.randrange(-366, 370) * DAY for _ in range(random.randrange(12))]
            return [(random.choice(INSIDE), start, random.choice([None, 1, 30, 90, 366])) for start in starts]


def build(seed: int, persons: int) -> Registers:
    """Registers of so many persons, most of them placed, in a shuffled order."""
    random = Random(seed)
    found: Registers = {name: [] for name in COLUMNS}
    for serial in range(persons):
        birth = random.choice([1996, 1997, 1997, 1998, 1998, 1999, 1999, 2000])
        _person(random, found, birth, world_registers.pnr(random, birth, serial))
    for rows in found.values():
        random.shuffle(rows)
    return found


def _person(random: Random, found: Registers, birth: int, number: str) -> None:
    found["placements"] += _placements(random, birth, number)
    for code, first, lasts in supplies(random, birth) if random.random() < 0.9 else []:
        row = {"atc": code, "dispensed": first.isoformat(), "days": "" if lasts is None else str(lasts)}
        found["prescriptions"].append({"pnr": world_registers.spelt(random, number), **row})
    for _ in range(random.choice([0, 1, 1, 1, 1, 1, 1, 1, 2])):
        years = [birth + age for age in range(14, 18) if random.random() < random.choice([0.5, 0.98, 1])]
        country = random.choice(["Sverige", "Norge", ""])
        row = {"birth_country": country, "registered_years": ";".join(map(str, years))}
        found["population"].append({"pnr": world_registers.spelt(random, number), **row})


def _placements(random: Random, birth: int, number: str) -> Table:
    """Placed throughout or nearly; on a day at the edge of the window; just outside it; or never."""
    opens, closes = date(birth + 15, 6, 1), date(birth + 16, 6, 1)
    spells = random.choice(
        [
            world_registers.spells(random, birth),
            [(opens - 100 * DAY, opens - random.choice([0, 1]) * DAY)],
            [(closes + random.choice([0, 1]) * DAY, None)],
            [],
            [],
        ]
    )
    home = random.choice([*CODES, random.choice(STRANGERS)])
    return [
        {
            "pnr": world_registers.spelt(random, number),
            "municipality": home,
            "start": start.isoformat(),
            "end": end.isoformat() if end else "",
        }
        for start, end in spells
    ]


def write(folder: Path, registers: Registers) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "units.csv", UNITS, world_registers.units())
    for name, rows in registers.items():
        write_csv(folder / f"{name}.csv", COLUMNS[name], rows)
    return folder
