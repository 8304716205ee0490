"""Every figure has a page with its proof.

No page asks the database: pytest-django forbids that in tests that are not marked, and none here is.
"""

from __future__ import annotations

import random
import re
import time

import msgspec
import pytest
from django.test import Client
from django.utils.html import escape

from oppna.disseminate.addresses import figure_path
from oppna.disseminate.fair.case import case_of
from oppna.disseminate.fair.figure import Figure, figure_of
from oppna.disseminate.fair.objections import OBJECTIONS
from oppna.disseminate.queries.public import public
from oppna.model.release import Cell
from tests.lib.public_world import CHILDREN, CORRECTED_QUESTION, CORRECTED_UNIT, PUBLISHED, VIOLENCE

pytestmark = pytest.mark.usefixtures("public_site")
EDITIONS = (PUBLISHED, VIOLENCE, CHILDREN)
A_SAMPLE = 300
SLOWEST_95 = 0.3
"""Seconds of work: three times the limit, for two test processes share cores and Django's test client copies every
context. `bench pages` measures that the limit itself is kept; a page that has become slow by a factor fails here."""
OWN = re.compile(
    r'<td class="own[^"]*"[^>]*><a href="(/siffra/[^"]+)">[^<]*</a>(?:<span class="under">([^<]+)</span>)?'
)
CORRECTED = f"/siffra/{CHILDREN}/{CORRECTED_QUESTION}/kommun/{CORRECTED_UNIT}-solna/"


def _cells(edition: str) -> list[Cell]:
    cells = public().by_edition[edition].cells
    return random.Random(edition).sample(cells, min(A_SAMPLE, len(cells)))


def _address(edition: str, cell: Cell) -> str:
    return figure_path(edition, cell.indicator, public().areas[cell.level, cell.area])


@pytest.mark.parametrize("edition", EDITIONS)
def test_any_cell_has_its_page_whatever_it_holds(edition: str) -> None:
    client, took = Client(), []
    for cell in _cells(edition):
        start = time.process_time()
        response = client.get(_address(edition, cell))
        took.append(time.process_time() - start)
        told = response.content.decode()
        assert response.status_code == 200, cell
        assert told.count('class="objection"') == len(OBJECTIONS) == 10, cell
        assert ("SYNTETISKA SVAR" in told) == (edition != PUBLISHED)
        assert len(response.content) < 200_000
        assert not response.cookies
    took.sort()
    print(f"{edition}: median {took[len(took) // 2] * 1000:.0f} ms, p95 {took[int(len(took) * 0.95)] * 1000:.0f} ms")
    assert took[int(len(took) * 0.95)] < SLOWEST_95


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_file_tells_what_the_page_tells(edition: str) -> None:
    """The file is read back by its type: a field that is missing, unknown or of another kind fails."""
    client = Client()
    for cell in _cells(edition)[:60]:
        response = client.get(_address(edition, cell) + "siffra.json")
        assert response.headers["Content-Type"] == "application/json"
        read = msgspec.json.decode(response.content, type=Figure)
        assert msgspec.json.encode(read) == response.content, "nothing beside what the type has"
        place = (cell.level, cell.area)
        case = case_of(public(), edition, cell.indicator, place)
        assert case is not None and read == figure_of(case)
        assert (read.value, read.numerator, read.denominator) == (cell.value, cell.numerator, cell.denominator)
        assert read.recomputed is not False


@pytest.mark.parametrize("area", ["/lan/stockholms-lan/", "/kommungrupp/c9/", "/stadsdel/1480-d03-centrum/", "/riket/"])
def test_the_page_of_an_area_gives_the_same_verdict(area: str) -> None:
    """One source: what is said in a row and what is said behind it can never be two things."""
    client = Client()
    rows = OWN.findall(client.get(area).content.decode())
    assert rows
    for address, verdict in rows:
        read = msgspec.json.decode(client.get(address + "siffra.json").content, type=Figure)
        assert (verdict or None) in (read.sureness.verdict, None)
        stands_out = read.sureness.verdict in ("avviker", "avviker tydligt")
        assert not stands_out or verdict == read.sureness.verdict, address


def test_a_corrected_figure_tells_of_its_versions() -> None:
    told = Client().get(CORRECTED).content.decode()
    assert "Just den här siffran är rättad" in told
    (entry,) = public().by_edition[CHILDREN].head.corrections
    assert escape(entry.reason) in told and f"Svar: {CORRECTED_UNIT} {CORRECTED_QUESTION}: " in told
    other = Client().get(CORRECTED.replace(CORRECTED_QUESTION, "G1")).content.decode()
    assert "Publiceringen är rättad, men inte den här siffran" in other


def test_everything_folded_can_be_shown_open() -> None:
    assert "<details open" not in re.sub(r' class="objection" id="\w+"', "", Client().get(CORRECTED).content.decode())
    told = Client().get(CORRECTED + "?visa=allt").content.decode()
    assert re.sub(r' class="objection" id="\w+"', "", told).count("<details open") == len(OBJECTIONS)
    wrong = Client().get(CORRECTED + "?visa=mer").content.decode()
    assert "”mer” är inget sätt att visa sidan på" in wrong and "<details" in wrong


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/siffra/2031-bou/G1/riket/", "ingen publicerad utgåva som heter ”2031-bou”"),
        ("/siffra/2018-bou/G99/riket/", "har ingen indikator som heter ”G99”"),
        ("/siffra/2018-bou/G1/kommun/0184-sola/", "inget område på adressen ”kommun/0184-sola”"),
        ("/siffra/2018-bou/G1/%3Cscript%3E/", "inget område på adressen ”&lt;script&gt;”"),
        ("/siffra/2015-bou/BBIC/befolkningsgrupp/4/", "redovisar inte BBIC"),
    ],
)
def test_what_does_not_exist_is_told_in_a_sentence(address: str, sentence: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert sentence in response.content.decode()
    told = Client().get(address + "siffra.json")
    assert told.status_code == 404 and set(told.json()) == {"error"}


def test_nothing_can_be_sent_to_a_figure() -> None:
    assert Client().post(CORRECTED).status_code in (403, 405)
