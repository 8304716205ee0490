"""The search as strangers use it: whole questions, other words, other keyboards, and what is not measured at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from oppna.catalogue.codelists import search_words
from oppna.disseminate.search.address import meant
from oppna.disseminate.search.entry import Kind
from oppna.disseminate.search.find import Finder
from oppna.disseminate.search.fold import fold
from oppna.disseminate.search.questions import LITTLE, stem, telling
from oppna.disseminate.shelf.shelf import Shelf

ON_CALL = "/indikator/2018-bou/G1/"
EXPERIENCE, VIOLENCE = "/indikator/2018-bou/B1b_minst3/", "/indikator/2018-bou/G9/"
LANDS = {
    # questions
    "finns socialjour i kiruna": "/siffra/2018-bou/G1/kommun/2584-kiruna/",
    "har göteborg socialjour?": "/siffra/2018-bou/G1/kommun/1480-goteborg/",
    "Finns det socialjour i Solna kommun?": "/siffra/2018-bou/G1/kommun/0184-solna/",
    "vad är socialjour": ON_CALL,
    "vad är SIP?": "/indikator/2018-bou/G24/",
    "hur många konsulter": "/indikator/2018-bou/BM_konsult/",
    "hur är det i Uppsala": "/kommun/0380-uppsala/",
    "what about Sweden": "",
    "visa Skåne": "/lan/skane-lan/",
    # other keyboards, other names
    "malmø": "/kommun/1280-malmo/",
    "Jønkøping": "/kommun/0680-jonkoping/",
    "Västerås": "/kommun/1980-vasteras/",
    "vasteraas": "",
    "region skåne": "/lan/skane-lan/",
    "Region Stockholm": "/lan/stockholms-lan/",
    "vgr": "/lan/vastra-gotalands-lan/",
    "sthlms län": "/lan/stockholms-lan/",
    "storstockholm": "/lan/stockholms-lan/",
    "huvudstaden": "/kommun/0180-stockholm/",
    "Sweden": "/riket/",
    "nationellt": "/riket/",
    "0180-D01": "/stadsdel/0180-d01-bromma/",
    # words of the trade, and of the street
    "hyrsocionomer": "/indikator/2018-bou/BM_konsult/",
    "bemanningsföretag": "/indikator/2018-bou/BM_konsult/",
    "akut hjälp": ON_CALL,
    "emergency social services": ON_CALL,
    "placerade barn": "/indikator/2018-bou/B16/",
    # publications and pages of the site
    "2018": "/publiceringar/2018-bou/1.1/",
    "öppna jämförelser 2018": "/publiceringar/2018-bou/1.1/",
    "våld i nära relationer 2017": "/publiceringar/2017-vinr/1.0/",
    "2015-bou": "/publiceringar/2015-bou/1.0/",
    "ladda ner": "/oppna-data/",
    "excel": "/oppna-data/",
    "api": "/oppna-data/",
    "Kolada": "/oppna-data/",
    "rättelser": "/rattelser/",
    "jämför": "/jamfor/",
    "kalender": "/publiceringar/",
}
FIRST = {
    "hur många socialsekreterare finns i malmö": "/siffra/2018-bou/B1b_minst3/kommun/1280-malmo/",
    "hur många barn utreds i solna": "/siffra/2018-bou/B1b_minst3/kommun/0184-solna/",
    "hur länge får man vänta på beslut": EXPERIENCE,
    "barn som far illa": EXPERIENCE,
    "anmäla oro för barn": EXPERIENCE,
    "utredningstid": EXPERIENCE,
    "4 månader": EXPERIENCE,
    "våld i hemmet": VIOLENCE,
    "våld mot kvinnor": VIOLENCE,
    "domestic violence": VIOLENCE,
    "kvinnofrid": VIOLENCE,
    "hedersrelaterat våld och förtryck": VIOLENCE,
    "foster care": "/indikator/2018-bou/B3/",
    "fosterbarn": "/indikator/2018-bou/B3/",
    "BUP samverkan": "/indikator/2018-bou/G3_5/",
    "samverkan med bup i luleå": "/siffra/2018-bou/G3_5/kommun/2580-lulea/",
    "vilken kommun är bäst": "/riket/",
    "topplista": "/riket/",
    "solan": "/kommun/0184-solna/",
    "sola kommun": "/kommun/0184-solna/",
    "hisingen": "/stadsdel/1480-d06-norra-hisingen/",
}
"""What stands first on the list, where nothing is meant for certain."""
TOLD = {
    "hur många barn utreds i solna": "Ingen indikator räknar anmälningar",
    "orosanmälningar uppsala": "Ingen indikator räknar anmälningar",
    "hur länge får man vänta på beslut": "Ingen indikator räknar anmälningar",
    "vilken kommun är bäst": "Här rangordnas inga kommuner",
    "Bästa kommunen": "Här rangordnas inga kommuner",
    "försörjningsstöd malmö": "Försörjningsstöd är en del av ekonomiskt bistånd",
    "hedersvåld": "Hedersrelaterat våld mäts inte för sig",
}
"""What whoever means something else than is measured is told, and is then not led past it."""
NOT_MEASURED = ("hemtjänst", "spelberoende", "personalomsättning", "sjukfrånvaro", "hemlöshet", "budget", "varför nej")


@pytest.fixture(scope="module")
def finder(public_store: Path) -> Finder:
    return Finder(Shelf(public_store).at(datetime.now(UTC)), search_words())


@pytest.mark.parametrize("query", LANDS)
def test_a_stranger_lands_where_they_meant(finder: Finder, query: str) -> None:
    landing = finder.find(query).landing
    assert (landing.address if landing else "") == LANDS[query]


@pytest.mark.parametrize("query", FIRST)
def test_a_stranger_sees_it_first(finder: Finder, query: str) -> None:
    found = finder.find(query)
    assert found.hits[0].entry.address == FIRST[query]
    assert found.landing is None, "nothing is meant for certain"


@pytest.mark.parametrize("query", TOLD)
def test_a_stranger_who_means_something_else_is_told(finder: Finder, query: str) -> None:
    found = finder.find(query)
    assert found.about.startswith(TOLD[query]) and found.landing is None and found.hits


@pytest.mark.parametrize("query", NOT_MEASURED)
def test_what_is_not_measured_is_not_found(finder: Finder, query: str) -> None:
    assert finder.find(query).hits == ()


def test_sixty_new_queries_are_tried() -> None:
    assert len({*LANDS, *FIRST, *TOLD, *NOT_MEASURED}) >= 60


def test_no_little_word_is_the_name_of_a_place(finder: Finder) -> None:
    """Åre is `are` when it is folded, and Vara is `vara`."""
    areas = [entry for entry in finder._index.entries if entry.kind in (Kind.MUNICIPALITY, Kind.DISTRICT, Kind.COUNTY)]
    assert len(areas) > 300
    assert not LITTLE & {fold(entry.text) for entry in areas}


def test_forms_of_a_word_have_one_stem() -> None:
    assert {stem(word) for word in ("utreds", "utreder", "utredning", "utredningar")} == {"utred"}
    assert stem("bup") == "bup" and stem("barn") == "barn"
    assert telling(("hur", "manga", "barn", "are")) == ("barn", "are")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kommun/0184-solna/socialjour.html", "solna socialjour"),
        ("/solna", "solna"),
        ("/0184", "0184"),
        ("/kommun/malm%C3%B6/", "malmö"),
        ("/siffra/2018-bou/G1/kommun/", "G1"),
        ("/kommun/", ""),
        ("/", ""),
        ("/" + "x" * 900, "x" * 80),
    ],
)
def test_what_an_address_meant(path: str, words: str) -> None:
    assert meant(path) == words
