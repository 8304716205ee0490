"""A file as a table: which columns, which rows, and what a row that does not fit is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.errors import Refused
from oppna.interchange.table import Table, read_table

COLUMNS = ("unit", "answer")


def read(folder: Path, text: str, columns: tuple[str, ...] = COLUMNS) -> Table:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path, columns)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("unit,answer\n1,Ja\n", [(2, ("1", "Ja"))]),
        ("answer,unit\nJa,1\n", [(2, ("1", "Ja"))]),
        (" Unit ,ANSWER\n1,Ja\n", [(2, ("1", "Ja"))]),
        ("unit,note,answer,note\n1,x,Ja,y\n", [(2, ("1", "Ja"))]),
        ("unit,answer\n1,Ja\n\n,\n  ,  \n2,Nej\n", [(2, ("1", "Ja")), (6, ("2", "Nej"))]),
        ("unit,answer,note\n,,bara en anteckning\n1,Ja,\n", [(3, ("1", "Ja"))]),
        ("unit,answer\n1,Ja,,\n2,Nej, \n", [(2, ("1", "Ja")), (3, ("2", "Nej"))]),
        ("unit,answer,,\n1,Ja,,\n", [(2, ("1", "Ja"))]),
        ("\n,\nunit,answer\n1,Ja\n", [(4, ("1", "Ja"))]),
        ("sep=;\nunit;answer\n1;Ja\n", [(3, ("1", "Ja"))]),
        ('unit,answer\n"1\n2",Ja\n3,Nej\n', [(2, ("1\n2", "Ja")), (3, ("3", "Nej"))]),
        ("unit,answer\n", []),
        ("unit,answer\n,,,\n ,\n", []),
    ],
)
def test_rows(tmp_path: Path, text: str, rows: list[tuple[int, tuple[str, ...]]]) -> None:
    table = read(tmp_path, text)
    assert list(table) == table.rows == rows
    assert (table.file, table.problems) == ("answers.csv", [])


def test_a_single_column_gives_tuples_too(tmp_path: Path) -> None:
    assert read(tmp_path, "x,unit\na,0114\n", ("unit",)).rows == [(2, ("0114",))]


def test_rows_that_do_not_fit_are_told_and_left_out(tmp_path: Path) -> None:
    table = read(tmp_path, "unit,answer\n1,12,5\n2\n3,Ja\n")
    assert table.rows == [(4, ("3", "Ja"))]
    assert [str(problem) for problem in table.problems] == [
        "answers.csv rad 2: raden har 3 fält men rubriken 2; sätt citattecken om fält som innehåller avgränsaren "
        "och skriv decimaler med punkt.",
        "answers.csv rad 3: raden har 1 fält men rubriken 2; fyll i de fält som fattas, tomma fält med bara "
        "avgränsare.",
    ]
    assert {problem.code for problem in table.problems} == {"RAD_BREDD"}


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        (
            "unit,svar\n1,Ja\n",
            "KOLUMN_SAKNAS",
            "answers.csv rad 1: kolumnen answer saknas i rubrikraden; rubrikraden ska vara unit,answer.",
        ),
        (
            "\n1,Ja\n",
            "KOLUMN_SAKNAS",
            "answers.csv rad 2: kolumnen unit, answer saknas i rubrikraden; rubrikraden ska vara unit,answer.",
        ),
        (
            ",,,\n",
            "KOLUMN_SAKNAS",
            "answers.csv rad 1: kolumnen unit, answer saknas i rubrikraden; rubrikraden ska vara unit,answer.",
        ),
        (
            "unit,answer,Answer,UNIT\n1,Ja,Nej,2\n",
            "KOLUMN_DUBBEL",
            "answers.csv rad 1: kolumnen answer, unit står två gånger; behåll en.",
        ),
    ],
)
def test_a_header_that_cannot_be_used(tmp_path: Path, text: str, code: str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(tmp_path, text)
    assert str(refusal.value) == sentence
    assert [problem.code for problem in refusal.value.problems] == [code]
