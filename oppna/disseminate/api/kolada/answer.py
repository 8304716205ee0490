"""The interface as a whole: which address asks for what, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from oppna.disseminate.api.http import Request, Response
from oppna.disseminate.api.kolada.asked import LONGEST_ADDRESS, Unclear, ids, paging
from oppna.disseminate.api.kolada.dialect import Dialect
from oppna.disseminate.api.kolada.dimensions import DIMENSIONS, dimensions
from oppna.disseminate.api.kolada.envelope import enveloped
from oppna.disseminate.api.kolada.figures import page, wanted
from oppna.disseminate.api.kolada.listed import Listing, listings
from oppna.disseminate.cube.cube import Cube


@dataclass
class Kolada:
    """Answers in one dialect from the cube that is public now. The texts of lists are made once a cube."""

    dialect: Dialect
    cube: Callable[[], Cube]
    refused: Callable[[int, str], Response]
    _listings: dict[str, Listing] = field(default_factory=dict)
    _token: str = ""

    def __call__(self, request: Request) -> Response:
        """The answer to any request below the root."""
        try:
            return self._answer(request)
        except Unclear as unclear:
            return self.refused(unclear.status, unclear.sentence)

    def _answer(self, request: Request) -> Response:
        if len(request.path) + len(request.query) > LONGEST_ADDRESS:
            raise Unclear("Adressen är för lång; dela upp frågan i flera.")
        cube = self.cube()
        kind, *words = request.path[len(self.dialect.root) :].removesuffix("/").split("/")
        if kind in DIMENSIONS:
            return self._figures(request, cube, kind, words)
        listing = self._listed(cube).get(kind)
        if listing is None or len(words) > 1:
            raise Unclear(_no_such(self.dialect), 404)
        return self._list(request, listing, kind, words)

    def _figures(self, request: Request, cube: Cube, kind: str, words: Sequence[str]) -> Response:
        parameters = request.parameters
        asked_page = paging(parameters)
        named = dimensions(kind, words, parameters, self.dialect)
        least = 2 if words or not self.dialect.has_query_form else 1
        asked = wanted(cube, kind, named, parameters, self.dialect, least)
        return enveloped(request, self.dialect, asked_page, *page(cube, asked, asked_page, self.dialect))

    def _list(self, request: Request, listing: Listing, kind: str, words: Sequence[str]) -> Response:
        asked_page = paging(request.parameters)
        texts = [*words, *filter(None, request.parameters.get("id", ()))]
        found = listing.chosen(ids(texts, kind, self.dialect) if texts else None, request.parameters)
        rows = [listing.texts[number] for number in found[asked_page.first : asked_page.first + asked_page.size]]
        more = len(found) > asked_page.first + asked_page.size
        return enveloped(request, self.dialect, asked_page, rows, len(rows), more)

    def _listed(self, cube: Cube) -> dict[str, Listing]:
        if cube.token != self._token or not self._listings:
            self._listings, self._token = listings(cube.catalogue, self.dialect), cube.token
        return self._listings


def _no_such(dialect: Dialect) -> str:
    root = dialect.root
    return (
        f"Adressen finns inte här. Det här finns: {root}kpi, {root}kpi_groups, {root}municipality, "
        f"{root}municipality_groups, {root}ou, {root}data och {root}oudata."
    )
