"""The workbook across editions: only what is directly comparable stands side by side; every break is told in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from oppna.__main__ import main
from oppna.disseminate.products.across import write
from oppna.errors import Refused
from oppna.model.edition import Edition
from oppna.release.content import Release
from oppna.release.write import write_release
from tests.lib.releases import EDITION, small_release
from tests.lib.two_editions import OLD, claimed, later, with_indicator, without

DIRECT = "direkt jämförbar"
SYNTHETIC = "SYNTETISKA SVAR"


def released(edition: Edition, **head: object) -> Release:
    release = small_release()
    known = {one.id for one in edition.indicators}
    return msgspec.structs.replace(
        release,
        head=msgspec.structs.replace(release.head, edition=edition.id, edition_name=edition.head.name, **head),
        edition=edition,
        cells=tuple(cell for cell in release.cells if cell.indicator in known),
    )


def made(folder: Path, *editions: Edition, **head: object) -> Any:
    target = folder / "bok.xlsx"
    write([released(edition, **head) for edition in editions], target)
    return load_workbook(target)


def year(number: int, *ids: str, verdict: str = DIRECT) -> Edition:
    edition = later(id=f"{number}-liten", year=number)
    for id in ids:
        edition = claimed(edition, id, verdict, with_=f"{number - 1}-liten", reason="Så står det.")  # type: ignore[arg-type]
    return edition


def headings(sheet: Any) -> list[str]:
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Nivå")
    return [text for text in row[3:] if text]


def texts(sheet: Any) -> list[str]:
    return [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value is not None]


def test_comparable_years_stand_side_by_side_and_no_others(tmp_path: Path) -> None:
    book = made(tmp_path, EDITION, year(2019, "G2_1"))
    assert headings(book["Jämförbart"]) == [f"{OLD} G2_1", "2019-liten G2_1"]
    listed = [row[0] for row in book["Inte jämförbart"].iter_rows(min_row=6, values_only=True)]
    assert listed == [one.short_name for one in EDITION.indicators if one.id != "G2_1"]


def test_a_figure_is_the_cells_own(tmp_path: Path) -> None:
    book = made(tmp_path, EDITION, year(2019, "G2_1"))
    by_name = {row[2]: row[3:5] for row in book["Jämförbart"].iter_rows(values_only=True) if row[2]}
    assert by_name["Riket"] == (0.5, 0.5)
    assert by_name["Åby"] == ("Ja ✓", "Ja ✓")
    assert by_name["Norra län"] == ("visas inte, för stort bortfall",) * 2


def test_a_break_between_two_comparable_stretches_has_a_column_of_its_own(tmp_path: Path) -> None:
    editions = [EDITION, year(2019, "G2_1"), year(2020, "G2_1", verdict="påverkad"), year(2021, "G2_1")]
    book = made(tmp_path, *editions)
    assert headings(book["Jämförbart"]) == [
        f"{OLD} G2_1",
        "2019-liten G2_1",
        "BROTT",
        "2020-liten G2_1",
        "2021-liten G2_1",
    ]
    assert "BROTT före 2020-liten. Påverkad. Så står det." in texts(book["Jämförbart"])
    (row,) = [row for row in book["Inte jämförbart"].iter_rows(values_only=True) if row[1] == "2019-liten G2_1"]
    assert row[2:5] == ("2020-liten G2_1", "påverkad", "Så står det.")


def test_a_contradicted_claim_stands_among_the_breaks_with_what_contradicts_it(tmp_path: Path) -> None:
    book = made(tmp_path, EDITION, with_indicator(year(2019, "G2_1"), "G2_1", reported_as="Ja/Nej"))
    assert "Ingen indikator är direkt jämförbar" in "".join(texts(book["Jämförbart"]))
    assert any("Måttet redovisas som Ja/Nej/Ej aktuellt" in text for text in texts(book["Inte jämförbart"]))


def test_no_sheet_has_a_chart(tmp_path: Path) -> None:
    assert not any(sheet._charts for sheet in made(tmp_path, EDITION, year(2019, "G2_1")))


def test_an_indicator_of_one_edition_is_listed_as_standing_alone(tmp_path: Path) -> None:
    book = made(tmp_path, without(EDITION, "BBIC"), without(year(2019), "timmar"))
    alone = {row[0]: row[4] for row in book["Inte jämförbart"].iter_rows(values_only=True) if row[2] == "–"}
    assert alone == {
        "Licens": "Finns bara i 2019-liten av utgåvorna här.",
        "Timmar arbetsledning": f"Finns bara i {OLD} av utgåvorna här.",
    }


def test_made_up_answers_are_told_on_every_sheet_and_only_then(tmp_path: Path) -> None:
    loud = made(tmp_path, EDITION, year(2019, "G2_1"))
    assert all(SYNTHETIC in "".join(texts(sheet)) and SYNTHETIC in sheet.oddHeader.center.text for sheet in loud)
    quiet = made(tmp_path, EDITION, year(2019, "G2_1"), synthetic=False)
    assert not any(SYNTHETIC in "".join(texts(sheet)) for sheet in quiet)


def test_the_order_in_which_releases_are_given_does_not_matter(tmp_path: Path) -> None:
    one, other = released(EDITION), released(year(2019, "G2_1"))
    write([one, other], tmp_path / "a.xlsx")
    write([other, one], tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("editions", "sentence"), [([EDITION], "Bara en publicering"), ([EDITION] * 2, "är angiven två gånger")]
)
def test_nothing_to_lay_side_by_side(tmp_path: Path, editions: list[Edition], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        write([released(edition) for edition in editions], tmp_path / "bok.xlsx")
    assert not (tmp_path / "bok.xlsx").exists()


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [write_release(released(edition), tmp_path / "store") for edition in (EDITION, year(2019, "G2_1"))]
    book = tmp_path / "bok.xlsx"
    assert main(["publish", "--across", *map(str, folders), "--workbook", str(book)]) == 0
    assert capsys.readouterr().out == f"Skrev {book}\n"
    assert load_workbook(book).sheetnames == ["Läs först", "Jämförbart", "Inte jämförbart"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--workbook", "b.xlsx"], "Ange en publicering, eller flera efter --across."),
        (["a", "--across", "b", "--workbook", "b.xlsx"], "Ange en publicering, eller flera efter --across."),
        (["--across", "a", "b"], "Ingen produkt är vald"),
        (["--across", "a", "b", "--workbook", "b.xlsx", "--unit", "0114"], "--across gör bara en arbetsbok"),
    ],
)
def test_calls_that_cannot_be_meant(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["publish", *arguments]) == 2
    assert sentence in capsys.readouterr().err
