"""The open formats of whole releases, computed and published: every cell as in results.csv, no hidden one anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.release.content import Release
from oppna.release.read import read_release
from tests.lib.format_readers import (
    Cells,
    by_csvw,
    by_duckdb,
    by_frictionless,
    by_pyaxis,
    by_pyjstat,
    by_pysdmx,
    expected,
    needs_pyarrow,
    needs_readers,
    present,
    same,
    table_rows,
    unzipped,
    wordless,
)
from tests.lib.public_world import CHILDREN, PUBLISHED, VIOLENCE

pytestmark = needs_readers
FLAGS = ("px", "px-groups", "jsonstat", "jsonstat-groups", "sdmx", "parquet", "csvw", "datapackage")


@pytest.fixture(scope="module", params=[f"{PUBLISHED}/1.0", f"{VIOLENCE}/1.0", f"{CHILDREN}/1.1"])
def published(request: pytest.FixtureRequest, public_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every product of a release, made by the command as a user would."""
    folder = tmp_path_factory.mktemp("produkter")
    files = [part for name in FLAGS for part in (f"--{name}", str(folder / name))]
    assert main(["publish", str(public_store / request.param), *files]) == 0
    (folder / "publicering").symlink_to(public_store / request.param)
    return folder


def release_of(published: Path) -> Release:
    return read_release(published / "publicering", answers=False)


def test_px_and_json_stat_hold_every_cell(published: Path) -> None:
    release = release_of(published)
    for suffix, units in (("", True), ("-groups", False)):
        wanted = wordless(expected(release, units=units))
        same(present(by_pyaxis(published / f"px{suffix}")[1]), wanted)
        same(present(by_pyjstat((published / f"jsonstat{suffix}").read_bytes())), wanted)


def test_parquet_holds_every_cell(published: Path) -> None:
    def plain(cells: Cells) -> dict[tuple[str, str], tuple[object, ...]]:
        numbers = ("value", "numerator", "denominator", "population")
        return {
            key: (one.status, one.word, *(None if (n := getattr(one, name)) is None else float(n) for name in numbers))
            for key, one in cells.items()
        }

    assert plain(by_duckdb(published / "parquet")) == plain(expected(release_of(published), coded=False))


@needs_pyarrow
def test_sdmx_csv_holds_every_cell(published: Path) -> None:
    same(by_pysdmx(published / "sdmx"), expected(release_of(published)))


def test_zipped_tables_are_the_tables_of_the_release(published: Path, tmp_path: Path) -> None:
    wanted = table_rows(release_of(published))
    for name, read in (("csvw", by_csvw), ("datapackage", by_frictionless)):
        rows = read(unzipped(published / name, tmp_path / name))
        assert [{key: "" if text is None else str(text) for key, text in row.items()} for row in rows] == wanted
