"""What is strange in registers but no reason to refuse them: counted to the last row, told in words, never who."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.production import Computed, compute
from tests.lib import world_registers
from tests.lib.files import write_csv
from tests.lib.world_registers import COLUMNS, Registers
from tests.spec.registers.test_edges import WHOLE, world

GYMNASIUM = "gymnasium.csv: registret har inga rader; fyll i det, eller ta bort det om det inte har kommit."


def told(folder: Path, registers: Registers) -> tuple[list[str], dict[str, int]]:
    """The remarks on registers of persons, and the quality figures; the register of upper secondary is empty."""
    computed: Computed = compute("2015-bou", world_registers.write(folder, registers))
    lists = ("answers.csv", "bbic.csv", "children.csv")
    found = [str(warning) for warning in computed.warnings if warning.file not in lists]
    assert found.count(GYMNASIUM) == 1
    counts = dict(computed.quality.findings)
    assert counts.pop("REGISTER_TOMT") == 1
    return [line for line in found if line != GYMNASIUM], counts


@pytest.fixture
def right() -> Registers:
    """Thirty children without a flaw, registered in the country."""
    return world(WHOLE)


def test_nothing_strange(right: Registers, tmp_path: Path) -> None:
    assert told(tmp_path, right) == ([], {})


def test_a_row_that_stands_three_times(right: Registers, tmp_path: Path) -> None:
    right["placements"] += [right["placements"][0]] * 2 + [right["placements"][4]]
    remark = "placements.csv: 3 placeringar står två gånger; de räknas som en."
    assert told(tmp_path, right) == ([remark], {"PLACERING_DUBBEL": 3})


def test_placements_that_overlap(right: Registers, tmp_path: Path) -> None:
    """Abutting is no overlap; a day in common is one, and so is lying within another."""
    first = right["placements"][0]
    right["placements"] += [
        first | {"start": "2006-06-01", "end": ""},
        first | {"start": "2005-09-01", "end": "2005-09-30"},
    ]
    right["placements"].append(right["placements"][1] | {"start": "2005-01-01", "end": "2005-05-31"})
    right["placements"].append(right["placements"][2] | {"municipality": "0102"})
    remark = "placements.csv: 3 placeringar börjar innan en tidigare är slut; dagarna räknas en gång."
    assert told(tmp_path, right) == ([remark], {"PLACERING_ÖVERLAPP": 3})


def test_check_digits(right: Registers, tmp_path: Path) -> None:
    """Every digit counts, and those who are not placed throughout do not."""
    numbers = [row["pnr"] for row in right["placements"]]
    wrong = dict(
        zip(numbers, (_off_by_one(number, place) for place, number in enumerate(numbers[:10], 2)), strict=False)
    )
    for rows in right.values():
        for row in rows:
            row["pnr"] = wrong.get(row["pnr"], row["pnr"])
    right["placements"].append(right["placements"][0] | {"pnr": "199001150010", "start": "2006-01-01"})
    remarks, counts = told(tmp_path, right)
    sentence = "10 placerade barn har ett personnummer vars kontrollsiffra inte stämmer; de räknas ändå."
    assert remarks == [f"placements.csv: {sentence}"] and counts == {"PNR_KONTROLLSIFFRA": 10}


def _off_by_one(number: str, place: int) -> str:
    """Another digit in one of the last ten places that leaves a date in 1988–1996."""
    other = {2: "8", 3: "1", 4: "1", 5: "2", 6: "0", 7: "6"}.get(place, str((int(number[place]) + 1) % 10))
    changed = number[:place] + other + number[place + 1 :]
    return changed if place > 3 else number[:11] + str((int(number[11]) + 1) % 10)


def test_incomplete_numbers_are_counted_row_by_row(right: Registers, tmp_path: Path) -> None:
    for name, row in (("placements", 0), ("placements", 1), ("grades", 2)):
        right[name].append(right[name][row] | {"pnr": "19900115TF12"})
    assert told(tmp_path, right) == (
        [
            "placements.csv: 2 rader har ofullständigt personnummer och räknas inte.",
            "grades.csv: 1 rad har ofullständigt personnummer och räknas inte.",
        ],
        {"PNR_OFULLSTÄNDIGT": 3},
    )


def test_persons_missing_in_the_population_register(right: Registers, tmp_path: Path) -> None:
    del right["population"][:4]
    remark = "population.csv: 4 placerade barn finns inte i registret och räknas som aldrig folkbokförda."
    assert told(tmp_path, right) == ([remark], {"FOLKBOKFÖRING_SAKNAS": 4})


def test_persons_that_stand_twice_in_the_population_register(right: Registers, tmp_path: Path) -> None:
    right["population"] += [*right["population"][:2], right["population"][0]]
    remark = (
        "population.csv: 2 placerade barn har flera rader; åren läggs ihop, och födelselandet är okänt om raderna "
        "säger emot varandra."
    )
    assert told(tmp_path, right) == ([remark], {"FOLKBOKFÖRING_DUBBEL": 2})


def test_unknown_municipalities(right: Registers, tmp_path: Path) -> None:
    for row, code in zip(right["placements"], ("9999", "", "0180-D01", "0180", "0299"), strict=False):
        row["municipality"] = code
    remark = "placements.csv: 3 placerade barn har en kommun som inte finns i units.csv; de räknas bara i riket."
    assert told(tmp_path, right) == ([remark], {"KOMMUN_OKÄND": 3})


def test_of_many_files_the_first_is_named(right: Registers, tmp_path: Path) -> None:
    folder = world_registers.write(tmp_path, right)
    (folder / "grades.csv").unlink()
    write_csv(folder / "grades-1.csv", COLUMNS["grades"], right["grades"])
    write_csv(folder / "grades-2.csv", COLUMNS["grades"], [right["grades"][0] | {"pnr": "19900115TF12"}])
    found = [str(warning) for warning in compute("2015-bou", folder).warnings]
    assert "grades-1.csv: 1 rad har ofullständigt personnummer och räknas inte." in found
