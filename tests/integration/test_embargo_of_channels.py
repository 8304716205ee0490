"""Embargo, door by door: to the second before its moment a version is as if it did not lie in the store at all.

Two stores have the same calendar. In one lie a correction and a whole edition whose moment has not come; in the other
they are not there. Every address that tells of them once they are public is asked for in both, one second before:
the answers are to be the same to the byte, also when the process has already made and kept those of afterwards.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import get_resolver

from oppna.disseminate.api import source
from oppna.disseminate.api.doors import DOORS, door
from oppna.disseminate.api.http import Request
from oppna.disseminate.queries import public as queries
from oppna.disseminate.shelf.calendar import Line
from oppna.disseminate.shelf.calendar_file import write_calendar
from oppna.disseminate.shelf.moments import parse_local
from oppna.disseminate.shelf.shelf import Shelf
from oppna.release.read import read_release
from tests.lib.channels.walk import LEADING_ON, Said, walked
from tests.lib.public_world import CHILDREN, VIOLENCE

RATTLE = "ignore:Code. (version|previousVersion) is not defined in namespace DCAT:UserWarning"
pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.filterwarnings(RATTLE)]
AT = parse_local("2026-12-01T09:30")
EARLY = AT - timedelta(seconds=1)
LATE = AT + timedelta(seconds=1)
HIDDEN = ((CHILDREN, "1.1"), (VIOLENCE, "1.0"))
MARKS = (VIOLENCE, f"{CHILDREN}/1.1")
MOST_OF_A_KIND, MOST_OF_A_DOOR = 2, 12
REASON = "En kommun hade läst frågan fel"
_SIZE = re.compile(rb'<span class="nowrap">[^<]*</span>')
"""How large a file is stands on the page of data once somebody has fetched it."""


class Answered(NamedTuple):
    """`to`: where else it leads."""

    status: int
    to: str
    tag: str
    body: bytes


class Stores(NamedTuple):
    """`whole`: with what is to come; `without`: as if that was never laid there."""

    whole: Path
    without: Path


@pytest.fixture(scope="module")
def stores(public_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Stores:
    folder = tmp_path_factory.mktemp("embargo")
    made = Stores(*(Path(shutil.copytree(public_store, folder / name)) for name in Stores._fields))
    for edition, version in HIDDEN:
        shutil.rmtree(made.without / edition / version)
    set_at = AT - timedelta(days=9)
    lines = [Line(edition=e, version=v, at=AT, title=e, by="Karin Ek", set_at=set_at) for e, v in HIDDEN]
    for store in made:
        write_calendar(store, lines)
    return made


@contextmanager
def shown(store: Path, moment: datetime, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The site of a store at a moment. What the process keeps from before stays kept."""
    settings.OPPNA_RELEASES = store
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    queries.shelf.cache_clear()
    yield Client()
    queries.shelf.cache_clear()


Site = Callable[[Path, datetime], Any]


