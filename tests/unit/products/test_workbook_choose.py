"""The sheet for one municipality: its formulas point at the right columns and carry the right first values."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from oppna.disseminate.products import PRODUCTS
from tests.lib.releases import INDICATORS, small_release

HEADING, FIRST = 9, 10
"""Rows on the sheet: the heading, and the first indicator."""


@pytest.fixture(scope="module")
def bergen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    """The same workbook with its formulas and with its values."""
    target = tmp_path_factory.mktemp("bok") / "bok.xlsx"
    PRODUCTS["workbook"](small_release(), target, unit="9002")
    return load_workbook(target), load_workbook(target, data_only=True)


def test_the_sheet_is_named_for_the_one_who_asked(bergen: tuple[Any, Any]) -> None:
    assert bergen[1].sheetnames[1] == "Min kommun"
    assert bergen[1]["Min kommun"]["B5"].value == "Bergen"


def test_without_a_unit_the_first_respondent_is_shown(tmp_path: Path) -> None:
    PRODUCTS["workbook"](small_release(), tmp_path / "bok.xlsx")
    assert load_workbook(tmp_path / "bok.xlsx")["Välj kommun"]["B5"].value == "Bergen"


def test_first_values(bergen: tuple[Any, Any]) -> None:
    sheet = bergen[1]["Min kommun"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING, min_col=3, max_col=7)]
    hidden = "visas inte, för stort bortfall"
    assert rows[:5] == [
        [
            "Bergen",
            "Södra län\n(3 objekt)",
            "2: 15 000–29 999 invånare\n(4 objekt)",
            "C6: Mindre stad/tätort\n(4 objekt, 2023 års indelning)",
            "Riket\n(6 objekt)",
        ],
        ["Nej ✕", 1 / 3, hidden, hidden, 0.5],
        ["uppgift saknas", hidden, hidden, hidden, hidden],
        ["Nej ✕", 2 / 3, 0.25, 0.25, 0.5],
        ["uppgift saknas", "–", "–", "–", hidden],
    ]


def test_the_summary_counts_the_words(bergen: tuple[Any, Any]) -> None:
    text = bergen[1]["Min kommun"]["A6"].value
    assert text == "Bergen: Ja på 0, Delvis på 0, Nej på 2 av 2 indikatorer som besvaras i ord."


def test_a_city_has_no_words_to_count(tmp_path: Path) -> None:
    PRODUCTS["workbook"](small_release(), tmp_path / "bok.xlsx", unit="Ängelstad")
    sheet = load_workbook(tmp_path / "bok.xlsx", data_only=True)["Min kommun"]
    assert sheet["A6"].value == "Ängelstad har inga svar i ord: andelar och fasta texter visas."


def test_the_list_holds_every_unit(bergen: tuple[Any, Any]) -> None:
    (rule,) = bergen[0]["Min kommun"].data_validations.dataValidation
    sheet, start, end = re.fullmatch(r"'(\w+)'!\$A\$(\d+):\$A\$(\d+)", rule.formula1).groups()  # type: ignore[union-attr]
    names = [bergen[1][sheet].cell(row, 1).value for row in range(int(start), int(end) + 1)]
    assert names == ["Bergen", "Åby", "Ådala", "Ängelstad", "Centrum", "Östra", "Öland"]
    assert (rule.type, str(rule.sqref)) == ("list", "B5")


@pytest.mark.parametrize("offset", range(len(INDICATORS)))
def test_formulas_read_the_column_of_their_indicator(bergen: tuple[Any, Any], offset: int) -> None:
    formulas, values = bergen
    for column, name in ((3, "Resultat"), (4, "Riket och län"), (7, "Riket och län")):
        formula = formulas["Min kommun"].cell(FIRST + offset, column).value
        sheet, letter, first = re.search(r"INDEX\('([^']+)'!\$([A-Z]+)\$(\d+):", formula).groups()  # type: ignore[union-attr]
        assert sheet == name
        id_row = int(first) - 1
        assert values[sheet].cell(id_row, column_index_from_string(letter)).value == INDICATORS[offset].id


def test_names_that_occur_twice_are_told_apart_by_code(tmp_path: Path) -> None:
    from tests.lib.releases import unit

    units = [unit("9001", "Åby"), unit("9002", "Åby")]
    figures = {"BBIC": {"9001": ("Ja", 1, 1), "9002": ("Nej", 0, 1)}}
    PRODUCTS["workbook"](small_release(units=units, figures=figures), tmp_path / "bok.xlsx", unit="9002")  # type: ignore[arg-type]
    sheet = load_workbook(tmp_path / "bok.xlsx", data_only=True)["Min kommun"]
    assert sheet["B5"].value == "Åby (9002)"
    assert sheet.cell(FIRST + 2, 3).value == "Nej ✕"


def test_a_group_without_a_known_number_is_named_alone(tmp_path: Path) -> None:
    """Published figures do not say how many stand behind them."""
    release = small_release(synthetic=False, origin="published", citation="En rapport, 2015", answers=())
    cells = tuple(msgspec.structs.replace(cell, population="") for cell in release.cells)
    PRODUCTS["workbook"](msgspec.structs.replace(release, cells=cells), tmp_path / "bok.xlsx", unit="9002")
    sheet = load_workbook(tmp_path / "bok.xlsx", data_only=True)["Min kommun"]
    headings = [cell.value for cell in sheet[HEADING - 1][3:7]]
    assert headings == ["Södra län", "2: 15 000–29 999 invånare", "C6: Mindre stad/tätort", "Riket"]
    groups = load_workbook(tmp_path / "bok.xlsx", data_only=True)["Riket och län"]
    assert {row[1].value for row in groups.iter_rows() if row[0].value in ("Riket", "Södra län")} == {"–"}
