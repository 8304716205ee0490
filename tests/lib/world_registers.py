"""Small made-up registers (SYNTETISKA): placed children with dates around every edge. No number is a real person's."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.lib.files import UNITS, write_csv

Table = list[dict[str, str]]
Registers = dict[str, Table]

COLUMNS = {
    "placements": ("pnr", "municipality", "start", "end"),
    "grades": ("pnr", "year", "eligible"),
    "gymnasium": ("pnr", "year", "eligible"),
    "population": ("pnr", "birth_country", "registered_years"),
}
CODES = ("0101", "0102", "0201", "0180")
STRANGERS = ("9999", "", "0180-D01")
DAY = timedelta(days=1)


def units() -> Table:
    """Two counties, a city of districts without a row of its own, and a municipality nobody is placed in."""
    rows = [("0101", "municipality", "0101", "Ena länet"), ("0102", "municipality", "0102", "Ena länet")]
    rows += [("0201", "municipality", "0201", "Andra länet"), ("0299", "municipality", "0299", "Tomma länet")]
    rows += [(f"0180-D0{n}", "district", "0180", "Ena länet") for n in (1, 2)]
    empty = dict.fromkeys(UNITS, "")
    return [
        {**empty, "unit": code, "name": f"Påhittad {code}", "kind": kind, "municipality": city, "county": county}
        for code, kind, city, county in rows
    ]


def with_check_digit(first: str) -> str:
    """Eleven digits and the one that makes them a number."""
    doubled = [int(d) * (2 - n % 2) for n, d in enumerate(first[2:])]
    return first + str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def pnr(random: Random, birth: int, serial: int) -> str:
    """A number of the year; now and then one that is not complete, or whose check digit is wrong."""
    month, day = random.choice([("01", "01"), ("06", "01"), ("12", "31"), ("02", "28"), ("02", "29")])
    if (month, day) == ("02", "29") and birth % 4:
        day = random.choice(["28", "28", "29"])
    whole = with_check_digit(f"{birth}{month}{day}{serial % 999 + 1:03d}")
    kind = random.random()
    if kind < 0.03:
        return whole[:8] + "0000"
    if kind < 0.06:
        return whole[:6] + str(int(day) + 60) + whole[8:]
    if kind < 0.08:
        return random.choice([whole[2:], whole[:11], whole + "1", whole[:8] + "TF12", whole[:4] + "1301" + whole[8:]])
    if kind < 0.2:
        return whole[:-1] + str((int(whole[-1]) + 1) % 10)
    return whole


def spelt(random: Random, number: str) -> str:
    """Hyphens and spaces do not count."""
    return random.choice([number, number, number[:8] + "-" + number[8:], f" {number[:8]} {number[8:]}"])


def spells(random: Random, birth: int) -> list[tuple[date, date | None]]:
    """Placements that cover the window, or just fail to, in one of the ways that matter."""
    opens, closes = date(birth + 15, 6, 1), date(birth + 16, 6, 1)
    start = opens + random.choice([-400, -1, 0, 0, 0, 1]) * DAY
    end = random.choice([closes, closes, closes - DAY, closes + DAY, closes + 300 * DAY, None])
    match random.choice(["one", "one", "abutting", "gap", "overlap", "nested", "many", "touching"]):
        case "one":
            return [(start, end)]
        case "abutting" | "gap" | "overlap" as kind:
            middle = opens + random.choice([0, 1, 30, 180, 364, 365, 366]) * DAY
            step = {"abutting": 1, "gap": 2, "overlap": random.choice([0, -3, -40])}[kind]
            return [(min(start, middle), middle), (middle + step * DAY, _not_before(middle + step * DAY, end))]
        case "nested":
            inner = opens + 50 * DAY
            after = opens + random.choice([199, 200, 201, 202]) * DAY
            return [
                (start, opens + 200 * DAY),
                (inner, inner + 10 * DAY),
                (inner + 3 * DAY, inner + 3 * DAY),
                (after, _not_before(after, end)),
            ]
        case "many":
            cuts = sorted({opens + random.randrange(366) * DAY for _ in range(4)})
            starts = [start, *(cut + DAY for cut in cuts)]
            return [(min(s, e), e) for s, e in zip(starts, cuts, strict=False)] + [
                (starts[-1], _not_before(starts[-1], end))
            ]
        case _:
            return [(start, closes), (closes + random.choice([0, 1]) * DAY, None), (opens - 9 * DAY, opens - DAY)]


def _not_before(start: date, end: date | None) -> date | None:
    return end if end is None or end >= start else start


def build(seed: int, children: int) -> Registers:
    """Registers of so many children, in a shuffled order."""
    random = Random(seed)
    leaning, lacking = random.choice([0.1, 0.5, 0.95]), random.choice([0.05, 0.3, 0.8])
    found: Registers = {name: [] for name in COLUMNS}
    for serial in range(children):
        birth = random.choice([1987, 1988, 1990, 1992, 1993, 1994, 1996, 1996, 1997])
        _child(random, found, birth, pnr(random, birth, serial), leaning, lacking)
    for rows in found.values():
        random.shuffle(rows)
    return found


def _child(random: Random, found: Registers, birth: int, number: str, leaning: float, lacking: float) -> None:
    home = random.choice(CODES)
    for start, end in spells(random, birth):
        code = home if random.random() < 0.7 else random.choice([*CODES, *STRANGERS])
        row = {"municipality": code, "start": start.isoformat(), "end": end.isoformat() if end else ""}
        copies = 2 if random.random() < 0.03 else 1
        found["placements"] += [{"pnr": spelt(random, number), **row} for _ in range(copies)]
    for name, age in (("grades", 16), ("gymnasium", 19)):
        for _ in range(0 if random.random() < lacking else random.choice([1, 1, 1, 2])):
            year = str(random.choice([birth + age, birth + age + 1, 2012, 2013]))
            eligible = "Ja" if random.random() < leaning else "Nej"
            found[name].append({"pnr": spelt(random, number), "year": year, "eligible": eligible})
    if random.random() < 0.95:
        for _ in range(2 if random.random() < 0.03 else 1):
            found["population"].append(
                {
                    "pnr": spelt(random, number),
                    "birth_country": random.choice(["Sverige", "Sverige", "Norge", "Syrien", "", " Sverige "]),
                    "registered_years": ";".join(
                        str(birth + age) for age in range(14, 25) if random.random() < random.choice([0, 0.2, 0.9])
                    ),
                }
            )


def write(folder: Path, registers: Registers) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "units.csv", UNITS, units())
    for name, rows in registers.items():
        write_csv(folder / f"{name}.csv", COLUMNS[name], rows)
    return folder
