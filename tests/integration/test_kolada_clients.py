"""The clients people already use, as they come from PyPI, against a server that really runs; and what others send."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.lib.kolada_asked import free_port, running

needs_clients = pytest.mark.skipif(
    find_spec("koladapy") is None or find_spec("pykolada") is None,
    reason="NOT TESTED: Kolada's clients against us (koladapy and pykolada are not installed; make suite does)",
)


@pytest.fixture(scope="module")
def server(root: Path, public_store: Path) -> Iterator[str]:
    with running(root, "--store", str(public_store)) as address:
        yield address


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): text for name, text in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=20) as told:
            return told.status, {name.lower(): value for name, value in told.headers.items()}, told.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {name.lower(): value for name, value in error.headers.items()}, error.read()


def values(url: str) -> list[Any]:
    status, _, body = get(url)
    assert status == 200, body
    found: list[Any] = json.loads(body)["values"]
    return found


@pytest.fixture
def koladapy(server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TQDM_DISABLE", "1")
    from koladapy.api import KoladaAPI

    return KoladaAPI(base_url=f"{server}/v3/", max_requests_per_second=1000)


@needs_clients
def test_koladapy_reads_the_metadata(koladapy: Any, server: str) -> None:
    assert {kpi["id"] for kpi in koladapy.search_kpis("placera")} >= {"OJ2015bouUTBXak9"}
    assert koladapy.get_kpi("U33528")["id"] == "U33528"
    all_ids = [kpi["id"] for kpi in koladapy.search_kpis()]
    assert len(all_ids) > 100
    assert [kpi["id"] for kpi in koladapy.get_kpis(all_ids)] == all_ids, "batches of 25 come to everything"
    assert [group["id"] for group in koladapy.get_kpi_groups("öppna jämförelser 2018")]
    assert koladapy.get_kpi_group("GKPI2018bou")["members"][0]["member_id"] == "U31466"
    assert len(koladapy.get_municipalities(municipality_type="K")) == 290
    assert koladapy.get_municipality("0123")["title"] == "Järfälla"
    assert koladapy.get_municipality_groups("storst") and koladapy.get_municipality_group("GSKRA1")["members"]
    assert len(values(f"{server}/v3/ou?municipality=0180&page=1&per_page=5000")) == 14


@needs_clients
def test_koladapy_reads_figures(koladapy: Any, server: str) -> None:
    rows = koladapy.get_values(kpi_id="U33528", municipality_id=["0180", "1480", "0184"], years=[2017, 2018])
    assert rows and {row["municipality"] for row in rows} == {"0180", "1480", "0184"}
    everyone = [one["id"] for one in koladapy.get_municipalities()]
    assert len(everyone) > 300
    batched = koladapy.get_values(kpi_id="U33528", municipality_id=everyone, years=2018)
    whole = values(f"{server}/v3/data/kpi/U33528/year/2018")
    assert sorted(row["municipality"] for row in batched) == sorted(row["municipality"] for row in whole)


@needs_clients
def test_koladapy_makes_its_table(koladapy: Any) -> None:
    """With names from our metadata beside the figures."""
    table = koladapy.get_data_as_dataframe(kpi_id="U33816", years=2018, include_metadata=True)
    assert len(table) > 300 and table["value"].notna().any()
    changed = koladapy.get_values(kpi_id="U33528", ou_id=["OJ0180D01"], years=2018, updated_since="2018-01-01")
    assert [row["ou"] for row in changed] == ["OJ0180D01"]


@needs_clients
def test_koladapy_needs_one_condition_only(koladapy: Any) -> None:
    """As it promises its users."""
    rows = koladapy.get_values(kpi_id="U33528")
    assert {row["kpi"] for row in rows} == {"U33528"} and len(rows) > 300
    assert {row["municipality"] for row in koladapy.get_values(municipality_id="0184")} == {"0184"}


@needs_clients
def test_koladapy_says_when_there_is_no_such_kpi(koladapy: Any) -> None:
    from koladapy.exceptions import KoladaAPIError

    with pytest.raises(KoladaAPIError, match="not found"):
        koladapy.get_kpi("N00000")


@needs_clients
def test_pykolada_unchanged(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import pykolada.pykolada as client

    monkeypatch.setattr(client, "BASE_URL", f"{server}/v2/")
    assert len(client.get_kpi()) == len(values(f"{server}/v2/kpi"))
    assert {kpi["id"] for kpi in client.get_kpi(title="placera")} >= {"OJ2015bouUTBXak9"}
    assert client.get_municipality(id="0123")[0]["title"] == "Järfälla"
    assert client.get_municipality(title="Solna")[0]["id"] == "0184"
    assert client.get_kpi_groups() and client.get_municipality_groups() and client.get_ou(title="Bromma")
    found = client.get_data(kpi="U33528", municipality=["0180", "0184"])
    assert {(row["municipality"], row["year"]) for row in found} == {("0180", 2018), ("0184", 2018)}
    assert {row["gender"] for row in found} == {"T"}
    (district,) = client.get_oudata(kpi="U33528", ou="OJ0180D01", year=2018)
    assert district["ou"] == "OJ0180D01"


@needs_clients
def test_pykolada_follows_our_pages(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import pykolada.pykolada as client

    whole = values(f"{server}/v2/kpi")
    assert client._make_request(f"{server}/v2/kpi?per_page=40") == whole


RKOLADA = [
    "/v3/kpi?page=1&per_page=5000",
    "/v3/kpi/U33528,U33529?page=1&per_page=5000",
    "/v3/kpi?title=samordning&page=1&per_page=5000",
    "/v3/municipality?region_type=K&page=1&per_page=5000",
    "/v3/municipality_groups/GSKRA1?page=1&per_page=5000",
    "/v3/ou?municipality=0180&page=1&per_page=5000",
    "/v3/kpi?per_page=1",
    "/v3/data/kpi/U33528/municipality/0180,GSKRA1/year/2018?page=1&per_page=5000",
    "/v3/data/kpi/U33528/year/2018?page=1&per_page=5000",
    "/v3/data/municipality/0180/year/2018?page=1&per_page=5000",
    "/v3/oudata/kpi/U33528/ou/OJ0180D01/year/2018?page=1&per_page=5000",
    "/v3/oudata/kpi/U33528/year/2018?municipality_id=0180",
    "/v3/data/kpi/U33528/municipality/0180/year/2018?from_date=2000-01-01",
]
RECORDED = [
    "/v3/kpi?title=placera&page=1&per_page=5000",
    "/v3/kpi_groups?title=%C3%96ppna+j%C3%A4mf%C3%B6relser&page=1&per_page=5000",
    "/v3/municipality?type=K&page=1&per_page=5000",
    "/v3/municipality_groups?title=storst&page=1&per_page=5000",
    "/v3/data/?kpi_id=U33528&municipality_id=0180&municipality_id=1480&year=2018&year=2019&page=1&per_page=5000",
    "/v3/oudata/?ou_id=OJ0180D01&kpi_id=U33528&year=2018&from_date=2018-01-01&page=1&per_page=5000",
    "/v2/kpi?page=1&per_page=5000",
    "/v2/data/kpi/U33528/municipality/0180,1480/year/2018,2019",
    "/v2/oudata/kpi/U33528/ou/OJ0180D01/year/2018",
]


OTHERS = [
    # isakskogstad/Kolada-MCP: axios, lists in one parameter
    "/v3/kpi?id=U33528,U33529",
    "/v3/kpi?id=U33528%2CU33529",
    "/v3/ou?title=Bromma&municipality=0180",
    "/v3/data/kpi/U33528/municipality/0180,0184/year/2018",
    "/v3/oudata/kpi/U33528/ou/OJ0180D01/year/2017,2018",
    # aerugo/kolada-mcp: httpx
    "/v2/data/kpi/U33528/municipality/0180,1480/year/2018",
    # buren/kolada: a question mark even where nothing follows
    "/v2/kpi?",
    "/v2/ou?municipality=0180,1480&title=B",
    "/v2/data/kpi/U33528/municipality/0184?",
    "/v2/oudata/kpi/U33528/ou/OJ0180D01?from_date=2018-01-01",
    # scripts found in public: a parameter for each id, one condition, a list of years
    "/v3/data/?per_page=200&municipality_id=0184&municipality_id=0000&kpi_id=U33528&kpi_id=U33529&year=2017&year=2018",
    "/v3/data/?kpi_id=U33528",
    "/v3/data/kpi/U33528/year/" + ",".join(map(str, range(2011, 2027))),
    "/v3/data/municipality/0184/kpi/U33528",
]
"""What other clients' code sends, read there; those programs are not run here."""


