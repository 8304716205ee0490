"""Groups of units, and what the units of a group are taken together [METHOD 1]."""

from __future__ import annotations

from oppna.engines.bits.numbers import from_values
from oppna.model.codes import Level
from oppna.process.aggregate import Count, count
from oppna.process.derive import Derived
from oppna.process.group import Group, groups_by, groups_of, keys_of
from tests.lib.rounds import district, municipality

UNITS = [
    municipality("0001", "Ängs län", "1", "C9"),
    municipality("0002", "Ale län", "2", "A1"),
    district("S1", "0180", "Ale län"),
    district("S2", "0180", "Ale län"),
    district("T1", "1480", "Zorns län"),
    municipality("0003", "", "", ""),
    municipality("0004", "Ånge län", "1", "A1"),
    municipality("0005", "Ale län", "1", "B"),
    municipality("0006", "Ale län", "1", "B"),
]


def test_groups_in_their_order() -> None:
    assert groups_of(UNITS) == (
        Group(Level.NATION, "Riket", 0b1_1111_1111, 9),
        Group(Level.COUNTY, "Ale län", 0b1_1000_1110, 5),
        Group(Level.COUNTY, "Zorns län", 0b0_0001_0000, 1),
        Group(Level.COUNTY, "Ånge län", 0b0_0100_0000, 1),
        Group(Level.COUNTY, "Ängs län", 0b0_0000_0001, 1),
        Group(Level.POPULATION_GROUP, "1", 0b1_1100_0001, 4),
        Group(Level.POPULATION_GROUP, "2", 0b0_0000_0010, 1),
        Group(Level.POPULATION_GROUP, "5", 0b0_0001_1100, 3),
        Group(Level.SKR_GROUP, "A1", 0b0_0100_0010, 2),
        Group(Level.SKR_GROUP, "B", 0b1_1000_0000, 2),
        Group(Level.SKR_GROUP, "C9", 0b0_0000_0001, 1),
        Group(Level.MUNICIPALITY, "0180", 0b0_0000_1100, 2),
        Group(Level.MUNICIPALITY, "1480", 0b0_0001_0000, 1),
    )


def test_nobody_has_a_nation_of_none() -> None:
    assert groups_of([]) == (Group(Level.NATION, "Riket", 0, 0),)


def test_groups_from_planes_are_the_same() -> None:
    assert groups_by(keys_of(UNITS), len(UNITS)) == groups_of(UNITS)


GROUP = Group(Level.COUNTY, "Ale län", 0b0110_1101, 5)


def test_count_of_categories() -> None:
    derived = Derived(
        yes=0b0000_0111, partly=0b0000_1000, no=0b0010_0000, not_applicable=0b0100_0000, missing=0b1000_0000
    )
    assert count(derived, GROUP) == Count(2, 1, 1, 1, 0, 0)
    gaps = Derived(missing=0b0110_0001, illogical=0b1000_0100)
    assert count(gaps, GROUP) == Count(0, 0, 0, 0, 3, 1)


def test_count_of_a_measure_pools() -> None:
    derived = Derived(
        missing=0b0100_0000,
        numerator=from_values([10, 99, -5, 20, None, 1, None]),
        denominator=from_values([30, 99, 40, 50, None, 2, None]),
    )
    assert count(derived, GROUP) == Count(0, 0, 0, 0, 1, 0, numerator=26, denominator=122)
