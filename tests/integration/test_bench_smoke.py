"""The benchmarks run, and whoever races comes to the same rows. How fast, only `make bench` says."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from bench import (
    changed_answer,
    command312,
    compute312,
    country_groups,
    line,
    one,
    own_api,
    pages,
    registers,
    secrecy,
    statistics,
    ten_years,
)
from bench.line import Line
from bench.material import write_folder
from bench.peers import rules
from bench.same import assert_same
from oppna.catalogue.prepared import prepare
from oppna.model.indicator import RegisterListRule
from oppna.statistics.verdicts import Verdict, judge

needs_peers = pytest.mark.skipif(
    find_spec("polars") is None,
    reason="NOT TESTED: benchmarks beside their peers (polars is not installed; make bench installs it)",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bench")
    write_folder(place / "in")
    return place


@pytest.mark.parametrize("capability", [compute312, changed_answer, ten_years])
def test_a_capability_without_peers_measures_something(capability: object, place: Path) -> None:
    lines = capability.lines(place, True)  # type: ignore[attr-defined]
    assert lines
    assert all(each.ours > 0 and each.theirs > 0 for each in lines)


@needs_peers
def test_the_command_and_its_peers_write_the_same_rows(place: Path) -> None:
    lines = command312.lines(place, True)
    assert {"oppna.csv", "Polars.csv", "DuckDB.csv"} <= {path.name for path in place.iterdir()}
    assert all(each.megabytes > 0 for each in lines)


@needs_peers
def test_all_who_group_a_coded_country_write_the_same_rows(place: Path) -> None:
    ran = country_groups.race(place, copies=2, times=1)
    assert set(ran) == {"oppna", "Polars", "DuckDB"}


@needs_peers
def test_the_sheet_is_measured_with_every_cell(place: Path) -> None:
    from bench import workbook

    ours, _ = workbook.lines(place, True)
    assert f"{workbook.UNITS} × {workbook.INDICATORS}" in ours.what


def test_the_peers_leave_no_indicator_out() -> None:
    edition = prepare("2018-bou").edition
    by_hand = {*rules.categories(rules.words), *rules.MEASURES}
    listed = {indicator.id for indicator in edition.indicators if isinstance(indicator.rule, RegisterListRule)}
    assert by_hand | listed == {indicator.id for indicator in edition.indicators}


def test_statistics_are_measured_beside_the_same_one_by_one(place: Path) -> None:
    """And both tell the same: without over-dispersion, our verdicts are the peer's."""
    verdicts, ranked, changed = statistics.lines(place, True)
    assert all(each.ours > 0 and each.theirs > 0 for each in (verdicts, ranked, changed))
    some = next(statistics.nation(1))
    ours = judge(some.before, some.trials, some.target)
    strength = {Verdict.TOO_FEW: 0, Verdict.CHANCE: 0, Verdict.DIFFERS: 1, Verdict.CLEARLY: 2}
    assert [strength[verdict] for verdict, _ in ours] == statistics.judged_one_by_one(some)
    again = [strength[verdict] for verdict, _ in statistics.changed(some).judgements]
    assert again == statistics.changed_one_by_one(some)


def test_secrecy_of_a_nation_is_measured_and_safe(place: Path) -> None:
    alone, together, reduced = secrecy.lines(place, True)
    assert "of its own persons" in alone.what and "the same persons" in together.what
    assert "reduced, as wired" in reduced.what


def test_registers_are_raced_to_the_cells_of_the_truth(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(registers, "QUICK", {5_000: 1, 20_000: 1})
    monkeypatch.setattr(registers, "SCAN_AT", 20_000)
    monkeypatch.setattr(registers, "SPARK_MOST", 0)
    lines = registers.lines(place, True)
    assert all(each.ours > 0 and each.theirs > 0 for each in lines)
    assert {each.against.split(" (")[0] for each in lines} == {
        "DuckDB by hand",
        "DuckDB by hand, form checked",
        "bare scan",
        "limit",
        "rows",
    }


def test_rows_that_differ_are_told(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    ours.write_text("a,b\n1,2\n", encoding="utf-8")
    theirs.write_text("a,b\n1,3\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="theirs has 2 rows"):
        assert_same(ours, theirs)


def test_a_line_says_whether_it_holds() -> None:
    table = line.told([Line("one", 1.0, "limit", 2.0), Line("two", 3.0, "limit", 2.0, limit=1.2)])
    assert "0.50" in table
    assert "holds" in table
    assert "1.50" in table
    assert "OVER" in table


def test_one_capability_is_told_as_json(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one.main("compute312", str(place), "quick")
    assert capsys.readouterr().out.startswith('[["compute 312 units')


@pytest.mark.skipif(find_spec("datasette") is None, reason="NOT TESTED: bench api (datasette is not installed)")
def test_the_interface_and_datasette_come_to_the_same_figures(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bench import api

    monkeypatch.setattr(api, "QUICK_KPIS", 60)
    lines = api.lines(tmp_path, True)
    assert len(lines) > 10
    assert all(each.ours > 0 and each.theirs > 0 for each in lines)


def test_our_own_interface_and_plain_writers_send_as_many_cells(place: Path) -> None:
    store = own_api.released(place)
    told = list(own_api.streams(store, 2))
    assert len(told) == 5 and all(each.ours > 0 and each.theirs > 0 for each in told)


def test_pages_are_measured_of_every_kind(tmp_path: Path) -> None:
    told = pages.lines(tmp_path, True)
    assert len(told) == 3 * 7
    assert all(each.ours > 0 for each in told)
