"""Registers several times larger than the memory allowed: put aside on disk, the same result, nothing left behind."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest

from tests.lib.files import UNITS, read_csv, write_csv
from tests.lib.world_registers import units

PERSONS = 600_000
MEMORY = "80MB"
ALLOWED = 80_000_000

NUMBERS = f"""
    SELECT i, 1988 + i % 9 AS birth, CASE i % 4 WHEN 0 THEN '0101' WHEN 1 THEN '0102' ELSE '0201' END AS code,
        format('{{}}{{:02d}}{{:02d}}{{:04d}}', 1988 + i % 9, 1 + i // 9 % 12, 1 + i // 108 % 28, 1 + i // 3024) AS pnr
    FROM range({PERSONS}) AS numbers(i)
"""
PLACEMENTS = """
    SELECT pnr, code AS municipality, make_date(birth + years, month, day) AS start,
        CASE WHEN last THEN NULL ELSE make_date(birth + until, 1, 31) END AS "end"
    FROM numbers,
        (VALUES (14, 3, 1, 15, false), (15, 2, 1, 16, false), (16, 2, 1, 0, true))
            AS spells(years, month, first, until, last),
        LATERAL (SELECT CASE WHEN years = 16 AND i % 5 = 0 THEN 2 ELSE first END AS day)
"""
"""Three abutting placements each; every fifth person has one free day."""
RESULTS = "SELECT pnr, birth + {0} AS year, CASE WHEN i % 2 = 0 THEN 'Ja' ELSE 'Nej' END AS eligible FROM numbers"
POPULATION = "SELECT pnr, 'Sverige' AS birth_country, '' AS registered_years FROM numbers"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registers")
    write_csv(path / "units.csv", UNITS, units())
    files = {
        "placements": PLACEMENTS,
        "grades": RESULTS.format(16),
        "gymnasium": RESULTS.format(19),
        "population": POPULATION,
    }
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE numbers AS {NUMBERS}")
        for name, query in files.items():
            connection.execute(f"COPY ({query}) TO '{path}/{name}.parquet' (FORMAT parquet)")
    return path


def expected() -> dict[tuple[str, str], str]:
    """Area → persons with and persons in all in grade 9, from how they were made."""
    counted = [i for i in range(PERSONS) if i % 5]
    found = {("nation", "Riket"): counted}
    for code, rests in (("0101", (0,)), ("0102", (1,)), ("0201", (2, 3))):
        found["municipality", code] = [i for i in counted if i % 4 in rests]
    return {place: f"{sum(i % 2 == 0 for i in some)} of {len(some)}" for place, some in found.items()}


class Ended(NamedTuple):
    """`aside`: the most bytes that lay on disk at once."""

    code: int
    told: str
    aside: int


def computed(
    folder: Path, tmp_path: Path, memory: str = MEMORY, before: Callable[[], None] | None = None
) -> tuple[Ended, Path]:
    """`oppna compute`, as it is typed, with an eye on what it puts aside while it runs."""
    aside, out = tmp_path / "aside", tmp_path / "results.csv"
    aside.mkdir()
    command = [sys.executable, "-m", "oppna", "compute", "2015-bou", "--in", str(folder), "--out", str(out)]
    process = subprocess.Popen(
        [*command, "--memory", memory],
        env={"TMPDIR": str(aside), "PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=before,
    )
    most = 0
    while process.poll() is None:
        most = max(most, _size(aside))
        time.sleep(0.02)
    told = process.communicate()[1]
    assert not list(aside.iterdir()), "what was put aside is removed, however it ended"
    return Ended(process.returncode, told, most), out


def _size(folder: Path) -> int:
    total = 0
    for path in folder.glob("oppna-register-*/*"):
        try:
            total += path.stat().st_size
        except FileNotFoundError:
            continue
    return total


def test_what_does_not_fit_is_put_aside_and_the_result_is_the_same(folder: Path, tmp_path: Path) -> None:
    ended, out = computed(folder, tmp_path)
    assert ended.code == 0, ended.told
    assert ended.aside > ALLOWED, "more lay on disk than was allowed in memory"
    rows = {(row["level"], row["area"]): row for row in read_csv(out) if row["indicator"] == "UTB_ak9"}
    assert {place: f"{rows[place]['numerator']} of {rows[place]['population']}" for place in expected()} == expected()


def test_far_too_little_memory_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    ended, out = computed(folder, tmp_path, memory="8MB")
    assert ended.code == 2 and not out.exists()
    assert ended.told.splitlines() == [
        "1 fel; inget har skrivits.",
        "minnet räcker inte för registren, fast det som inte fick plats lades på disk; tillåt mer med --memory.",
    ]


def test_a_disk_without_room_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    """No file may grow beyond a megabyte, as on a disk that is full."""

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    ended, out = computed(folder, tmp_path, before=small_files)
    assert ended.code == 2 and not out.exists()
    first, second = ended.told.splitlines()
    assert first == "1 fel; inget har skrivits."
    assert second.startswith("det som inte får plats i minnet får inte plats i ") and "--memory" in second
