"""A nation whose figures had to be hidden, in every open format: a hidden cell has nothing, and nobody's number is new.

The attacker over all channels stands in test_secrecy_of_channels.py; this is the plain look at each file.
"""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.release.content import Release
from oppna.release.read import read_release
from tests.lib.format_readers import (
    Cells,
    Read,
    by_csvw,
    by_duckdb,
    by_frictionless,
    by_pyaxis,
    by_pyjstat,
    code_of,
    needs_readers,
    unzipped,
)
from tests.lib.public_world import PUBLISHED

pytestmark = needs_readers
FLAGS = ("px", "px-groups", "jsonstat", "jsonstat-groups", "sdmx", "parquet", "csvw", "datapackage", "csv")


@pytest.fixture(scope="module")
def release(public_store: Path) -> Release:
    found = read_release(public_store / PUBLISHED / "1.0", answers=False)
    assert any(cell.status.value == "confidential" for cell in found.cells)
    return found


@pytest.fixture(scope="module")
def files(public_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("format")
    flags = [part for name in FLAGS for part in (f"--{name}", str(folder / name))]
    assert main(["publish", str(public_store / PUBLISHED / "1.0"), *flags]) == 0
    return folder


def hidden(release: Release) -> set[tuple[str, str]]:
    return {
        (cell.indicator, code_of(cell.level, cell.area))
        for cell in release.cells
        if cell.status.value == "confidential"
    }


def nothing_in(cells: Cells, release: Release) -> int:
    found = [one for key, one in cells.items() if key in hidden(release)]
    assert all(one == Read(None, "confidential") for one in found), found
    return len(found)


def test_a_hidden_cell_has_no_number_and_no_count(files: Path, release: Release) -> None:
    of_px = sum(nothing_in(by_pyaxis(files / name)[1], release) for name in ("px", "px-groups"))
    of_json = sum(
        nothing_in(by_pyjstat((files / name).read_bytes()), release) for name in ("jsonstat", "jsonstat-groups")
    )
    assert of_px == of_json == nothing_in(by_duckdb(files / "parquet"), release) == len(hidden(release)) > 0


def test_nor_in_the_rows_of_sdmx_and_of_the_tables(files: Path, release: Release, tmp_path: Path) -> None:
    with (files / "sdmx").open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["STATUS: Status"].startswith("confidential")]
    assert len(rows) == len(hidden(release))
    assert {row["CONF_STATUS: Sekretess"] for row in rows} == {"C: Sekretess"}
    kept = ("OBS_VALUE: Värde", "CATEGORY: Svar", "NUMERATOR: Täljare", "DENOMINATOR: Nämnare", "POPULATION: Objekt")
    assert {tuple(row[name] for name in kept) for row in rows} == {("NaN", "", "", "", "")}
    for name, read in (("csvw", by_csvw), ("datapackage", by_frictionless)):
        found = [row for row in read(unzipped(files / name, tmp_path / name)) if row["status"] == "confidential"]
        assert len(found) == len(hidden(release))
        assert {(row["value"], row["numerator"], row["denominator"], row["population"]) for row in found} == {
            (None,) * 4
        }


def test_no_format_holds_a_number_that_the_release_does_not(files: Path, release: Release) -> None:
    """What a cell would have been is nowhere: every number of every cube stands in results.csv, or is a code."""
    texts = {text for cell in release.cells for text in (cell.value, cell.numerator, cell.denominator, cell.population)}
    known = {Fraction(text) for text in texts if text[:1].isdigit()} | {Fraction(code) for code in (0, 1, 2)}
    for name in ("px", "px-groups"):
        data = (files / name).read_text("utf-8").split("DATA=")[1].rstrip(";\n").split()
        assert {Fraction(text) for text in data if not text.startswith('"')} <= known
    for name in ("jsonstat", "jsonstat-groups"):
        values = json.loads((files / name).read_bytes())["value"]
        assert {Fraction(str(value)) for value in values if value is not None} <= known
