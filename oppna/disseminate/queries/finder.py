"""The search over what is public now."""

from __future__ import annotations

from oppna.catalogue.codelists import search_words
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.search.find import Finder
from oppna.disseminate.shelf.public import Public


def finder(public: Public) -> Finder:
    """Made at the first search after something became public."""
    return kept(public, "finder", lambda: Finder(public, search_words()))
