"""The search over what is public now."""

from __future__ import annotations

from oppna.catalogue.codelists import search_words
from oppna.disseminate.addresses import PATH_LEVEL
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.search.find import Finder
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level


def finder(public: Public) -> Finder:
    """Made at the first search after something became public."""
    return kept(public, "finder", lambda: Finder(public, search_words()))


MOST_NAMED = 20


def named_so(public: Public, place: str) -> str:
    """kommun/0184 or lan/stockholm → the address of the one area of the level with that code or name; "" if none."""
    level, _, name = place.partition("/")
    if level not in PATH_LEVEL or not name:
        return ""
    words = name.replace("-", " ")
    asked = (words, f"{words} län") if PATH_LEVEL[level] is Level.COUNTY else (words,)
    hits = (hit for one in asked for hit in finder(public).find(one, MOST_NAMED).hits)
    found = {hit.entry.address for hit in hits if hit.exact and hit.entry.key[:2] == ("area", str(PATH_LEVEL[level]))}
    return found.pop() if len(found) == 1 else ""
