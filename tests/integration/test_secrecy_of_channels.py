"""The attacker over all channels: every address of the site, every door of the interface, two versions at once.

The addresses are found by walking the links from STARTS; a page or a door that the walk does not come to fails
`test_no_address_and_no_door_is_left_out`, and is then given an address in STARTS. Each answer is read twice: as rows
of cells (tests/lib/channels/rows.py: a new form of answer is a line in its FORMS), which the attacker gets all at once
beside the release's own files, and as a text in which no hidden share may stand in any spelling.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver

from oppna.__main__ import main
from oppna.disseminate.api.doors import DOORS
from oppna.disseminate.api.http import Request
from oppna.disseminate.api.v1 import certainty
from oppna.disseminate.api.v1.door import answer
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.queries import public as queries
from oppna.disseminate.views import corrections as correction_views
from oppna.model.codes import Status
from oppna.release.content import Release
from oppna.swedish import decimal_point, percent
from tests.lib import nation
from tests.lib.attacker import Attacker
from tests.lib.channels.rows import Row, rows, text
from tests.lib.channels.walk import Said, walked
from tests.lib.channels.worked_out import PHRASE, worked_out
from tests.lib.files import UNITS, write_csv
from tests.lib.nation import Key, Truth
from tests.lib.protected_edition import PROTECTED, write_edition
from tests.lib.release_reader import INDICATORS, Reader, disclosed, printed, reduced

RATTLE = "ignore:Code. (version|previousVersion) is not defined in namespace DCAT:UserWarning"
pytestmark = [pytest.mark.usefixtures("db"), pytest.mark.filterwarnings(RATTLE)]
KPIS = ",".join("OJ2021bou" + name.replace("_", "X") for name in INDICATORS)
VERSION = f"{PROTECTED}/1.1"
COMPARED = f"omgang={PROTECTED}&enheter=0101,0102,0202&indikatorer={','.join(INDICATORS)}"
ALL_OF_IT = "&".join(f"valueCodes[{name}]=*" for name in ("Region", "Indikator", "ContentsCode", "Tid"))
STARTS: tuple[str, ...] = (
    "/",
    "/publiceringar/",
    "/rattelser/",
    "/flode.atom",
    f"/rattelser/{VERSION}/andringar.csv",
    "/sok/forslag.json?q=gymnasie",
    *(f"/indikator/{PROTECTED}/{name}/" for name in INDICATORS),
    *(f"/indikator/{PROTECTED}/{name}/bild/tratt.json" for name in INDICATORS),
    *(f"/siffra/{PROTECTED}/{name}/kommun/{home}-pahittad-{home}/" for name in INDICATORS for home in nation.HOMES),
    f"/jamfor/?{COMPARED}",
    f"/jamfor/?{COMPARED}&grupper=lan:a-lan",
    f"/jamfor/inbaddad/?{COMPARED}",
    f"/jamfor/data.csv?{COMPARED}",
    *(f"/jamfor/bild.json?{COMPARED}&diagram={name}" for name in INDICATORS),
    *(f"/jamfor/liknande/?omgang={PROTECTED}&enhet=0101&indikator={name}" for name in INDICATORS),
    "/oppna-data/",
    "/api/v1/",
    *(f"/api/v1/releases/{VERSION}/cells?format={form}" for form in ("json", "csv", "parquet", "json-stat")),
    f"/api/v1/releases/{PROTECTED}/1.0/cells",
    *(f"/api/v1/releases/{VERSION}/cells?include=certainty&format={form}" for form in ("json", "csv")),
    f"/api/v1/releases/{VERSION}/corrections",
    f"/api/v1/releases/{VERSION}/quality",
    "/api/v1/changes",
    "/v2/kpi",
    "/v3/kpi",
    *(f"/{door}/data/kpi/{KPIS}/year/2021" for door in ("v2", "v3")),
    *(f"/{door}/data/kpi/{KPIS}/municipality/{','.join(('0000', *nation.HOMES))}" for door in ("v2", "v3")),
    "/pxweb/api/v2/config",
    "/pxweb/api/v2/tables",
    *(f"/pxweb/api/v2/tables/{PROTECTED}-{table}/data?lang=sv&{ALL_OF_IT}" for table in ("enheter", "grupper")),
)
"""Addresses that no page links to, or that are asked for with a choice; one that is not there is no harm."""
READ = {"disseminate:correction_csv", "/api/v1/", "/v2/", "/v3/"}
"""Addresses and doors that rows must have been read from."""
HALF = Fraction(1, 200)
"""Per cent are printed whole."""
MOST_OF_A_KIND, MOST_ABOUT = 4, 30
"""So many of a kind of address are asked for beside STARTS; more of those that are about the shares of persons."""


FIRST = ("--version", "1.0", "--date", "2021-02-01", "--approved-by", "Anna Provsson")
SECOND = (
    "--version",
    "1.1",
    "--date",
    "2021-03-01",
    "--approved-by",
    "Anna Provsson",
    "--reason",
    "Fem barn saknades.",
)


def _cell(row: Row) -> tuple[str, str]:
    return row["indicator"], row["area"]


class World:
    """A nation of which two versions are public, in a store with nothing beside it; and what is true of it."""

    def __init__(self, store: Path, people: list[nation.Person]) -> None:
        self.store = store
        self.folders = [store / PROTECTED / version for version in ("1.0", "1.1")]
        self.truths = [nation.truth(people), nation.truth(nation.corrected(people))]

    @cached_property
    def shown(self) -> list[dict[tuple[str, str], Row]]:
        """Of each version the cells that are shown."""
        every = ([row for row in printed(folder) if row["status"] == "ok"] for folder in self.folders)
        return [{_cell(row): row for row in found} for found in every]

    @cached_property
    def hidden(self) -> list[dict[tuple[str, str], Key]]:
        """Of each version indicator and area → the cell, of those printed as x."""
        every = ([row for row in printed(folder) if row["status"] == "confidential"] for folder in self.folders)
        return [{_cell(row): (*INDICATORS[row["indicator"]], row["area"]) for row in found} for found in every]


def _peopled(folder: Path) -> Path:
    """How many live in each municipality, by which one is more like another."""
    with (folder / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        row["population"] = str(20_000 + 2_000 * number)
    write_csv(folder / "units.csv", UNITS, rows)
    return folder


@pytest.fixture(scope="module")
def world(root: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The counts beside each share are published: the most there is to tell."""
    return _world(root, tmp_path_factory, counts=True)


