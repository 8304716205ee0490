"""The same figures everywhere: what a page shows stands in the report, the Word file, the workbook and the table."""

from __future__ import annotations

import csv
import html
import io
import re
from fractions import Fraction
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from django.test import Client

from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.indicator.choice import choice
from oppna.disseminate.presenters.indicator.page import page_of
from oppna.disseminate.queries.public import public
from oppna.disseminate.shown import shown
from oppna.model.codes import SYNTHETIC, Level
from oppna.swedish import number, percent

pytestmark = pytest.mark.usefixtures("public_site")

PLACES = [
    ("kommun/0184-solna", "2018-bou"),
    ("kommun/0180-stockholm", "2018-bou"),
    ("stadsdel/0180-d01-bromma", "2018-bou"),
    ("kommun/0184-solna", "2015-bou"),
    ("lan/stockholms-lan", "2015-bou"),
    ("riket", "2015-bou"),
]


def fetched(address: str, **asked: str) -> bytes:
    answer = Client().get(address, asked)
    assert answer.status_code == 200, address
    return bytes(answer.content)


def pdf_text(content: bytes) -> str:
    """Words joined as they were before a line or a page was full."""
    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    return re.sub(r"\s", "", "".join(pages)).replace("-", "")


def word_rows(content: bytes) -> dict[str, list[str]]:
    """First cell → the others, of the largest table."""
    table = max(docx.Document(io.BytesIO(content)).tables, key=lambda one: len(one.rows))
    return {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows}


def page_text(address: str, **asked: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", fetched(address, **asked).decode()))


@pytest.mark.parametrize(("place", "edition"), PLACES)
def test_an_areas_page_report_word_and_workbook_say_the_same(place: str, edition: str) -> None:
    found = public()
    area = found.by_path[f"/{place}/"]
    release = found.by_edition[edition]
    page = Area(found, release, release.area(area.level, area.area))
    words = word_rows(fetched(f"/{place}/rapport.docx", omgang=edition))
    paper, web = pdf_text(fetched(f"/{place}/rapport.pdf", omgang=edition)), page_text(f"/{place}/", omgang=edition)
    assert page.rows
    for row in page.rows:
        told = [row.own.text, *(one.text for one in row.beside)]
        assert words[row.indicator.short_name][: len(told)] == told
        assert re.sub(r"\s|-", "", row.indicator.short_name + "".join(told)) in paper, row.indicator.id
        assert row.own.text in web


@pytest.mark.parametrize("edition", ["2018-bou", "2015-bou"])
def test_the_workbook_shows_what_the_pages_show(edition: str) -> None:
    """As a spreadsheet shows it: the number format is worked out here by hand."""
    release = public().by_edition[edition]
    book = openpyxl.load_workbook(io.BytesIO(fetched("/riket/arbetsbok.xlsx", omgang=edition)))
    sheet = book["Resultat"]
    ids = {
        cell.value: cell.column for row in sheet.iter_rows(max_row=14) for cell in row if isinstance(cell.value, str)
    }
    rows = {sheet.cell(number, 2).value: number for number in range(1, sheet.max_row + 1)}
    told = 0
    for indicator in release.edition.indicators:
        for area in release.areas:
            if area.level is not Level.MUNICIPALITY or area.area not in rows:
                continue
            cell = sheet.cell(rows[area.area], ids[indicator.id])
            on_page = shown(release.cell(indicator.id, area.level, area.area), indicator).text
            assert as_shown(cell) == on_page, (indicator.id, area.area)
            told += 1
    assert told > 400


def as_shown(cell: Any) -> str:
    """A text as it is; a number in the format of its cell, in Swedish."""
    if isinstance(cell.value, str):
        return cell.value
    pattern, value = cell.number_format, round(cell.value, 12)
    if "%" in pattern:
        return percent(Fraction(str(value)), 1 if "[<0.1]" in pattern and 0 < value < 0.1 else 0)
    return number(Fraction(str(value)), 1 if pattern == "#,##0.0" else 0)


@pytest.mark.parametrize("asked", [{"enheter": "0184,0180,riket"}, {"enheter": "0180,riket", "vand": "1"}])
def test_a_comparison_says_the_same_in_every_form(asked: dict[str, str]) -> None:
    page = page_text("/jamfor/", **asked)
    rows = csv.reader(io.StringIO(fetched("/jamfor/data.csv", **asked).decode("utf-8-sig")), delimiter=";")
    heading, *table = list(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(fetched("/jamfor/jamforelse.xlsx", **asked))).active
    book = [[as_shown(cell) if cell.value is not None else "" for cell in row] for row in sheet.iter_rows(min_row=6)]
    told = max(
        docx.Document(io.BytesIO(fetched("/jamfor/rapport.docx", **asked))).tables, key=lambda one: len(one.rows)
    )
    words = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in told.rows}
    paper = pdf_text(fetched("/jamfor/rapport.pdf", **asked))
    columns = len(heading) - 6
    assert len(table) == len(book) > 0 and columns > 0
    for line, cells in zip(table, book, strict=True):
        assert line[2] == cells[1] and line[2] in page
        assert all(text in page for text in cells[2 : 2 + columns])
        assert words[line[2]] == cells[2 : 2 + len(words[line[2]])]
        assert re.sub(r"\s|-", "", line[2]) in paper


@pytest.mark.parametrize("id", ["G1", "B1b_minst3", "BM_bistand"])
def test_an_indicators_figures_are_the_same_in_every_form(id: str) -> None:
    found = public()
    release = found.by_edition["2018-bou"]
    page = page_of(found, release, release.edition.indicator(id), choice(release, {}))
    below = f"/indikator/2018-bou/{id}/"
    book = openpyxl.load_workbook(io.BytesIO(fetched(f"{below}varden.xlsx")))["Värden"]
    sheet = {
        row[0].value: [as_shown(cell) for cell in row[1:] if cell.value is not None]
        for row in book.iter_rows(min_row=6)
    }
    rows = csv.DictReader(io.StringIO(fetched(f"{below}data.csv").decode("utf-8-sig")), delimiter=";")
    table = {(row["område"], row["namn"]): row["visas som"] for row in rows}
    every = [row for group in page.groups for row in group.rows] + page.units
    assert len(every) > 300
    for row in every:
        assert sheet[row.area.area][0] == row.name and row.shown.text in sheet[row.area.area]
        assert table[row.area.area, row.area.label] == row.shown.text


def test_an_indicators_report_holds_every_area() -> None:
    found = public()
    release = found.by_edition["2018-bou"]
    page = page_of(found, release, release.edition.indicator("G1"), choice(release, {}))
    paper = pdf_text(fetched("/indikator/2018-bou/G1/rapport.pdf"))
    assert SYNTHETIC.replace(" ", "") in paper
    assert all(re.sub(r"\s|-", "", row.name) in paper for row in page.units)
    for group in page.groups:
        for row in group.rows:
            assert re.sub(r"\s|-", "", row.name + row.shown.text + row.counts) in paper
