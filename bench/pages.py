"""The public pages: what a visitor waits for each kind of page, the first time anybody asks and when it is kept.

Two visitors at once, on the same two cores as the site. The releases are the demonstration's.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bench.line import Line
from oppna.disseminate.addresses import area_path, figure_path, indicator_path
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from tests.lib.public_world import make_store
from tests.lib.served import Site

LIMIT = 100.0
"""Milliseconds that 95 pages of 100 may take at most."""
HEAVIEST = 200.0
"""Kilobytes of a page as it is sent, pictures drawn in it included."""
VISITORS = 2
OF_A_KIND = 60


class Asked(NamedTuple):
    """Milliseconds until the whole page had come, and its kilobytes as sent."""

    milliseconds: float
    kilobytes: float


def lines(place: Path, quick: bool) -> list[Line]:
    store = make_store(place)
    site = Site(place, OPPNA_RELEASES=str(store))
    site.start()
    try:
        return list(_lines(site.port, _pages(store, 6 if quick else OF_A_KIND)))
    finally:
        site.kill()


def _pages(store: Path, most: int) -> dict[str, list[str]]:
    """Kind → addresses, the same every time."""
    public = Shelf(store).at(datetime.now(UTC))
    drawn = random.Random(1)
    every = {kind: sorted(found) for kind, found in _kinds(public).items()}
    return {kind: drawn.sample(found, min(most, len(found))) for kind, found in every.items()}


def _kinds(public: Public) -> dict[str, list[str]]:
    newest = public.releases[0]
    units = [area for area in newest.areas if area.level in (Level.MUNICIPALITY, Level.DISTRICT)]
    groups = [area for area in newest.areas if area not in units]
    indicators = [(one.head.edition, each.id) for one in public.releases for each in one.edition.indicators]
    counties = [area for area in groups if area.level is Level.COUNTY]
    return {
        "start, search and lists": ["/", "/omraden/", "/indikator/", "/publiceringar/", "/oppna-data/", "/sok/?q=vald"],
        "a municipality": [area_path(area) for area in units],
        "a county or group": [area_path(area) for area in groups],
        "an indicator": [indicator_path(*one) for one in indicators],
        "a figure, ja men": [
            figure_path(newest.head.edition, one.id, area) for one in newest.edition.indicators for area in units
        ],
        "five compared": [_compared(units, number) for number in range(len(units) - 5)],
        "a county compared": [f"/jamfor/?enheter={_inside(units, area.area)}" for area in counties],
    }


def _compared(units: Sequence[ReleaseArea], number: int) -> str:
    return "/jamfor/?enheter=" + ",".join(area.area for area in units[number : number + 5])


def _inside(units: Sequence[ReleaseArea], county: str) -> str:
    return ",".join(area.area for area in units if area.county == county and not area.is_city)


def _lines(port: int, pages: dict[str, list[str]]) -> Iterator[Line]:
    for kind, addresses in pages.items():
        first, again = _asked(port, addresses), _asked(port, addresses * 3)
        yield Line(f"{kind}: first time, p95", _p95(one.milliseconds for one in first), "the limit", LIMIT)
        yield Line(f"{kind}: kept, p95", _p95(one.milliseconds for one in again), "the limit", LIMIT)
        yield Line(f"{kind}: heaviest", max(one.kilobytes for one in first), "the limit", HEAVIEST, "kB")


def _asked(port: int, addresses: Sequence[str]) -> list[Asked]:
    with ThreadPoolExecutor(VISITORS) as visitors:
        shares = [addresses[number::VISITORS] for number in range(VISITORS)]
        return [one for told in visitors.map(lambda share: list(_visit(port, share)), shares) for one in told]


def _visit(port: int, addresses: Sequence[str]) -> Iterator[Asked]:
    """One visitor after the other's page: a connection that is kept, as browsers do."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    for address in addresses:
        start = perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        reply = connection.getresponse()
        body = reply.read()
        if reply.status != 200:
            raise RuntimeError(f"{reply.status} from {address}")
        yield Asked((perf_counter() - start) * 1000, len(body) / 1000)
    connection.close()


def _p95(milliseconds: Iterator[float]) -> float:
    ordered = sorted(milliseconds)
    return ordered[int(len(ordered) * 0.95) - (len(ordered) % 20 == 0)]
