"""The workbook of every edition, in that edition's own terms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from oppna.__main__ import main
from oppna.catalogue.load import load_edition
from oppna.disseminate.products.workbook import layout

STATEMENT = ("--version", "1.0", "--date", "2026-01-01", "--approved-by", "Prov")

BOOKS = {
    "2015-bou, publicerad": ("2015-bou", False),
    "2015-bou": ("2015-bou", True),
    "2017-vinr": ("2017-vinr", True),
    "2018-bou": ("2018-bou", True),
    "2019-bou": ("2019-bou", False),
}
FOREIGN = {
    "2015-bou": ("2018-bou", "2017-vinr", "1 februari", "Ej aktuellt till det som saknas", "SKR 2023"),
    "2017-vinr": ("2018-bou", "1 februari 2018", "Öppna jämförelser 2018", "BBIC", "årsarbetare", "previous.csv"),
    "2018-bou": ("Öppna jämförelser 2017", "ej aktuellt)", "Innerstaden", "previous.csv", "Nordväst"),
    "2019-bou": ("2017-vinr", "SKR 2023", "1 februari 2018", "Öppna jämförelser 2018", "Svarsfrekvens och bortfall"),
}
"""What only the workbook of another edition says."""


def make(folder: Path, edition: str, synthetic: bool) -> Any:
    store, target = str(folder / "releases"), folder / "bok.xlsx"
    if synthetic:
        assert main(["synth", edition, "--seed", "1", "--to", str(folder / "in")]) == 0
        assert main(["release", edition, "--in", str(folder / "in"), *STATEMENT, "--store", store]) == 0
    else:
        assert main(["import-results", edition, *STATEMENT, "--store", store]) == 0
    assert main(["publish", str(folder / "releases" / edition / "1.0"), "--workbook", str(target)]) == 0
    return load_workbook(target, data_only=True)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return {name: make(tmp_path_factory.mktemp("bok"), *how) for name, how in BOOKS.items()}


def texts(book: Any, *but: str) -> list[str]:
    sheets = [sheet for sheet in book if sheet.title not in but]
    return [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def first_sheet(book: Any) -> dict[str, str]:
    rows = book[layout.READ_FIRST].iter_rows(max_col=2, values_only=True)
    return {str(name): str(text) for name, text in rows if name and text}


def codes(book: Any) -> list[str]:
    """The codes of the units, from the top down."""
    column = [row[0] for row in book[layout.RESULTS].iter_rows(min_col=2, max_col=2, values_only=True)]
    return [str(code) for code in column[column.index("Kod") + 1 :] if code]


@pytest.mark.parametrize("name", BOOKS)
def test_it_says_which_edition_it_is(books: dict[str, Any], name: str) -> None:
    edition, synthetic = BOOKS[name]
    title = load_edition(edition).head.name
    assert books[name].properties.title.startswith(title)
    for sheet in books[name]:
        second = [str(cell.value) for cell in sheet[2] if cell.value]
        assert any(text.startswith(title) for text in second), sheet.title
        assert ("SYNTETISKA SVAR" in str(sheet["A3"].value)) == synthetic, sheet.title


@pytest.mark.parametrize("name", BOOKS)
def test_every_indicator_has_its_column_in_the_order_of_the_edition(books: dict[str, Any], name: str) -> None:
    ids = [indicator.id for indicator in load_edition(BOOKS[name][0]).indicators]
    for title, keys in ((layout.RESULTS, 6), (layout.GROUPS, 3)):
        if title not in books[name].sheetnames:
            assert BOOKS[name][0] == "2019-bou", "only a release of the nation alone has no units"
            continue
        rows = [[str(value) for value in row if value] for row in books[name][title].iter_rows(values_only=True)]
        heading = next(row for row in rows if row and row[0] in ("Område", "Kommun eller stadsdel"))
        assert heading[keys:] == ids


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_of_another_edition_stands_in_it(books: dict[str, Any], name: str) -> None:
    said = "\n".join(texts(books[name], layout.CHANGES, layout.DESCRIPTIONS))
    assert [foreign for foreign in FOREIGN[BOOKS[name][0]] if foreign.lower() in said.lower()] == []


@pytest.mark.parametrize("name", BOOKS)
def test_exactly_the_fixed_texts_that_occur_are_explained(books: dict[str, Any], name: str) -> None:
    explained = first_sheet(books[name]).keys()
    cells = set(texts(books[name], *set(books[name].sheetnames) - {layout.RESULTS, layout.GROUPS}))
    for text in (
        "ej aktuellt",
        "uppgift saknas",
        "ologisk uppgift",
        "visas inte, för stort bortfall",
        "x (sekretess)",
    ):
        assert (text in explained) == (text in cells), text


def test_the_limit_of_each_edition_is_told(books: dict[str, Any]) -> None:
    suppressed = {name: first_sheet(book).get("visas inte, för stort bortfall", "") for name, book in books.items()}
    assert "fler än 20 procent av den är bortfall (uppgift saknas och ej aktuellt)" in suppressed["2017-vinr"]
    assert "fler än 20 procent av den är bortfall (uppgift saknas)." in suppressed["2018-bou"]
    assert suppressed["2015-bou"] == suppressed["2015-bou, publicerad"] == ""
    method = {name: "\n".join(texts(book, *set(book.sheetnames) - {layout.METHOD})) for name, book in books.items()}
    assert "är bortfall (uppgift saknas och ej aktuellt). " in method["2017-vinr"]
    assert "Utgåvan har ingen gräns för bortfall." in method["2015-bou"]


def test_each_city_of_2017_stands_above_its_districts(books: dict[str, Any]) -> None:
    listed = codes(books["2017-vinr"])
    for city, districts in (("1280", 5), ("0180", 14), ("1480", 10)):
        at = listed.index(city) + 1
        assert {code[:6] for code in listed[at : at + districts]} == {f"{city}-D"}
        assert not listed[at + districts].startswith(city)
    assert not [code for code in codes(books["2018-bou"]) if code.startswith("1280-")]


def test_groups_are_promised_only_where_they_are(books: dict[str, Any]) -> None:
    for name, holds in (
        ("2015-bou, publicerad", "Siffrorna för riket och länen."),
        ("2017-vinr", "Siffrorna för riket, länen, befolkningsgrupperna och SKR:s kommungrupper."),
        ("2019-bou", "Siffrorna för riket."),
    ):
        assert first_sheet(books[name])[layout.GROUPS] == holds
    assert books["2015-bou, publicerad"][layout.GROUPS]["A1"].value == "Riket och län"
    assert "stadsdelar" not in first_sheet(books["2015-bou, publicerad"])["37 %"]
    assert "städer med stadsdelar" in first_sheet(books["2017-vinr"])["37 %"]


def test_hours_and_staff_are_explained_only_where_they_are(books: dict[str, Any]) -> None:
    assert "2,7" in first_sheet(books["2015-bou"]) and "2,7" not in first_sheet(books["2017-vinr"])
    assert "årsarbetarna" in first_sheet(books["2018-bou"])["37 %"]
    assert "årsarbetarna" not in first_sheet(books["2017-vinr"])["37 %"]
    assert "55 indikatorer om våld i nära relationer" in " ".join(texts(books["2017-vinr"]))


def test_measures_without_a_rule_are_said_to_be_published_only(books: dict[str, Any]) -> None:
    said = "Några mått räknas inte ur svaren"
    for name, wanted in (("2015-bou", True), ("2015-bou, publicerad", False), ("2018-bou", False)):
        assert (said in first_sheet(books[name])["–"]) == wanted, name


def test_the_sources_response_is_shown_where_the_source_counts_it(books: dict[str, Any]) -> None:
    for name, wanted in (("2015-bou", False), ("2017-vinr", True), ("2018-bou", True)):
        said = texts(books[name], *set(books[name].sheetnames) - {layout.RESPONSE})
        assert ("Svarande enligt källan" in said) == wanted, name
        assert "Svarande i underlaget" in said


def test_a_unit_is_compared_with_the_groups_there_are(books: dict[str, Any]) -> None:
    said = {name: first_sheet(book).get(layout.CHOOSE, "") for name, book in books.items()}
    assert "jämförd med länet och riket" in said["2015-bou, publicerad"]
    assert "jämförd med länet, befolkningsgruppen, kommungruppen och riket" in said["2017-vinr"]
    reading = texts(books["2015-bou, publicerad"], *set(books["2015-bou, publicerad"].sheetnames) - {layout.CHOOSE})
    assert any("andelen med Ja i länet och riket." in text for text in reading)
