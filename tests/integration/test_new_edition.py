"""A new year of the real edition, as a statistician starts it: copied, checked, computed, and compared with the old."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.catalogue.changes import comparison
from oppna.catalogue.load import load_edition


@pytest.fixture
def definitions(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The product's own definitions with a copy of 2018-bou for 2020."""
    home = Path(shutil.copytree(root / "definitions", tmp_path / "definitions"))
    monkeypatch.setenv("OPPNA_DEFINITIONS", str(home))
    assert main(["new-edition", "2018-bou", "2020-bou"]) == 0
    return home


def figures(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return sorted(row[1:] for row in csv.reader(text))


def test_it_passes_the_check_and_gives_the_same_figures(definitions: Path, tmp_path: Path) -> None:
    assert main(["check"]) == 0
    assert main(["synth", "2018-bou", "--seed", "3", "--to", str(tmp_path / "svar")]) == 0
    for edition in ("2018-bou", "2020-bou"):
        out = tmp_path / f"{edition}.csv"
        assert main(["compute", edition, "--in", str(tmp_path / "svar"), "--out", str(out)]) == 0
    assert figures(tmp_path / "2018-bou.csv") == figures(tmp_path / "2020-bou.csv")
    assert len(figures(tmp_path / "2020-bou.csv")) > 10_000


def test_a_years_input_can_be_laid_out_at_once(definitions: Path, tmp_path: Path) -> None:
    assert main(["new-input", "2020-bou", "--to", str(tmp_path / "svar")]) == 0
    assert main(["check", "2020-bou", "--in", str(tmp_path / "svar")]) == 0


def test_nothing_differs_but_the_dates(definitions: Path) -> None:
    found = comparison("2018-bou", "2020-bou")
    assert [row.differences for row in found.indicators] == [()] * 51
    assert {row.statement.verdict for row in found.indicators} == {"framgår inte"}
    assert not any(row.joins for row in found.indicators)


def test_no_date_of_the_old_round_is_left_where_the_round_speaks(definitions: Path) -> None:
    new = load_edition("2020-bou")
    wordings = [question.wording for question in new.questionnaire.questions]
    wordings += [text for one in new.indicators for text in (one.name, one.measure, one.target, one.data_source)]
    assert [text for text in wordings if "2018" in text and "Registret över totalbefolkningen" not in text] == []
    assert any("1 februari 2019–31 januari 2020" in text for text in wordings)
    assert {one.period.end[:4] for one in new.indicators} == {"2018", "2020"}
    assert new.indicator("BM_bistand").period.start == "2018-01-01"


def test_laws_citations_and_remarks_are_left_as_they_were(definitions: Path) -> None:
    old, new = load_edition("2018-bou"), load_edition("2020-bou")
    for one, other in zip(old.indicators, new.indicators, strict=True):
        assert (one.source, one.remarks, one.kolada, one.rule) == (
            other.source,
            other.remarks,
            other.kolada,
            other.rule,
        )
        assert ("SOSFS 2011:9" in one.purpose) == ("SOSFS 2011:9" in other.purpose)
    assert [one.source for one in old.questionnaire.questions] == [one.source for one in new.questionnaire.questions]
