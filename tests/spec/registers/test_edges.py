"""The edges of METHOD 7, one by one: thirty children alike but for the one thing tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from oppna.production import compute
from tests.generative.test_registers import by_product
from tests.lib import world_registers

COUNT = 30
NATION = ("nation", "Riket")
Spells = list[tuple[str, str]]


def world(spells: Spells, birth: int = 1990, **other: Any) -> world_registers.Registers:
    """`other`: year, eligible, codes, registered, country, numbers."""
    numbers = other.get("numbers") or [
        world_registers.with_check_digit(f"{birth}0115{serial:03d}") for serial in range(1, COUNT + 1)
    ]
    codes = other.get("codes", ["0101"] * len(spells))
    result = {"year": str(other.get("year", birth + 16)), "eligible": other.get("eligible", "Ja")}
    return {
        "placements": [
            {"pnr": number, "municipality": code, "start": start, "end": end}
            for number in numbers
            for (start, end), code in zip(spells, codes, strict=True)
        ],
        "grades": [{"pnr": number, **result} for number in numbers] if other.get("year") != 0 else [],
        "gymnasium": [],
        "population": [
            {
                "pnr": number,
                "birth_country": other.get("country", "Sverige"),
                "registered_years": other.get("registered", ""),
            }
            for number in numbers
        ],
    }


def persons(folder: Path, registers: world_registers.Registers, place: tuple[str, str] = NATION) -> int:
    """How many count in grade 9. Hidden = 0 here: thirty children alike are hidden only when there are none."""
    found = by_product(world_registers.write(folder, registers))
    return int(found["UTB_ak9", *place][3] or 0)


WHOLE = [("2005-06-01", "2006-06-01")]


@pytest.mark.parametrize(
    ("spells", "counted"),
    [
        (WHOLE, True),
        ([("2005-06-02", "2006-06-01")], False),
        ([("2005-06-01", "2006-05-31")], False),
        ([("1999-01-01", "")], True),
        ([("2005-06-01", "2005-12-31"), ("2006-01-01", "2006-06-01")], True),
        ([("2005-06-01", "2005-12-30"), ("2006-01-01", "2006-06-01")], False),
        ([("2005-06-01", "2005-12-31"), ("2005-12-31", "2006-06-01")], True),
        ([("2005-06-01", "2006-03-01"), ("2005-07-01", "2005-08-01"), ("2006-03-02", "2006-06-01")], True),
        ([("2005-06-01", "2006-03-01"), ("2005-07-01", "2005-08-01"), ("2006-03-03", "2006-06-01")], False),
        ([("2005-06-01", "2005-06-01"), ("2005-06-02", "2006-06-01")], True),
        ([("2005-01-01", "2005-05-31"), ("2005-06-01", "2006-06-01"), ("2006-06-03", "")], True),
        ([("2005-06-01", "2006-05-31"), ("2006-06-01", "2006-06-01")], True),
    ],
)
def test_continuous_placement(spells: Spells, counted: bool, tmp_path: Path) -> None:
    assert persons(tmp_path, world(spells)) == (COUNT if counted else 0)


@pytest.mark.parametrize(("birth", "counted"), [(1987, False), (1988, True), (1996, True), (1997, False)])
def test_years_of_birth(birth: int, counted: bool, tmp_path: Path) -> None:
    assert persons(tmp_path, world([("1995-01-01", "")], birth, year=2012)) == (COUNT if counted else 0)


def test_the_latest_start_among_those_touching_the_window(tmp_path: Path) -> None:
    """A start after the window does not count, nor does the order of the rows."""
    spells = [("2006-06-02", ""), ("2005-09-01", "2006-06-01"), ("2004-01-01", "2006-06-01")]
    registers = world(spells, codes=["0102", "0201", "0101"])
    assert persons(tmp_path, registers, ("municipality", "0201")) == COUNT
    assert persons(tmp_path, registers, ("county", "Andra länet")) == COUNT


def test_a_municipality_outside_units_counts_in_the_nation_only(tmp_path: Path) -> None:
    found = by_product(world_registers.write(tmp_path, world(WHOLE, codes=["9999"])))
    assert found["UTB_ak9", "nation", "Riket"][3] == COUNT
    assert all(cell[4] == "confidential" for key, cell in found.items() if key[1] != "nation")
    assert {key[2] for key in found if key[1] == "municipality"} == {"0101", "0102", "0201", "0299", "0180"}


@pytest.mark.parametrize(("registered", "counted"), [("2005", False), ("2006", True), ("2008", True), ("2009", False)])
def test_never_registered(registered: str, counted: bool, tmp_path: Path) -> None:
    """Thirty without a result, registered in one year: all count or none. Nobody is eligible, and 0 is shown."""
    found = by_product(world_registers.write(tmp_path, world(WHOLE, year=0, registered=registered)))
    value, _, denominator, population, status = found["UTB_ak9", "nation", "Riket"]
    assert status == ("ok" if counted else "confidential")
    assert (value, denominator, population) == ((0, 21, COUNT) if counted else (None, None, None))


@pytest.mark.parametrize(("year", "lacks"), [(2012, False), (2013, True)])
def test_results_after_the_last_year_do_not_exist(year: int, lacks: bool, tmp_path: Path) -> None:
    assert persons(tmp_path, world(WHOLE, year=year)) == (0 if lacks else COUNT)


@pytest.mark.parametrize("first", ["19900175001", "19900230001", "19901301001", "199001A5001", "900115001"])
def test_incomplete_numbers_are_out(first: str, tmp_path: Path) -> None:
    numbers = [first[:-1] + f"{n}{m}" for n in range(1, 7) for m in range(5)]
    assert persons(tmp_path, world(WHOLE, numbers=numbers)) == 0


def test_0000_is_out_and_a_wrong_check_digit_is_not(tmp_path: Path) -> None:
    numbers = [f"199002{day:02d}0000" for day in range(1, 29)]
    assert persons(tmp_path / "0000", world(WHOLE, numbers=numbers)) == 0
    wrong = [f"1990022{day % 9}{day:03d}1" for day in range(1, 31)]
    assert persons(tmp_path / "wrong", world(WHOLE, numbers=wrong)) == COUNT


def test_twenty_in_the_denominator_is_shown_and_less_is_not(tmp_path: Path) -> None:
    numbers = [world_registers.with_check_digit(f"19900115{n:03d}") for n in range(1, 21)]
    assert persons(tmp_path / "20", world(WHOLE, numbers=numbers)) == 20
    assert persons(tmp_path / "19", world(WHOLE, numbers=numbers[:19])) == 0


@pytest.mark.parametrize(("few", "shown"), [(0, True), (1, False), (3, False), (4, True)])
@pytest.mark.parametrize("which", ["Ja", "Nej"])
def test_one_to_three_with_or_without_are_hidden(few: int, shown: bool, which: str, tmp_path: Path) -> None:
    registers = world(WHOLE, eligible="Nej" if which == "Ja" else "Ja")
    for row in registers["grades"][:few]:
        row["eligible"] = which
    status = by_product(world_registers.write(tmp_path, registers))["UTB_ak9", "nation", "Riket"][4]
    assert status == ("ok" if shown else "confidential")


def test_a_row_that_stands_twice_is_no_overlap(tmp_path: Path) -> None:
    """Whichever of the two the engine takes first."""
    counts = compute("2015-bou", world_registers.write(tmp_path, world(WHOLE * 2))).measured.counts
    assert counts["PLACERING_DUBBEL"] == COUNT
    assert "PLACERING_ÖVERLAPP" not in counts