@pytest.fixture(scope="module")
def uncounted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Shares are published and never what they were counted of, as in 2015."""
    return _world(root, tmp_path_factory, counts=False)


def _world(root: Path, tmp_path_factory: pytest.TempPathFactory, *, counts: bool) -> World:
    folder, public = tmp_path_factory.mktemp("producer"), tmp_path_factory.mktemp("public") / "publiceringar"
    people = nation.persons(2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPPNA_DEFINITIONS", str(folder / "definitions"))
        write_edition(root, folder / "definitions", counts=counts)
        inside, store = _peopled(nation.write(folder / "in", people)), folder / "store"
        assert main(["release", PROTECTED, "--in", str(inside), "--store", str(store), *FIRST]) == 0
        again, first = _peopled(nation.write(folder / "rättat", nation.corrected(people))), store / PROTECTED / "1.0"
        assert main(["correct", str(first), "--in", str(again), *SECOND]) == 0
    shutil.copytree(store, public)
    return World(public, people)


@pytest.fixture
def site(world: World, settings: Any) -> Iterator[World]:
    settings.OPPNA_RELEASES = world.store
    queries.shelf.cache_clear()
    yield world
    queries.shelf.cache_clear()


class Few:
    """Not every one of a kind of address: the site has a page for each cell."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}

    def __call__(self, address: str) -> bool:
        said = Said(address, "", b"")
        if not said.door and not said.name.startswith(("disseminate:", "web:")):
            return False
        if address.endswith(".png"):  # the same picture as .svg, where it can be read
            return False
        self._asked[said.kind] = self._asked.get(said.kind, 0) + 1
        is_about = any(name in address for name in INDICATORS) and not said.name.startswith("disseminate:compare")
        return self._asked[said.kind] <= (MOST_ABOUT if is_about else MOST_OF_A_KIND)


@pytest.fixture
def everything(site: World) -> list[Said]:
    return list(walked(Client(), STARTS, Few()))


def test_no_address_and_no_door_is_left_out(everything: list[Said]) -> None:
    names = {
        f"disseminate:{name}"
        for name in get_resolver().namespace_dict["disseminate"][1].reverse_dict
        if isinstance(name, str)
    }
    assert names - {said.name for said in everything} == set()
    assert set(DOORS) - {said.door for said in everything} == set()


