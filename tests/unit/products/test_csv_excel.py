"""The CSV file a Swedish Excel opens with a double click."""

from __future__ import annotations

import csv
from pathlib import Path

from oppna.disseminate.products import PRODUCTS
from oppna.interchange.formulas import harmless
from tests.lib.releases import INDICATORS, small_release, unit

write = PRODUCTS["csv"]


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_excel_recognises_the_file(tmp_path: Path) -> None:
    write(small_release(), tmp_path / "r.csv")
    content = (tmp_path / "r.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfUnderlag;")
    assert content.count(b"\r\n") == content.count(b"\n") == len(small_release().areas) + 1


def test_one_row_an_area_in_the_order_of_the_release(tmp_path: Path) -> None:
    write(small_release(), tmp_path / "r.csv")
    header, *body = rows(tmp_path / "r.csv")
    assert header[7:] == [f"{one.id} {one.short_name}" for one in INDICATORS]
    assert [row[2] for row in body] == [area.area for area in small_release().areas]


def test_words_decimal_commas_and_fixed_texts(tmp_path: Path) -> None:
    write(small_release(), tmp_path / "r.csv")
    told = {row[3]: row for row in rows(tmp_path / "r.csv")}
    assert told["Åby"] == [
        "SYNTETISKA SVAR", "Kommun", "9001", "Åby", "Norra län", "2", "C6",
        "Ja", "0,625000", "Ja", "2,7", "0,030000",
    ]  # fmt: skip
    assert told["Bergen"][7:] == ["Nej", "uppgift saknas", "Nej", "uppgift saknas", "x (sekretess)"]
    assert told["Norra län"][7:9] == ["visas inte, för stort bortfall"] * 2
    assert told["Ådala"][7] == "Ej aktuellt"


def test_real_answers_are_not_called_made_up(tmp_path: Path) -> None:
    write(small_release(synthetic=False), tmp_path / "r.csv")
    assert {row[0] for row in rows(tmp_path / "r.csv")[1:]} == {"svar på enkäten och register"}


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"):
        assert harmless(text) == f"'{text}"
    assert harmless("Åby") == "Åby"
    write(small_release(units=[unit("9001", "=cmd|x")], figures={}), tmp_path / "r.csv")
    assert rows(tmp_path / "r.csv")[-1][3] == "'=cmd|x"
