"""The health measures all the way: made up, computed, released, verified, in the workbook; no person on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from oppna.__main__ import main
from oppna.synth.health.make import make_health
from tests.lib.files import read_csv

STATEMENT = ("--version", "1.0", "--date", "2026-01-01", "--approved-by", "Prov")
EDITION = "2015-halsa"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    make_health(EDITION, 60_000, 3, folder, "csv")
    return folder


@pytest.fixture(scope="module")
def release(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("releases")
    assert main(["release", EDITION, "--in", str(inputs), *STATEMENT, "--store", str(store)]) == 0
    return store / EDITION / "1.0"


@pytest.fixture(scope="module")
def book(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    target = tmp_path_factory.mktemp("bok") / "bok.xlsx"
    assert main(["publish", str(release), "--workbook", str(target)]) == 0
    return load_workbook(target, data_only=True)


def test_it_is_whole_and_untouched(release: Path) -> None:
    assert main(["verify", str(release)]) == 0


def test_counts_are_published_and_small_ones_are_not(release: Path) -> None:
    rows = read_csv(release / "results.csv")
    shown = [row for row in rows if row["status"] == "ok"]
    assert {row["status"] for row in rows} == {"ok", "confidential"}
    assert {row["indicator"] for row in shown} == {"HALSA_psykofarmaka", "BM_psykofarmaka_jamnariga"}
    assert all(int(row["numerator"]) not in (1, 2, 3) and int(row["denominator"]) >= 20 for row in shown)
    assert all(not row["numerator"] and not row["population"] for row in rows if row["status"] == "confidential")
    assert {row["level"] for row in rows if row["indicator"].startswith("BM_")} == {"nation"}


def test_no_personal_number_is_in_it(inputs: Path, release: Path) -> None:
    numbers = {row["pnr"].encode() for row in read_csv(inputs / "prescriptions.csv")}
    assert numbers
    for path in release.iterdir():
        content = path.read_bytes()
        assert not any(number in content for number in numbers), path.name


def test_the_workbook_counts_persons_as_no_objects_and_asks_no_questions(book: Any) -> None:
    text = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    assert "vår egen definition" in text and "SYNTETISKA SVAR" in text and "x (sekretess)" in text
    assert "redan publicerade uppgifter" not in text and "Utgåvan ställer inga frågor" in text
    groups = list(book["Riket och län"].iter_rows(values_only=True))
    objects = next(row.index("Objekt") for row in groups if "Objekt" in row)
    assert [row[objects] for row in groups if row[0] == "Riket"] == ["–"]


def test_a_value_is_explained_without_persons(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", EDITION, "HALSA_psykofarmaka", "--area", "Riket", "--release", str(release)]) == 0
    assert "ur registren placements, prescriptions och population" in " ".join(capsys.readouterr().out.split())


def test_a_folder_of_input_is_laid_out_without_answers(tmp_path: Path) -> None:
    assert main(["new-input", EDITION, "--to", str(tmp_path / "in")]) == 0
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == ["LÄS MIG.txt", "units.csv"]
    told = (tmp_path / "in" / "LÄS MIG.txt").read_text("utf-8")
    assert "prescriptions.csv eller prescriptions.parquet" in told and "answers.csv" not in told


def test_check_sees_for_itself_which_edition_it_is(inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--in", str(inputs)]) == 0
    assert EDITION in capsys.readouterr().out


def test_the_made_up_folder_is_made_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "in", tmp_path / "results.csv"
    assert main(["synth", "registers", EDITION, "--persons", "3000", "--to", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "SYNTETISKA SVAR för 2015-halsa" in told and "Facit är truth.csv." in told
    assert main(["compute", EDITION, "--in", str(folder), "--out", str(out)]) == 0
    assert "HALSA_psykofarmaka,nation,Riket" in out.read_text("utf-8")