def _spellings(key: Key, truths: dict[Key, Truth]) -> set[str]:
    """How a share could be written so that it could hardly be anything else."""
    having, whole = truths[key].having, reduced(key, truths)
    if not whole:
        return set()
    share = having / whole
    long = decimal_point(share, 6)
    counts = {f"{having} av {one}" for one in (sum(truths[key]), decimal_point(whole, 6).replace(".", ","))}
    return {long, long.replace(".", ","), percent(share, 1), percent(share, 2), str(float(share)), *counts}


def _texts(world: World) -> dict[str, tuple[str, str]]:
    """Spelling → the hidden cell, but for those that are also a shown cell's, or of nobody or everybody."""
    shown = {
        spelling
        for truths, hidden in _cells(world)
        for key in truths
        if key not in hidden
        for spelling in _spellings(key, truths)
    }
    found = {}
    for truths, hidden in zip(world.truths, world.hidden, strict=True):
        for cell, key in hidden.items():
            if 0 < truths[key].having < sum(truths[key]):
                found |= {spelling: cell for spelling in _spellings(key, truths) - shown if len(spelling) > 4}
    return found


def _cells(world: World) -> Iterator[tuple[dict[Key, Truth], set[Key]]]:
    for version in (0, 1):
        yield world.truths[version], set(world.hidden[version].values())


def spelt(world: World, everything: list[Said]) -> list[str]:
    """Where a hidden share stands, a line each."""
    spellings = _texts(world)
    assert len(spellings) > 20
    return [
        f"{said.address}: {cell} is {spelling}"
        for said in everything
        for whole in [text(said)]
        for spelling, cell in spellings.items()
        if spelling in whole
    ]


def _told(world: World, said: Said) -> Iterator[tuple[int, Row]]:
    """Rows with a number for a cell that is hidden in a version, when it is not what another version shows of it."""
    for row in rows(said):
        cell = _cell(row)
        where = [version for version in (0, 1) if cell in world.hidden[version]]
        if where and row["status"] == "ok" and not _as_shown(world, cell, row):
            yield where[-1], row


def _as_shown(world: World, cell: tuple[str, str], row: Row) -> bool:
    shown = [of[cell]["value"] for of in world.shown if cell in of]
    return bool(row["value"]) and any(abs(Fraction(row["value"]) - Fraction(value)) <= HALF for value in shown)


def learnt(world: World, everything: list[Said]) -> list[str]:
    """What the attacker makes of all rows of all channels and of the files of both versions, a line each."""
    attacker = Attacker()
    old, new = world.truths
    same = [key for key in old if old[key] == new[key]]
    readers = [Reader(attacker, "1.0"), Reader(attacker, "1.1", same, "1.0")]
    hidden = []
    for version, (reader, truth) in enumerate(zip(readers, world.truths, strict=True)):
        empty = [key for key in truth if (key[1] == "okänt" or key[2] == nation.STRANGER) and not sum(truth[key])]
        reader.how_it_is_made(empty)
        reader.quality(world.folders[version])
        hidden.append(reader.results(printed(world.folders[version])))
    told = []
    for said in everything:
        for version, row in _told(world, said):
            told.append(f"{said.address}: {row}")
            if row["value"]:
                readers[version].results([row])
    freed = {key for key in hidden[0] if key in same and key not in hidden[1]}
    found = disclosed(readers[0], hidden[0] - freed, old) + disclosed(readers[1], hidden[1], new)
    return told + found


def test_nothing_hidden_is_spelt_out(site: World, everything: list[Said]) -> None:
    assert spelt(site, everything) == []


def test_nothing_hidden_is_learnt_from_all_channels_at_once(site: World, everything: list[Said]) -> None:
    assert learnt(site, everything) == []


def test_the_channels_say_what_is_public(site: World, everything: list[Said]) -> None:
    """The reading works: every form of answer that can be read has told of cells, and told them right."""
    read: dict[str, int] = {}
    for said in everything:
        for row in rows(said):
            cell = _cell(row)
            if row["status"] == "ok" and row["value"] and any(cell in of for of in site.shown):
                assert _as_shown(site, cell, row), (said.address, row)
                read[said.door or said.name] = read.get(said.door or said.name, 0) + 1
    assert read.keys() >= READ, read