@pytest.mark.parametrize("target", RKOLADA + RECORDED + OTHERS)
def test_what_clients_really_send_is_answered(server: str, target: str) -> None:
    assert values(server + target)


def test_links_lead_back_to_the_host_that_was_asked(server: str) -> None:
    _, _, body = get(f"{server}/v2/kpi?per_page=2")
    assert json.loads(body)["next_page"] == f"{server}/v2/kpi?page=2&per_page=2"


@pytest.mark.parametrize("host", ["", 'x"},{', "a b", "<x>", "[::1", "y:123456"])
def test_a_host_that_is_none_is_not_repeated(server: str, host: str) -> None:
    _, _, body = get(f"{server}/v3/kpi?per_page=2", Host=host)
    assert json.loads(body)["next_url"] == f"{server}/v3/kpi?page=2&per_page=2"


@pytest.mark.parametrize("host", ["kolada.example", "kolada.example:8443", "[::1]:8001"])
def test_a_host_is_the_one_that_was_asked(server: str, host: str) -> None:
    _, _, body = get(f"{server}/v2/kpi?per_page=2", Host=host)
    assert json.loads(body)["next_page"] == f"http://{host}/v2/kpi?page=2&per_page=2"


def test_a_host_that_is_not_ours_is_refused_where_ours_are_named(
    root: Path, public_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the very same question has been answered to somebody who asked by our name."""
    monkeypatch.setenv("OPPNA_HOSTS", "127.0.0.1,.jamforelser.example")
    with running(root, "--store", str(public_store)) as address:
        target = f"{address}/v3/kpi?per_page=2"
        for host in ("jamforelser.example", "api.Jamforelser.example:8443", "jamforelser.example"):
            assert json.loads(get(target, Host=host)[2])["next_url"].startswith(f"http://{host}/v3/")
        for host in ("evil.example", "jamforelser.example.evil.se", "evil-jamforelser.example", "x y", ""):
            status, headers, body = get(target, Host=host)
            assert (status, headers["content-type"]) == (400, "application/problem+json")
            assert json.loads(body)["detail"].startswith("Servern svarar inte på namnet ")
        told = get(target, X_Forwarded_Host="evil.example", X_Forwarded_Proto="ftp")[2]
        assert json.loads(told)["next_url"].startswith(f"{address}/v3/")


def test_a_very_long_list_is_told_in_a_sentence(server: str) -> None:
    many = ",".join(f"U{number:05}" for number in range(6099))
    status, _, body = get(f"{server}/v2/data/kpi/{many}/year/2018")
    assert (status, json.loads(body)["detail"]) == (400, "Adressen är för lång; dela upp frågan i flera.")


def test_manners(server: str) -> None:
    status, headers, body = get(f"{server}/v3/data/kpi/U33528/year/2018", Accept_Encoding="gzip")
    assert status == 200 and headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(body))["count"] > 300
    assert headers["access-control-allow-origin"] == "*"
    assert "granian" not in str(headers)
    again = get(f"{server}/v3/data/kpi/U33528/year/2018", Accept_Encoding="gzip", If_None_Match=headers["etag"])
    assert (again[0], again[2]) == (304, b"")
    assert get(f"{server}/jamfor/")[0] == 404


def test_a_client_that_asks_too_fast_is_told_when_to_come_back(root: Path, public_store: Path) -> None:
    with running(root, "--store", str(public_store), rate="5/20") as address:
        told = [get(f"{address}/v3/municipality/0184") for _ in range(40)]
    refused = [headers for status, headers, _ in told if status == 429]
    assert refused and all(int(headers["retry-after"]) >= 1 for headers in refused)
    assert {status for status, _, _ in told} == {200, 429}


@needs_clients
def test_koladapy_waits_when_it_is_told_to(
    root: Path, public_store: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It sleeps for Retry-After and asks again: nothing is lost to a flood of its own making."""
    monkeypatch.setenv("TQDM_DISABLE", "1")
    from koladapy.api import KoladaAPI

    with running(root, "--store", str(public_store), rate="4/4") as address:
        client = KoladaAPI(base_url=f"{address}/v3/", max_requests_per_second=1000)
        ids = ["0180", "0184", "0123", "1480", "1280", "0114"]
        assert [client.get_municipality(id)["id"] for id in ids] == ids
    assert "Retrying after 1 seconds" in caplog.text


def test_django_stays_away_and_a_stop_is_graceful(root: Path, public_store: Path) -> None:
    """The lean server imports nothing of the site, and ends with 0 when it is asked to."""
    program = (
        "import sys, oppna.disseminate.api.server; oppna.disseminate.api.server.start(); "
        "sys.exit(any(name.partition('.')[0] in ('django', 'allauth') for name in sys.modules))"
    )
    environment = {**os.environ, "OPPNA_RELEASES": str(public_store)}
    subprocess.run([sys.executable, "-c", program], cwd=root, env=environment, check=True)
    with running(root, "--store", str(public_store)) as address:  # which holds that it ends well
        assert get(f"{address}/v3/kpi")[0] == 200


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--bind", "8001"], "ska vara ADRESS:PORT"),
        (["--bind", "127.0.0.1:99999"], "ska vara ADRESS:PORT"),
        (["--workers", "0"], "ska vara ett heltal från 1"),
        (["--store", "finns-inte"], "finns inte; ange förrådet"),
        (["--cube", "finns-inte"], "är ingen hel kub"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(
    root: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    from oppna.__main__ import main

    assert main(["api", *arguments]) == 2
    assert sentence in capfd.readouterr().err


def test_a_server_that_cannot_start_ends_with_a_sentence(
    public_store: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its processes would trip over is found before any of them is started."""
    from oppna.__main__ import main

    monkeypatch.setenv("OPPNA_API_RATE", "fort")
    assert main(["api", "--store", str(public_store), "--bind", f"127.0.0.1:{free_port()}"]) == 2
    assert "Servern kan inte starta: OPPNA_API_RATE är ”fort”" in capfd.readouterr().err
