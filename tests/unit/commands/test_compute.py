"""`oppna compute`: both files or neither, what was ignored on the side, and the answers that were used."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.interchange.folder import SYNTHETIC_MARK
from oppna.model.answer import Answer
from oppna.production import compute, write_together
from tests.lib import files

UNITS = [
    {"unit": code, "name": code, "kind": "municipality", "county": "Norra län", "population": "1"}
    for code in ("0001", "0002")
]
ANSWERS = [
    {"unit": "0001", "question": "G1", "answer": "Ja"},
    {"unit": "0001", "question": "G1a", "answer": "Ja"},
    {"unit": "0001", "question": "G1b", "answer": "Vardagar, helger"},
    {"unit": "0002", "question": "B1", "answer": "12,50"},
    {"unit": "0002", "question": "E10", "answer": "Ja"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    files.write_csv(path / "units.csv", files.UNITS, UNITS)
    files.write_csv(path / "answers.csv", files.ANSWERS, ANSWERS)
    return path


def run(folder: Path, *more: str) -> int:
    return main(["compute", "2018-bou", "--in", str(folder), "--out", str(folder.parent / "results.csv"), *more])


def test_results_with_findings_beside_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder) == 0
    told = capsys.readouterr()
    out = folder.parent / "results.csv"
    assert told.out == f"49 indikatorer för 2 objekt; resultatet ligger i {out}.\n"
    assert told.err.splitlines() == [
        "Obs: answers.csv rad 6: frågan ”E10” finns inte i utgåvan; svaren på den räknas inte.",
        "Obs: bbic.csv: filen finns inte i mappen; BBIC får inga resultat.",
        "Obs: children.csv: filen finns inte i mappen; BM_bistand får inga resultat.",
    ]
    assert out.read_text(encoding="utf-8").splitlines()[1] == "2018-bou,G1,nation,Riket,,,,2,suppressed_nonresponse"
    findings = files.read_csv(folder.parent / "results.findings.csv")
    assert [(row["unit"], row["question"], row["code"]) for row in findings] == [
        ("", "E10", "FRÅGA_OKÄND"),
        ("0001", "G1a", "EJ_STÄLLD"),
        ("0001", "G1b", "EJ_STÄLLD"),
    ]
    assert sorted(path.name for path in folder.parent.iterdir()) == ["in", "results.csv", "results.findings.csv"]


def test_made_up_answers_are_called_that(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / SYNTHETIC_MARK).write_text("SYNTETISKA SVAR", encoding="utf-8")
    assert run(folder) == 0
    assert capsys.readouterr().out.endswith("results.csv. SYNTETISKA SVAR.\n")


def test_a_refusal_writes_nothing(folder: Path) -> None:
    files.write_csv(folder / "answers.csv", files.ANSWERS, [*ANSWERS, ANSWERS[0]])
    assert run(folder) == 2
    assert [path.name for path in folder.parent.iterdir()] == ["in"]
    assert run(folder, "--invalid-as-missing") == 0


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    there = tmp_path / "results.csv"
    there.write_text("förra gången", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        write_together({there: "nytt", tmp_path / "finns inte" / "findings.csv": "nytt"})
    assert there.read_text(encoding="utf-8") == "förra gången"
    assert list(tmp_path.iterdir()) == [there]


def test_the_answers_that_were_used(folder: Path) -> None:
    computed = compute("2018-bou", folder)
    assert list(computed.answers()) == [Answer("0001", "G1", "Ja"), Answer("0002", "B1", "12.50")]
    assert not computed.synthetic and [unit.unit for unit in computed.units] == ["0001", "0002"]


def test_the_collector_rests_while_it_computes_and_no_longer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_work: list[bool] = []
    monkeypatch.setattr("oppna.commands.compute.warn", lambda warnings: at_work.append(gc.isenabled()))
    assert gc.isenabled()
    assert run(folder) == 0
    files.write_csv(folder / "answers.csv", files.ANSWERS, [*ANSWERS, ANSWERS[0]])
    assert run(folder) == 2
    assert at_work == [False] and gc.isenabled()
    gc.disable()
    try:
        assert run(folder, "--invalid-as-missing") == 0
        assert not gc.isenabled(), "whoever put it to rest decides when it wakes"
    finally:
        gc.enable()
