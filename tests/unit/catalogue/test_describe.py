"""An indicator described: all headings, always, in the same order."""

from __future__ import annotations

from pathlib import Path

from oppna.catalogue.describe import NOT_REVIEWED, NOT_STATED, describe
from oppna.catalogue.load import load_edition
from tests.lib.mini_edition import EDITION, LICENCE, PLAN, change


def described(indicator: str) -> dict[str, str]:
    edition = load_edition(EDITION)
    return dict(describe(edition, edition.indicator(indicator)))


def test_every_indicator_has_the_same_headings(home: Path) -> None:
    headings = {tuple(described(indicator.id)) for indicator in load_edition(EDITION).indicators}
    (only,) = headings
    assert only[0] == "Namn"
    assert only[-1] == "Nästa granskning"


def test_codes_are_told_in_words(home: Path) -> None:
    told = described("plan")
    assert told["Dimension"] == "Kunskapsbaserad"
    assert told["Kvalitetsområde"] == "Kunskapsbaserad verksamhet"
    assert told["Redovisas för"] == "Kommun, Riket"
    assert told["Mätperiod"] == "1 januari 2031–31 december 2031"
    assert told["Del av enkäten"] == "Gemensam del"
    assert told["Frågor som krävs"] == "P1: Finns en plan?\nP1a: Är den uppföljd?"
    assert told["Jämförbarhet mellan år"] == "2030-mini: påverkad. ny fråga [001:9]"
    assert described("licence")["Del av enkäten"] == "Register"


def test_what_nobody_has_reviewed_says_so(home: Path) -> None:
    told = described("plan")
    assert {told[heading] for heading in ("Författare", "Granskare", "Nästa granskning")} == {NOT_REVIEWED}
    change(home, PLAN, "del: G\n", 'del: G\nnästa_granskning: "2032-05-01"\ngranskare: Någon\n')
    told = described("plan")
    assert (told["Granskare"], told["Nästa granskning"]) == ("Någon", "1 maj 2032")


def test_kolada_is_an_id_or_a_reason(home: Path) -> None:
    assert described("licence")["Kolada"] == "finns inte där"
    change(home, LICENCE, "{skäl: finns inte där}", "{id: N12345}")
    assert described("licence")["Kolada"] == "N12345"


def test_what_a_register_measure_lacks_is_told_as_none(home: Path) -> None:
    told = described("licence")
    assert (told["Frågor som krävs"], told["Anmärkningar"], told["Jämförbarhet mellan år"]) == (
        "inga",
        "inga",
        NOT_STATED,
    )
