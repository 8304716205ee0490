"""A group is the unweighted mean of what its members themselves show, and says how many they are."""

from __future__ import annotations

from typing import Any

import pytest

from oppna.disseminate.api.kolada import figures
from oppna.disseminate.cube import grouped, since
from oppna.disseminate.cube.means import mean_rows
from oppna.disseminate.cube.table import Table
from tests.lib.kolada_asked import Asker

CONFIDENTIAL_2015 = "OJ2015bouUTBXak9"


def of(ask: Asker, target: str) -> dict[str, Any]:
    rows = ask(target).values
    return {row["municipality"]: row["values"][0] for row in rows}


@pytest.mark.parametrize("group", ["GBEF3", "GSKRA1", "GSKRB5", "GSKR2"])
@pytest.mark.parametrize("kpi", ["U33528", "U33816", "U31466", CONFIDENTIAL_2015])
def test_the_mean_of_published_values(ask: Asker, kpi: str, group: str) -> None:
    members = [member["member_id"] for member in ask(f"/v3/municipality_groups/{group}").values[0]["members"]]
    year = "2015" if kpi == CONFIDENTIAL_2015 else "2018"
    each = of(ask, f"/v2/data/kpi/{kpi}/municipality/{','.join(members)}/year/{year}")
    known = [value["value"] for value in each.values() if value["value"] is not None]
    told = of(ask, f"/v3/data/kpi/{kpi}/municipality/{group}/year/{year}")
    if not each:
        assert told == {}
        return
    value = told[group]
    assert value["count"] == len(known)
    assert value["value"] == (pytest.approx(sum(known) / len(known), abs=1e-8) if known else None)
    assert value["status"] == ("" if known else "missing")


def test_a_hidden_member_leaves_no_trace(ask: Asker) -> None:
    """Where a member is x, the mean is the others' mean: the same as of a group that never had it."""
    each = of(ask, f"/v3/data/kpi/{CONFIDENTIAL_2015}/year/2015")
    hidden = {id for id, value in each.items() if value["status"] == "confidential"}
    assert hidden & set(ask("/v3/municipality/" + ",".join(sorted(hidden))).ids)
    for group in ask("/v3/municipality_groups").values:
        told = of(ask, f"/v3/data/kpi/{CONFIDENTIAL_2015}/municipality/{group['id']}/year/2015")
        shown = [each[m["member_id"]]["value"] for m in group["members"] if each.get(m["member_id"], {}).get("count")]
        if told:
            assert told[group["id"]]["count"] == len(shown)


def test_a_hidden_cell_is_hidden_by_every_way_to_it(ask: Asker) -> None:
    """By path, by query, in the list of its place and as a change since: x, and no figure."""
    each = of(ask, f"/v3/data/kpi/{CONFIDENTIAL_2015}/year/2015")
    hidden = sorted(id for id, value in each.items() if value["status"] == "confidential")
    assert hidden
    for id in hidden:
        for target in (
            f"/v2/data/kpi/{CONFIDENTIAL_2015}/municipality/{id}/year/2015",
            f"/v3/data/kpi/{CONFIDENTIAL_2015}/municipality/{id}",
            f"/v3/data/municipality/{id}/kpi/{CONFIDENTIAL_2015}",
            f"/v3/data/municipality/{id}/year/2015",
            f"/v3/data/?kpi_id={CONFIDENTIAL_2015}&municipality_id={id}",
            f"/v3/data/?kpi_id={CONFIDENTIAL_2015}&municipality_id={id}&from_date=1900-01-01",
        ):
            rows = [row for row in ask(target).values if row["kpi"] == CONFIDENTIAL_2015]
            (value,) = rows[0]["values"]
            assert (value["value"], value["status"], value["count"]) == (None, "confidential", 0)


def test_groups_stand_after_their_units_and_are_paged_with_them(ask: Asker) -> None:
    target = "/v3/data/kpi/U33528,U33529/municipality/0180,GBEF1,GBEF5,0184/year/2018"
    whole = ask(target).values
    assert [row["municipality"] for row in whole] == ["0180", "0184"] * 2 + ["GBEF1", "GBEF5"] * 2
    by_one = [row for told in ask.pages(target + "?per_page=1") for row in told.values]
    by_three = [row for told in ask.pages(target + "?per_page=3") for row in told.values]
    assert whole == by_one == by_three


def test_a_district_is_a_unit_and_no_municipality(ask: Asker) -> None:
    ous = ask("/v3/ou?municipality=0180")
    assert len(ous.values) == 14 and set(ous.values[0]) == {"id", "municipality", "title"}
    rows = ask("/v3/oudata/kpi/U33528/year/2018?municipality_id=0180").values
    assert [row["ou"] for row in rows] == ous.ids
    assert ask(f"/v3/data/kpi/U33528/municipality/{ous.ids[0]}").values == []


@pytest.mark.parametrize("day", ["", "&from_date=2000-01-01"])
def test_a_page_far_on_makes_none_of_the_means_before_it(ask: Asker, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """Else one question could keep everybody waiting for as long as it likes."""
    made: list[int] = []

    def counting(table: Table, kpi: int, *rest: Any) -> Any:
        made.append(kpi)
        return mean_rows(table, kpi, *rest)

    for module in (grouped, since):
        monkeypatch.setattr(module, "mean_rows", counting)
    every = ",".join(group["id"] for group in ask("/v3/municipality_groups").values[:8])
    target = f"/v3/data/municipality/{every}/year/2018?per_page=8{day}"
    assert ask(f"{target}&page=9").body["count"] == 8 and len(made) <= 2
    made.clear()
    assert ask(f"{target}&page=99999").values == [] and not made


def test_too_many_groups_at_once_are_told_in_a_sentence(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MOST_MEANS", 200)
    told = ask("/v2/data/municipality/GBEF1,GBEF2/year/2018")
    assert (told.status, told.sentence) == (
        400,
        "Frågan gäller för många grupper, mått och år på en gång; dela upp den i flera.",
    )
    assert ask(f"/v2/data/kpi/{CONFIDENTIAL_2015}/municipality/GBEF1,GBEF2/year/2018").status == 200
