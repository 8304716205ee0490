"""A release from answers, its correction and the difference, as a person runs them."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.release.head import SOFTWARE

STATED = ("--version", "1.0", "--date", "2018-06-20", "--approved-by", "Karin Ek")
LATER = ("--version", "1.1", "--date", "2018-09-03", "--approved-by", "Ola By")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with synthetic answers (svar) and a store with the release of them."""
    folder = tmp_path_factory.mktemp("omgång")
    assert main(["synth", "2018-bou", "--seed", "5", "--to", str(folder / "svar")]) == 0
    arguments = ["release", "2018-bou", "--in", str(folder / "svar"), "--store", str(folder / "releases"), *STATED]
    assert main(arguments) == 0
    return folder


@pytest.fixture
def round_(made: Path, tmp_path: Path) -> Path:
    """A copy of it that may be changed."""
    return Path(shutil.copytree(made, tmp_path / "omgång"))


def change_answer(folder: Path, unit: str, question: str) -> str:
    """Turn Ja into Nej or the other way; what it became."""
    file = folder / "svar" / "answers.csv"
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    (row,) = [row for row in rows if row[:2] == [unit, question]]
    row[2] = "Nej" if row[2] == "Ja" else "Ja"
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(rows)
    return row[2]


def test_a_release_of_the_round_is_whole_and_says_that_it_is_synthetic(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release = made / "releases" / "2018-bou" / "1.0"
    assert main(["verify", str(release)]) == 0
    assert capsys.readouterr().out == f"{release}: hel och orörd, 10 filer.\n"
    head = json.loads((release / "release.json").read_text("utf-8"))
    assert (head["synthetic"], head["approver"], head["software"]) == (True, "Karin Ek", SOFTWARE)
    assert set(head["inputs"]) == {"units.csv", "answers.csv", "bbic.csv", "children.csv"}
    assert "SYNTETISKA SVAR" in (release / "LÄS MIG.md").read_text("utf-8")


def test_its_results_are_those_that_compute_writes(made: Path, tmp_path: Path) -> None:
    out = tmp_path / "results.csv"
    assert main(["compute", "2018-bou", "--in", str(made / "svar"), "--out", str(out)]) == 0
    released = (made / "releases" / "2018-bou" / "1.0" / "results.csv").read_text("utf-8")
    assert sorted(released.splitlines()) == sorted(out.read_text("utf-8").splitlines())


def test_verify_ends_with_1_when_something_was_changed(round_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoiled = round_ / "releases" / "2018-bou" / "1.0" / "results.csv"
    spoiled.chmod(0o644)
    spoiled.write_text("")
    assert main(["verify", str(spoiled.parent)]) == 1
    assert (
        capsys.readouterr().out == f"{spoiled}: har ändrats sedan publiceringen gjordes; hämta publiceringen på nytt.\n"
    )


def test_a_correction_is_logged_and_diff_shows_what_changed_and_why(
    round_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = (round_ / "releases" / "2018-bou" / version for version in ("1.0", "1.1"))
    became = change_answer(round_, "0114", "G10")
    arguments = ["correct", str(old), "--in", str(round_ / "svar"), "--reason", "Rättat svar.", *LATER]
    assert main(arguments) == 0
    assert f"Publiceringen ligger i {new}" in capsys.readouterr().out
    (entry,) = json.loads((new / "release.json").read_text("utf-8"))["corrections"]
    assert (entry["replaces"], entry["reason"], entry["approver"]) == ("1.0", "Rättat svar.", "Ola By")
    table = round_ / "ändrat.csv"
    assert main(["diff", str(old), str(new), "--all", "--csv", str(table)]) == 1
    out = capsys.readouterr().out
    was = "Nej" if became == "Ja" else "Ja"
    assert f"svar: 0114 G10: {was} → {became}" in out
    with table.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert {row["indicator"] for row in rows} == {"G10"}
    assert {row["level"] for row in rows} == {"municipality", "county", "nation", "population_group", "skr_group"}
    assert entry["cells_changed"] == len(rows) == 5
    assert main(["verify", str(old), str(new)]) == 0


def test_diff_of_the_same_release_ends_with_0(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release = str(made / "releases" / "2018-bou" / "1.0")
    assert main(["diff", release, release]) == 0
    assert capsys.readouterr().out == "2018-bou 1.0 → 2018-bou 1.0: inget resultat skiljer sig.\n"


def test_diff_shows_the_first_and_counts_the_rest(round_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for unit in ("0114", "0115", "0117", "1440", "2580"):
        change_answer(round_, unit, "G1")
        change_answer(round_, unit, "G10")
    old = round_ / "releases" / "2018-bou" / "1.0"
    assert main(["correct", str(old), "--in", str(round_ / "svar"), "--reason", "Rättat.", *LATER]) == 0
    capsys.readouterr()
    main(["diff", str(old), str(old.with_name("1.1"))])
    first = capsys.readouterr().out
    assert "till; --all visar alla." in first
    main(["diff", str(old), str(old.with_name("1.1")), "--all"])
    assert "--all visar alla" not in (everything := capsys.readouterr().out)
    assert len(everything.splitlines()) > len(first.splitlines())


def test_a_correction_of_nothing_writes_nothing(round_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = round_ / "releases" / "2018-bou" / "1.0"
    assert main(["correct", str(old), "--in", str(round_ / "svar"), "--reason", "Rättat.", *LATER]) == 2
    assert "ingenting skiljer sig" in capsys.readouterr().err
    assert not old.with_name("1.1").exists()


def test_bad_input_and_a_bad_statement_are_told_together_and_nothing_is_written(
    round_: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = round_ / "svar" / "answers.csv"
    answers.write_text(answers.read_text("utf-8") + "9999,G1,Ja\n0114,G10,Kanske\n", "utf-8")
    stated = ("--version", "första", "--date", "2018-13-01", "--approved-by", " ")
    arguments = ["release", "2018-bou", "--in", str(round_ / "svar"), "--store", str(tmp_path / "nytt"), *stated]
    assert main(arguments) == 2
    problems = capsys.readouterr().err.splitlines()
    assert problems[0].endswith("fel; inget har skrivits.")
    assert sum(problem.startswith("answers.csv rad") for problem in problems) >= 2
    assert [word for word in ("versionen", "datumet", "namnet") if any(p.startswith(word) for p in problems)] == [
        "versionen",
        "datumet",
        "namnet",
    ]
    assert not (tmp_path / "nytt").exists()


@pytest.mark.parametrize("left_out", ["--version", "--date", "--approved-by"])
def test_version_date_and_approver_must_be_given(
    left_out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = dict(zip(STATED[::2], STATED[1::2], strict=True))
    del given[left_out]
    stated = [part for pair in given.items() for part in pair]
    assert main(["release", "2018-bou", "--in", str(tmp_path), *stated]) == 2
    assert left_out in capsys.readouterr().err


def test_published_results_come_in_and_are_corrected_with_a_file(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "releases"
    assert main(["import-results", "2015-bou", "--store", str(store), *STATED]) == 0
    assert "572 resultat för 52 indikatorer" in (out := capsys.readouterr().out)
    assert "Källa: Christina B. Embretsen" in out
    old = store / "2015-bou" / "1.0"
    published = root / "definitions" / "editions" / "2015-bou" / "published"
    file = tmp_path / "nordvast.csv"
    text = (published / "nordvast.csv").read_text("utf-8")
    file.write_text(
        text.replace("foraldrar_oppenvard,nation,Riket,0.320000", "foraldrar_oppenvard,nation,Riket,0.330000")
    )
    shutil.copy(published / "nordvast.yaml", tmp_path)
    assert main(["correct", str(old), "--file", str(file), "--reason", "Felavskrivet.", *LATER]) == 0
    assert "32,0\u00a0%  33,0\u00a0%  annat: den publicerade uppgiften är en annan" in capsys.readouterr().out
    assert main(["verify", str(old), str(old.with_name("1.1"))]) == 0


def test_a_release_is_corrected_the_way_it_was_made(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = made / "releases" / "2018-bou" / "1.0"
    assert main(["correct", str(old), "--file", "nordvast.csv", "--reason", "Fel.", *LATER]) == 2
    assert "publiceringen rättas med --in MAPP, för så gjordes den." in capsys.readouterr().err


def test_what_does_not_exist_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = str(tmp_path / "ingen")
    assert main(["diff", nowhere, nowhere]) == 2
    assert "är ingen publicering" in capsys.readouterr().err
    assert main(["verify", nowhere]) == 1
    assert main(["release", "2018-bou", "--in", nowhere, "--store", str(tmp_path), *STATED]) == 2
    assert "ingen" in capsys.readouterr().err
    assert main(["release", "2099-bou", "--in", nowhere, "--store", str(tmp_path), *STATED]) == 2
    assert "2099-bou" in capsys.readouterr().err


def test_a_published_edition_changes_only_as_a_correction(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["release", "2018-bou", "--in", str(made / "svar"), "--store", str(made / "releases"), *LATER]
    assert main(arguments) == 2
    assert "2018-bou är redan publicerad som 1.0; rätta den med oppna correct" in capsys.readouterr().err
    assert [path.name for path in (made / "releases" / "2018-bou").glob("1.*")] == ["1.0"]


def test_a_city_keeps_the_county_and_inhabitants_of_its_own_row(made: Path) -> None:
    with (made / "releases" / "2018-bou" / "1.0" / "areas.csv").open(encoding="utf-8", newline="") as text:
        rows = {row["area"]: row for row in csv.DictReader(text)}
    stockholm = rows["0180"]
    assert (stockholm["level"], stockholm["population"], stockholm["is_city"]) == ("municipality", "935619", "true")
