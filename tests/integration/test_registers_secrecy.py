"""A personal number never leaves the registers: not in results, findings, messages, releases or workbooks."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.model.codes import Status
from oppna.release.read import read_release
from tests.lib import world_registers
from tests.lib.files import read_csv, write_csv
from tests.lib.reference_registers import number
from tests.lib.world_registers import COLUMNS, Registers

FIGURES = ("value", "numerator", "denominator", "population")


@pytest.fixture(scope="module")
def registers() -> Registers:
    return world_registers.build(seed=11, children=900)


def _texts(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield from (archive.read(name) for name in archive.namelist())


def _found(registers: Registers, texts: list[bytes]) -> list[str]:
    """The numbers that stand in any of the texts, as they were written or cleaned."""
    written = {row["pnr"].strip() for rows in registers.values() for row in rows}
    spellings = written | {number(text) for text in written}
    whole = b"\n".join(texts)
    return [text for text in spellings if len(text) > 8 and text.encode() in whole]


def test_no_output_holds_a_personal_number(
    registers: Registers, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = world_registers.write(tmp_path / "in", registers)
    out = tmp_path / "out"
    out.mkdir()
    assert main(["compute", "2015-bou", "--in", str(folder), "--out", str(out / "results.csv")]) == 0
    stated = ["--version", "1.0", "--date", "2015-02-01", "--approved-by", "Anna Provsson"]
    assert main(["release", "2015-bou", "--in", str(folder), "--store", str(out / "store"), *stated]) == 0
    release = out / "store" / "2015-bou" / "1.0"
    assert main(["publish", str(release), "--workbook", str(out / "bok.xlsx"), "--csv", str(out / "bok.csv")]) == 0
    told = capfd.readouterr()
    assert "rader har ofullständigt personnummer och räknas inte" in told.err
    assert _found(registers, [*_texts(out), told.out.encode(), told.err.encode()]) == []
    _counts_stay_with_the_producer(release, read_csv(out / "results.csv"))


def _counts_stay_with_the_producer(release: Path, computed: list[dict[str, str]]) -> None:
    cells = read_release(release).cells
    assert {cell.indicator for cell in cells} == {row["indicator"] for row in computed}
    assert all(not (cell.numerator or cell.denominator or cell.population) for cell in cells)
    shown = [row for row in computed if row["status"] == "ok"]
    assert shown and all(row["numerator"] and row["denominator"] and row["population"] for row in shown)
    hidden = [row for row in computed if row["status"] == "confidential"]
    assert hidden and not any(row[field] for row in hidden for field in FIGURES)
    assert sum(cell.status is Status.CONFIDENTIAL for cell in cells) == len(hidden)


@pytest.mark.parametrize(
    ("name", "column"), [("placements", "start"), ("grades", "eligible"), ("population", "registered_years")]
)
def test_no_refusal_holds_a_personal_number(
    name: str, column: str, registers: Registers, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not even one that slipped into the wrong column."""
    spoilt = {file: [dict(row) for row in rows] for file, rows in registers.items()}
    for row in spoilt[name][:9]:
        row[column] = row["pnr"]
    folder = world_registers.write(tmp_path / "in", spoilt)
    assert main(["compute", "2015-bou", "--in", str(folder), "--out", str(tmp_path / "results.csv")]) == 2
    assert not (tmp_path / "results.csv").exists()
    told = capfd.readouterr()
    assert name in told.err
    assert _found(registers, [told.out.encode(), told.err.encode()]) == []


@pytest.mark.parametrize(
    "spoil", [b"199001150017,0101\n", b'"199001150017,0101,2005-06-01,\n', b"\xff\xfe199001150017,,,\n"]
)
def test_no_engine_message_holds_one(
    spoil: bytes, registers: Registers, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = world_registers.write(tmp_path / "in", registers)
    path = folder / "placements.csv"
    path.write_bytes(path.read_bytes() + spoil)
    assert main(["compute", "2015-bou", "--in", str(folder), "--out", str(tmp_path / "results.csv")]) == 2
    told = capfd.readouterr()
    assert "placements.csv" in told.err and "går inte att läsa" in told.err
    assert "199001150017" not in told.out + told.err


def test_the_order_of_rows_and_the_spelling_make_no_difference(registers: Registers, tmp_path: Path) -> None:
    results = []
    for turn, name in ((1, "a"), (-1, "b")):
        folder = world_registers.write(tmp_path / name, registers)
        for register, rows in registers.items():
            turned = [{**row, "pnr": row["pnr"] if turn == 1 else f" {row['pnr']}-"} for row in rows[::turn]]
            write_csv(folder / f"{register}.csv", COLUMNS[register], turned)
        assert main(["compute", "2015-bou", "--in", str(folder), "--out", str(tmp_path / f"{name}.csv")]) == 0
        results.append((tmp_path / f"{name}.csv").read_bytes())
    assert results[0] == results[1]


def test_no_cell_is_explained_by_its_persons(
    registers: Registers, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = world_registers.write(tmp_path / "in", registers)
    assert main(["explain", "2015-bou", "UTB_ak9", "--area", "0101", "--in", str(folder)]) == 2
    assert "räknas ur personregister" in capfd.readouterr().err
