"""The same figures for Datasette: an SQLite table as one would lay it out for these questions, and the questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from tests.lib.kolada_catalogue import Recorded

SETTINGS = {
    "max_returned_rows": "20000",
    "sql_time_limit_ms": "20000",
    "default_cache_ttl": "0",
    "num_sql_threads": "3",
}
_TABLE = """
CREATE TABLE figures (kpi TEXT, municipality TEXT, period INTEGER, gender TEXT, value REAL,
    PRIMARY KEY (kpi, period, municipality, gender)) WITHOUT ROWID
"""
_INDEX = "CREATE INDEX by_unit ON figures (municipality, kpi, period)"
_SELECT = "SELECT kpi, municipality, period, gender, value FROM figures WHERE "


def write_database(path: Path, recorded: Recorded) -> None:
    """All figures, in order of the key, and then the index for a unit."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -500000")
        database.execute(_TABLE)
        for number in range(len(recorded.axes.kpis)):
            rows = sorted(recorded.rows(number), key=lambda row: row[2:0:-1] + row[3:4])
            database.executemany("INSERT INTO figures VALUES (?, ?, ?, ?, ?)", rows)
        database.execute(_INDEX)
        database.execute("ANALYZE")
    database.close()


def command(path: Path, port: int) -> Sequence[str]:
    """`python -m …` that serves the database, which it may take for unchangeable."""
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    return ("datasette", "serve", "--immutable", str(path), "--port", str(port), *settings)


def target(kpis: Sequence[str], unit: str = "", year: str = "") -> str:
    """The question as a target; rows as an array of objects."""
    names = [f"k{number}" for number in range(len(kpis))]
    where = [f"kpi IN ({', '.join(':' + name for name in names)})" if len(kpis) > 1 else "kpi = :k0"]
    where += ["municipality = :m"] * bool(unit) + ["period = :y"] * bool(year)
    given = {"m": unit} if unit else {}
    given |= {"y": year} if year else {}
    values = dict(zip(names, kpis, strict=True))
    return "/figures.json?" + urlencode({"sql": _SELECT + " AND ".join(where), "_shape": "array", **values, **given})
