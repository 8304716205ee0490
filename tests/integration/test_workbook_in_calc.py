"""The workbook in a real spreadsheet program: LibreOffice calculates the sheet anew for another choice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from oppna.disseminate.products import PRODUCTS
from tests.lib.releases import small_release


@pytest.fixture(scope="module")
def soffice() -> str:
    program = shutil.which("soffice")
    if not program:
        pytest.skip("NOT TESTED: LibreOffice is not here, so no formula of the workbook was calculated")
    return program


def calculated(program: str, workbook: Path, folder: Path) -> Any:
    """The workbook after the program has opened it, calculated every formula and saved it."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), str(workbook)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return load_workbook(folder / "out" / workbook.name, data_only=True)


def test_another_choice_shows_that_unit_against_its_groups(soffice: str, tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    PRODUCTS["workbook"](small_release(), target)
    book = load_workbook(target)
    book["Välj kommun"]["B5"] = "Östra"
    book.save(target)  # openpyxl leaves the stored values out, so every figure shown below was calculated
    sheet = calculated(soffice, target, tmp_path)["Välj kommun"]
    assert sheet["A6"].value == "Östra: Ja på 2, Delvis på 0, Nej på 0 av 2 indikatorer som besvaras i ord."
    hidden = "visas inte, för stort bortfall"
    assert [[cell.value for cell in row] for row in sheet["C9:G13"]] == [
        [
            "Östra",
            "Södra län\n(3 objekt)",
            "5: 200 000– invånare\n(2 objekt)",
            "A1: Storstäder\n(2 objekt, 2023 års indelning)",
            "Riket\n(6 objekt)",
        ],
        ["Ja ✓", pytest.approx(1 / 3), 0.5, 0.5, 0.5],
        ["ologisk uppgift", hidden, pytest.approx(1 / 3), pytest.approx(1 / 3), hidden],
        ["Ja ✓", pytest.approx(2 / 3), 1, 1, 0.5],
        ["ologisk uppgift", "–", "–", "–", hidden],
    ]
