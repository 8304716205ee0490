"""What can be found, and what finding it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a hit is. The value is what people read."""

    FIGURE = "Siffra"
    MUNICIPALITY = "Kommun"
    DISTRICT = "Stadsdel"
    NATION = "Riket"
    COUNTY = "Län"
    GROUP = "Grupp av kommuner"
    INDICATOR = "Indikator"
    BACKGROUND = "Bakgrundsmått"
    HEADING = "Område av indikatorer"
    QUESTION = "Fråga i enkäten"
    RELEASE = "Publicering"
    PAGE = "Sida"


AREAS = frozenset({Kind.MUNICIPALITY, Kind.DISTRICT, Kind.NATION, Kind.COUNTY, Kind.GROUP})
MEASURES = frozenset({Kind.INDICATOR, Kind.BACKGROUND})


@dataclass(frozen=True)
class Name:
    """A text something is found by. `cost`: how much further away than its proper name; 0 is the name itself."""

    text: str
    cost: float = 0.0


@dataclass(frozen=True)
class Entry:
    """Something with an address. `key`: what it is, for whoever joins two of them. `weight`: more comes first."""

    kind: Kind
    text: str
    detail: str
    address: str
    names: tuple[Name, ...]
    key: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True)
class Hit:
    """An entry that fits. `cost`: 0 is letter for letter; `exact`: the very name was typed."""

    entry: Entry
    cost: float
    exact: bool
