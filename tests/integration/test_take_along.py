"""The quiet menu "Ta med" is the same on every view, and every door in it opens: file, picture, link, programs."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from oppna.disseminate.folder.wanted import Wanted
from oppna.disseminate.queries.public import public

VASBY = "/kommun/0114-upplands-vasby/"
VIEWS = {
    VASBY: ("Excel", "CSV", "PDF", "Bild (PNG)", "Bild (SVG)", "Länk", "API-adress"),
    f"{VASBY}?visa=nej&omgang=2017-vinr": ("Excel", "CSV", "PDF", "Bild (PNG)", "Bild (SVG)", "Länk", "API-adress"),
    "/lan/stockholms-lan/": ("Excel", "CSV", "PDF", "Länk", "API-adress"),
    "/indikator/2018-bou/G1/": ("Excel", "CSV", "Bild (PNG)", "Bild (SVG)", "Länk", "API-adress"),
    "/jamfor/?omgang=2018-bou&enheter=0184,0114&diagram=G1": (
        *("Excel", "CSV", "Bild (PNG)", "Bild (SVG)", "Länk", "API-adress", "Inbäddning"),
    ),
    "/jamfor/?omgang=2018-bou&egna=Mina:0184,0114&omrade=tillganglighet": ("Excel", "CSV", "Länk", "API-adress"),
    "/jamfor/liknande/?omgang=2018-bou&enhet=0184": ("Länk",),
    "/jamfor/omraden/": ("Länk",),
    "/siffra/2018-bou/G1/kommun/0184-solna/": ("JSON", "Utskrift", "Länk", "API-adress"),
    "/publiceringar/": ("Kalender", "Flöde", "Länk", "API-adress"),
    "/publiceringar/2018-bou/1.1/": ("Excel", "CSV", "Parquet", "PX", "JSON-stat", "Länk", "API-adress"),
    "/rattelser/": ("Flöde", "Länk", "API-adress"),
    "/rattelser/2018-bou/1.1/": ("CSV", "Länk", "API-adress"),
    "/omraden/": ("Excel", "CSV", "Länk", "API-adress"),
    "/indikator/?omgang=2018-bou&typ=process": ("Excel", "CSV", "Länk", "API-adress"),
    "/oppna-data/": ("Länk", "API-adress"),
    "/sok/?q=skola&alla=1": ("Länk",),
}
MENU = re.compile(r'<nav class="take-along no-print" aria-label="Ta med">(.*?)</nav>', re.DOTALL)
ENTRY = re.compile(r'<li data-needs="[^"]*"><a href="([^"]*)">([^<]*)</a>')


@pytest.fixture(autouse=True)
def _shown(public_site: Path) -> None:
    """Releases to take along from."""


def _menu(address: str) -> dict[str, list[str]]:
    """Word → addresses, of the one menu on the page."""
    (menu,) = MENU.findall(Client().get(address).content.decode())
    found: dict[str, list[str]] = {}
    for href, word in ENTRY.findall(menu):
        found.setdefault(word, []).append(unescape(href))
    return found


@pytest.mark.parametrize("address", VIEWS)
def test_the_menu_stands_on_every_view_and_every_door_opens(address: str) -> None:
    menu = _menu(address)
    assert set(VIEWS[address]) <= set(menu), address
    assert menu["Länk"], "the view itself"
    for word, doors in menu.items():
        for door in doors:
            if not door.startswith("/data/"):  # tried file by file elsewhere, and slow to make
                assert Client().get(door).status_code == 200, f"{word}: {door}"


@pytest.mark.django_db
def test_the_start_page_has_it_too() -> None:
    assert {"Excel", "CSV", "Flöde", "Länk", "API-adress"} <= set(_menu("/"))


@pytest.mark.parametrize("address", [one for one in VIEWS if "?" in one and "/jamfor/?" in one])
def test_the_link_shows_the_very_same_view(address: str) -> None:
    (link,) = _menu(address)["Länk"]
    same, again = (Client().get(one).content.decode().partition("<main")[2] for one in (address, link))
    assert same == again


def test_the_programs_address_gives_the_figures_of_the_view() -> None:
    (address,) = _menu("/jamfor/?omgang=2018-bou&egna=Mina:0184,0114&grupper=lan:stockholms-lan&indikatorer=G1")[
        "API-adress"
    ]
    cells = Client().get(address).json()["cells"]
    assert {one["indicator"] for one in cells} == {"G1"}
    assert {one["area"] for one in cells} == {"0184", "0114", "Stockholms län"}
    (own,) = _menu(VASBY)["API-adress"]
    assert {one["area"] for one in Client().get(own).json()["cells"]} == {"0114"}


def _table(address: str) -> list[dict[str, str]]:
    text = Client().get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


ROW = re.compile(
    r'<tr role="row">\s*<th scope="row" role="rowheader"><a href="/indikator/[^/]+/([^/"]+)/">.*?</th>\s*'
    r'<td class="own[^>]*><a [^>]*>([^<]*)</a>(?:<span class="under">([^<]*)</span>)?</td>',
    re.DOTALL,
)


@pytest.mark.parametrize("query", ["", "?visa=nej", "?omrade=tillganglighet", "?omgang=2017-vinr&visa=ja"])
@pytest.mark.parametrize("place", [VASBY, "/lan/stockholms-lan/", "/stadsdel/0180-d01-bromma/"])
def test_the_table_of_an_area_says_what_its_page_says(place: str, query: str) -> None:
    page = Client().get(f"{place}{query}").content.decode()
    shown = [(code, unescape(text), verdict) for code, text, verdict in ROW.findall(page)]
    name = unescape(re.search(r"<h1>(.*?) <small>|<h1>(.*?)</h1>", page).group(1))  # type: ignore[union-attr]
    table = _table(f"{place}data.csv{query}")
    taken = [(row["Id"], row[f"{name}: Visas som"], row[f"{name}: Mot riket"]) for row in table]
    narrowed = "visa" in query or "omrade" in query
    background = {one for one in shown if one not in taken}
    assert taken == [one for one in shown if one not in background]
    assert bool(background) == (narrowed and "Bakgrund" in page), "a narrowed table holds what was asked for"
    assert {row["Underlag"] for row in table} <= {"SYNTETISKA SVAR"}


def test_a_table_of_real_figures_is_not_called_made_up() -> None:
    answer = Client().get("/kommun/0184-solna/data.csv?omgang=2015-bou")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="solna-2015-bou.csv"'
    assert b"SYNTETISK" not in answer.content
    assert "SYNTETISK" in Client().get("/kommun/0184-solna/data.csv").headers["Content-Disposition"]


def test_the_picture_of_an_area_carries_everything_with_it() -> None:
    answer = Client().get(f"{VASBY}bild.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    root = ElementTree.fromstring(answer.content)
    told = " ".join(root.itertext())
    page = Client().get(VASBY).content.decode()
    for said in re.findall(r'<span class="overview-words">([^<]+)</span>', page):
        assert said in told
    assert "Upplands Väsby: Öppna jämförelser 2018" in told and "version 1.1" in told and "SYNTETISKA SVAR" in told
    assert b"style=" not in answer.content and b"<script" not in answer.content
    widths = [float(one.attrib["width"]) for one in root.iter() if one.tag.endswith("rect") and "stroke" in one.attrib]
    assert sum(widths) == pytest.approx(672 * len(re.findall("overview-bar", page)), abs=2), "a bar is a whole"
    assert Client().get(f"{VASBY}bild.png").content[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_group_has_no_answers_to_draw_and_says_so() -> None:
    assert "Bild (PNG)" not in _menu("/lan/stockholms-lan/")
    answer = Client().get("/lan/stockholms-lan/bild.svg")
    assert answer.status_code == 404 and "har inga egna svar att rita" in answer.content.decode()


@pytest.mark.parametrize("file", ["data.csv", "bild.svg", "bild.png"])
def test_files_of_an_unknown_area_are_told(file: str) -> None:
    assert Client().get(f"/kommun/9999-solna/{file}").status_code == 404


def test_the_site_in_a_folder_holds_each_rounds_own_files() -> None:
    """A link to an older round's table must not lead to the newest round's."""
    wanted = Wanted(public(), everything=True)
    for name in ("data.csv", "bild.svg", "arbetsbok.xlsx", "rapport.pdf"):
        assert wanted(f"{VASBY}{name}") and wanted(f"{VASBY}{name}?omgang=2017-vinr"), name
        assert not wanted(f"{VASBY}{name}?visa=ja"), "what can be chosen is not a file of its own"
    assert reverse("disseminate:area_table", kwargs={"place": "riket"}) == "/riket/data.csv"


def test_at_a_glance_the_answers_add_up_to_the_summary() -> None:
    page = Client().get(VASBY).content.decode()
    words = " ".join(re.findall(r'<span class="overview-words">([^<]+)</span>', page))
    lede = re.search(r'<p class="lede">([^<]+)</p>', page)
    assert lede is not None
    for answer in ("Ja", "Nej"):
        told = re.search(rf"{answer} på (\d+)", lede[1])
        assert told and sum(map(int, re.findall(rf"{answer} (\d+)", words))) == int(told[1])
    assert 'href="/kommun/0114-upplands-vasby/#tillganglighet"' in page and 'id="tillganglighet"' in page
