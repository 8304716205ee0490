"""Group results of a coded country by hand in DuckDB: UNITS KEYS OUT, Parquet to rows."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from bench.peers import rules
from bench.peers.duckdb_rows import LEVELS, group_rows


def main(units: Path, keys: Path, out: Path) -> None:
    base = duckdb.connect()
    base.execute(f"CREATE TABLE cells AS {cells(units)}")
    base.execute(f"CREATE TABLE counts AS {counts(keys)}")
    base.execute(f"COPY ({group_rows('counts')}) TO '{out}' (HEADER)")


def statuses() -> dict[str, str]:
    known = "({} <> 0)".format
    found = {id: rules.status(rule, rules.codes, known) for id, rule in rules.categories(rules.codes).items()}
    return found | {"BBIC": f"CASE WHEN bbic = 1 THEN {rules.YES} ELSE {rules.NO} END"}


def cells(units: Path) -> str:
    """A row a cell, with every indicator's counts and sums side by side."""
    wide = f"SELECT * FROM '{units}'"
    for layer in (rules.FIRST_LAYER, rules.SECOND_LAYER):
        routed = ", ".join(f"CASE WHEN {parent} = 1 THEN {child} ELSE 0 END AS {child}" for child, parent in layer.items())
        wide = f"SELECT * REPLACE ({routed}) FROM ({wide})"
    columns = [f"({sql})::UTINYINT AS \"{id}\"" for id, sql in statuses().items()]
    for id, each in rules.MEASURES.items():
        columns.append(f"({each.status})::UTINYINT AS \"{id}\"")
        columns.append(f"CASE WHEN \"{id}\" = {rules.VALUE} THEN {each.numerator} END AS \"{id}|n\"")
        columns.append(f"CASE WHEN \"{id}\" = {rules.VALUE} THEN {each.denominator} END AS \"{id}|d\"")
    return f"SELECT cell, count(*) AS population, {', '.join(figures())} FROM (SELECT cell, {', '.join(columns)} FROM ({wide})) GROUP BY cell"


def figures() -> list[str]:
    found = []
    for id in (*statuses(), *rules.MEASURES):
        wanted = {"missing": rules.MISSING, "not_applicable": rules.NOT_APPLICABLE}
        if id in rules.MEASURES:
            wanted["illogical"] = rules.ILLOGICAL
            found += [f"sum(\"{id}|{name}\") AS \"{id}|{name}\"" for name in "nd"]
        else:
            wanted["yes"] = rules.YES
        found += [f"count_if(\"{id}\" = {code}) AS \"{id}|{name}\"" for name, code in wanted.items()]
    return found


def counts(keys: Path) -> str:
    """A row a group and indicator: cells put together, level by level."""
    long = " UNION ALL ".join(_part(id) for id in (*statuses(), *rules.MEASURES))
    sums = ", ".join(f"sum({name})::BIGINT AS {name}" for name in ("population", "missing", "illogical", "not_applicable", "n", "d"))
    levels = (
        f"SELECT indicator, '{level}' AS level, {key} AS area, {sums},"
        " (sum(population) - sum(missing) - sum(illogical) - sum(not_applicable))::BIGINT AS decided"
        f" FROM long WHERE {key} <> '' GROUP BY ALL"
        for level, key in LEVELS.items()
    )
    return f"WITH long AS (SELECT * FROM ({long}) JOIN '{keys}' USING (cell)) {' UNION ALL '.join(levels)}"


def _part(id: str) -> str:
    """n and d of an indicator in words are a hundred times its counts, as those of a measure are hundredths."""
    if id in rules.MEASURES:
        n, d, illogical = f"\"{id}|n\"", f"\"{id}|d\"", f"\"{id}|illogical\""
    else:
        n, illogical = f"100 * \"{id}|yes\"", "0"
        d = f"100 * (population - \"{id}|missing\" - \"{id}|not_applicable\")"
    return (
        f"SELECT cell, '{id}' AS indicator, population, \"{id}|missing\" AS missing, {illogical} AS illogical,"
        f" \"{id}|not_applicable\" AS not_applicable, {n} AS n, {d} AS d FROM cells"
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
