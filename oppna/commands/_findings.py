"""What review found, told on a screen: grouped by kind, how many, the first few of each, and what to do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

import msgspec

from oppna.model.answer import Finding
from oppna.process.integrate import CITY, UNKNOWN_QUESTION, UNKNOWN_UNIT
from oppna.process.review import CANNOT, CORRECTED, ILLOGICAL, NOT_ASKED
from oppna.swedish import counted, number

SHOWN = 3
"""How many of a kind are shown: enough to see what it is about."""

WIDTH = 100


class Kind(msgspec.Struct, frozen=True):
    """A kind of finding: what one and several are called, and what to do about them."""

    one: str
    more: str
    do: str


KINDS = {
    ILLOGICAL: Kind(
        "ologisk uppgift",
        "ologiska uppgifter",
        "Fråga den som svarat vad som är rätt och ändra svaret, annars redovisas inte måttet.",
    ),
    CANNOT: Kind(
        "svar 999, kan inte lämna uppgift",
        "svar 999, kan inte lämna uppgift",
        "Inget behöver göras; uppgiften räknas som bortfall. Byt till ett tal om den som svarat har ett.",
    ),
    NOT_ASKED: Kind(
        "svar på en fråga som inte ställs",
        "svar på frågor som inte ställs",
        "Svaret räknas inte. Stämmer det ändå, ändra svaret på frågan som styr.",
    ),
    CORRECTED: Kind(
        "rättat resultat",
        "rättade resultat",
        "Inget behöver göras, om svaren från året innan stämmer.",
    ),
    UNKNOWN_QUESTION: Kind(
        "fråga som inte finns i utgåvan",
        "frågor som inte finns i utgåvan",
        "Rätta frågans id om den skulle räknas, ta annars bort raderna.",
    ),
    CITY: Kind(
        "stad som svarar genom sina stadsdelar",
        "städer som svarar genom sina stadsdelar",
        "Flytta svaren till stadsdelarna om de skulle räknas, ta annars bort raderna.",
    ),
    UNKNOWN_UNIT: Kind(
        "objekt bara bland svaren från året innan",
        "objekt bara bland svaren från året innan",
        "Inget behöver göras om objektet har upphört; rätta annars koden.",
    ),
}
"""Code of a finding → its kind, what most needs doing first."""


def told(findings: Sequence[Finding]) -> Iterator[str]:
    """The lines, an empty one before each kind."""
    kinds = {finding.code for finding in findings}
    for code, kind in KINDS.items():
        if code in kinds:
            yield ""
            yield from _told(kind, [finding for finding in findings if finding.code == code])


def _told(kind: Kind, findings: Sequence[Finding]) -> Iterator[str]:
    yield textwrap.fill(f"{counted(len(findings), kind.one, kind.more)}. {kind.do}", WIDTH)
    for finding in findings[:SHOWN]:
        yield textwrap.fill(_line(finding), WIDTH, initial_indent="  – ", subsequent_indent="    ")
    if len(findings) > SHOWN:
        yield f"  … och {number(len(findings) - SHOWN)} till."


def _line(finding: Finding) -> str:
    """The sentence, with the unit and the measure in front where it does not begin with them itself."""
    named = [name for name in (finding.unit, finding.indicator) if name and not finding.sentence.startswith(name)]
    return f"{' '.join(named)}: {finding.sentence}" if named else finding.sentence
