"""previous.csv: last year's answers, checked as this year's are, except that units come and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.errors import Problem, Refused
from oppna.production import Computed, compute

UNITS = """\
unit,name,kind,municipality,county,population,skr_group
0114,Ett,municipality,0114,Stockholms län,1,
0180-D01,Norr,district,0180,Stockholms län,,
"""
ANSWERS = "unit,question,answer\n0114,samv_a,Ja\n0114,samv_a_uppf,Nej\n"


def computed(
    folder: Path, previous: str, *, answers: str = ANSWERS, edition: str = "2015-bou", lax: bool = False
) -> Computed:
    (folder / "units.csv").write_text(UNITS, "utf-8")
    (folder / "answers.csv").write_text(answers, "utf-8")
    (folder / "previous.csv").write_text(previous, "utf-8")
    return compute(edition, folder, invalid_as_missing=lax)


def about_last_year(problems: tuple[Problem, ...] | list[Problem]) -> list[tuple[int, str]]:
    return [(problem.row, problem.code) for problem in problems if problem.file == "previous.csv"]


def value(result: Computed) -> str:
    return next(cell.value for cell in result.cells() if (cell.indicator, cell.area) == ("samv_a", "0114"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("0114,samv_a,Kanske\n", [(2, "SVAR_OKÄNT")]),
        ("0114,samv_a,Nej\n0114,samv_a,Ja\n", [(3, "SVAR_DUBBELT")]),
        (",samv_a,Nej\n", [(2, "OBJEKT_OKÄNT")]),
        ("0114,samv_a,Nej,en,till\n", [(2, "RAD_BREDD")]),
        ("0114,samv_a,Nja\n0114,samv_b,Jo\n", [(2, "SVAR_OKÄNT"), (3, "SVAR_OKÄNT")]),
    ],
)
def test_faults_are_refused_with_the_files_own_name(tmp_path: Path, rows: str, expected: list[tuple[int, str]]) -> None:
    with pytest.raises(Refused) as refused:
        computed(tmp_path, "unit,question,answer\n" + rows)
    assert about_last_year(refused.value.problems) == expected


def test_faults_of_both_years_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        computed(tmp_path, "unit,question,answer\n0114,samv_a,Nja\n", answers=ANSWERS + "0114,jour,Nja\n")
    assert [problem.file for problem in refused.value.problems] == ["answers.csv", "previous.csv"]


def test_a_file_without_its_columns(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        computed(tmp_path, "unit,fråga,answer\n")
    assert about_last_year(refused.value.problems) == [(1, "KOLUMN_SAKNAS")]


def test_a_bad_answer_let_go_corrects_nothing(tmp_path: Path) -> None:
    result = computed(tmp_path, "unit,question,answer\n0114,samv_a,Nja\n", lax=True)
    assert value(result) == "Nej"
    assert about_last_year(result.warnings) == [(2, "SVAR_OKÄNT")]


def test_organisations_change_so_unknown_units_are_only_warned_about(tmp_path: Path) -> None:
    rows = "0999,samv_a,Nej\n0999,samv_b,Nej\n0180,samv_a,Nej\n0114,samv_a,Nej\n0114,z9,Ja\n0114,jour,Nja\n"
    result = computed(tmp_path, "unit,question,answer\n" + rows)
    assert value(result) == "Ja"
    warned = [(2, "OBJEKT_OKÄNT"), (4, "STAD"), (6, "FRÅGA_OKÄND")]
    assert about_last_year(result.warnings) == warned, "once per id, and what no rule looks at is not read"
    told = {(finding.unit, finding.code): finding.sentence for finding in result.findings}
    expected = (
        "previous.csv, året innan: objektet ”0999” finns inte i units.csv; svaren från det räknas inte. Antal svar: 2."
    )
    assert told["0999", "OBJEKT_OKÄNT"] == expected


@pytest.mark.parametrize("row", ["0114,samv_a_forra,Nej\n"])
def test_last_years_answer_is_no_question_of_this_year(tmp_path: Path, row: str) -> None:
    result = computed(tmp_path, "unit,question,answer\n", answers=ANSWERS + row)
    assert value(result) == "Nej"
    assert [(w.file, w.row, w.code) for w in result.warnings if w.code == "FRÅGA_OKÄND"] == [
        ("answers.csv", 4, "FRÅGA_OKÄND")
    ]
    renamed = computed(tmp_path, "unit,question,answer\n" + row)
    assert value(renamed) == "Nej", "nor of the year before, which knew it by its own id"


def test_an_edition_that_does_not_look_back_does_not_read_the_file(tmp_path: Path) -> None:
    answers = "unit,question,answer\n0114,G1,Ja\n"
    result = computed(tmp_path, "inget som går att läsa", answers=answers, edition="2018-bou")
    assert "previous.csv" not in result.received.digests


def test_last_years_answers_alone_are_nothing_to_compute(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS, "utf-8")
    (tmp_path / "previous.csv").write_text("unit,question,answer\n", "utf-8")
    with pytest.raises(Refused, match=r"varken answers\.csv eller bbic\.csv"):
        compute("2015-bou", tmp_path)


def test_what_was_read_is_named_among_the_inputs(tmp_path: Path) -> None:
    result = computed(tmp_path, "unit,question,answer\n0114,samv_a,Nej\n")
    assert set(result.received.digests) == {"units.csv", "answers.csv", "previous.csv"}