def with_interval_but_no_counts(world: World, everything: list[Said]) -> list[str]:
    """Where something worked out of counts stands of a cell whose counts no version shows, a line each."""
    counted = {cell for of in world.shown for cell, row in of.items() if row["numerator"] and row["denominator"]}
    return [
        f"{said.address}: {cell}"
        for said in everything
        for cell in worked_out(said)
        if cell[0] in INDICATORS and cell not in counted
    ]


def test_nothing_is_worked_out_of_counts_that_are_not_shown(site: World, everything: list[Said]) -> None:
    """An interval of a known level gives both counts back."""
    assert with_interval_but_no_counts(site, everything) == []
    told = {said.door or said.name for said in everything if worked_out(said)}
    assert told >= {"disseminate:figure", "disseminate:figure_json", "/api/v1/"}


def test_where_no_counts_are_shown_nothing_is_worked_out_of_them(uncounted: World, settings: Any) -> None:
    settings.OPPNA_RELEASES = uncounted.store
    queries.shelf.cache_clear()
    everything = list(walked(Client(), STARTS, Few()))
    queries.shelf.cache_clear()
    assert sum(len(rows(said)) for said in everything) > 1000
    assert not [
        row for of in uncounted.shown for row in of.values() if row["numerator"] and row["indicator"] in INDICATORS
    ]
    assert [f"{said.address}: {worked_out(said)}" for said in everything if worked_out(said)] == []
    assert [said.address for said in everything if PHRASE in text(said)] == []


def test_an_interval_of_a_hidden_cell_is_caught(site: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interface works its intervals out of a release that was not made secret."""
    hidden = sorted(cell for cell, key in site.hidden[1].items() if reduced(key, site.truths[1]))
    addresses = [f"/api/v1/releases/{VERSION}/cells/{name}/municipality/{area}" for name, area in hidden]

    def asked() -> list[Said]:
        told = ((one, answer(Request("GET", one, "", base="http://testserver"))) for one in addresses)
        return [Said(one, "application/json", bytes(said.body)) for one, said in told if said.status == 200]

    assert asked() and with_interval_but_no_counts(site, asked()) == []
    monkeypatch.setattr(certainty, "sureness", lambda release, name: sureness(_filled(release, site, 1), name))
    assert with_interval_but_no_counts(site, asked())


def test_everything_is_said_from_the_releases_alone(site: World) -> None:
    """The producer's record, the registers and the definitions are not within reach, and no address missed them."""
    assert {path.name for path in site.store.iterdir()} <= {PROTECTED, ".lock"}
    assert not site.store.with_name("publiceringar-producent").exists()


def _filled(release: Release, world: World, version: int) -> Release:
    """The release with the truth of its hidden cells in it."""
    hidden = world.hidden[version]
    cells = []
    for cell in release.cells:
        key = hidden.get((cell.indicator, cell.area))
        whole = reduced(key, world.truths[version]) if key else 0
        if key and whole:
            counts = world.truths[version][key]
            told = {"value": decimal_point(counts.having / whole, 6), "numerator": str(counts.having)}
            told |= {"denominator": decimal_point(whole, 6), "population": str(sum(counts))}
            cell = msgspec.structs.replace(cell, status=Status.OK, **told)
        cells.append(cell)
    return msgspec.structs.replace(release, cells=tuple(cells))


def test_one_broken_channel_is_caught(site: World) -> None:
    """The corrections as CSV are made of releases that were not made secret."""
    whole: Callable[..., HttpResponse] = correction_views.as_csv

    def leaking(request: HttpRequest, edition: str, version: str) -> HttpResponse:
        public = queries.public()
        (new,) = public.releases
        filled = _filled(new, site, 1)
        public._changes[edition, version] = tuple(
            msgspec.structs.replace(change, after=filled.cell(change.indicator, change.level, change.area))
            for change in public.changes(new)
        )
        return whole(request, edition, version)

    address = f"/rattelser/{PROTECTED}/1.1/andringar.csv"
    client = Client()
    sound = [Said(address, "text/csv", client.get(address).content)]
    assert spelt(site, sound) == [] and learnt(site, sound) == []
    broken = [Said(address, "text/csv", leaking(RequestFactory().get(address), PROTECTED, "1.1").content)]
    assert spelt(site, broken) and learnt(site, broken)
