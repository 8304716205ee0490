"""Measures on registers of persons: 1, 10 and 100 million placements on Parquet. SYNTETISKA SVAR.

Ours is the whole way from files to cells. Its checks (form, numbers, remarks) are told apart: the statement by hand
trusts the files, and beside the checks stands the same form checked by hand. Everybody comes to the cells of the truth.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from shutil import which
from statistics import median
from typing import NamedTuple

from bench.line import Line
from bench.measure import run
from bench.nation import nation
from bench.peers.register_cells import of_truth
from bench.same import assert_same
from bench.timed import seconds_file

MILLION = 1_000_000
SIZES = {MILLION: 5, 10 * MILLION: 3, 100 * MILLION: 1}
QUICK = {10_000: 1, 100_000: 1}
"""Placements → runs."""
SCAN_AT = 10 * MILLION
LIMIT_MB = 1536.0
GROWTH = 1.25
SPARK_MOST = 10 * MILLION


class Spent(NamedTuple):
    seconds: float
    cpu: float
    megabytes: float

    def less(self, seconds: float, cpu: float) -> Spent:
        return Spent(self.seconds - seconds, self.cpu - cpu, self.megabytes)


Race = dict[str, Spent]


def lines(place: Path, quick: bool) -> list[Line]:
    sizes = QUICK if quick else SIZES
    raced = {rows: race(place, nation(rows), rows, times) for rows, times in sizes.items()}
    found = [line for rows, ran in raced.items() for line in _beside(rows, ran)]
    found += _growth(raced)
    if "Spark" in raced[min(sizes)]:
        found += _spark(raced)
    return found


def race(place: Path, folder: Path, rows: int, times: int) -> Race:
    """The medians of runs in turn, after one that warms the files; all must come to the cells of the truth."""
    racers = {
        "ours": ("bench.ours_registers", "duckdb", str(folder)),
        "hand": ("bench.peers.duckdb_registers", "measures", str(folder)),
        "hand checked": ("bench.peers.duckdb_registers", "checked", str(folder)),
        "scan": ("bench.peers.duckdb_registers", "scan", str(folder)),
    }
    if rows <= SPARK_MOST and spark_is_here():
        racers["Spark"] = ("bench.ours_registers", "spark", str(folder))
    runs: dict[str, list[Spent]] = {}
    for turn in range(times + (times > 1)):
        for name, command in racers.items():
            if name == "Spark" and turn:
                continue
            for part, spent in _ran(name, command, place / f"{rows} {name}.csv").items():
                if turn or times == 1 or name == "Spark":
                    runs.setdefault(part, []).append(spent)
    _all_the_same(place, folder, rows, [name for name in racers if name != "scan"])
    return {name: Spent(*(median(column) for column in zip(*some, strict=True))) for name, some in runs.items()}


def _ran(name: str, command: tuple[str, ...], out: Path) -> Race:
    """What it took; of ours also without the checks."""
    megabytes = run((*command, str(out))).megabytes
    told: Mapping[str, tuple[float, float]] = json.loads(seconds_file(out).read_text("utf-8"))
    whole = Spent(*told["whole"], megabytes)
    return {name: whole} | {
        f"{name} without {part}": whole.less(*spent) for part, spent in told.items() if part != "whole"
    }


def _all_the_same(place: Path, folder: Path, rows: int, names: list[str]) -> None:
    truth = place / f"{rows} truth.csv"
    with truth.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(of_truth(folder))
    assert_same(truth, *(place / f"{rows} {name}.csv" for name in names))


def spark_is_here() -> bool:
    if find_spec("pyspark") and which("java"):
        return True
    print("NOT MEASURED: Spark (pyspark or Java is missing; pip install 'oppna[spark]', Java 17)", file=sys.stderr)
    return False


def _beside(rows: int, ran: Race) -> Iterator[Line]:
    name, megabytes = f"registers, {rows:,} placements", ran["ours"].megabytes
    pairs = [
        ("cells", "ours without checks", "hand", "DuckDB by hand", 1.2),
        ("files checked, cells", "ours", "hand checked", "DuckDB by hand, form checked", 1.2),
    ]
    if rows == SCAN_AT:
        pairs += [
            ("cells", "ours without checks", "scan", "bare scan", 3.0),
            ("files checked, cells", "ours", "scan", "bare scan", 3.0),
        ]
    for what, mine, theirs, against, limit in pairs:
        against = f"{against} ({ran[theirs].megabytes:.0f} MB)"
        us, them = ran[mine], ran[theirs]
        yield Line(f"{name}: {what}", us.seconds * 1000, against, them.seconds * 1000, "ms", limit, megabytes)
        yield Line(f"{name}: {what}, CPU time", us.cpu * 1000, against, them.cpu * 1000, "ms", limit, megabytes)
    yield Line(f"{name}: memory", megabytes, "limit", LIMIT_MB, "MB", 1.0, megabytes)


def _growth(raced: Mapping[int, Race]) -> Iterator[Line]:
    sizes = sorted(raced)
    for small, large in pairwise(sizes):
        times = raced[large]["ours"].cpu / raced[small]["ours"].cpu
        yield Line(
            f"registers, from {small:,} to {large:,} placements, CPU time", times, "rows", large / small, "×", GROWTH, 1
        )


def _spark(raced: Mapping[int, Race]) -> Iterator[Line]:
    """Ours beside the same on Spark, and what a further million placements costs each: there a cluster may pay."""
    both = {rows: ran for rows, ran in sorted(raced.items()) if "Spark" in ran}
    for rows, ran in both.items():
        name, spark = f"registers, {rows:,} placements, checked", ran["Spark"]
        yield Line(name, ran["ours"].seconds * 1000, "Spark", spark.seconds * 1000, megabytes=ran["ours"].megabytes)
    (small, first), *_, (large, last) = both.items()
    further = [
        (last[name].seconds - first[name].seconds) / (large - small) * MILLION * 1000 for name in ("ours", "Spark")
    ]
    yield Line("registers, each further million placements", further[0], "Spark", further[1], megabytes=1)
