"""The description lies where Kolada has its own, names every form, and its examples work as they stand."""

from __future__ import annotations

from typing import Any

import pytest

from oppna.disseminate.api.doors import door
from oppna.disseminate.api.kolada.doors import KOLADA
from tests.lib.kolada_asked import HOST, Asker


def described(ask: Asker, version: int) -> dict[str, Any]:
    told = ask(f"/v{version}/openapi.json")
    assert told.status == 200
    return told.body


@pytest.mark.parametrize("version", [2, 3])
def test_every_example_works(ask: Asker, version: int) -> None:
    document = described(ask, version)
    assert document["servers"] == [{"url": f"{HOST}/v{version}"}]
    for path, verbs in document["paths"].items():
        given = {one["name"]: one["example"][0] for one in verbs["get"]["parameters"] if "example" in one}
        query = "&".join(f"{name}={value}" for name, value in given.items()) if path.endswith("data/") else ""
        told = ask(f"/v{version}{path.format(**{'id': 'finns-inte', **given})}?{query}")
        assert told.status == 200, path
        assert told.values or "finns-inte" in path.format(**{"id": "finns-inte", **given}), path


def test_the_versions_differ_as_they_do(ask: Asker) -> None:
    two, three = described(ask, 2), described(ask, 3)
    assert set(three["paths"]) - set(two["paths"]) == {"/data/", "/oudata/"}
    schemas = [document["components"]["schemas"] for document in (two, three)]
    kpis, values, pages = ([one[name]["required"] for one in schemas] for name in ("Kpi", "Value", "KpiPage"))
    assert kpis == [list(ask(f"/v{version}/kpi").values[0]) for version in (2, 3)]
    assert values[1] == list(ask("/v3/data/kpi/U33528/year/2018").values[0]["values"][0]) != values[0]
    assert (set(pages[1]) - set(pages[0])) == {"next_url", "previous_url"}


@pytest.mark.parametrize("start", ["", "docs", "docs/"])
def test_who_begins_at_the_top_is_shown_the_way(ask: Asker, start: str) -> None:
    response = ask.whole(f"/v3/{start}")
    assert (response.status, dict(response.headers)["Location"]) == (302, f"{HOST}/v3/openapi.json")


def test_the_root_needs_no_slash() -> None:
    assert door("/v3") is door("/v3/") is KOLADA["/v3/"] is not None
    assert door("/v31") is None and door("/api/v1") is door("/api/v1/") is not None
