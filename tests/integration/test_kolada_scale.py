"""The whole of Kolada's metadata as a catalogue: 6,099 indicators, 312 municipalities and regions, 3,630 groups."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oppna.disseminate.cube.folder import open_folder
from oppna.disseminate.cube.statuses import OK
from tests.lib.kolada_asked import Asker, running
from tests.lib.kolada_catalogue import GROUPS, KPIS, MUNICIPALITIES, Recorded

WIDTH = 2


@pytest.fixture(scope="module")
def recorded(shared: Path) -> Recorded:
    return Recorded(shared / "data" / "kolada", width=WIDTH)


@pytest.fixture(scope="module")
def folder(recorded: Recorded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kolada") / "kub"
    recorded.write(folder)
    return folder


@pytest.fixture(scope="module")
def ask(folder: Path) -> Asker:
    return Asker(open_folder(folder))


def everything(ask: Asker, target: str) -> list[Any]:
    return [value for told in ask.pages(target) for value in told.values]


@pytest.mark.parametrize(
    ("kind", "name"), [("kpi", KPIS), ("municipality", MUNICIPALITIES), ("municipality_groups", GROUPS)]
)
def test_what_was_recorded_is_what_is_served(ask: Asker, recorded: Recorded, kind: str, name: str) -> None:
    theirs = json.loads((recorded.folder / name).read_text("utf-8"))["values"]
    assert everything(ask, f"/v3/{kind}") == theirs
    assert len(theirs) == {"kpi": 6099, "municipality": 312, "municipality_groups": 3630}[kind]


def test_pages_of_five_thousand(ask: Asker) -> None:
    first, second = ask.pages("/v3/kpi")
    assert (first.body["count"], second.body["count"]) == (5000, 1099)
    assert ask("/v3/kpi?title=PERSONALKOSTNADER").ids == ask("/v2/kpi?title=personalkostnader").ids != []


def test_women_and_men_are_told_apart(ask: Asker, recorded: Recorded) -> None:
    divided = next(kpi.id for kpi in recorded.catalogue.kpis if kpi.is_divided_by_gender)
    (row,) = ask(f"/v3/data/kpi/{divided}/municipality/0184/year/2025").values
    assert [value["gender"] for value in row["values"]] == ["T", "K", "M"]
    (mean,) = ask(f"/v3/data/kpi/{divided}/municipality/G2328/year/2025").values
    assert [value["gender"] for value in mean["values"]] == ["T", "K", "M"]


def test_a_group_of_all_is_the_mean_of_all(ask: Asker, recorded: Recorded) -> None:
    municipal = [number for number, one in enumerate(recorded.catalogue.municipalities) if one.type == "K"]
    for number in range(0, 200, 13):
        values, codes = recorded.figures(number)
        known = codes[0, -1, municipal] == OK
        rows = ask(f"/v3/data/kpi/{recorded.axes.kpis[number]}/municipality/G2328/year/2025").values
        value = rows[0]["values"][0]
        assert value["count"] == int(known.sum())
        assert value["value"] == pytest.approx(float(np.mean(values[0, -1, municipal][known])), abs=1e-7)


def test_one_unit_and_everything_measured(ask: Asker, recorded: Recorded) -> None:
    """Version 2 has no limit of 25: all indicators of a municipality, page by page."""
    rows = everything(ask, "/v2/data/municipality/0184/year/2025")
    assert [row["kpi"] for row in rows] == list(recorded.axes.kpis)
    values = {row["kpi"]: row["values"][0]["value"] for row in rows}
    unit = recorded.axes.unit_at["0184"]
    for number in range(0, 6099, 500):
        figures, codes = recorded.figures(number)
        expected = float(figures[0, -1, unit]) if codes[0, -1, unit] == OK else None
        assert values[recorded.axes.kpis[number]] == expected


@pytest.fixture(scope="module")
def server(root: Path, folder: Path) -> Iterator[str]:
    with running(root, "--cube", str(folder)) as address:
        yield address


@pytest.mark.skipif(find_spec("koladapy") is None, reason="NOT TESTED: koladapy at scale (it is not installed)")
def test_koladapy_reads_all_of_it(server: str, monkeypatch: pytest.MonkeyPatch, recorded: Recorded) -> None:
    monkeypatch.setenv("TQDM_DISABLE", "1")
    from koladapy.api import KoladaAPI

    client = KoladaAPI(base_url=f"{server}/v3/", max_requests_per_second=1000)
    assert len(client.search_kpis()) == 6099
    assert len(client.get_municipality_groups()) == 3630
    kpis = list(recorded.axes.kpis[:60])
    rows = client.get_values(kpi_id=kpis, municipality_id=["0184", "0180"], years=[2024, 2025])
    assert {(row["kpi"], row["municipality"]) for row in rows} == {(kpi, m) for kpi in kpis for m in ("0184", "0180")}
