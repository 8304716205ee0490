"""`oppna compute` on good and bad input: exit codes, what it says and where."""

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.catalogue.load import edition_ids, load_edition
from tests.spec.bad_input.conftest import EDITION, add


def run(folder: Path, out: Path, *more: str, edition: str = EDITION) -> int:
    return main(["compute", edition, "--in", str(folder), "--out", str(out), *more])


def test_good_input_writes_results_and_findings(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, out) == 0
    assert out.read_text(encoding="utf-8").startswith(
        "edition,indicator,level,area,value,numerator,denominator,population,status\n2018-bou,"
    )
    findings = out.with_name("results.findings.csv").read_text(encoding="utf-8")
    assert findings.splitlines()[0] == "unit,indicator,question,code,sentence"
    assert str(out) in capsys.readouterr().out


@pytest.mark.parametrize("edition", ["2018-xyz", "", "../2018-bou", "2018-BOU "])
def test_unknown_edition(folder: Path, out: Path, edition: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, out, edition=edition) == 2
    assert "2018-bou" in capsys.readouterr().err
    assert not out.exists()


def test_missing_folder(tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "finns-inte", out) == 2
    assert "finns-inte" in capsys.readouterr().err


def test_no_place_for_the_result(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, tmp_path / "finns-inte" / "results.csv") == 2
    assert f"mappen {tmp_path / 'finns-inte'} finns inte. Skapa den" in capsys.readouterr().err
    assert not (tmp_path / "finns-inte").exists()


def test_a_folder_where_the_result_should_be(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out.mkdir()
    assert run(folder, out) == 2
    assert out.name in capsys.readouterr().err
    assert sorted(out.parent.iterdir()) == sorted([folder, out])


@pytest.mark.parametrize("name", ["answers.csv", "units.csv"])
def test_the_result_is_never_written_over_the_input(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run(folder, folder / ".." / folder.name / name) == 2
    assert f"{name}: är en av indatafilerna" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_missing_arguments_end_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute"]) == 2
    told = capsys.readouterr().err
    assert "UTGÅVA" in told
    assert "usage" not in told.lower()


def test_a_refusal_is_told_on_stderr_only(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = add(folder / "answers.csv", "9001,G10,Kanske")
    assert run(folder, out) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"answers.csv rad {number}: " in told.err
    assert "Kanske" in told.err
    assert not out.exists()


def test_an_edition_without_rules_is_not_computed(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = next((id for id in edition_ids() if not load_edition(id).computed), None)
    if edition is None:
        pytest.skip("every edition has rules")
    assert run(folder, out, edition=edition) == 2
    assert f"{edition} har inga regler, bara publicerade resultat" in capsys.readouterr().err
    assert not out.exists()
