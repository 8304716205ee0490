"""The fields and kinds of every payload are those of Kolada's recordings, key by key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.lib.kolada_asked import Asker

Kinds = dict[str, set[str]]


def kinds(values: list[dict[str, Any]]) -> Kinds:
    """Field → the kinds of JSON it holds in any of the values."""
    assert len({tuple(sorted(value)) for value in values}) == 1, "values differ in their fields"
    return {name: {type(value[name]).__name__ for value in values} for name in values[0]}


def recorded(shared: Path, name: str) -> list[dict[str, Any]]:
    told = json.loads((shared / "data" / "kolada" / name).read_text("utf-8"))
    values: list[dict[str, Any]] = told if isinstance(told, list) else told["values"]
    return values


PAYLOADS = [
    ("/v3/kpi", "rkolada-kpi-v3-6099.json"),
    ("/v2/kpi", "oj-child-violence-kpi-v2-2024-04.json"),
    ("/v3/municipality", "rkolada-municipality-v3-312.json"),
    ("/v3/municipality_groups", "rkolada-municipality_groups-v3-3630.json"),
    ("/v2/kpi_groups", "oj-kpi-groups-GKPI122-GKPI297.json"),
]


@pytest.mark.parametrize(("target", "recording"), PAYLOADS)
def test_ours_are_theirs(ask: Asker, shared: Path, target: str, recording: str) -> None:
    ours, theirs = kinds(ask(target).values), kinds(recorded(shared, recording))
    assert set(ours) == set(theirs)
    for name in ours:
        assert ours[name] <= theirs[name], name


@pytest.mark.parametrize("target", ["/v3/municipality_groups", "/v2/kpi_groups"])
def test_members_are_theirs(ask: Asker, target: str) -> None:
    members = [member for group in ask(target).values for member in group["members"]]
    assert kinds(members) == {"member_id": {"str"}, "member_title": {"str"}}


def test_values_are_theirs(ask: Asker, shared: Path) -> None:
    theirs = kinds(recorded(shared, "rkolada-values-n00945.json"))
    rows = ask("/v2/data/kpi/U33528,U33816/year/2018").values
    assert kinds(rows) == {"kpi": {"str"}, "municipality": {"str"}, "period": theirs["year"], "values": {"list"}}
    ours = kinds([value for row in rows for value in row["values"]])
    assert set(ours) == {"gender", "count", "status", "value"} <= set(theirs)
    for name in ours:
        assert ours[name] <= theirs[name] | ({"NoneType"} if name == "value" else set()), name
    newer = kinds([value for row in ask("/v3/data/kpi/U33528/year/2018").values for value in row["values"]])
    assert set(newer) - set(ours) == {"isdeleted"} and newer["isdeleted"] == {"bool"}


def test_our_counties_are_where_they_have_the_region(ask: Asker, shared: Path) -> None:
    theirs = {one["id"]: one["type"] for one in recorded(shared, "rkolada-municipality-v3-312.json")}
    ours = {one["id"]: one["type"] for one in ask("/v3/municipality").values}
    assert ours == theirs


def test_titles_tell_the_scale_as_theirs(ask: Asker, shared: Path) -> None:
    """Where we have one of Kolada's ids for a Ja/Nej, Kolada's title says the same scale."""
    theirs = {one["id"]: one["title"] for one in recorded(shared, "oj-child-violence-kpi-v2-2024-04.json")}
    ours = {one["id"]: one["title"] for one in ask("/v3/kpi").values if one["id"] in theirs}
    assert len(ours) > 60
    scales = {scale for scale in ("Ja=1", "Ja=2", "andel (%)") for title in ours.values() if scale in title}
    assert scales == {"Ja=1", "Ja=2", "andel (%)"}
    differ = {id for id in ours if ("Ja=1" in ours[id]) != ("Ja=1" in theirs[id])}
    assert differ == DIFFER


DIFFER: set[str] = set()
"""Ids where Kolada's title gives another scale than the guide's answers do."""
