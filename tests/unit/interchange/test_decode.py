"""Files as Excel and others save them: encodings, delimiters, and what cannot be read."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from oppna.errors import Refused
from oppna.interchange.decode import rows_of

TEXT = "unit,name\r\n0114,Upplands Väsby\r\n0180,”Ö–ö”\r\n"
ROWS = [["unit", "name"], ["0114", "Upplands Väsby"], ["0180", "”Ö–ö”"]]


def written(folder: Path, content: bytes | str) -> Path:
    path = folder / "units.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "windows-1252"],
)
def test_encodings(tmp_path: Path, content: bytes) -> None:
    assert rows_of(written(tmp_path, content)) == ROWS


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1,5\t2;3\n", [["a", "b"], ["1,5", "2;3"]]),
        ("a,b;c,d\n", [["a", "b;c", "d"]]),
        ("a\n1\n", [["a"], ["1"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("\n\na;b\n1;2\n", [[], [], ["a", "b"], ["1", "2"]]),
        ('"a","b"\n"1,5","x ""y"""\n', [["a", "b"], ["1,5", 'x "y"']]),
        ('a,b\n"1\n2",3\n', [["a", "b"], ["1\n2", "3"]]),
        ("sep=;\na;b\n1,5;2\n", [[], ["a", "b"], ["1,5", "2"]]),
        ('"sep=;"\r\na;b\r\n', [[], ["a", "b"]]),
        ("SEP=,\na,b;c\n", [[], ["a", "b;c"]]),
        ("sep=\t\na\tb\n", [[], ["a", "b"]]),
        ("sep=|\na|b,c\n", [[], ["a", "b,c"]]),
        ("sep=,,\na,b\n", [["sep=", "", ""], ["a", "b"]]),
    ],
)
def test_delimiters(tmp_path: Path, text: str, rows: list[list[str]]) -> None:
    assert rows_of(written(tmp_path, text)) == rows


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        (b"", "FIL_TOM", "filen är tom; den ska minst ha en rubrikrad."),
        (b" \r\n\t\n", "FIL_TOM", "filen är tom; den ska minst ha en rubrikrad."),
        (codecs.BOM_UTF8, "FIL_TOM", "filen är tom; den ska minst ha en rubrikrad."),
        (b"a,b\0\n", "FIL_KODNING", "filen är ingen textfil; spara den som CSV UTF-8."),
        (TEXT.encode("utf-16-le"), "FIL_KODNING", "filen är ingen textfil; spara den som CSV UTF-8."),
        (b"PK\x03\x04\x14\x00", "FIL_KODNING", "filen är ingen textfil; spara den som CSV UTF-8."),
        (b"a,b\n\x81\n", "FIL_KODNING", "filens teckenkodning går inte att tyda; spara den som CSV UTF-8."),
        (
            codecs.BOM_UTF16_LE + b"a",
            "FIL_KODNING",
            "filens teckenkodning går inte att tyda; spara den som CSV UTF-8.",
        ),
        (
            codecs.BOM_UTF8 + "å".encode("cp1252"),
            "FIL_KODNING",
            "filens teckenkodning går inte att tyda; spara den som CSV UTF-8.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, code: str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        rows_of(written(tmp_path, content))
    (problem,) = refusal.value.problems
    assert (problem.file, problem.row, problem.code, problem.sentence) == ("units.csv", 0, code, sentence)


@pytest.mark.parametrize(("content", "row"), [(b'a,b\n"1,2\n3,4\n', 2), (b'a,b\n1,2\n"1"2,3\n', 3)])
def test_a_broken_row_is_pointed_at(tmp_path: Path, content: bytes, row: int) -> None:
    with pytest.raises(Refused) as refusal:
        rows_of(written(tmp_path, content))
    (problem,) = refusal.value.problems
    assert (problem.file, problem.row, problem.code) == ("units.csv", row, "FIL_TRASIG")
    assert (
        problem.sentence == "raden går inte att dela upp i fält; kontrollera att varje citattecken på den har ett slut."
    )


@pytest.mark.parametrize("name", ["units.csv", "."])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refusal:
        rows_of(tmp_path / name)
    (problem,) = refusal.value.problems
    assert problem.code == "FIL_SAKNAS"
    assert problem.sentence.startswith("filen finns inte; lägg den i ")
    assert problem.sentence.endswith(" eller skapa den med oppna new-input.")