@pytest.fixture
def site(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Site:
    return lambda store, moment: shown(store, moment, settings, monkeypatch)


def starts(store: Path) -> tuple[str, ...]:
    """Of every room an address that is about what is hidden."""
    edition = read_release(store / VIOLENCE / "1.0", answers=False).edition
    indicator = next(one.id for one in edition.indicators if not one.background)
    asked = f"omgang={VIOLENCE}&enheter=0184,0180&indikatorer={quote(indicator)}"
    of_one = f"{VIOLENCE}/{quote(indicator)}"
    every = "&".join(
        f"valueCodes[{name}]=0184" if name == "Region" else f"valueCodes[{name}]=*" for name in _DIMENSIONS
    )
    return (
        "/",
        "/publiceringar/",
        "/publiceringar/kalender.ics",
        "/rattelser/",
        "/flode.atom",
        "/omraden/",
        *(f"/publiceringar/{edition}/{version}/" for edition, version in HIDDEN),
        f"/rattelser/{CHILDREN}/1.1/",
        f"/rattelser/{CHILDREN}/1.1/andringar.csv",
        f"/sok/?alla=1&q={quote(edition.indicator(indicator).short_name)}",
        f"/sok/forslag.json?q={quote(edition.indicator(indicator).short_name)}",
        f"/kommun/0184-solna/?omgang={VIOLENCE}",
        f"/kommun/0184-solna/arbetsbok.xlsx?omgang={VIOLENCE}",
        f"/kommun/0184-solna/rapport.pdf?omgang={VIOLENCE}",
        "/indikator/",
        f"/indikator/{of_one}/",
        f"/indikator/{of_one}/data.csv",
        *(f"/indikator/{of_one}/bild/fordelning.{kind}" for kind in ("svg", "png", "json")),
        f"/siffra/{of_one}/kommun/0184-solna/",
        f"/siffra/{of_one}/kommun/0184-solna/siffra.json",
        f"/jamfor/?{asked}",
        f"/jamfor/inbaddad/?{asked}",
        f"/jamfor/data.csv?{asked}",
        f"/jamfor/jamforelse.xlsx?{asked}",
        *(f"/jamfor/bild.{kind}?{asked}&diagram={quote(indicator)}" for kind in ("svg", "json")),
        f"/jamfor/liknande/?omgang={VIOLENCE}&enhet=0184",
        "/jamfor/omraden/",
        "/oppna-data/",
        *(f"/data/katalog.{ending}" for ending in ("ttl", "jsonld", "rdf")),
        *(f"/data/{e}/{v}/{name}" for e, v in HIDDEN for name in ("results.csv", "enheter.px", "publicering.zip")),
        "/api/v1/releases",
        "/api/v1/changes",
        "/api/v1/calendar",
        *(f"/api/v1/releases/{e}/{v}/{name}" for e, v in HIDDEN for name in ("cells?area=0184", "areas", "indicators")),
        f"/api/v1/releases/{CHILDREN}/latest/cells?area=0184",
        f"/api/v1/releases/{VIOLENCE}/latest/cells?area=0184",
        *(f"/{version}/kpi?title=" for version in ("v2", "v3")),
        *(f"/{version}/data/municipality/0184/year/2017" for version in ("v2", "v3")),
        *(f"/{version}/data/municipality/0184/year/2018" for version in ("v2", "v3")),
        "/pxweb/api/v2/tables",
        f"/pxweb/api/v2/tables/{VIOLENCE}-enheter/metadata",
        f"/pxweb/api/v2/tables/{VIOLENCE}-enheter/data?lang=sv&{every}",
    )


_DIMENSIONS = ("Region", "Indikator", "ContentsCode", "Tid")


class Few:
    """Some of each kind of address, those about what is hidden first of all."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}

    def __call__(self, address: str) -> bool:
        said = Said(address, "", b"")
        if not said.door and not said.name.startswith("disseminate:"):
            return False
        kind = said.door or f"{said.name} {any(mark in address for mark in MARKS)}"
        self._asked[kind] = self._asked.get(kind, 0) + 1
        return self._asked[kind] <= (MOST_OF_A_DOOR if said.door else MOST_OF_A_KIND)


def answers(client: Client, addresses: Iterable[str]) -> dict[str, Answered]:
    found = {}
    for address in addresses:
        response = client.get(address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        said, sizes = _SIZE.subn(b"", body)
        tag = "" if sizes and address == "/oppna-data/" else response.get("ETag", "")  # a tag of the sizes too
        found[address] = Answered(response.status_code, response.get("Location", ""), tag, said)
    return found


@pytest.fixture
def told(stores: Stores, site: Site) -> dict[str, dict[str, Answered]]:
    """What every address answers: late, when all is public; early, after that; and early where nothing lies hidden."""
    first = starts(stores.whole)
    with site(stores.whole, LATE) as client:
        addresses = list(dict.fromkeys((*first, *(said.address for said in walked(client, first, Few())))))
        late = answers(client, addresses)
    with site(stores.whole, EARLY) as client:
        early = answers(client, addresses)
    with site(stores.without, EARLY) as client:
        never = answers(client, addresses)
    return {"late": late, "early": early, "never": never}


def test_a_second_before_nothing_knows_of_it_and_a_second_after_everything_does(
    told: dict[str, dict[str, Answered]],
) -> None:
    late, early, never = told["late"], told["early"], told["never"]
    assert [address for address in late if early[address] != never[address]] == []
    hidden = [address for address in late if any(mark in address for mark in MARKS) and late[address].status == 200]
    assert len(hidden) > 40
    assert [address for address in hidden if late[address].body == early[address].body] == []
    changed = {
        Said(address, "", b"").door or Said(address, "", b"").name
        for address, answer in late.items()
        if answer.status in (200, 302) and answer != early[address]
    }
    every = get_resolver().namespace_dict["disseminate"][1].reverse_dict
    names = {f"disseminate:{name}" for name in every if isinstance(name, str)}
    assert (names | set(DOORS)) - changed == LEADING_ON


def test_the_calendar_tells_the_coming_day_and_no_figure(told: dict[str, dict[str, Answered]]) -> None:
    calendar = told["early"]["/publiceringar/kalender.ics"].body.decode()
    assert VIOLENCE in calendar and "20261201T" in calendar
    for address, answer in told["early"].items():
        assert REASON.encode() not in answer.body, address
    assert REASON.encode() in told["late"][f"/rattelser/{CHILDREN}/1.1/"].body


@pytest.mark.parametrize("path", sorted(DOORS))
def test_the_moment_itself_at_a_door_without_the_site(
    path: str, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lean server has a clock of its own; to the moment, and not after it, the door tells."""
    lists = {"/api/v1/": "/api/v1/releases", "/pxweb/api/v2": "/pxweb/api/v2/tables"}
    address = lists.get(path) or f"{path}kpi"
    shelf = Shelf(stores.whole)
    said = []
    for moment in (EARLY, AT):
        monkeypatch.setattr(source, "_supply", lambda moment=moment: shelf.at(moment.astimezone(UTC)))
        answer = door(address)
        assert answer is not None
        told = answer(Request("GET", address, "", base="http://testserver"))
        said.append(told.body if isinstance(told.body, bytes) else b"".join(told.body))
    assert said[0] != said[1]


def test_what_came_too_early_would_be_caught(stores: Stores, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shelf that forgets the moments of versions makes the two stores answer differently."""
    monkeypatch.setattr("oppna.disseminate.shelf.assembled._may_be_seen", lambda calendar, release, moment: True)
    addresses = ("/flode.atom", "/api/v1/releases", f"/rattelser/{CHILDREN}/1.1/", "/v3/kpi", "/data/katalog.ttl")
    with site(stores.whole, EARLY) as client:
        early = answers(client, addresses)
    with site(stores.without, EARLY) as client:
        never = answers(client, addresses)
    assert [address for address in addresses if early[address] != never[address]] == list(addresses)
