"""A made-up nation: numbers that nobody has, every edge, labels, and refusals."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from oppna.__main__ import main
from oppna.interchange.folder import SYNTHETIC_MARK
from oppna.synth.nation import make as making
from oppna.synth.nation import numbers
from oppna.synth.nation.make import make, world_of
from tests.lib import made_nation
from tests.lib.reference_registers import Table, complete, number
from tests.lib.world_registers import with_check_digit

EDITION = "2015-bou"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nation") / "in"
    make(EDITION, 4_000, 1, folder)
    return folder


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, Table]:
    return made_nation.tables(folder)


def _right(pnr: str) -> bool:
    return with_check_digit(pnr[:11]) == pnr


def test_no_number_can_be_a_persons(tables: dict[str, Table]) -> None:
    """Those with the right check digit are of the series for tests."""
    used = {number(row["pnr"]) for row in tables["placements"]}
    whole = [pnr for pnr in used if complete(pnr)]
    assert len(whole) > 3_800
    assert all(int(pnr[8:11]) >= 980 for pnr in whole if _right(pnr))
    assert 0 < sum(not _right(pnr) for pnr in whole) < 200


def test_numbers_beyond_the_series_have_wrong_check_digits_and_are_all_different() -> None:
    with duckdb.connect() as connection:
        sql = f"SELECT day, birth_number, added FROM (SELECT {numbers.chosen('range', 3)} FROM range({numbers.A_YEAR}))"
        ((count, different, wrong, lowest, highest, most),) = connection.execute(
            "SELECT count(*), count(DISTINCT day * 100000 + birth_number * 10 + added), count(*) FILTER (added > 0), "
            f"min(birth_number) FILTER (added = 0), max(birth_number) FILTER (added > 0), max(added) FROM ({sql})"
        ).fetchall()
    assert count == different == numbers.A_YEAR
    assert (count - wrong, lowest, highest, most) == (numbers.TEST_PERSONS, 980, 979, 9)


def test_persons_are_as_many_as_were_asked_for(tables: dict[str, Table]) -> None:
    """Every person has a placement; those whose numbers are not complete may share one."""
    whole = {number(row["pnr"]) for row in tables["placements"] if complete(number(row["pnr"]))}
    assert 3_850 < len(whole) < 3_950


def test_every_kind_of_number_and_spelling_is_there(tables: dict[str, Table]) -> None:
    written = Counter(re.sub("[0-9]", "9", row["pnr"]) for row in tables["placements"])
    plain = {"9" * 12, "9" * 8 + "-9999", " 99999999 9999", "9" * 10, "9" * 11, "9" * 13, "99999999TF99", ""}
    assert set(written) == plain
    used = [row["pnr"] for row in tables["placements"]]
    for form in (r".{8}0000", r".{6}[6-9]\d.{4}", r".{4}13\d{6}", r".{4}0230\d{4}"):
        assert any(re.fullmatch(form, pnr) for pnr in used), form


def test_what_else_matters_is_there(tables: dict[str, Table]) -> None:
    assert {"9999", ""} <= {row["municipality"] for row in tables["placements"]}
    assert any(not row["end"] for row in tables["placements"])
    assert {row["end"][4:] for row in tables["placements"]} >= {"-06-01", "-05-31"}
    assert {row["start"][4:] for row in tables["placements"]} >= {"-06-01", "-06-02"}
    assert {"Sverige", " Sverige ", "", "Norge"} <= {row["birth_country"] for row in tables["population"]}
    assert "" in {row["registered_years"] for row in tables["population"]}
    assert all({"2012", "2013"} <= {row["year"] for row in tables[name]} for name in ("grades", "gymnasium"))


def test_the_folder_its_files_and_their_rows_say_what_they_are(folder: Path, tables: dict[str, Table]) -> None:
    notice = (folder / SYNTHETIC_MARK).read_text("utf-8")
    assert notice.startswith("SYNTETISKA SVAR") and "Frö:      1" in notice
    assert {row["synthetic"] for rows in tables.values() for row in rows} == {"SYNTETISK"}
    with duckdb.connect() as connection:
        for path in folder.glob("*.parquet"):
            told = connection.execute(f"SELECT decode(value) FROM parquet_kv_metadata('{path}')").fetchall()
            assert ("SYNTETISKA SVAR",) in told


def test_the_command_as_it_stands_in_the_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["synth", "registers", "--persons", "500", "--seed", "4"]) == 0
    assert "SYNTETISKA SVAR för 2015-bou, frö 4: 500 personer" in capsys.readouterr().out
    assert (
        main(["synth", "registers", EDITION, "--persons", "500", "--seed", "4", "--out", "b", "--format", "csv"]) == 0
    )
    assert made_nation.truth(Path("register")) == made_nation.truth(Path("b"))
    assert main(["compute", EDITION, "--in", "register", "--out", "results.csv"]) == 0
    assert "SYNTETISKA SVAR" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["registers", "--persons", "0"], "antalet personer ska vara 1 till"),
        (["registers", "--persons", "999999999999"], "antalet personer ska vara 1 till"),
        (["registers", "2018-bou"], "inga mått ur personregister; välj en som har, till exempel 2015-bou"),
        (["registers", "1999-bou"], "1999-bou"),
        (["2018-bou", "--persons", "5", "--to", "x"], "gäller bara oppna synth registers"),
        (["2018-bou"], "skriv --to"),
    ],
)
def test_a_wrong_call_is_told_and_nothing_is_written(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["synth", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_real_registers_are_never_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "placements.csv").write_text("pnr,municipality,start,end\n", "utf-8")
    assert main(["synth", "registers", "--persons", "10", "--to", str(tmp_path)]) == 2
    assert "annat än syntetiska svar" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["placements.csv"]


def test_progress_is_told_block_by_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "BLOCK", 10)
    told: list[tuple[int, int]] = []
    make(EDITION, 25, 1, tmp_path / "in", "csv", lambda *done: told.append(done))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_hundred_million_placements_have_numbers() -> None:
    assert world_of(EDITION, 1).most > 40_000_000
