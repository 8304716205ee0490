"""The compare tool over HTTP: no database, files to take along, nonsense answered with a page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import docx
import openpyxl
import pypdf
import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("public_site")


def test_what_is_typed_leads_to_an_address_of_its_own(client: Client) -> None:
    answer = client.get("/jamfor/", {"enheter": "0184", "lagg_till": "Botkyrka"})
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query)["enheter"] == ["0184,0127"]


def test_the_page_says_what_it_did_not_understand(client: Client) -> None:
    page = client.get("/jamfor/", {"enheter": "0184,7777", "lagg_till": "Ankeborg"}).content.decode()
    assert "Området ”7777” finns inte" in page
    assert "Hittar inget område som heter ”Ankeborg”" in page
    assert "SYNTETISKA SVAR" in page


@pytest.mark.parametrize("path", ["/jamfor/", "/jamfor/inbaddad/", "/jamfor/data.csv", "/jamfor/jamforelse.xlsx"])
@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "' OR 1=1 --", "{{ 7*7 }}", "\x00", "../../x", "å" * 5000]
)
def test_nothing_that_is_sent_comes_back_as_more_than_text(client: Client, path: str, value: str) -> None:
    names = ("omgang", "enheter", "grupper", "egna", "indikatorer", "omrade", "sortera", "diagram", "ordning")
    answer = client.get(path, {name: value for name in names})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


def test_the_csv_holds_the_table(client: Client) -> None:
    answer = client.get("/jamfor/data.csv", {"enheter": "0184,riket", "indikatorer": "G1,BBIC"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Underlag", "Id", "Namn", "Solna", "Riket", "Utgåva", "Version", "Adress"]
    assert rows[1][5:7] == ["2018-bou", "1.1"] and rows[1][7].startswith("http://testserver/jamfor/?")
    assert [row[1] for row in rows[1:]] == ["G1", "BBIC"]
    assert {row[0] for row in rows[1:]} == {"SYNTETISKA SVAR"}
    assert rows[1][3] in ("Ja", "Nej")
    assert "," in rows[1][4]


def test_the_workbook_holds_the_table_and_its_address(client: Client) -> None:
    answer = client.get("/jamfor/jamforelse.xlsx", {"enheter": "0184,riket", "indikatorer": "G1"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert "SYNTETISKA SVAR" in told[2][0]
    assert told[3][0].startswith("http://testserver/jamfor/?")
    assert told[4][:4] == ["Id", "Namn", "Solna", "Riket"]
    assert told[5][2] in ("Ja ✓", "Nej ✕")
    assert isinstance(told[5][3], float)


def test_only_the_embedded_table_may_stand_in_another_page(client: Client) -> None:
    inside = client.get("/jamfor/inbaddad/", {"enheter": "0184"})
    assert "frame-ancestors *" in inside["Content-Security-Policy"]
    assert "X-Frame-Options" not in inside
    outside = client.get("/jamfor/", {"enheter": "0184"})
    assert "frame-ancestors 'none'" in outside["Content-Security-Policy"]
    assert outside["X-Frame-Options"] == "DENY"


def test_areas_of_the_survey_are_compared_only_as_table_3_allows(client: Client) -> None:
    page = client.get("/jamfor/omraden/").content.decode()
    assert "Aktuell samlad plan för handläggarnas kompetensutveckling" in page
    assert "tabell 3 i Socialstyrelsens vägledning" in page
    assert "[001:" not in page


def test_an_empty_store_has_an_empty_page(client: Client, settings: Any, tmp_path: Path) -> None:
    from oppna.disseminate.queries.public import shelf

    settings.OPPNA_RELEASES = tmp_path
    shelf.cache_clear()
    assert "Inget är publicerat ännu" in client.get("/jamfor/").content.decode()
    assert client.get("/jamfor/data.csv").status_code == 404


def test_twins_weighed_as_the_reader_wants(client: Client) -> None:
    plain = client.get("/jamfor/liknande/", {"enhet": "0184", "antal": "5", "indikator": "G1"})
    assert plain.status_code == 200
    assert "av 200 andra val" in plain.content.decode()
    by_people = client.get("/jamfor/liknande/", {"enhet": "0184", "antal": "5", "vikt_kommungrupp": "0"})
    assert plain.context["alike"].near != by_people.context["alike"].near
    assert len(by_people.context["alike"].near) == 5
    assert by_people.context["alike"].compare.count("%2C") == 5


@pytest.mark.parametrize(
    "asked",
    [
        {"antal": "x"},
        {"antal": "9" * 99},
        {"antal": "0"},
        {"indikator": "<b>"},
        {"omgang": "1999-bou"},
        {"vikt_kommungrupp": "tung"},
    ],
)
def test_twins_asked_for_wrongly_are_told(client: Client, asked: dict[str, str]) -> None:
    answer = client.get("/jamfor/liknande/", {"enhet": "0184", **asked})
    assert len(answer.context["alike"].problems) == 1
    assert b"<b>" not in answer.content


def test_of_a_city_and_of_nobody_there_are_no_twins(client: Client) -> None:
    for unit in ("0180", "riket", "xx", ""):
        assert client.get("/jamfor/liknande/", {"enhet": unit}).status_code == 404


def test_a_table_too_large_for_a_page_says_so_and_the_file_holds_it_all(client: Client) -> None:
    from oppna.disseminate.queries.public import public

    units = ",".join(area.area for area in public().releases[0].respondents)
    page = client.get("/jamfor/", {"enheter": units})
    cut = page.context["table"].cut
    assert cut
    assert f"{cut} rader till finns i Excel och CSV" in page.content.decode()
    rows = client.get("/jamfor/data.csv", {"enheter": units}).content.decode("utf-8-sig").splitlines()
    assert len(rows) - 1 == len(page.context["table"].rows) + cut


def test_of_very_many_areas_no_address_a_heading_holds_them_all(client: Client) -> None:
    """An area that is chosen costs the page a box and an input, not a list of all the others."""
    chosen = {"omgang": "2018-bou", "indikatorer": "B1b_minst3,G1"}
    every = client.get("/jamfor/", {**chosen, "alla_i": "riket"})
    page = client.get(every["Location"])
    text = page.content.decode()
    assert text.count('name="enheter" value="') > 290 and "Behåll de förkryssade" in text
    assert len(text) < 2_500 * 290  # of 290 areas the list of all in each of two addresses an area is over a million
    kept = client.get("/jamfor/", {**chosen, "enheter": ["0184", "0180"], "sortera": "", "ordning": ""})
    assert "Välj bort några" not in kept.content.decode()
    query = {name: values[-1] for name, values in parse_qs(urlsplit(every["Location"]).query).items()}
    turned = client.get(
        "/jamfor/", {**query, "vand": "1", "sortera": "B1b_minst3", "ordning": "stigande"}
    ).content.decode()
    assert 'value="B1b_minst3" selected' in turned and 'value="stigande" selected' in turned
    assert "ordnad efter Handläggare med socionomutbildning och minst tre" in turned


def test_the_picture_to_take_along(client: Client) -> None:
    chosen = {"enheter": "riket,lan:skane-lan,0184", "diagram": "G1"}
    svg = client.get("/jamfor/bild.svg", chosen)
    assert svg["Content-Type"] == "image/svg+xml"
    told = svg.content.decode()
    assert "Skåne län" in told
    assert "SYNTETISKA SVAR" in told
    assert client.get("/jamfor/bild.png", chosen).content.startswith(b"\x89PNG")
    spec = json.loads(client.get("/jamfor/bild.json", chosen).content)
    assert [row["namn"] for row in spec["data"]["values"]] == ["Riket", "Skåne län", "Solna"]


def test_nothing_chosen_is_nothing_drawn(client: Client) -> None:
    assert client.get("/jamfor/bild.svg").status_code == 404
    assert client.get("/jamfor/bild.svg", {"enheter": "0184", "diagram": "<b>"}).status_code == 404


def test_a_share_carries_its_interval_and_its_verdict_in_the_table_and_in_the_picture(client: Client) -> None:
    """The same words as the page of the figure has; an answer of one unit has none."""
    chosen = {"enheter": "0184,riket,lan:skane-lan", "indikatorer": "G1"}
    page = client.get("/jamfor/", chosen)
    unit, nation, county = page.context["table"].rows[0].boxes
    assert unit.sure is None and nation.sure.verdict == ""
    told = client.get("/siffra/2018-bou/G1/lan/skane-lan/siffra.json").json()["sureness"]
    assert county.sure.text in told["sentence"]
    assert county.sure.verdict == told["verdict"]
    assert f"{county.sure.text}<br>{county.sure.verdict}" in page.content.decode()
    bars = page.context["picture"].bars
    assert [bool(bar.sure) for bar in bars] == [False, True, True]
    assert bars[2].drawn and "line-sure" in bars[2].drawn and county.sure.text in bars[2].drawn
    rows = client.get("/jamfor/bild.json", chosen).json()["data"]["values"]
    assert rows[2]["från"] == county.sure.interval.low and "från" not in rows[0]


def test_a_group_of_ones_own_has_an_interval_and_no_verdict(client: Client) -> None:
    page = client.get("/jamfor/", {"egna": "Vi:0184,0127,0126,0186,0162", "indikatorer": "G1"})
    (box,) = page.context["table"].rows[0].boxes
    assert box.shown.is_value and box.sure and box.sure.verdict == ""


def test_an_area_is_drawn_over_the_indicators_and_one_indicator_draws_itself(client: Client) -> None:
    page = client.get("/jamfor/", {"enheter": "0184,riket", "diagram": "riket"})
    picture = page.context["picture"]
    assert picture.title == "Riket" and len(picture.bars) == 51
    assert client.get("/jamfor/bild.svg", {"enheter": "riket", "diagram": "riket"}).status_code == 200
    assert "diagram" not in page.context["put_away"]
    alone = client.get("/jamfor/", {"enheter": "0184,riket", "indikatorer": "G1"})
    assert alone.context["picture"].key == "G1" and not alone.context["put_away"]


def test_measures_without_a_scale_in_common_have_no_lengths(client: Client) -> None:
    """Hours a week beside shares: only the shares are drawn, the hours stand in words."""
    asked = {"omgang": "2015-bou", "enheter": "riket", "diagram": "riket"}
    page = client.get("/jamfor/", asked)
    drawn = page.context["picture"]
    units = {one.short_name: one.unit.value for one in page.context["choices"].measured}
    others = [bar for bar in drawn.bars if bar.shown.is_value and units[bar.label] not in ("andel", "kategori")]
    assert others and all(bar.length is None for bar in others)
    assert any(bar.length for bar in drawn.bars) and all(0 <= bar.length <= 1 for bar in drawn.bars if bar.length)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"vand": "ja"}, "”ja” är inget val för vand"),
        ({"skiljer": "true"}, "”true” är inget val för skiljer"),
        ({"ar": "2017"}, "”2017” är inget val för ar"),
        ({"ordning": "upp"}, "”upp” är ingen ordning; välj stigande eller fallande."),
        ({"sortera": "0127"}, "Tabellen har ingen kolumn ”0127” att ordna efter"),
        ({"diagram": "0127"}, "”0127” är ingen indikator och inget av det du valt"),
    ],
)
def test_a_choice_not_understood_is_told_in_one_sentence(client: Client, asked: dict[str, str], sentence: str) -> None:
    answer = client.get("/jamfor/", {"enheter": "0184,riket", **asked})
    assert len(answer.context["choices"].problems) == 1
    assert sentence in answer.content.decode()


def test_what_is_taken_away_takes_its_order_and_its_picture_along(client: Client) -> None:
    page = client.get("/jamfor/", {"enheter": "0184,riket", "sortera": "riket", "diagram": "riket"})
    without = next(chip.href for chip in page.context["chips"] if chip.text == "Riket")
    assert client.get(without).context["choices"].problems == ()


def test_twins_are_told_with_values_and_what_they_have_on_the_indicator(client: Client) -> None:
    page = client.get("/jamfor/liknande/", {"enhet": "0184", "indikator": "G1"})
    found = page.context["alike"]
    assert found.itself.name == "Solna" and found.itself.parts[0][0].endswith("invånare")
    assert {one.here for one in found.near} <= {"Ja ✓", "Nej ✕", "uppgift saknas"}
    assert all(part.endswith("%") or part == "räknas inte" for one in found.near for _, part in one.parts)
    assert found.compare.endswith("indikatorer=G1")


def test_earlier_years_are_exported_with_their_own_origin(client: Client) -> None:
    """An earlier round has other indicators: the workbook once looked them up in the newest, and fell."""
    asked = {"enheter": "0184,riket", "ar": "1"}
    answer = client.get("/jamfor/jamforelse.xlsx", asked)
    assert answer.status_code == 200
    told = [
        [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows()
    ]
    rows = list(
        csv.DictReader(io.StringIO(client.get("/jamfor/data.csv", asked).content.decode("utf-8-sig")), delimiter=";")
    )
    assert [row[0] or "" for row in told[5:]] == [row["Id"] for row in rows]
    older = [row for row in rows if "· 2017" in row["Id"]]
    assert older and {row["Utgåva"] for row in older} == {"2017-vinr"}
    assert all(row["Utgåva"] == "2018-bou" for row in rows if "· 2018" in row["Id"])


def test_the_workbook_is_ready_to_print_and_tells_how_to_read_it(client: Client) -> None:
    answer = client.get("/jamfor/jamforelse.xlsx", {"enheter": "0184,0180,riket"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Jämförelse", "Så läser du"]
    for sheet in book:
        assert "SYNTETISKA SVAR" in sheet.oddHeader.center.text and "&P" in sheet.oddFooter.right.text
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert book["Jämförelse"].print_title_rows == "$5:$5" and book["Jämförelse"].freeze_panes == "C6"
    meanings = {str(cell.value) for row in book["Så läser du"].iter_rows() for cell in row}
    assert {"Ja ✓", "Grönt: önskvärt resultat.", "uppgift saknas", "1.1"} <= meanings


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_table_is_a_report_too(client: Client, kind: str) -> None:
    asked = {"enheter": "0184,riket", "indikatorer": "G1,BBIC", "diagram": "G1"}
    answer = client.get(f"/jamfor/rapport.{kind}", asked)
    assert answer.status_code == 200 and answer["Content-Disposition"].endswith(f'1.1.{kind}"')
    if kind == "docx":
        table = docx.Document(io.BytesIO(answer.content)).tables[0]
        assert [cell.text for cell in table.rows[0].cells] == ["Indikator", "Solna", "Riket"]
    else:
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
        assert "Solna och Riket: 2 indikatorer" in text and "En hel stapel" in text and "SYNTETISKA SVAR" in text
    assert client.get(f"/jamfor/rapport.{kind}").status_code == 200  # nothing is chosen, and it says so


@pytest.mark.parametrize("path", ["rapport.pdf", "rapport.docx", "jamforelse.xlsx", "data.csv", "bild.svg", "bild.png"])
def test_a_group_may_be_called_anything_in_every_file(client: Client, path: str) -> None:
    """A PDF for everybody may not show a sign it has no letter for; and a sign that no XML holds once made the engine
    that draws abort the whole server."""
    asked = {"egna": "=1+1 \x01\x0b\ufffe\U0001f642 漢 <w:t>&:0184,0127,0136", "indikatorer": "G1", "diagram": "G1"}
    answer = client.get(f"/jamfor/{path}", asked)
    assert answer.status_code == 200 and len(answer.content) > 100
    if path == "jamforelse.xlsx":
        heading = openpyxl.load_workbook(io.BytesIO(answer.content)).active["C5"]
        assert heading.data_type == "s" and heading.value.startswith("=1+1")
    if path == "data.csv":
        assert ";'=1+1" in answer.content.decode()
