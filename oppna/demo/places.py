"""Where to look first on the demonstration's site: what is there, and its address. None of it needs an account."""

from __future__ import annotations

ADDRESS = "http://localhost:8000"
PLACES = (
    ("sök, karta och nytt", "/"),
    ("en kommun", "/kommun/0184-solna/"),
    ("en indikator", "/indikator/2018-bou/B1b_minst3/"),
    ("kommuner sida vid sida", "/jamfor/?omgang=2018-bou&enheter=0184,0180&indikatorer=G1,G2_1"),
    ("allt bakom en siffra", "/siffra/2018-bou/G2_1/kommun/0184-solna/"),
    ("en rättelse, cell för cell", "/rattelser/2018-bou/1.1/"),
    ("filer och gränssnitt", "/oppna-data/"),
)
