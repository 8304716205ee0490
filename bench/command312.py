"""The whole command, from CSV files to results.csv, beside the same written by hand."""

from __future__ import annotations

from pathlib import Path

from bench.line import Line
from bench.material import EDITION
from bench.measure import side_by_side
from bench.same import assert_same
from oppna.catalogue.home import definitions_home

LIMIT_MS = 500.0


def lines(place: Path, quick: bool) -> list[Line]:
    printed = definitions_home() / "editions" / EDITION / "population_groups.csv"
    files = {name: place / f"{name}.csv" for name in ("oppna", "Polars", "DuckDB")}
    folder = str(place / "in")
    commands = {
        "oppna": ("oppna", "compute", EDITION, "--in", folder, "--out", str(files["oppna"])),
        "Polars": ("bench.peers.polars_command", folder, str(files["Polars"]), str(printed)),
        "DuckDB": ("bench.peers.duckdb_command", folder, str(files["DuckDB"]), str(printed)),
    }
    ran = side_by_side(commands, 3 if quick else 15)
    assert_same(*files.values())
    ours, name = ran["oppna"], "command compute, CSV to CSV"
    found = [Line(name, ours.seconds * 1000, "limit", LIMIT_MS, megabytes=ours.megabytes)]
    for peer in ("Polars", "DuckDB"):
        theirs = ran[peer]
        against = f"{peer} by hand ({theirs.megabytes:.0f} MB)"
        found.append(Line(name, ours.seconds * 1000, against, theirs.seconds * 1000, megabytes=ours.megabytes))
        cpu = (ours.cpu * 1000, f"{peer} by hand", theirs.cpu * 1000)
        found.append(Line(f"{name}, CPU time", *cpu, megabytes=ours.megabytes))
    return found
