"""units.csv: every fault told, groups by limit or as printed, cities set apart from who answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from oppna.errors import Refused
from oppna.interchange.units import COLUMNS, Frame, population_group, read_units
from oppna.model.area import Unit
from oppna.model.codes import UnitKind


def read(folder: Path, *rows: str, printed: Mapping[str, str] | None = None) -> Frame:
    path = folder / "units.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")
    return read_units(path, printed or {})


def refusal(folder: Path, *rows: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        read(folder, *rows)
    assert {problem.code for problem in refused.value.problems} <= {"OBJEKT", "RAD_BREDD"}
    return [str(problem) for problem in refused.value.problems]


def test_a_municipality(tmp_path: Path) -> None:
    frame = read(tmp_path, " 0114 , Väsby ,municipality,något annat,Stockholms län,43 891,A2")
    assert frame == Frame(
        (
            Unit(
                unit="0114",
                name="Väsby",
                kind=UnitKind.MUNICIPALITY,
                municipality="0114",
                county="Stockholms län",
                population=43891,
                skr_group="A2",
                population_group="3",
            ),
        ),
        {},
    )


def test_a_district_is_in_the_largest_group_and_makes_its_city_a_group(tmp_path: Path) -> None:
    frame = read(tmp_path, "D1,Norr,district,0180,Län,500,", "0180,Stockholm,municipality,,Län,900000,A1")
    assert [(unit.unit, unit.municipality, unit.population_group) for unit in frame.units] == [("D1", "0180", "5")]
    assert frame.units[0].is_district
    assert frame.cities == {"0180": "Stockholm"}


def test_a_city_need_not_stand_in_the_file(tmp_path: Path) -> None:
    frame = read(tmp_path, "D2,,district,1480,Län,,", "D1,,district,0180,Län,,")
    assert frame.cities == {"0180": "", "1480": ""}
    assert list(frame.cities) == ["0180", "1480"]
    assert [unit.name for unit in frame.units] == ["D2", "D1"]


@pytest.mark.parametrize(
    ("population", "group"),
    [
        (None, ""),
        (0, "1"),
        (14_999, "1"),
        (15_000, "2"),
        (29_999, "2"),
        (30_000, "3"),
        (69_999, "3"),
        (70_000, "4"),
        (199_999, "4"),
        (200_000, "5"),
        (2_000_000, "5"),
    ],
)
def test_groups_by_limit(population: int | None, group: str) -> None:
    assert population_group(population) == group


def test_the_printed_group_goes_before_the_limits(tmp_path: Path) -> None:
    frame = read(tmp_path, "0114,A,municipality,,L,43891,", "0115,B,municipality,,L,43891,", printed={"0114": "2"})
    assert [unit.population_group for unit in frame.units] == ["2", "3"]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (",Namn,municipality,,Län,1,", ["objektets kod saknas; fyll i kolumnen unit."]),
        ("0114,N,kommun,,Län,1,", ["kind är ”kommun”; skriv municipality eller district."]),
        ("0114,N,,,Län,1,", ["kind är ””; skriv municipality eller district."]),
        (
            "0114,N,municipality,,Län,12.5,",
            ["population är ”12.5”; skriv antalet invånare med siffror eller lämna tomt."],
        ),
        ("0114,N,municipality,,Län,-1,", ["population är ”-1”; skriv antalet invånare med siffror eller lämna tomt."]),
        ("0114,N,municipality,,Län,٣,", ["population är ”٣”; skriv antalet invånare med siffror eller lämna tomt."]),
        (
            "0114,N,municipality,,Län,1234567890123,",
            ["population är ”1234567890123”; skriv antalet invånare med siffror eller lämna tomt."],
        ),
        ("D1,N,district,,Län,1,", ["stadsdelen D1 saknar stad; skriv stadens kod i kolumnen municipality."]),
        (
            "D1,N,district,D1,Län,1,",
            ["stadsdelen D1 har D1 som stad, men den är själv en stadsdel; ange stadens kod."],
        ),
        (
            ",N,stadsdel,,Län,många,",
            [
                "kind är ”stadsdel”; skriv municipality eller district.",
                "objektets kod saknas; fyll i kolumnen unit.",
                "population är ”många”; skriv antalet invånare med siffror eller lämna tomt.",
            ],
        ),
    ],
)
def test_every_fault_of_a_row(tmp_path: Path, row: str, faults: list[str]) -> None:
    assert refusal(tmp_path, row) == [f"units.csv rad 2: {fault}" for fault in faults]


def test_faults_across_rows(tmp_path: Path) -> None:
    rows = [
        "0114,A,municipality,,Län,1,",
        "0114,B,municipality,,Län,1,",
        "D1,C,district,D2,Län,1,",
        "D2,D,district,0180,Län,1,",
        "0115,E",
    ]
    assert refusal(tmp_path, *rows) == [
        "units.csv rad 3: 0114 står på en tidigare rad också; varje objekt ska ha en rad.",
        "units.csv rad 4: stadsdelen D1 har D2 som stad, men den är själv en stadsdel; ange stadens kod.",
        "units.csv rad 6: raden har 2 fält men rubriken 7; fyll i de fält som fattas, tomma fält med bara avgränsare.",
    ]


def test_a_file_without_units(tmp_path: Path) -> None:
    assert refusal(tmp_path) == ["units.csv: filen har inga objekt; fyll på med ett objekt per rad."]
