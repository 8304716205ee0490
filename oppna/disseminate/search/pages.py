"""Pages that are no area and no measure, by the words people look for them with."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.addresses import (
    AREA_LIST,
    CORRECTIONS,
    INDICATOR_LIST,
    OPEN_DATA,
    RELEASES,
    compare_path,
    release_path,
)
from oppna.disseminate.search.entry import Entry, Kind, Name
from oppna.release.content import Release

_ANOTHER_WORD = 0.3
_PAGES = (
    (compare_path(), "Jämför", "Välj själv vad som står sida vid sida", "jämför jämföra jämförelse jämföraren"),
    (AREA_LIST, "Kommuner, län och grupper", "Alla områden", "kommuner alla-kommuner kommunlista stadsdelar lista"),
    (INDICATOR_LIST, "Indikatorer", "Allt som mäts", "indikatorer alla-indikatorer mått nyckeltal"),
    (OPEN_DATA, "Öppna data", "Filer och gränssnitt", "data ladda-ner nedladdning excel csv api psidata kolada pxweb"),
    (RELEASES, "Publiceringar", "Vad som har kommit och vad som kommer", "publiceringskalender kalender nästa"),
    (CORRECTIONS, "Rättelser", "Vad som är ändrat och varför", "rättelse ändringar fel felaktiga-siffror"),
)  # fmt: skip
"""Address, name, what it is, and other words; a hyphen holds two together."""


def pages() -> Iterator[Entry]:
    """The lists and tools of the site."""
    for address, text, detail, others in _PAGES:
        also = (Name(word.replace("-", " "), _ANOTHER_WORD) for word in others.split())
        yield Entry(Kind.PAGE, text, detail, address, (Name(text), *also), ("page", address))


def release_entry(release: Release) -> Entry:
    """A round: by its name, its year, and the area of the social services it is about."""
    head, edition = release.head, release.edition.head
    year = str(edition.year)
    names = (head.edition_name, head.edition, year, f"öppna jämförelser {year}", f"{edition.service_area} {year}")
    return Entry(
        kind=Kind.RELEASE,
        text=head.edition_name,
        detail=f"Version {head.version}",
        address=release_path(head.edition, head.version),
        names=tuple(Name(one) for one in names),
        key=("release", head.edition),
        weight=edition.year,
    )
