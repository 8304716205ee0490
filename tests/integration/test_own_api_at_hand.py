"""What our own interface has written ahead: the very same as what it tells when it is asked for row by row."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest

from oppna.disseminate.api import server, source
from oppna.disseminate.api.http import Request
from oppna.disseminate.api.v1 import ahead, door
from oppna.disseminate.api.v1.asked import GAP, Later
from oppna.disseminate.api.v1.certainty import certain_cell
from oppna.disseminate.api.v1.resources import CertainCell, CertainCellList, FigureTold
from oppna.disseminate.api.v1.stamps import stamp
from oppna.disseminate.api.wrappers.limit import Buckets
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import shown
from oppna.release.content import Release
from tests.lib import apart
from tests.lib.own_api import ask
from tests.lib.public_world import CHILDREN, PUBLISHED, VIOLENCE

VERSION = f"/api/v1/releases/{CHILDREN}/1.1"
COUNTY = quote("Stockholms län")
LOOKUPS = (
    "/api/v1/",
    "/api/v1/openapi.json",
    "/api/v1/releases",
    f"/api/v1/releases?edition={CHILDREN}",
    f"/api/v1/releases/{CHILDREN}",
    VERSION,
    f"{VERSION}/cells?indicator=G1&area=0184&level=municipality",
    f"{VERSION}/cells?indicator=G1&area=0184&include=certainty",
    f"{VERSION}/cells?area=0184",
    f"{VERSION}/cells?county={COUNTY}&indicator=G1,G2_1",
    f"{VERSION}/cells?indicator=G1",
    f"{VERSION}/cells/G1/municipality/0184",
    f"{VERSION}/areas?county={COUNTY}",
    f"{VERSION}/indicators",
    f"{VERSION}/indicators/G1",
    f"{VERSION}/questions",
    f"{VERSION}/quality",
    f"/api/v1/releases/{CHILDREN}/latest/quality",
    "/api/v1/cells?area=0184&level=municipality&indicator=G1",
    f"/api/v1/series/{CHILDREN}/G1",
    "/api/v1/areas?level=county",
    "/api/v1/finns-inte",
    f"{VERSION}/cells?indicator=G1&level=kommun",
)
LATER = (
    f"{VERSION}/cells",
    f"{VERSION}/cells?indicator=G1&status=ok",
    f"{VERSION}/cells?indicator=G1&format=csv",
    f"{VERSION}/cells?area=0184&level=municipality&format=json-stat",
    f"{VERSION}/cells?area=0185",
    f"{VERSION}/cells?indicator=G0",
    f"{VERSION}/cells?county=Skansen",
    f"{VERSION}/cells/G1/municipality/9999",
    f"{VERSION}/cells/G1/kommun/0184",
    f"{VERSION}/cells/G1/municipality/0184/trace",
    f"{VERSION}/indicators/G0",
    f"/api/v1/figures/{CHILDREN}/G1/municipality/0184",
    f"/api/v1/releases/{CHILDREN}/0.9",
    "/api/v1/releases/2031-bou",
    "/api/v1/cells?edition=2031-bou",
    f"{VERSION}/areas?format=csv",
    f"{VERSION}/corrections",
    "/api/v1/changes",
)


@pytest.fixture(scope="module")
def public(public_store: Path) -> Iterator[Public]:
    """A shelf of its own: nothing is written yet."""
    before = source._supply
    source.configure(public_store)
    yield source.public()
    source.supplied_by(before)


def asked(target: str, **headers: str) -> Request:
    path, _, query = target.partition("?")
    return Request("GET", path.replace(COUNTY, "Stockholms län"), query, headers, "http://x", "192.0.2.9")


def cells(release: Release, told: Any) -> list[Any]:
    return [one for one in told["cells"] if one["edition"] == release.head.edition]


def test_what_is_not_written_yet_is_later_and_then_at_hand(public: Public) -> None:
    fresh = [target for target in LOOKUPS if not _tells(target, Later)]
    assert set(fresh) == {
        f"/api/v1/releases/{CHILDREN}/latest/quality",
        "/api/v1/finns-inte",
        f"{VERSION}/cells?indicator=G1&level=kommun",
    }
    ahead.write(public, lambda: False)
    assert [target for target in LOOKUPS if _tells(target, Later)] == []
    assert [target for target in LATER if not _tells(target, Later)] == []


def _tells(target: str, kind: type[Exception]) -> bool:
    try:
        door.at_hand(asked(target))
    except kind:
        return True
    return False


@pytest.mark.parametrize("target", [*LOOKUPS, *LATER])
def test_who_must_not_wait_gets_what_anybody_gets(public: Public, target: str) -> None:
    request = asked(target)
    whole = door.door(request)
    body = whole.body if isinstance(whole.body, bytes) else b"".join(whole.body)
    assert GAP.encode() not in body
    try:
        quick = door.quick_door(request)
    except Later:
        quick = door.counted_door(request)
        assert target in LATER
    told = quick.body if isinstance(quick.body, bytes) else b"".join(quick.body)
    assert (quick.status, sorted(quick.headers), told) == (whole.status, sorted(whole.headers), body)


@pytest.mark.parametrize("include", ["", "&include=certainty"])
@pytest.mark.parametrize(
    "query",
    [
        "",
        "indicator=G1",
        "area=0184",
        "area=0184,0180,3&indicator=G2_1,G1",
        "level=municipality,county&indicator=G2_1",
        f"county={COUNTY}&level=district",
        "area=0184&level=county",
    ],
)
def test_rows_written_ahead_are_the_rows_line_by_line(public: Public, query: str, include: str) -> None:
    """Lines of JSON are still made one by one from the cells."""
    for edition, version in ((CHILDREN, "1.1"), (CHILDREN, "1.0")):
        if not query and include:
            continue
        path = f"/releases/{edition}/{version}/cells"
        whole = msgspec.json.decode(ask(path, query + include).body)["cells"]
        lines = ask(path, f"{query}{include}&format=ndjson").body.splitlines()
        assert whole == [msgspec.json.decode(line) for line in lines]


def test_rows_of_all_editions_are_the_rows_line_by_line(public: Public) -> None:
    for query in ("area=0184", "area=0184&edition=" + VIOLENCE, f"year=2018&indicator=G1&county={COUNTY}"):
        whole = msgspec.json.decode(ask("/cells", query).body)["cells"]
        assert whole
        assert whole == [
            msgspec.json.decode(line) for line in ask("/cells", f"{query}&format=ndjson").body.splitlines()
        ]


@pytest.mark.parametrize("edition", [CHILDREN, PUBLISHED])
def test_a_figure_of_written_parts_is_the_figure(public: Public, edition: str) -> None:
    release = public.by_edition[edition]
    for cell in release.cells[:: max(1, len(release.cells) // 60)]:
        place = f"{cell.indicator}/{cell.level.value}/{quote(cell.area, safe='')}"
        body = ask(
            f"/releases/{edition}/{release.head.version}/cells/{cell.indicator}/{cell.level.value}/{cell.area}"
        ).body
        told = msgspec.json.decode(body, type=FigureTold)
        indicator = release.edition.indicator(cell.indicator)
        made = FigureTold(
            release=stamp(release),
            cell=certain_cell(release, cell, release.area(cell.level, cell.area).label),
            shown=shown(cell, indicator).text,
            indicator_name=indicator.name,
            unit=indicator.unit,
            links=told.links,
        )
        assert msgspec.json.encode(made) == body
        assert told.links["self"].endswith(f"/releases/{edition}/{release.head.version}/cells/{place}")
        assert told.links["whole"].endswith(f"/api/v1/figures/{edition}/{place}")
        assert all(link.startswith("http://jamforelser.example/") for link in told.links.values())


def test_the_list_of_certain_cells_is_of_its_kind(public: Public) -> None:
    told = msgspec.json.decode(
        ask(f"/releases/{CHILDREN}/1.1/cells", "indicator=G1&include=certainty").body, type=CertainCellList
    )
    assert told.releases == (stamp(public.by_edition[CHILDREN]),) and isinstance(told.cells[0], CertainCell)


def test_a_host_stands_only_in_its_own_answer(public: Public) -> None:
    for host in ("http://a", 'http://b"\\', "https://å.example:8000"):
        request = Request("GET", f"{VERSION}/indicators/G1", "", {}, host)
        told = door.door(request)
        assert isinstance(told.body, bytes)
        assert msgspec.json.decode(told.body)["self"] == f"{host}{VERSION}/indicators/G1"


def test_a_lookup_takes_no_thread_and_all_else_does(public: Public, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: dict[str, str] = {}

    def watched(name: str) -> Any:
        answer = getattr(door, name)

        def answered(request: Request) -> Any:
            threads[name] = threading.current_thread().name
            return answer(request)

        return answered

    for name in ("quick_door", "counted_door"):
        monkeypatch.setattr(door, name, watched(name))
    ahead.write(public, lambda: False)
    assert _status(f"{VERSION}/cells/G1/municipality/0184") == 200
    assert set(threads) == {"quick_door"}
    assert _status("/api/v1/changes") == 200
    assert threads["counted_door"] != threads["quick_door"]


def test_a_question_that_takes_longer_is_counted_once(public: Public, monkeypatch: pytest.MonkeyPatch) -> None:
    buckets = Buckets(1.0, 2.0, lambda: 0.0)
    monkeypatch.setattr(server, "shared", lambda: buckets)
    from oppna.disseminate.api.v1.door import at_hand, lasting
    from oppna.disseminate.api.wrappers.swift import swift

    monkeypatch.setattr(door, "quick_door", swift(at_hand, source.token, lambda: buckets, lasting))
    assert [_status("/api/v1/changes") for _ in range(3)] == [200, 200, 429]


def _status(target: str) -> int:
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"x")],
        "server": ("127.0.0.1", 1),
        "client": ("192.0.2.7", 5),
    }
    told: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    apart.run(lambda: server.Application()(scope, receive, send))
    status: int = told[0]["status"]
    return status
