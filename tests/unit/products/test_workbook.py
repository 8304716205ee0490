"""The workbook of the small release: what it says, how it looks, and that it is the same every time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from oppna.catalogue.codelists import population_day
from oppna.disseminate.products import PRODUCTS
from oppna.disseminate.products.workbook import layout
from oppna.disseminate.products.workbook.formats import INK, TINT
from oppna.errors import Refused
from oppna.model.codes import NOT_APPLICABLE_TEXT, STATUS_TEXT, Colour, Status
from oppna.model.release import CorrectionEntry, Quality
from oppna.release.content import Release
from tests.lib.releases import EDITION, FIGURES, INDICATORS, UNITS, small_release, unit, with_figure
from tests.lib.workbook_dump import SNAPSHOT, dump

write = PRODUCTS["workbook"]


def made(release: Release, folder: Path, **options: str) -> Any:
    target = folder / "bok.xlsx"
    write(release, target, **options)
    return load_workbook(target, data_only=True)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return made(small_release(), tmp_path_factory.mktemp("bok"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Figures taken from a document: no answers, no quality figures, nothing made up."""
    release = small_release(synthetic=False, origin="published", citation="En rapport, 2015", answers=())
    import msgspec

    nothing = Quality(objects=0, response=(), indicators=(), findings={})
    return made(msgspec.structs.replace(release, quality=nothing), tmp_path_factory.mktemp("bok"))


def rows_by_name(sheet: Any) -> dict[str, tuple[Any, ...]]:
    return {row[0].value: row for row in sheet.iter_rows() if row[0].value}


def column_of(sheet: Any, indicator: str) -> int:
    return next(cell.column - 1 for row in sheet.iter_rows() for cell in row if cell.value == indicator)


def shown(sheet: Any, name: str, indicator: str) -> Any:
    return rows_by_name(sheet)[name][column_of(sheet, indicator)]


def fill(cell: Any) -> str | None:
    return f"#{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type else None


def test_content_is_as_the_snapshot(tmp_path: Path) -> None:
    """To accept a change: OPPNA_SNAPSHOT=1 pytest tests/unit/products, then read the diff of the snapshot."""
    target = tmp_path / "bok.xlsx"
    write(small_release(), target)
    if os.environ.get("OPPNA_SNAPSHOT"):
        SNAPSHOT.write_text(dump(target), encoding="utf-8")
    assert dump(target) == SNAPSHOT.read_text(encoding="utf-8")


