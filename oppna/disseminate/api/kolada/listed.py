"""Indicators, municipalities, groups and units as lists of ready texts, looked up by id or searched by words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from oppna.disseminate.api.kolada.dialect import Dialect
from oppna.disseminate.cube.catalogue import Catalogue

SEARCHED = ("title", "description", "operating_area")
"""Fields one may ask for a part of, in any case of letters."""
EXACT: dict[str, str] = {"type": "type", "region_type": "type", "municipality": "municipality"}
"""Parameter → the field that must be one of its values."""


@dataclass(frozen=True)
class Listing:
    """`texts`: each with a comma at its end. `words`, `fields`: what is searched and what is compared, item by item."""

    texts: tuple[bytes, ...]
    at: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, tuple[str, ...]]

    def chosen(self, ids: Sequence[str] | None, parameters: Mapping[str, Sequence[str]]) -> Sequence[int]:
        """The items of the ids (all where none are given) that fit what the query asks."""
        found: Sequence[int] = range(len(self.texts))
        if ids is not None:
            found = sorted(self.at[id] for id in ids if id in self.at)
        for field, words in self.words.items():
            if given := parameters.get(field):
                wanted = folded(given[-1])
                found = [number for number in found if wanted in words[number]]
        for parameter, field in EXACT.items():
            if field in self.fields and (values := _values(parameters.get(parameter, ()))):
                found = [number for number in found if self.fields[field][number] in values]
        return found


def folded(text: str) -> str:
    """For comparing without regard to case; å written as one letter or as two is the same."""
    return unicodedata.normalize("NFC", text).casefold()


def _values(given: Sequence[str]) -> set[str]:
    return {one.strip() for text in given for one in text.split(",") if one.strip()}


def listings(catalogue: Catalogue, dialect: Dialect) -> dict[str, Listing]:
    """Everything there is to list, by the word in the address."""
    return {
        "kpi": _listing(catalogue.kpis, dialect.kpi),
        "kpi_groups": _listing(catalogue.kpi_groups, msgspec.to_builtins),
        "municipality": _listing(catalogue.municipalities, msgspec.to_builtins),
        "municipality_groups": _listing(catalogue.municipality_groups, msgspec.to_builtins),
        "ou": _listing(catalogue.ous, msgspec.to_builtins),
    }


def _listing(nouns: Sequence[Any], told: Callable[[Any], dict[str, Any]]) -> Listing:
    return Listing(
        texts=tuple(msgspec.json.encode(told(noun)) + b"," for noun in nouns),
        at={noun.id: number for number, noun in enumerate(nouns)},
        words=_fields(nouns, SEARCHED, folded),
        fields=_fields(nouns, tuple(EXACT.values()), str),
    )


def _fields(nouns: Sequence[Any], names: Sequence[str], kept: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    there = [name for name in dict.fromkeys(names) if nouns and hasattr(nouns[0], name)]
    return {name: tuple(kept(getattr(noun, name) or "") for noun in nouns) for name in there}
