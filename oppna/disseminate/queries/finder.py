"""The search over what is public now."""

from __future__ import annotations

from oppna.catalogue.codelists import search_words
from oppna.disseminate.queries.kept import Kept
from oppna.disseminate.search.find import Finder

finder: Kept[Finder] = Kept(lambda public: Finder(public, search_words()))
