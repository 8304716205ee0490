"""From a coded country on disk to group results: how time grows with units, and how it stands beside the peers."""

from __future__ import annotations

from pathlib import Path

from bench.line import Line
from bench.measure import Ran, run, side_by_side
from bench.same import assert_same

LIMIT_MB = 400.0
FRAME = 312


def lines(place: Path, quick: bool) -> list[Line]:
    sizes = (1, 100) if quick else (1, 100, 10_000)
    raced = {copies: race(place, copies, 3 if quick else 5) for copies in sizes}
    found = []
    for copies, ran in raced.items():
        ours, name = ran["oppna"], f"groups of {FRAME * copies:,} units from disk"
        for peer in ("Polars", "DuckDB"):
            against = f"{peer} by hand, coded ({ran[peer].megabytes:.0f} MB)"
            found.append(Line(name, ours.seconds * 1000, against, ran[peer].seconds * 1000, megabytes=ours.megabytes))
            cpu = (ours.cpu * 1000, f"{peer} by hand, all cores", ran[peer].cpu * 1000)
            found.append(Line(f"{name}, CPU time", *cpu, megabytes=ours.megabytes))
    largest = raced[sizes[-1]]["oppna"]
    found.append(
        Line(
            f"memory at {FRAME * sizes[-1]:,} units", largest.megabytes, "limit", LIMIT_MB, "MB", 1.0, largest.megabytes
        )
    )
    return found


def race(place: Path, copies: int, times: int) -> dict[str, Ran]:
    """Everybody on the same units; the rows they come to are equal or nothing is told."""
    planes, units, keys = (place / f"{copies}.{kind}" for kind in ("planes", "parquet", "keys.parquet"))
    run(("bench.country_files", str(place), str(copies)))
    files = {name: place / f"{name}-{copies}.csv" for name in ("oppna", "Polars", "DuckDB")}
    coded = (str(units), str(keys))
    ran = side_by_side(
        {
            "oppna": ("bench.ours_country", str(planes), str(files["oppna"])),
            "Polars": ("bench.peers.polars_country", *coded, str(files["Polars"])),
            "DuckDB": ("bench.peers.duckdb_country", *coded, str(files["DuckDB"])),
        },
        times,
    )
    assert_same(*files.values())
    return ran
