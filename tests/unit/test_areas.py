"""The areas and code lists of 2018: counts, printed groups, our own district ids."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
import yaml

from oppna.swedish import sort_key

GROUP_SIZES = {"1": 133, "2": 72, "3": 53, "4": 28, "5": 4}
"""As printed in the margin of the table [001:290-375]."""


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def definitions() -> Path:
    return Path(__file__).resolve().parents[2] / "definitions"


@pytest.fixture(scope="module")
def frame(definitions: Path) -> list[dict[str, str]]:
    return rows_of(definitions / "areas" / "frame-2018.csv")


@pytest.fixture(scope="module")
def groups(definitions: Path) -> list[dict[str, str]]:
    return rows_of(definitions / "editions" / "2018-bou" / "population_groups.csv")


def test_the_objects_are_312(frame: list[dict[str, str]]) -> None:
    cities = {row["municipality"] for row in frame if row["kind"] == "district"}
    objects = [row for row in frame if row["unit"] not in cities]
    assert cities == {"0180", "1480"}
    assert len(frame) == 314
    assert Counter(row["kind"] for row in objects) == {"municipality": 288, "district": 24}


def test_every_unit_stands_once_and_names_its_municipality(frame: list[dict[str, str]]) -> None:
    by_unit = {row["unit"]: row for row in frame}
    assert len(by_unit) == len(frame)
    for row in frame:
        city = by_unit[row["municipality"]]
        assert city["kind"] == "municipality"
        assert (row["county"], row["skr_group"]) == (city["county"], city["skr_group"])


def test_inhabitants_of_municipalities_only(frame: list[dict[str, str]]) -> None:
    assert all((row["population"] == "") == (row["kind"] == "district") for row in frame)
    assert sum(int(row["population"] or 0) for row in frame) == 9_995_153


@pytest.mark.parametrize(("city", "number"), [("0180", 14), ("1480", 10)])
def test_district_ids_are_our_scheme_in_swedish_order(frame: list[dict[str, str]], city: str, number: int) -> None:
    districts = [row for row in frame if row["municipality"] == city and row["kind"] == "district"]
    assert [row["unit"] for row in districts] == [f"{city}-D{n:02}" for n in range(1, number + 1)]
    assert [row["name"] for row in districts] == sorted((row["name"] for row in districts), key=sort_key)


def test_every_municipality_has_its_printed_group(frame: list[dict[str, str]], groups: list[dict[str, str]]) -> None:
    municipalities = {row["unit"]: row["name"] for row in frame if row["kind"] == "municipality"}
    assert {row["municipality"]: row["name"] for row in groups} == municipalities
    assert len(groups) == 290
    assert Counter(row["group"] for row in groups) == GROUP_SIZES


def test_printed_groups_differ_from_the_limits_where_the_table_does(
    definitions: Path, frame: list[dict[str, str]], groups: list[dict[str, str]]
) -> None:
    limits = yaml.safe_load((definitions / "codelists" / "befolkningsgrupper.yaml").read_text("utf-8"))["grupper"]
    population = {row["unit"]: int(row["population"]) for row in frame if row["population"]}

    def by_limits(inhabitants: int) -> str:
        return next(code for code, g in limits.items() if g["från"] <= inhabitants <= (g["till"] or inhabitants))

    odd = {row["name"]: row["group"] for row in groups if by_limits(population[row["municipality"]]) != row["group"]}
    assert odd == {"Upplands Väsby": "2", "Upplands-Bro": "3", "Täby": "4", "Mörbylånga": "2", "Ale": "3"}


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Oxelösund", "1"),
        ("Dals-Ed", "1"),
        ("Malung-Sälen", "1"),
        ("Härjedalen", "1"),
        ("Hallstahammar", "2"),
        ("Landskrona", "3"),
        ("Gotland", "3"),
        ("Skellefteå", "4"),
        ("Uppsala", "5"),
        ("Stockholm", "5"),
    ],
)
def test_names_broken_over_lines_are_placed(groups: list[dict[str, str]], name: str, group: str) -> None:
    assert [row["group"] for row in groups if row["name"] == name] == [group]


def test_the_code_lists_cover_the_frame(definitions: Path, frame: list[dict[str, str]]) -> None:
    counties = yaml.safe_load((definitions / "codelists" / "lan.yaml").read_text("utf-8"))["län"]
    groups = yaml.safe_load((definitions / "codelists" / "skr_grupper.yaml").read_text("utf-8"))
    assert len(counties) == 21 and list(counties) == sorted(counties)
    assert all(row["county"] == counties[row["municipality"][:2]] for row in frame)
    assert {row["county"] for row in frame} == set(counties.values())
    assert {row["skr_group"] for row in frame} == set(groups["grupper"])
    assert groups["år"] == 2023


def test_every_quality_area_has_a_dimension(definitions: Path) -> None:
    lists = yaml.safe_load((definitions / "codelists" / "dimensioner.yaml").read_text("utf-8"))
    used = {area["dimension"] for area in lists["kvalitetsområden"].values()}
    assert used == set(lists["dimensioner"]) - {"jamlik"}


def test_the_frame_holds_the_facts_of_the_reference_data(shared: Path, frame: list[dict[str, str]]) -> None:
    reference = rows_of(shared / "data" / "admin" / "kommuner.csv")
    expected = {(r["kommunkod"], r["kommun"], r["lan"], r["folkmangd_2016_12_31"], r["skr2023_kod"]) for r in reference}
    fields = ("unit", "name", "county", "population", "skr_group")
    assert {tuple(row[f] for f in fields) for row in frame if row["kind"] == "municipality"} == expected
    districts = rows_of(shared / "data" / "admin" / "stadsdelar.csv")
    assert {(r["kommunkod"], r["namn"]) for r in districts if r["oj2018_barn_312"] == "ja"} == {
        (row["municipality"], row["name"]) for row in frame if row["kind"] == "district"
    }
