"""Files as Excel and others save them give the same result as the plain file [METHOD 10, issue 2]."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lib.files import read_csv, write_csv


def respelled(text: str, delimiter: str, decimal: str) -> str:
    """The same table with another delimiter and decimal sign."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(text)):
        writer.writerow([value.replace(".", decimal) if value[:1].isdigit() else value for value in row])
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("delimiter", "decimal"), [(",", "."), (";", ","), (";", "."), ("\t", ",")])
def test_accepted(folder: Path, result: Callable[[], str], encoding: str, delimiter: str, decimal: str) -> None:
    plain = result()
    assert "Östra länet" in plain
    mark = {"utf-16-le": "\ufeff", "utf-16-be": "\ufeff"}.get(encoding, "")
    for name in ("units.csv", "answers.csv"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_bytes((mark + respelled(text, delimiter, decimal)).encode(encoding))
    assert result() == plain


def test_extra_columns_and_another_order_of_columns(folder: Path, result: Callable[[], str]) -> None:
    plain = result()
    lines = [{**line, "comment": "Kolla, gärna; igen"} for line in read_csv(folder / "answers.csv")]
    write_csv(folder / "answers.csv", ["comment", "answer", "unit", "question"], lines)
    assert result() == plain


def test_blank_lines_at_the_end(folder: Path, result: Callable[[], str]) -> None:
    plain = result()
    text = (folder / "answers.csv").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text(text + "\n\n", encoding="utf-8")
    assert result() == plain


def test_an_empty_answer_is_no_answer(folder: Path, result: Callable[[], str]) -> None:
    plain = result()
    text = (folder / "answers.csv").read_text(encoding="utf-8")
    (folder / "answers.csv").write_text(text + "9001,G10,\n", encoding="utf-8")
    assert result() == plain


def test_no_answers_at_all_is_missing_not_refused(folder: Path, result: Callable[[], str]) -> None:
    (folder / "answers.csv").write_text("unit,question,answer\n", encoding="utf-8")
    text = result()
    assert "2018-bou,G1,municipality,9001,,,,1,missing\n" in text
    assert "2018-bou,G1,nation,Riket,,,,4,suppressed_nonresponse\n" in text
