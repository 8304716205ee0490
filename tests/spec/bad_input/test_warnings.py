"""What is ignored is warned about once per id, and has no effect [METHOD 10]."""

from collections.abc import Callable
from pathlib import Path

from oppna.production import compute_files
from tests.lib.compared import rows_of_file
from tests.spec.bad_input.conftest import EDITION, add


def warnings(folder: Path, out: Path) -> list[str]:
    return [str(each) for each in compute_files(EDITION, folder, out).warnings]


def told(sentences: list[str], about: str) -> int:
    return sum(about in sentence for sentence in sentences)


def test_foreign_questions_once_per_id(folder: Path, out: Path, result: Callable[[], str]) -> None:
    plain = result()
    foreign = [f"{unit},{question},12" for unit in ("9001", "9002", "8000-01") for question in ("E5", "Ä9_1")]
    add(folder / "answers.csv", *foreign)
    sentences = warnings(folder, out)
    assert (told(sentences, "E5"), told(sentences, "Ä9_1")) == (1, 1)
    assert out.read_text(encoding="utf-8") == plain


def test_answers_of_a_city_once_per_city(folder: Path, out: Path, result: Callable[[], str]) -> None:
    plain = result()
    add(folder / "answers.csv", "8000,G1,Nej", "8000,G10,Nej", "8000,B3,Nej")
    assert told(warnings(folder, out), "8000") == 1
    assert out.read_text(encoding="utf-8") == plain


def test_a_city_with_a_row_of_its_own_is_no_respondent_either(
    folder: Path, out: Path, result: Callable[[], str]
) -> None:
    plain = result()
    add(folder / "units.csv", "8000,Storstad,municipality,8000,Västra länet,900000,A1")
    add(folder / "answers.csv", "8000,G1,Nej")
    assert told(warnings(folder, out), "8000") == 1
    assert out.read_text(encoding="utf-8").splitlines() == plain.splitlines()


def test_no_bbic_is_warned_about(folder: Path, out: Path) -> None:
    assert told(warnings(folder, out), "bbic.csv") == 1
    assert not [key for key in rows_of_file(out) if key[0] in ("BBIC", "BM_bistand")]


def test_with_bbic_there_is_no_warning(folder: Path, out: Path) -> None:
    (folder / "bbic.csv").write_text("unit\n8000\n", encoding="utf-8")
    assert told(warnings(folder, out), "bbic.csv") == 0
    assert rows_of_file(out)["BBIC", "district", "8000-02"].value == "Ja"


def test_an_ignored_answer_is_a_finding_not_a_warning(folder: Path, out: Path) -> None:
    add(folder / "answers.csv", "9001,G2a_1,Ja")
    sentences = warnings(folder, out)
    assert told(sentences, "G2a_1") == 0
    assert ",G2a_1," in out.with_name("results.findings.csv").read_text(encoding="utf-8")


def test_no_answers_file_is_warned_about(folder: Path, out: Path) -> None:
    (folder / "answers.csv").unlink()
    (folder / "bbic.csv").write_text("unit\n8000\n", encoding="utf-8")
    assert "answers.csv: filen finns inte i mappen; enkätens mått får inga resultat." in warnings(folder, out)


def test_answers_not_yet_filled_in_are_warned_about(folder: Path, out: Path) -> None:
    (folder / "answers.csv").write_text("unit,question,answer\n", encoding="utf-8")
    assert "answers.csv: filen har inga svar; alla objekt saknar uppgift på enkätens mått." in warnings(folder, out)


def test_with_answers_there_is_no_such_warning(folder: Path, out: Path) -> None:
    assert told(warnings(folder, out), "answers.csv") == 0
