"""An x is told apart from a missing, an illogical and an inapplicable figure wherever a figure can stand."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from oppna.__main__ import main
from oppna.model.codes import NOT_APPLICABLE_TEXT, STATUS_TEXT, Status
from oppna.release.read import read_release
from tests.lib import nation, world_registers
from tests.lib.files import read_csv, write_csv

EDITION = "2015-bou"
STATED = ("--date", "2015-04-22", "--approved-by", "Anna Provsson")
X = STATUS_TEXT[Status.CONFIDENTIAL]
TEXTS = {X, STATUS_TEXT[Status.MISSING], STATUS_TEXT[Status.ILLOGICAL], NOT_APPLICABLE_TEXT}
AREA = "Riket"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Synthetic answers with every gap there is, and registers with few children."""
    folder = tmp_path_factory.mktemp("omgång")
    _registers(folder, few=2)
    assert (
        main(["release", EDITION, "--in", str(folder / "in"), "--store", str(folder / "store"), *_version("1.0")]) == 0
    )
    return folder / "store" / EDITION / "1.0"


def _version(version: str) -> tuple[str, ...]:
    return ("--version", version, *STATED)


def _registers(folder: Path, few: int) -> None:
    """`few` of forty children have a result of Ja in grade 9, the others of Nej."""
    if not (folder / "in").is_dir():
        assert main(["synth", EDITION, "--seed", "3", "--to", str(folder / "in")]) == 0
    home = next(row["unit"] for row in read_csv(folder / "in" / "units.csv") if row["kind"] == "municipality")
    people = [nation.Person(home, "Sverige", 1990, "Ja" if n < few else "Nej", "Nej") for n in range(40)]
    made = nation.write(folder / "register", people)
    for name, columns in world_registers.COLUMNS.items():
        write_csv(folder / "in" / f"{name}.csv", columns, read_csv(made / f"{name}.csv"))


def test_in_the_results(release: Path) -> None:
    rows = read_csv(release / "results.csv")
    hidden = [row for row in rows if row["status"] == "confidential"]
    assert hidden and {row["indicator"][:4] for row in hidden} == {"UTB_"}
    assert {"ok", "missing", "illogical", "confidential"} <= {row["status"] for row in rows}
    assert any(row["value"] == "Ej aktuellt" and row["status"] == "ok" for row in rows)
    assert not any(row[field] for row in hidden for field in ("value", "numerator", "denominator", "population"))


def test_in_the_workbook_and_the_csv(release: Path, tmp_path: Path) -> None:
    book, file = tmp_path / "bok.xlsx", tmp_path / "bok.csv"
    assert main(["publish", str(release), "--workbook", str(book), "--csv", str(file)]) == 0
    sheets = openpyxl.load_workbook(book, read_only=True)
    shown = {cell for cells in sheets["Resultat"].iter_rows(values_only=True) for cell in cells}
    assert shown >= TEXTS
    explained = {cell for cells in sheets["Läs först"].iter_rows(values_only=True) for cell in cells}
    assert explained >= TEXTS
    with file.open(encoding="utf-8-sig", newline="") as text:
        (nation_row,) = [row for row in csv.DictReader(text, delimiter=";") if row["Kod"] == AREA]
    measures = {column.partition(" ")[0]: value for column, value in nation_row.items()}
    assert measures["UTB_ak9"] == X and X not in {value for id, value in measures.items() if id[:4] != "UTB_"}


def test_in_the_quality_figures_an_x_is_no_nonresponse(release: Path) -> None:
    told = json.loads((release / "quality.json").read_text("utf-8"))
    assert not [row for row in told["indicators"] if row["indicator"].startswith("UTB_")]


def test_in_an_explanation(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", EDITION, "UTB_ak9", "--area", AREA, "--release", str(release)]) == 0
    told = capsys.readouterr().out
    assert X in told and "Andelen visas inte (x)" in told
    assert not [text for text in TEXTS - {X} if text in told]


def test_in_a_difference(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten children have a result after a correction, and the share is shown."""
    folder = release.parents[2]
    _registers(folder, few=10)
    reason = ("--reason", "Åtta betyg saknades.")
    assert main(["correct", str(release), "--in", str(folder / "in"), *reason, *_version("1.1")]) == 0
    after = release.with_name("1.1")
    cell = read_release(after).cells_by_key["UTB_ak9", next(iter(read_release(after).areas)).level, AREA]
    assert cell.status is Status.OK
    capsys.readouterr()
    assert main(["diff", str(release), str(after), "--all"]) == 1
    (line,) = [text for text in capsys.readouterr().out.splitlines() if text.startswith("UTB_ak9 ") and AREA in text]
    assert X in line and "25,0" in line
