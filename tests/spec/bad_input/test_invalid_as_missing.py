"""`--invalid-as-missing` goes on with the answers that would be refused as not given, and says so."""

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.production import Computed, compute_files
from tests.lib.compared import rows_of_file
from tests.lib.reference import Row
from tests.spec.bad_input.conftest import EDITION, add

MISSING = Row("", "", "", "1", "missing")


def computed(folder: Path, out: Path) -> Computed:
    return compute_files(EDITION, folder, out, invalid_as_missing=True)


@pytest.mark.parametrize(
    ("row", "indicator"),
    [
        ("9001,G10,Kanske", "G10"),
        ("9001,B4_1,999", "B4_1"),
        ("9002,B2,många", "BM_konsult"),
        ('9002,B2,"1,234"', "BM_konsult"),
    ],
)
def test_an_invalid_answer_is_not_given(folder: Path, out: Path, row: str, indicator: str) -> None:
    number = add(folder / "answers.csv", row)
    warnings = computed(folder, out).warnings
    assert rows_of_file(out)[indicator, "municipality", row[:4]] == MISSING
    assert rows_of_file(out)["G1", "municipality", "9001"] == Row("Ja", "1", "1", "1", "ok")
    assert ("answers.csv", number) in [(each.file, each.row) for each in warnings]


def test_an_unknown_unit_is_left_out(folder: Path, out: Path) -> None:
    computed(folder, out)
    clean = rows_of_file(out)
    add(folder / "answers.csv", "9999,G1,Ja")
    computed(folder, out)
    assert rows_of_file(out) == clean


def test_an_answer_given_twice_is_not_given(folder: Path, out: Path) -> None:
    """Which of the two is right cannot be known."""
    add(folder / "answers.csv", "9001,G1,Nej")
    computed(folder, out)
    assert rows_of_file(out)["G1", "municipality", "9001"] == MISSING


def test_an_invalid_answer_closes_what_hangs_on_it(folder: Path, out: Path) -> None:
    """G2_1 is not an option, so its follow-up is not asked, and G2_1 is missing."""
    text = (folder / "answers.csv").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text(text.replace("9002,G2_1,Ja", "9002,G2_1,Jo"), encoding="utf-8")
    computed(folder, out)
    assert rows_of_file(out)["G2_1", "municipality", "9002"] == MISSING


def test_the_command(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = add(folder / "answers.csv", "9001,G10,Kanske")
    assert main(["compute", EDITION, "--in", str(folder), "--out", str(out), "--invalid-as-missing"]) == 0
    assert f"answers.csv rad {number}" in capsys.readouterr().err
    assert out.exists()


def test_faults_that_are_no_answers_are_refused_all_the_same(folder: Path, out: Path) -> None:
    add(folder / "units.csv", "9001,Ängby igen,municipality,9001,Östra länet,1,")
    assert main(["compute", EDITION, "--in", str(folder), "--out", str(out), "--invalid-as-missing"]) == 2
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [("bbic.csv", "unit\n9999\n"), ("children.csv", "unit,longterm,children\n9001,11,10\n")],
)
def test_register_faults_are_no_answers_either(folder: Path, out: Path, name: str, text: str) -> None:
    """A mistyped code on the list would otherwise turn a municipality with a licence into Nej without a word."""
    (folder / name).write_text(text, encoding="utf-8")
    assert main(["compute", EDITION, "--in", str(folder), "--out", str(out), "--invalid-as-missing"]) == 2
    assert not out.exists()
