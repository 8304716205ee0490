"""One indicator for one place, found in one step: what comes of it is what the long way says, letter by letter."""

from __future__ import annotations

from itertools import product
from urllib.parse import quote

import pytest

from oppna.disseminate.api.kolada import answer
from tests.lib.kolada_asked import Asker

KPIS = ("U33528", "U33400", "U33528,U33529", "", "finns-inte", " U33528")
PLACES = ("0180", "0184", "0001", "01", "0000", "0180,0184", "OJ0180D01", "", "0180 ")
YEARS = ("2018", "2017", "1999", "2017,2018", "", "tjugo", None)
NAMES = (
    ("kpi", "municipality", "year"),
    ("year", "municipality", "kpi"),
    ("kpi", "ou", "year"),
    ("kpi", "kpi", "year"),
)
QUERY = {"kpi": "kpi_id", "municipality": "municipality_id", "ou": "ou_id", "year": "year"}


def targets() -> list[str]:
    found = []
    for (kpi, place, year), names, kind in product(product(KPIS, PLACES, YEARS), NAMES, ("data", "oudata")):
        value = {"kpi": kpi, "municipality": place, "ou": place, "year": year}
        asked = [(name, quote(text)) for name in names if (text := value[name]) is not None]
        path = "/".join(part for pair in asked for part in pair)
        query = "&".join(f"{QUERY[name]}={text}" for name, text in asked)
        found += [f"/v3/{kind}/{path}", f"/v2/{kind}/{path}/", f"/v3/{kind}?{query}", f"/v3/{kind}/?{query}&per_page=2"]
    return found


def test_both_ways_say_the_same(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    stepped: list[bool] = []
    short_way = answer.single

    def watched(*asked: object) -> object:
        found = short_way(*asked)  # type: ignore[arg-type]
        stepped.append(found is not None)
        return found

    monkeypatch.setattr(answer, "single", watched)
    quickly = [ask.raw(target) for target in targets()]
    assert sum(stepped) > 40, "the questions it is for went another way"
    monkeypatch.setattr(answer, "single", lambda *_: None)
    for target, found in zip(targets(), quickly, strict=True):
        assert ask.raw(target) == found, target


def test_what_can_be_told_apart_only_by_the_long_way_is_left_to_it(ask: Asker) -> None:
    assert ask("/v3/data/kpi/U33528/municipality/0184/year/2018/").values
    assert ask("/v3/data/kpi/U33528/municipality/0184/year").status == 404
    assert ask("/v3/data/kpi/U33528/municipality/0184?from_date=2999-01-01").values == []
    assert ask("/v3/data?kpi_id=U33528&municipality_id=0184&from_date=2999-01-01").values == []
    assert ask("/v3/data?kpi_id=U33528&municipality_id=0184&region_type=L").values == []
