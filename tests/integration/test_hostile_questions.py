"""Injection in every parameter of every public address: an answer, never a fault, and nothing of it is ever run.

A new address fails `test_every_public_address_is_attacked` until it has an example in PAGES or DOOR_ADDRESSES; a new
parameter that a page offers fails `test_every_parameter_a_page_offers_is_attacked` until it stands in PARAMETERS.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from itertools import cycle
from time import process_time
from typing import Any
from urllib.parse import quote, unquote

import msgspec
import pytest
from django.test import Client
from django.urls import get_resolver

from oppna.disseminate.api.doors import DOORS, door
from oppna.disseminate.api.http import Request
from oppna.disseminate.api.v1.routes import ROUTES
from oppna.disseminate.comparison.alike import WEIGHT
from tests.lib.channels.walk import Said, walked
from tests.lib.hostile import ATTACKS, MARK, shortened, went_through, written
from tests.lib.public_world import CHILDREN

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("public_site"),
    pytest.mark.filterwarnings("ignore:Code. (version|previousVersion) is not defined in namespace DCAT:UserWarning"),
]
LONGEST = 5.0
"""Seconds of work for an answer: something that grows with the square of what is asked takes longer."""
FEW = 6
"""So many attacks where an answer takes a second: what is asked for is read by the same code as elsewhere."""

PAGES: dict[str, str] = {
    "web:start": "/",
    "search": "/sok/",
    "suggestions": "/sok/forslag.json",
    "areas": "/omraden/",
    "area": "/[kommun]/[0184-solna]/",
    "area_workbook": "/kommun/[0184-solna]/arbetsbok.xlsx",
    "area_report": "/kommun/[0184-solna]/rapport.[pdf]",
    "area_table": "/kommun/[0184-solna]/data.csv",
    "area_picture": "/kommun/[0184-solna]/bild.[svg]",
    "indicators": "/indikator/",
    "indicator": f"/indikator/[{CHILDREN}]/[G1]/",
    "indicator_report": f"/indikator/[{CHILDREN}]/[G1]/rapport.[pdf]",
    "indicator_workbook": f"/indikator/[{CHILDREN}]/[G1]/varden.xlsx",
    "indicator_figures": f"/indikator/[{CHILDREN}]/[G1]/data.csv",
    "indicator_picture": f"/indikator/[{CHILDREN}]/[G1]/bild/[fordelning].[svg]",
    "compare": "/jamfor/",
    "compare_embedded": "/jamfor/inbaddad/",
    "compare_csv": "/jamfor/data.csv",
    "compare_workbook": "/jamfor/jamforelse.xlsx",
    "compare_picture": "/jamfor/bild.[json]",
    "compare_report": "/jamfor/rapport.[pdf]",
    "compare_twins": "/jamfor/liknande/",
    "compare_areas": "/jamfor/omraden/",
    "figure": f"/siffra/[{CHILDREN}]/[G1]/[kommun]/[0184-solna]/",
    "figure_json": f"/siffra/[{CHILDREN}]/[G1]/[kommun]/[0184-solna]/siffra.json",
    "releases": "/publiceringar/",
    "release": f"/publiceringar/[{CHILDREN}]/[1.1]/",
    "calendar": "/publiceringar/kalender.ics",
    "corrections": "/rattelser/",
    "correction": f"/rattelser/[{CHILDREN}]/[1.1]/",
    "correction_csv": f"/rattelser/[{CHILDREN}]/[1.1]/andringar.csv",
    "feed": "/flode.atom",
    "open_data": "/oppna-data/",
    "catalogue": "/data/katalog.[ttl]",
    "root": "/[kommun]/",
    "edition": f"/[publiceringar]/[{CHILDREN}]/",
    "figures": f"/siffra/[{CHILDREN}]/[G1]/",
    "figures_of_level": f"/siffra/[{CHILDREN}]/[G1]/[kommun]/",
    "files": f"/data/[{CHILDREN}]/[1.1]/",
    "data_file": f"/data/[{CHILDREN}]/[1.1]/[areas.csv]",
}
"""Name of an address → an example, with what varies in brackets."""
SLOW = frozenset(
    {
        "indicator_report",
        "indicator_workbook",
        "area_workbook",
        "area_report",
        "area_picture",
        "compare_workbook",
        "compare_report",
        "open_data",
    }
)
VALID = {"enheter": "0184,riket", "omgang": CHILDREN, "indikatorer": "G1", "diagram": "G1", "enhet": "0184"}
"""What a page needs to come as far as the parameter that is attacked."""
PARAMETERS = frozenset(
    "q alla omgang omrade typ visa lan ordning karta enheter grupper egna indikatorer vand skiljer ar sortera diagram "
    "enhet antal indikator niva orsak sida lagg_till lagg_indikator ny_grupp alla_i indicator".split()
) | {f"{WEIGHT}folkmangd", f"{WEIGHT}{MARK}"}

_VERSION = f"/api/v1/releases/[{CHILDREN}]/[1.1]"
DOOR_ADDRESSES: tuple[str, ...] = (
    *(re.sub(r"\{(\w+)\}", r"[\1]", f"/api/v1{route.path}") for route in ROUTES),
    f"{_VERSION}/cells",
    f"{_VERSION}/cells/[G1]/[kommun]/[0184]",
    f"{_VERSION}/areas",
    f"{_VERSION}/corrections",
    "/api/v1/[nix]",
    *(
        f"/{version}/{kind}"
        for version in ("v2", "v3")
        for kind in ("kpi", "municipality", "ou", "kpi_groups", "[nix]")
    ),
    *(f"/{version}/{kind}/[0184]" for version in ("v2", "v3") for kind in ("kpi", "municipality", "ou")),
    *(f"/{version}/data/kpi/[OJ2018bouG1]/municipality/[0184]/year/[2018]" for version in ("v2", "v3")),
    *(f"/{version}/[data]/[permunicipality]/[OJ2018bouG1]/[2018]" for version in ("v2", "v3")),
    "/pxweb/api/v2/config",
    "/pxweb/api/v2/navigation/[x]",
    "/pxweb/api/v2/tables",
    f"/pxweb/api/v2/tables/[{CHILDREN}-enheter]",
    f"/pxweb/api/v2/tables/[{CHILDREN}-enheter]/metadata",
    f"/pxweb/api/v2/tables/[{CHILDREN}-enheter]/data",
    "/pxweb/api/v2/codelists/[vs_1]",
)
DOOR_PARAMETERS = (
    *sorted({field.name for route in ROUTES for field in msgspec.structs.fields(route.parameters)}),
    *("title", "page", "per_page", "from_date", "region_type", "municipality", "municipality_type", "id", "limit"),
    *("lang", "query", "pastDays", "pageNumber", "pageSize", "outputFormat", "includeDiscontinued", "defaultSelection"),
    *("valueCodes[Region]", "codelist[Region]", "outputValues[Region]", f"valueCodes[{MARK}]", "heading", "stub"),
)


def attacked(example: str, attacks: Iterator[str]) -> Iterator[str]:
    """The address with an attack in each place that varies, one at a time and then in all of them."""
    parts = re.split(r"\[([^\]]*)\]", example)
    slots = range(1, len(parts), 2)
    for hit in [(slot,) for slot in slots] + ([tuple(slots)] if len(slots) > 1 else []):
        yield "".join(shortened(next(attacks)) if number in hit else quote(part) for number, part in enumerate(parts))


def plain(example: str) -> str:
    return example.replace("[", "").replace("]", "")


def questions(example: str, parameters: tuple[str, ...], valid: dict[str, str], rounds: int) -> Iterator[str]:
    """Addresses: attacks in the path, in all parameters at once, and in each parameter with the others as usual."""
    attacks = cycle(list(written(seed=len(example))))
    if "[" in example:
        for _ in range(rounds):
            yield from attacked(example, attacks)
    whole = plain(example)
    for _ in range(rounds):
        attack = shortened(next(attacks))
        most = max(1, 3_000 // (len(attack) + 12))
        yield f"{whole}?" + "&".join(f"{quote(name)}={attack}" for name in parameters[:most])
    for name in parameters:
        usual = "".join(f"&{other}={quote(text)}" for other, text in valid.items() if other != name)
        yield f"{whole}?{quote(name)}={shortened(next(attacks))}{usual}"
        yield f"{whole}?{quote(name)}={quote(valid.get(name, ''))}{shortened(next(attacks))}{usual}"
    yield f"{whole}?{shortened(next(attacks))}"
    yield f"{whole}?" + "&".join(f"{name}=1" for name in parameters for _ in range(20))


EVERY = sum(map(len, ATTACKS.values()))


def _body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


@pytest.mark.parametrize("name", PAGES)
def test_no_page_runs_what_is_asked(name: str, caplog: pytest.LogCaptureFixture) -> None:
    client = Client(raise_request_exception=False)
    rounds = FEW if name in SLOW else EVERY // 3
    asked = list(questions(PAGES[name], tuple(sorted(PARAMETERS)), VALID, rounds))
    _body(client.get(plain(PAGES[name]), VALID))  # what is worked out once for a release is not the attack's doing
    found = []
    for address in asked[: 4 * FEW] if name in SLOW else asked:
        before = process_time()
        response: Any = client.get(address, headers={"accept-encoding": "identity"})
        wrongs = went_through(response.status_code, response.headers, _body(response))
        found += [f"{address[:200]}: {wrong}" for wrong in wrongs]
        if process_time() - before > LONGEST:
            found.append(f"{address[:200]}: took {process_time() - before:.1f} s")
    assert found == []
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("example", DOOR_ADDRESSES)
def test_no_door_runs_what_is_asked(example: str, caplog: pytest.LogCaptureFixture) -> None:
    found = []
    for address in questions(example, DOOR_PARAMETERS, {}, FEW):
        path, _, query = address.partition("?")
        answer = door(unquote(path))
        assert answer is not None, path
        response = answer(Request("GET", unquote(path, errors="replace"), query, base="http://testserver"))
        body = response.body if isinstance(response.body, bytes) else b"".join(response.body)
        told = {name.title(): value for name, value in response.headers}
        found += [f"{address[:200]}: {wrong}" for wrong in went_through(response.status, told, body)]
    assert found == []
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_every_public_address_is_attacked() -> None:
    every = get_resolver().namespace_dict["disseminate"][1].reverse_dict
    assert {name for name in every if isinstance(name, str)} ^ {name for name in PAGES if ":" not in name} == set()
    attacked_doors = {
        max((one for one in DOORS if plain(address).startswith(one)), key=len) for address in DOOR_ADDRESSES
    }
    assert attacked_doors == set(DOORS)


def test_every_parameter_a_page_offers_is_attacked() -> None:
    """What stands in the links and forms of the pages themselves."""
    starts = [plain(example) for name, example in PAGES.items() if name not in SLOW]
    starts += [f"/jamfor/?enheter=0184,0180&omgang={CHILDREN}", f"/jamfor/liknande/?omgang={CHILDREN}&enhet=0184"]
    offered = set()
    for said in walked(Client(), starts, lambda address: False):
        offered |= set(_offered(said))
    assert {name for name in offered if not name.startswith(WEIGHT)} - PARAMETERS - {*DOOR_PARAMETERS} == set()
    assert len(offered) > 10


def _offered(said: Said) -> Iterator[str]:
    if said.content_type.startswith("text/html"):
        html = said.body.decode()
        yield from re.findall(r"<(?:input|select|textarea|button)[^>]* name=\"([^\"]+)\"", html)
        for query in re.findall(r"(?:href|src)=\"(?:/[^\"?]*)?\?([^\"#]*)", html):
            yield from (part.partition("=")[0] for part in query.replace("&amp;", "&").split("&") if part)


def test_an_attack_that_goes_through_would_be_seen() -> None:
    html = {"Content-Type": "text/html; charset=utf-8"}
    for attack in ATTACKS["html"][:3]:
        assert went_through(200, html, f'<title>{attack}</title><input value="{attack}">'.encode()), attack
        assert went_through(200, html, f"<input value='{attack}'>".encode()) or "'" not in attack
    assert went_through(200, html, f"<p>x{MARK}</p>".encode()) and went_through(500, html, b"")
    assert went_through(200, html, f'<a href="javascript:{MARK}()">x</a>'.encode())
    assert went_through(200, {"Content-Type": "text/csv"}, b"a,b\n1,=1+1\n")
    assert went_through(200, {"Content-Type": "application/atom+xml"}, f"<a><{MARK}/></a>".encode())
    assert went_through(302, {"Location": "//evil.example/"}, b"")
    assert went_through(200, {f"X-{MARK}": "1"}, b"")
    assert went_through(200, html, b"<p>root:x:0:0</p>")
    assert went_through(200, html, f"<p>{ATTACKS['sql'][0]} &lt;{MARK}&gt;</p>".encode()) == []
