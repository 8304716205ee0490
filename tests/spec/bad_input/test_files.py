"""Files that are not there, are empty or lack what is needed: one sentence that names the file."""

from pathlib import Path

import pytest

from tests.spec.bad_input.conftest import Refusal, add


def test_no_units(folder: Path, refusal: Refusal) -> None:
    (folder / "units.csv").unlink()
    assert [problem.file for problem in refusal()] == ["units.csv"]


def test_units_but_nothing_to_compute(folder: Path, refusal: Refusal) -> None:
    (folder / "answers.csv").unlink()
    assert "answers.csv" in str(refusal()[0])


def test_no_folder(folder: Path, refusal: Refusal) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert folder.name in str(refusal()[0])


@pytest.mark.parametrize("name", ["units.csv", "answers.csv"])
@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_empty_file(folder: Path, refusal: Refusal, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    assert {problem.file for problem in refusal()} == {name}


def test_units_with_a_header_only(folder: Path, refusal: Refusal) -> None:
    (folder / "units.csv").write_text("unit,name,kind,municipality,county,population,skr_group\n", encoding="utf-8")
    assert "units.csv" in {problem.file for problem in refusal()}


@pytest.mark.parametrize(
    ("name", "column"),
    [("units.csv", "kind"), ("units.csv", "municipality"), ("units.csv", "county"), ("answers.csv", "question")],
)
def test_missing_column(folder: Path, refusal: Refusal, name: str, column: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text.replace(column, "annat", 1), encoding="utf-8")
    problems = [problem for problem in refusal() if problem.file == name]
    assert len(problems) == 1
    assert column in problems[0].sentence


def test_every_missing_column_of_every_file_is_told_at_once(folder: Path, refusal: Refusal) -> None:
    (folder / "units.csv").write_text("unit,name\n9001,Ängby\n", encoding="utf-8")
    (folder / "answers.csv").write_text("unit,answer\n9001,Ja\n", encoding="utf-8")
    told = "\n".join(map(str, refusal()))
    for column in ("kind", "municipality", "county", "question"):
        assert column in told


def test_a_row_that_is_cut_short(folder: Path, refusal: Refusal) -> None:
    number = add(folder / "answers.csv", "9002,G10")
    assert [(problem.file, problem.row) for problem in refusal()] == [("answers.csv", number)]


def test_a_column_twice(folder: Path, refusal: Refusal) -> None:
    text = (folder / "answers.csv").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text(text.replace("answer", "answer,answer", 1), encoding="utf-8")
    assert "answer" in refusal()[0].sentence


@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", b"\x00\x01\x02\x03" * 40])
def test_a_workbook_or_other_bytes_is_no_table(folder: Path, refusal: Refusal, content: bytes) -> None:
    (folder / "answers.csv").write_bytes(content)
    assert {problem.file for problem in refusal()} == {"answers.csv"}


def test_unknown_edition(refusal: Refusal) -> None:
    told = refusal("2018-xyz")[0].sentence
    assert "2018-xyz" in told
    assert "2018-bou" in told
