"""edits.csv: what was corrected in review reaches the quality declaration; what is wrong in it is told row by row."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from oppna.__main__ import main
from oppna.errors import Refused
from oppna.interchange.edits import EDITS, edits_of
from oppna.interchange.folder import ANSWERS, UNITS
from oppna.interchange.table import Table, read_table
from oppna.production import compute

UNITS_CSV = (
    "unit,name,kind,municipality,county,population,skr_group\n0114,Upplands Väsby,municipality,0114,01,45000,A2\n"
)


def table(tmp_path: Path, text: str) -> Table:
    (tmp_path / EDITS).write_text("question,objects\n" + text, "utf-8")
    return read_table(tmp_path / EDITS, ("question", "objects"))


def test_counts_by_question(tmp_path: Path) -> None:
    assert edits_of(table(tmp_path, " B1 , 3\nG1,1\n"), {"B1", "G1"}, 5) == ({"B1": 3, "G1": 1}, [])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("X9,1", "”X9” är ingen fråga i utgåvan"),
        ("B1,0", "”B1” ska ha ett antal objekt från 1 till 5"),
        ("B1,6", "från 1 till 5"),
        ("B1,två", "från 1 till 5"),
        ("B1,٣", "från 1 till 5"),
        ("G1,2", "”G1” står på en tidigare rad också"),
        ("B1,1,2", "rad"),
    ],
)
def test_what_is_wrong_is_told_with_its_row(tmp_path: Path, row: str, told: str) -> None:
    found, (problem,) = edits_of(table(tmp_path, f"G1,1\n{row}\n"), {"B1", "G1"}, 5)
    assert told in str(problem) and problem.row == 3 and found == {"G1": 1}


def folder(tmp_path: Path, edits: str) -> Path:
    (tmp_path / UNITS).write_text(UNITS_CSV, "utf-8")
    (tmp_path / ANSWERS).write_text("unit,question,answer\n0114,G1,Ja\n", "utf-8")
    (tmp_path / EDITS).write_text("question,objects\n" + edits, "utf-8")
    return tmp_path


def test_a_round_computed_tells_what_was_corrected(tmp_path: Path) -> None:
    assert compute("2018-bou", folder(tmp_path, "G1,1\n")).published_quality.edited == {"G1": 1}
    with pytest.raises(Refused, match="ingen fråga i utgåvan"):
        compute("2018-bou", folder(tmp_path, "Z,1\n"))


def test_the_workbook_tells_it_in_the_quality_declaration(tmp_path: Path) -> None:
    source, store, book = folder(tmp_path, "G1,1\n"), str(tmp_path / "releases"), tmp_path / "bok.xlsx"
    assert (
        main(
            [
                "release",
                "2018-bou",
                "--in",
                str(source),
                "--store",
                store,
                "--version",
                "1.0",
                "--date",
                "2018-06-01",
                "--approved-by",
                "A B",
            ]
        )
        == 0
    )
    assert main(["publish", f"{store}/2018-bou/1.0", "--workbook", str(book)]) == 0
    sheet = openpyxl.load_workbook(book)["Metod och kvalitet"]
    cells = [(row[0].value, row[1].value) for row in sheet.iter_rows(max_col=2)]
    assert ("Svar som rättats efter inskick", None) in cells and ("G1", "1 svar av 1 objekt") in cells
