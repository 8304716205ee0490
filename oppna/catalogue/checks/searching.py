"""Rules on the words people search with."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue import codelists
from oppna.catalogue.checks.subject import Fault, Subject, repeated
from oppna.catalogue.codelists import SearchWord
from oppna.model.codes import NATION, Level

FILE = "codelists/synonymer.yaml"


def search_words_lead_somewhere(subject: Subject) -> Iterator[Fault]:
    every = codelists.search_words()
    for word in repeated(tuple(word.casefold() for one in every for word in one.words)):
        yield FILE, f"ordet {word} står två gånger. Behåll det ena."
    for one in every:
        yield from _without_target(one)
        yield from _unknown_indicators(subject, one)
        yield from _unknown_area(one)


def _without_target(one: SearchWord) -> Iterator[Fault]:
    if bool(one.indicators) == bool(one.area) or not one.words:
        yield FILE, f"{', '.join(one.words) or 'En rad utan ord'} ska ha ord och antingen indikatorer eller ett område."


def _unknown_indicators(subject: Subject, one: SearchWord) -> Iterator[Fault]:
    known = {indicator.id for indicator in subject.edition.indicators}
    for id in one.indicators.get(subject.edition.id, ()):
        if id not in known:
            yield FILE, f"{one.words[0]} nämner {id}, som inte finns i {subject.edition.id}. Rätta id."


def _unknown_area(one: SearchWord) -> Iterator[Fault]:
    """A municipality is known by its county: which ones there are differs from year to year."""
    level, _, code = one.area.partition(":")
    is_municipality = level == Level.MUNICIPALITY and len(code) == 4 and code[:2] in codelists.counties()
    is_county = level == Level.COUNTY and code in codelists.counties().values()
    if one.area and not is_municipality and not is_county and (level, code) != (Level.NATION, NATION):
        yield FILE, f"{one.words[0]} nämner {one.area}, som inte är en kommun, ett län eller riket. Rätta området."
