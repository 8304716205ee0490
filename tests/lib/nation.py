"""Small nations of placed children (SYNTETISKA), person by person, and the counts they come to by plain counting."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.lib.files import UNITS, write_csv
from tests.lib.world_registers import COLUMNS, with_check_digit

Key = tuple[str, str, str]
"""Measure, country, area."""
ALL, PARTS = "alla", ("Sverige", "annat", "okänt")
MEASURES = ("ak9", "gy")
CITY = "0180"
COUNTIES = {"A län": ("0101", "0102", "0103"), "B län": ("0201", "0202", "0203", CITY), "": ("0301",)}
STRANGER = "9999"
HOMES = tuple(code for codes in COUNTIES.values() for code in codes)
AREAS = ("Riket", *(county for county in COUNTIES if county), *HOMES, STRANGER)
_WRITTEN = {"Sverige": "Sverige", "annat": "Norge", "okänt": ""}
_YOUNG, _OLD = 1995, 1990
_SIZES = {"Sverige": (0, 3, 9, 25, 60, 120), "annat": (0, 2, 5, 12, 30), "okänt": (0, 0, 0, 1, 2)}


class Person(NamedTuple):
    home: str
    country: str
    birth: int
    grade: str
    upper: str


class Truth(NamedTuple):
    """With a result of Ja, with another result, without any."""

    having: int
    other: int
    unknown: int


def persons(seed: int, grades: tuple[int, int, int] = (5, 3, 1)) -> list[Person]:
    """`grades`: how common Ja, Nej and no result at all are in grade 9."""
    random = Random(seed)
    sizes = {(home, country): random.choice(_SIZES[country]) for home in HOMES for country in PARTS}
    sizes |= {(STRANGER, country): random.choice((0, 0, 1, 2)) for country in PARTS}
    return [_person(random, *where, grades) for where, size in sizes.items() for _ in range(size)]


def _person(random: Random, home: str, country: str, grades: tuple[int, int, int]) -> Person:
    (grade,) = random.choices(("Ja", "Nej", ""), grades)
    (upper,) = random.choices(("Ja", "Nej", ""), (4, 2, 4))
    return Person(home, country, random.choice((_YOUNG, _OLD, _OLD)), grade, upper)


def corrected(found: Iterable[Person]) -> list[Person]:
    """Some children more in one municipality."""
    new = [Person("0202", "annat", _OLD, grade, "Nej") for grade in ("Ja", "Ja", "Nej", "Nej", "Nej")]
    return [*found, *new]


def truth(found: Iterable[Person]) -> dict[Key, Truth]:
    """Every count there is, also of rests that are printed nowhere."""
    counts: dict[Key, list[int]] = {(m, c, a): [0, 0, 0] for m in MEASURES for c in (ALL, *PARTS) for a in AREAS}
    for person in found:
        for measure, result in (("ak9", person.grade), ("gy", person.upper)):
            if measure == "gy" and person.birth != _OLD:
                continue
            for country in (ALL, person.country):
                for area in dict.fromkeys(("Riket", person.home, _county(person.home))):
                    if area:
                        counts[measure, country, area][("Ja", "Nej", "").index(result)] += 1
    return {key: Truth(*count) for key, count in counts.items()}


def _county(home: str) -> str:
    return next((county for county, homes in COUNTIES.items() if home in homes), "")


def write(folder: Path, found: Iterable[Person]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "units.csv", UNITS, _units())
    rows: dict[str, list[dict[str, str]]] = {name: [] for name in COLUMNS}
    for serial, person in enumerate(found):
        day = serial // 900 + 1
        number = with_check_digit(f"{person.birth}01{day:02d}{serial % 900 + 1:03d}")
        rows["placements"].append({"pnr": number, "municipality": person.home, "start": "2001-01-01", "end": ""})
        for name, result in (("grades", person.grade), ("gymnasium", person.upper)):
            rows[name] += [{"pnr": number, "year": "2012", "eligible": result}] if result else []
        years = ";".join(str(person.birth + age) for age in range(16, 23))
        country = _WRITTEN[person.country]
        rows["population"].append({"pnr": number, "birth_country": country, "registered_years": years})
    for name, of in rows.items():
        write_csv(folder / f"{name}.csv", COLUMNS[name], of)
    return folder


def _units() -> list[dict[str, str]]:
    rows = [(code, "municipality", code, county) for county, codes in COUNTIES.items() for code in codes]
    rows += [(f"{CITY}-D0{n}", "district", CITY, "B län") for n in (1, 2)]
    empty = dict.fromkeys(UNITS, "")
    return [
        {**empty, "unit": code, "name": f"Påhittad {code}", "kind": kind, "municipality": home, "county": county}
        for code, kind, home, county in rows
    ]
