"""`oppna publish`: products of a release folder, or every reason why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.release.write import write_release
from tests.lib.releases import small_release


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return write_release(small_release(), tmp_path / "store")


def test_writes_what_is_asked_for(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, table = tmp_path / "bok.xlsx", tmp_path / "tabell.csv"
    assert main(["publish", str(release), "--workbook", str(book), "--unit", "9001", "--csv", str(table)]) == 0
    assert book.read_bytes().startswith(b"PK")
    assert table.exists()
    assert capsys.readouterr().out == f"Skrev {book}\nSkrev {table}\n"


def test_all_faults_of_the_call_are_told_at_once(
    release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "finns" / "inte.csv"
    assert main(["publish", str(release), "--workbook", str(tmp_path), "--csv", str(nowhere)]) == 2
    told = capsys.readouterr().err
    assert "är en mapp" in told
    assert "finns inte. Skapa den" in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [([], "Ingen produkt är vald"), (["--unit", "9001"], "--unit gäller arbetsboken")],
)
def test_nothing_to_make(
    release: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["publish", str(release), *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_an_unknown_unit_writes_nothing_at_all(release: Path, tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("bok.xlsx", "tabell.csv")]
    assert main(["publish", str(release), "--csv", files[1], "--workbook", files[0], "--unit", "0000"]) == 2
    assert not any(Path(file).exists() for file in files)


def test_a_folder_that_is_no_release_is_refused(tmp_path: Path) -> None:
    assert main(["publish", str(tmp_path), "--workbook", str(tmp_path / "bok.xlsx")]) == 2
    assert not (tmp_path / "bok.xlsx").exists()
