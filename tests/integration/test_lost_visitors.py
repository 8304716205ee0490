"""Addresses that lead nowhere lead on: near guesses, the search, and from the parent of an address to its list."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

SEARCH = 'action="/sok/"'


@pytest.fixture(autouse=True)
def _shown(public_site: Path) -> None:
    """Releases to be lost among."""


LEADS = {
    "/kommun/": "/omraden/",
    "/kommuner/": "/omraden/",
    "/lan/": "/omraden/",
    "/stadsdel/": "/omraden/",
    "/befolkningsgrupp/": "/omraden/#grupper",
    "/kommungrupp/": "/omraden/#grupper",
    "/indikatorer/": "/indikator/",
    "/indikator/2018-bou/": "/indikator/?omgang=2018-bou",
    "/indikator/G1/": "/indikator/2018-bou/G1/",
    "/siffra/": "/indikator/",
    "/siffra/2018-bou/": "/indikator/?omgang=2018-bou",
    "/siffra/2018-bou/G1/": "/indikator/2018-bou/G1/",
    "/siffra/2018-bou/G1/kommun/": "/indikator/2018-bou/G1/",
    "/siffra/2018-bou/G1/kommun/solna/": "/siffra/2018-bou/G1/kommun/0184-solna/",
    "/publiceringar/2018-bou/": "/publiceringar/2018-bou/1.1/",
    "/rattelser/2018-bou/": "/rattelser/2018-bou/1.1/",
    "/rattelser/2015-bou/": "/rattelser/",
    "/data/": "/oppna-data/",
    "/data/2018-bou/": "/publiceringar/2018-bou/1.1/",
    "/data/2018-bou/1.0/": "/publiceringar/2018-bou/1.0/",
    "/api/": "/oppna-data/#granssnitt",
    "/pxweb/": "/oppna-data/#granssnitt",
    "/kommun/0184/": "/kommun/0184-solna/",
    "/kommun/solna/": "/kommun/0184-solna/",
    "/kommun/upplands-vasby/": "/kommun/0114-upplands-vasby/",
    "/lan/stockholm/": "/lan/stockholms-lan/",
    "/lan/skane/": "/lan/skane-lan/",
    "/stadsdel/bromma/": "/stadsdel/0180-d01-bromma/",
    "/stadsdel/0180-d01/": "/stadsdel/0180-d01-bromma/",
    "/Kommun/0184-Solna/": "/kommun/0184-solna/",
}
NEAR = {
    "/solna/": "/kommun/0184-solna/",
    "/0184/": "/kommun/0184-solna/",
    "/kommun/malm%C3%B6/": "/kommun/1280-malmo/",
    "/kommun/9999-solna/": "/kommun/0184-solna/",
    "/kommuner/upsala.html": "/kommun/0380-uppsala/",
    "/socialjour/": "/indikator/2018-bou/G1/",
    "/sverige/": "/riket/",
}
NOWHERE = (
    "/xyzzy/",
    "/indikator/2031-bou/",
    "/indikator/2018-bou/X9/",
    "/siffra/2018-bou/G1/kommun/xyzzy/",
    "/publiceringar/2018-bou/9.9/",
    "/data/2018-bou/9.9/",
    "/jamfor/x/",
    "/kommun/9999-xyzzy/",
)


@pytest.mark.parametrize("address", LEADS)
def test_the_parent_of_an_address_leads_to_its_list(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302, address
    assert answer.headers["Location"] == LEADS[address]
    assert Client().get(LEADS[address].partition("#")[0]).status_code == 200


@pytest.mark.parametrize("address", NEAR)
def test_a_near_address_is_offered(address: str) -> None:
    answer = Client().get(address)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert f'href="{NEAR[address]}"' in page.partition("Menade du något av de här?")[2]
    assert SEARCH in page


@pytest.mark.parametrize("address", NOWHERE)
def test_every_dead_end_offers_the_search_and_ways_on(address: str) -> None:
    answer = Client().get(address)
    page = answer.content.decode()
    assert answer.status_code == 404 and SEARCH in page
    assert page.partition("<main")[2].count('<a href="/') + page.partition("<main")[2].count('href="/indikator/') >= 1


@pytest.mark.parametrize("address", ["/svara/4711-solna/", "/omgangar/solna/", "/konto/solna/"])
def test_nothing_is_guessed_from_an_address_that_may_be_somebodys(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 404
    assert b"Menade du" not in answer.content and b"/kommun/0184-solna/" not in answer.content


@pytest.mark.parametrize(
    "address",
    ["/<script>alert(1)</script>/", "/%22onload=1/", "/" + "a" * 5000 + "/", "/%00/", "/kommun/%F0%9F%92%A9/"],
)
def test_whatever_stands_in_an_address_is_only_text(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 404
    assert b"<script>alert" not in answer.content and b'"onload' not in answer.content


def test_an_unknown_edition_is_told_in_one_sentence() -> None:
    assert "Ingen publicering heter ”2031-bou”." in Client().get("/indikator/2031-bou/").content.decode()


def test_no_hits_tells_what_there_is() -> None:
    page = Client().get("/sok/?q=hemtj%C3%A4nst").content.decode()
    assert "Inget av det vi har heter så" in page
    assert 'href="/indikator/?omgang=2018-bou"' in page and 'href="/indikator/?omgang=2017-vinr"' in page
