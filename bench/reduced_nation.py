"""A nation of placed children as the registers hand it over, its denominators reduced. SYNTETISKA ANTAL.

290 municipalities, 21 counties, three subgroups, and ten measures in pairs: grade 9, and the upper-secondary school of
three in five of the same persons, whose reduction follows from grade 9. One in five was born abroad, one municipality
in fifty has a person of unknown country, and two persons belong to none.
"""

from __future__ import annotations

from random import Random

import msgspec

from oppna.catalogue.load import load_edition
from oppna.model.area import Unit
from oppna.model.codes import UnitKind
from oppna.model.placement import PlacementRule, Reduction
from oppna.registers.areas import Counted, groups
from oppna.registers.countries import ALL
from oppna.registers.measured import Group
from oppna.registers.tally import Tally

MUNICIPALITIES, COUNTIES = 290, 21
SWEDEN, ABROAD, UNKNOWN, NOWHERE = "Sverige", "annat", "okänt", "9999"
ENDINGS = {"": ALL, "_sverige": SWEDEN, "_annat": ABROAD}
Persons = dict[tuple[str, str], int]


def reduced_nation(measures: int) -> tuple[Group, ...]:
    """Every cell, and every rest that subtraction would give."""
    random, base = Random(2015), _rules("UTB_ak9")
    upper = _rules("UTB_gy")
    rules: dict[str, PlacementRule] = {}
    whole: dict[str, str] = {}
    counted: dict[str, Counted] = {}
    sizes = {f"{number:04}": int(random.lognormvariate(3.6, 1.0)) for number in range(MUNICIPALITIES)}
    for pair in range(measures // 2):
        persons = _persons(sizes, random)
        older = {key: sum(random.random() < 0.6 for _ in range(number)) for key, number in persons.items()}
        grade = f"åk {pair}"
        for name, rule, these, without in ((grade, base, persons, 0.15), (f"gy {pair}", upper, older, 0.5)):
            tallies = {key: _tally(number, without, random) for key, number in these.items() if number}
            for ending, country in ENDINGS.items():
                reduction = Reduction("0.30", grade + ending)
                rules[name + ending] = msgspec.structs.replace(rule, country=country, reduction=reduction)
                whole[name + ending], counted[name + ending] = name, tallies
    return tuple(groups(rules, whole, counted, _units()))


def _rules(indicator: str) -> PlacementRule:
    rule = load_edition("2015-bou").indicator(indicator).rule
    assert isinstance(rule, PlacementRule)
    return rule


def _persons(sizes: dict[str, int], random: Random) -> Persons:
    persons: Persons = {(NOWHERE, SWEDEN): 2}
    for town, size in sizes.items():
        abroad = sum(random.random() < 0.2 for _ in range(size))
        persons |= {(town, SWEDEN): size - abroad, (town, ABROAD): abroad, (town, UNKNOWN): int(random.random() < 0.02)}
    return persons


def _tally(persons: int, without: float, random: Random) -> Tally:
    lacking = sum(random.random() < without for _ in range(persons))
    return Tally(persons, lacking, sum(random.random() < 0.6 for _ in range(persons - lacking)))


def _units() -> list[Unit]:
    codes = [f"{number:04}" for number in range(MUNICIPALITIES)]
    return [
        Unit(
            unit=code,
            name=f"Påhittad {code}",
            kind=UnitKind.MUNICIPALITY,
            municipality=code,
            county=f"län {number % COUNTIES}",
            population=None,
            skr_group="",
        )
        for number, code in enumerate(codes)
    ]
