"""What the published shares of 2015 say of how they were computed [METHOD 1].

Each share is printed in whole per cent. A denominator explains a printed share when some number of
objects with Ja, out of that many, rounds half up to it. The denominators that explain every share of
a county at once show how many objects answered: districts count one each, as municipalities do.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / "definitions" / "editions" / "2015-bou"


@pytest.fixture(scope="module")
def published() -> list[dict[str, str]]:
    with (FOLDER / "published" / "nordvast.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def in_words() -> set[str]:
    """The indicators whose units have a category, so whose groups have a share of objects."""
    files = (FOLDER / "indicators").glob("*.yaml")
    indicators = [yaml.safe_load(file.read_text("utf-8")) for file in files]
    return {indicator["id"] for indicator in indicators if indicator["enhet"] == "kategori"}


def percents(published: list[dict[str, str]], indicators: set[str], area: str) -> list[int]:
    shares = [Fraction(row["value"]) for row in published if row["area"] == area and row["indicator"] in indicators]
    return [int(share * 100) for share in shares]


def explains(denominator: int, percent: int) -> bool:
    """Whether some whole number out of `denominator` rounds half up to `percent`."""
    return any((200 * yes + denominator) // (2 * denominator) == percent for yes in range(denominator + 1))


def explaining(percents: list[int], up_to: int) -> list[int]:
    return [n for n in range(1, up_to + 1) if all(explains(n, percent) for percent in percents)]


def test_there_are_39_shares_of_objects(published: list[dict[str, str]], in_words: set[str]) -> None:
    assert len(in_words) == 39
    assert len(percents(published, in_words, "Stockholms län")) == 39


def test_stockholm_is_explained_by_38_objects_alone(published: list[dict[str, str]], in_words: set[str]) -> None:
    assert explaining(percents(published, in_words, "Stockholms län"), 60) == [25 + 14 - 1]


def test_jonkoping_is_explained_by_12_objects_alone(published: list[dict[str, str]], in_words: set[str]) -> None:
    assert explaining(percents(published, in_words, "Jönköpings län"), 13) == [13 - 1]


def test_halves_are_rounded_up() -> None:
    """1 of 8 tells half up from half to even: 12.5 is printed 13."""
    assert explains(8, 13) and not explains(8, 12)


def test_eleven_areas_by_52_columns(published: list[dict[str, str]]) -> None:
    cells = Counter((row["indicator"], row["area"]) for row in published)
    assert set(cells.values()) == {1}
    assert (len({i for i, _ in cells}), len({a for _, a in cells}), len(cells)) == (52, 11, 572)
    assert Counter(row["status"] for row in published) == {"ok": 545, "confidential": 25, "missing": 2}
    assert all((row["value"] == "") == (row["status"] != "ok") for row in published)


def test_the_edition_defines_what_it_publishes(published: list[dict[str, str]]) -> None:
    head = yaml.safe_load((FOLDER / "edition.yaml").read_text("utf-8"))
    files = {file.stem for part in ("indicators", "background") for file in (FOLDER / part).glob("*.yaml")}
    assert set(head["ordning"]) == files == {row["indicator"] for row in published}
    about = yaml.safe_load((FOLDER / "published" / "nordvast.yaml").read_text("utf-8"))
    areas = {(area["nivå"], area["kod"]) for area in about["områden"]}
    assert areas == {(row["level"], row["area"]) for row in published}


@pytest.mark.parametrize(
    ("indicator", "area", "value"),
    [
        ("foraldrar_oppenvard", "0114", "Ja"),
        ("UTB_ak9", "Riket", "0.550000"),
        ("arbetsledning", "0123", "4.2"),
        ("BM_barn_per_handl", "0123", "1442"),
        ("BM_bistand", "0125", "0.005000"),
        ("UTB_gy_annat", "Jönköpings län", ""),
    ],
)
def test_cells_as_printed(published: list[dict[str, str]], indicator: str, area: str, value: str) -> None:
    found = [row["value"] for row in published if (row["indicator"], row["area"]) == (indicator, area)]
    assert found == [value]


def test_every_cell_is_the_one_of_the_source_tables(shared: Path, published: list[dict[str, str]]) -> None:
    tables = json.loads((shared / "data" / "nordvast2015.json").read_text("utf-8"))["tables"]
    about = yaml.safe_load((FOLDER / "published" / "nordvast.yaml").read_text("utf-8"))
    code = {area["namn"]: area["kod"] for area in about["områden"]}
    expected = {
        (indicator, code[row["area"]], cell["raw"], cell["status"], str(row["seed_line"]))
        for table in tables
        for row in table["rows"]
        for indicator, cell in row["values"].items()
    }
    fields = ("indicator", "area", "printed", "status", "source_line")
    assert {tuple(row[field] for field in fields) for row in published} == expected


def test_every_cell_is_printed_on_its_line(shared: Path, published: list[dict[str, str]]) -> None:
    source = next((shared / "seeds").glob("000_*.txt")).read_text("utf-8").split("\n")
    for row in published:
        cells = [cell.strip() for cell in source[int(row["source_line"]) - 1].split("\t")]
        assert row["printed"] in cells, row
