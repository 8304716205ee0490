"""pxwebpy, unchanged, against the running site: what a statistician's program gets is what the release holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from oppna.release.content import Release
from oppna.release.read import read_release
from tests.lib.format_readers import by_pyjstat as read_json_stat
from tests.lib.format_readers import expected, needs_readers, present, same, wordless
from tests.lib.kolada_asked import running
from tests.lib.public_world import CHILDREN, CORRECTED_UNIT, VIOLENCE
from tests.lib.served import Site

pytestmark = needs_readers
UNITS, GROUPS = f"{CHILDREN}-enheter", f"{CHILDREN}-grupper"


@pytest.fixture(scope="module")
def site(public_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(tmp_path_factory.mktemp("sajt"), OPPNA_RELEASES=str(public_store)) as running:
        yield running


@pytest.fixture(scope="module")
def release(public_store: Path) -> Release:
    return read_release(public_store / CHILDREN / "1.1", answers=False)


@pytest.fixture(scope="module")
def lean(root: Path, public_store: Path) -> Iterator[str]:
    with running(root, "--store", str(public_store)) as address:
        yield address


@pytest.fixture(params=["site", "lean"])
def address(request: pytest.FixtureRequest) -> str:
    """The site, and the server for programs alone: both answer alike."""
    found = request.getfixturevalue(request.param)
    return f"http://127.0.0.1:{found.port}" if isinstance(found, Site) else str(found)


@pytest.fixture
def api(address: str) -> Any:
    from pxweb import PxApi

    return PxApi(f"{address}/pxweb/api/v2", disable_cache=True, max_workers=2)


def test_it_finds_its_way(api: Any) -> None:
    assert api.language == "sv"
    assert api.get_config()["apiVersion"] == "2.0.0"
    tables = api.all_tables()
    assert len(tables) == api.number_of_tables == 6
    assert [path["id"] for path in api.get_paths()] == ["2015-bou", VIOLENCE, CHILDREN]
    assert [one["id"] for one in api.tables_on_path(CHILDREN)] == [UNITS, GROUPS]
    assert {one["id"] for one in api.search("2018 ungdomsvård")["tables"]} == {UNITS, GROUPS}
    variables = api.get_table_variables(GROUPS)
    assert list(variables) == ["Region", "Indikator", "ContentsCode", "Tid"]
    assert variables["Region"]["codelists"][1] == {"id": f"vs_{GROUPS}_lan", "label": "Län"}
    assert len(api.get_code_list(f"vs_{GROUPS}_lan")["values"]) == 21


def test_the_whole_table_comes_in_pieces_and_every_value_is_right(api: Any, release: Release) -> None:
    rows = api.get_table_data_all(UNITS, show="code")
    wanted = expected(release, units=True)
    values = {(row["indikator"], row["område"]): row["value"] for row in rows if row["uppgift"] == "value"}
    assert len(rows) == 4 * len(values) > api.get_config()["maxDataCells"]
    for key, one in wanted.items():
        assert (None if values[key] is None else Fraction(str(values[key]))) == one.value, key
    assert values.keys() == wanted.keys()


def test_wildcards_code_lists_and_expressions(api: Any, release: Release) -> None:
    of_county = {"Region": "*", "Indikator": "G1", "ContentsCode": "value", "Tid": "*"}
    rows = api.get_table_data(GROUPS, of_county, code_list={"Region": f"vs_{GROUPS}_lan"}, show="code")
    wanted = {area.area for area in release.areas if area.level.value == "county"}
    assert len(rows) == len(wanted) == 21
    by_start = api.get_table_data(UNITS, {**of_county, "Region": "01*"}, show="code")
    assert {row["område"][:2] for row in by_start} == {"01"}
    # What the client does not know itself goes to the server as it is.
    newest = api.get_table_data(UNITS, {**of_county, "Region": "TOP(3)", "Tid": "TOP(1)"}, show="code")
    assert len(newest) == 3
    first = api.get_table_data(UNITS)
    assert len(first) == len(release.respondents)
    assert first[0]["område"].endswith(release.respondents[0].label)


def test_the_newest_version_is_what_is_answered(api: Any, public_store: Path) -> None:
    asked = {"Region": CORRECTED_UNIT, "Indikator": "*", "ContentsCode": "value", "Tid": "*"}
    rows = {row["indikator"]: row["value"] for row in api.get_table_data(UNITS, asked, show="code")}
    versions = [read_release(public_store / CHILDREN / version, answers=False) for version in ("1.0", "1.1")]
    before, after = (
        {key[0]: one.value for key, one in expected(one, units=True).items() if key[1] == CORRECTED_UNIT}
        for one in versions
    )
    assert before != after
    assert {key: None if value is None else Fraction(str(value)) for key, value in rows.items()} == after


def test_statuses_come_with_the_data(address: str, release: Release) -> None:
    selection = [{"variableCode": name, "valueCodes": ["*"]} for name in ("Region", "Indikator", "ContentsCode", "Tid")]
    status, body = _post(address, f"/pxweb/api/v2/tables/{GROUPS}/data", {"selection": selection})
    assert status == 200
    same(present(read_json_stat(body)), wordless(expected(release, units=False)))


def test_a_wrong_code_is_told_through_the_client(api: Any) -> None:
    from requests.exceptions import HTTPError

    asked = {"Region": "9999", "Indikator": "G1", "ContentsCode": "value", "Tid": "2018"}
    with pytest.raises(HTTPError, match="”9999” är inget värde av Region"):
        api.get_table_data(UNITS, asked)
    with pytest.raises(HTTPError, match="Tabellen ”TAB638” finns inte"):
        api.get_table_data("TAB638")


def test_posting_needs_no_token_and_no_cookie_but_may_not_go_on_for_ever(address: str) -> None:
    status, body = _post(address, f"/pxweb/api/v2/tables/{UNITS}/data", {"selection": "x" * 1_100_000})
    assert status == 413
    assert "större än en megabyte" in json.loads(body)["detail"]
    status, body = _post(address, f"/pxweb/api/v2/tables/{UNITS}/data", None)
    assert status == 400


def _post(address: str, path: str, content: object) -> tuple[int, bytes]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.request("POST", path, json.dumps(content), {"Content-Type": "application/json"})
        response = connection.getresponse()
        assert response.getheader("Set-Cookie") is None
        return response.status, response.read()
    finally:
        connection.close()