def test_same_release_gives_same_bytes(tmp_path: Path) -> None:
    write(small_release(), tmp_path / "a.xlsx")
    write(small_release(), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_sheets_stand_in_reading_order_and_the_first_is_open(book: Any) -> None:
    assert book.sheetnames == [
        "Läs först",
        "Välj kommun",
        "Resultat",
        "Riket och län",
        "Riket i diagram",
        "Indikatorer",
        "Svarsfrekvens",
        "Bortfall och ologiska",
        "Metod och kvalitet",
        "Ändringar",
    ]
    assert book.active.title == "Läs först"


def test_every_sheet_says_that_the_answers_are_made_up(book: Any) -> None:
    for sheet in book:
        assert sheet["A3"].value.startswith("SYNTETISKA SVAR"), sheet.title
        assert fill(sheet["A3"]) == "#8B0000"
        assert "SYNTETISKA SVAR" in sheet.oddHeader.center.text
    assert "SYNTETISKA SVAR" in book.properties.title


def test_real_answers_are_not_called_made_up(published: Any) -> None:
    for sheet in published:
        assert not any("SYNTETISK" in str(cell.value) for row in sheet.iter_rows() for cell in row), sheet.title
        assert sheet.oddHeader.center.text is None


def test_units_stand_in_swedish_order_with_a_city_above_its_districts(book: Any) -> None:
    sheet = book["Resultat"]
    first = sheet.freeze_panes
    names = [sheet.cell(row, 1).value for row in range(int(first[1:]), sheet.max_row + 1)]
    assert names == ["Bergen", "Åby", "Ådala", "Ängelstad", "Centrum", "Östra", "Öland"]
    levels = {name: sheet.row_dimensions[rows_by_name(sheet)[name][0].row].outlineLevel for name in names}
    assert levels == dict.fromkeys(names, 0) | {"Centrum": 1, "Östra": 1}


@pytest.mark.parametrize(
    ("name", "text", "colour"),
    [("Åby", "Ja ✓", Colour.GREEN), ("Bergen", "Nej ✕", Colour.RED), ("Centrum", "Nej ✕", Colour.RED)],
)
def test_a_category_has_word_mark_and_colour(book: Any, name: str, text: str, colour: Colour) -> None:
    cell = shown(book["Resultat"], name, "G2_1")
    assert (cell.value, fill(cell)) == (text, TINT[colour])


def test_delvis_is_yellow(tmp_path: Path) -> None:
    cell = shown(
        made(small_release(figures=with_figure("G2_1", "9001", ("Delvis", 0, 1))), tmp_path)["Resultat"], "Åby", "G2_1"
    )
    assert (cell.value, fill(cell)) == ("Delvis ◐", TINT[Colour.YELLOW])


@pytest.mark.parametrize(
    ("sheet", "name", "indicator", "text"),
    [
        ("Resultat", "Öland", "G2_1", STATUS_TEXT[Status.MISSING]),
        ("Resultat", "Östra", "B1b_minst1", STATUS_TEXT[Status.ILLOGICAL]),
        ("Resultat", "Bergen", "BM_bistand", STATUS_TEXT[Status.CONFIDENTIAL]),
        ("Resultat", "Ådala", "G2_1", NOT_APPLICABLE_TEXT),
        ("Riket och län", "Norra län", "G2_1", STATUS_TEXT[Status.SUPPRESSED_NONRESPONSE]),
        ("Riket och län", "Norra län", "timmar", "–"),
    ],
)
def test_cells_without_a_figure_say_why_and_have_no_colour(
    book: Any, sheet: str, name: str, indicator: str, text: str
) -> None:
    cell = shown(book[sheet], name, indicator)
    assert (cell.value, fill(cell)) == (text, None)


def test_a_citys_own_row_is_an_uncoloured_share(book: Any) -> None:
    cell = shown(book["Resultat"], "Ängelstad", "G2_1")
    assert (cell.value, cell.number_format, fill(cell)) == (0.5, "0 %", None)


def test_a_share_is_the_fraction_itself_and_not_the_rounded_one(book: Any) -> None:
    assert shown(book["Riket och län"], "Södra län", "G2_1").value == 1 / 3


def test_hours_are_plain_numbers_and_small_shares_have_a_decimal(book: Any) -> None:
    hours, placed = (shown(book["Resultat"], "Åby", indicator) for indicator in ("timmar", "BM_bistand"))
    assert (hours.value, hours.number_format) == (2.7, "#,##0.0")
    assert (placed.value, placed.number_format) == (0.03, "[<=0]0 %;[<0.1]0.0 %;0 %")


def test_the_nation_stands_in_the_frozen_rows(book: Any) -> None:
    sheet = book["Resultat"]
    row = rows_by_name(sheet)["Riket"][0].row
    assert row < int(sheet.freeze_panes[1:])
    assert shown(sheet, "Riket", "BBIC").value == 0.5


def test_filter_covers_all_units_and_every_column(book: Any) -> None:
    sheet = book["Resultat"]
    start, end = sheet.auto_filter.ref.split(":")
    heading = sheet[start]
    assert heading.value == "Kommun eller stadsdel"
    assert sheet[end].row == heading.row + len(UNITS) + 1  # the city's own row
    assert sheet.cell(heading.row, sheet[end].column).value == INDICATORS[-1].id


def test_sorting_keys_are_in_words(book: Any) -> None:
    assert [cell.value for cell in rows_by_name(book["Resultat"])["Bergen"][:6]] == [
        "Bergen",
        "9002",
        "Södra län",
        "2: 15 000–29 999 invånare",
        "C6: Mindre stad/tätort",
        20_000,
    ]


def test_the_year_of_the_skr_groups_is_told_only_where_it_is_known(book: Any, tmp_path: Path) -> None:
    assert "SKR-grupp (2023 års indelning)" in {cell.value for row in book["Resultat"].iter_rows() for cell in row}
    other = made(
        small_release(units=[unit("9001", "Åby", skr_group="2")], figures={"BBIC": {"9001": ("Ja", 1, 1)}}), tmp_path
    )
    assert "SKR-grupp" in {cell.value for row in other["Resultat"].iter_rows() for cell in row}


def test_the_day_of_the_inhabitants_is_told_only_where_they_are_those_of_the_frames(book: Any, tmp_path: Path) -> None:
    assert "Invånare" in {cell.value for row in book["Resultat"].iter_rows() for cell in row}
    units = [unit("9001", "Åby", population=population_day().total)]
    known = made(small_release(units=units, figures={"BBIC": {"9001": ("Ja", 1, 1)}}), tmp_path)
    assert "Invånare (31 december 2016)" in {cell.value for row in known["Resultat"].iter_rows() for cell in row}


def test_a_group_says_how_many_objects_it_has(book: Any) -> None:
    rows = rows_by_name(book["Riket och län"])
    assert rows["Område"][1].value == "Objekt"
    told = {name: rows[name][1].value for name in ("Riket", "Norra län", "Södra län", "A1: Storstäder")}
    assert told == {"Riket": 6, "Norra län": 3, "Södra län": 3, "A1: Storstäder": 2}


@pytest.mark.parametrize("name", ["Resultat", "Riket och län"])
def test_what_a_print_repeats_holds_no_half_sentence(book: Any, name: str) -> None:
    """The columns that begin every page hold the first words alone; the sentence begins after them."""
    sheet = book[name]
    first, last = (column_index_from_string(part.strip("$")) for part in sheet.print_title_cols.split(":"))
    assert (sheet.cell(3, 1).value, first) == ("SYNTETISKA SVAR", 1)
    assert sheet.cell(3, last + 1).value.startswith("Svaren är påhittade")
    assert (sheet.cell(2, 1).value, sheet.cell(2, last + 1).value) == (
        "version 1.0 · 20 juni 2018",
        "Liten utgåva 2018",
    )
    assert all(fill(sheet.cell(3, column)) == "#8B0000" for column in range(1, sheet.max_column + 1))


def test_prints_repeat_headings_and_names(book: Any) -> None:
    sheet = book["Resultat"]
    assert sheet.print_title_cols == "$A:$B"
    first, last = (int(part.strip("$")) for part in sheet.print_title_rows.split(":"))
    assert (first, last) == (5, int(sheet.freeze_panes[1:]) - 1)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    for each in book:
        assert each.sheet_properties.pageSetUpPr.fitToPage
        assert each.oddFooter.right.text == "Sida &P av &N"


def test_document_properties(book: Any) -> None:
    told = book.properties
    assert told.title == "Liten utgåva 2018 (SYNTETISKA SVAR)"
    assert told.creator == "Ingen: svaren är påhittade"
    assert told.created.date().isoformat() == "2018-06-20"
    assert {one.name: one.value for one in book.custom_doc_props.props}["Språk"] == "sv-SE"


def test_an_id_leads_to_its_description(book: Any) -> None:
    for sheet in ("Resultat", "Riket och län"):
        for indicator in INDICATORS:
            cell = next(cell for row in book[sheet].iter_rows() for cell in row if cell.value == indicator.id)
            name, place = cell.hyperlink.location.split("!")
            assert book[name.strip("'")][place].value == indicator.id


def test_descriptions_are_the_catalogues_own(book: Any) -> None:
    from oppna.catalogue.describe import describe

    pairs = [(row[0].value, row[1].value) for row in book["Indikatorer"].iter_rows()]
    for indicator in INDICATORS:
        for pair in describe(EDITION, indicator):
            assert pair in pairs


def test_all_fixed_texts_and_colours_are_explained(book: Any) -> None:
    rows = rows_by_name(book["Läs först"])
    for text in (*STATUS_TEXT.values(), NOT_APPLICABLE_TEXT, "–", "37 %"):
        assert rows[text][1].value
    assert [fill(rows[text][0]) for text in ("Ja ✓", "Delvis ◐", "Nej ✕")] == list(TINT.values())


def test_contents_lead_to_every_sheet(book: Any) -> None:
    links = {cell.hyperlink.location for (cell, *_) in book["Läs först"].iter_rows() if cell.hyperlink}
    assert links == {f"'{name}'!A1" for name in book.sheetnames[1:]}


def test_quality_figures(book: Any) -> None:
    rows = [[cell.value for cell in row] for row in book["Bortfall och ologiska"].iter_rows()]
    assert ["Minst ett års erfarenhet", "B1b_minst1", 2, 1, 1, 1, 1, 2 / 6, 5] in rows
    response = [[cell.value for cell in row][:8] for row in book["Svarsfrekvens"].iter_rows()]
    assert ["Gemensam del", "G", 6, 5, 5 / 6, None, None, None] in response, "the source gives no response of its own"


def test_published_figures_without_answers_say_so(published: Any) -> None:
    for name in ("Svarsfrekvens", "Bortfall och ologiska"):
        text = " ".join(str(cell.value) for row in published[name].iter_rows() for cell in row if cell.value)
        assert "utan svar" in text
    assert rows_by_name(published["Läs först"])["Hämtat ur"][1].value == "En rapport, 2015"


def test_corrections_are_told_with_date_reason_and_name(tmp_path: Path) -> None:
    entry = CorrectionEntry(
        version="1.1", replaces="1.0", date="2018-09-01", approver="Karin Ek", reason="Åby svarade om.", cells_changed=3
    )
    sheet = made(small_release(version="1.1", corrections=(entry,)), tmp_path)["Metod och kvalitet"]
    assert rows_by_name(sheet)["Version 1.1, 1 september 2018"][1].value == (
        "Åby svarade om. Ersätter version 1.0. Ändrade celler: 3. Godkänd av Karin Ek."
    )


def test_what_the_registers_lack_is_counted_beside_the_method(tmp_path: Path) -> None:
    findings = {"PNR_OFULLSTÄNDIGT": 1234, "KOMMUN_OKÄND": 0, "OLOGISKT": 7}
    release = small_release()
    counted = msgspec.structs.replace(release, quality=msgspec.structs.replace(release.quality, findings=findings))
    rows = rows_by_name(made(counted, tmp_path)["Metod och kvalitet"])
    assert rows["Ofullständiga personnummer"][1].value == "1\u00a0234 rader; de räknas inte"
    assert rows["Okänd kommun"][1].value == "0 placerade barn; de räknas bara i riket"
    assert "Granskning av personregistren" in rows and "Fel kontrollsiffra" not in rows
    other = rows_by_name(made(release, tmp_path)["Metod och kvalitet"])
    assert "Granskning av personregistren" not in other


def test_the_chart_has_an_alternative_text(tmp_path: Path) -> None:
    from zipfile import ZipFile

    target = tmp_path / "bok.xlsx"
    write(small_release(), target)
    drawing = ZipFile(target).read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Liggande stapeldiagram över andelen i riket för 2 indikatorer.' in drawing


def test_a_name_that_looks_like_a_formula_stays_a_name(tmp_path: Path) -> None:
    units = [unit("9001", "=1+1")]
    sheet = made(small_release(units=units, figures={"BBIC": {"9001": ("Ja", 1, 1)}}), tmp_path)["Resultat"]
    assert rows_by_name(sheet)["=1+1"][0].data_type == "s"


def test_a_release_without_a_nation_has_no_chart_of_it(tmp_path: Path) -> None:
    release = small_release(figures={"BBIC": {"9001": FIGURES["BBIC"]["9001"]}})
    assert layout.CHART in made(release, tmp_path).sheetnames  # the area is there, without figures
    import msgspec

    alone = msgspec.structs.replace(release, areas=tuple(area for area in release.areas if area.level != "nation"))
    assert layout.CHART not in made(alone, tmp_path).sheetnames


@pytest.mark.parametrize("colour", TINT)
def test_text_on_a_tint_can_be_read(colour: Colour) -> None:
    light, dark = sorted((luminance(TINT[colour]), luminance(INK[colour])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_red_differs_from_the_other_tints_without_hue() -> None:
    red = luminance(TINT[Colour.RED])
    assert all(luminance(TINT[colour]) - red > 0.2 for colour in (Colour.GREEN, Colour.YELLOW))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_an_unknown_unit_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Menade du Bergen"):
        write(small_release(), tmp_path / "bok.xlsx", unit="Bergon")
    assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "bok.xlsx"
    target.write_text("gammal")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(small_release(), target)
    assert target.read_text() == "gammal"
    assert list(tmp_path.iterdir()) == [target]


def test_made_up_figures_have_no_publisher_and_no_citation_but_published_ones_have(book: Any, published: Any) -> None:
    for workbook, publisher, citation in (
        (book, "Ingen: svaren är påhittade", None),
        (published, "Ingen myndighet", "Ingen myndighet. Liten utgåva 2018. Version 1.0, 20 juni 2018."),
    ):
        facts = {row[0].value: row[1].value for row in workbook["Läs först"].iter_rows()}
        assert facts["Utgivare"] == workbook["Resultat"].oddFooter.left.text == workbook.properties.creator == publisher
        assert facts.get("Så citerar du") == citation
