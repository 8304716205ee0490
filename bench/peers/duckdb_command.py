"""The command `oppna compute` by hand in DuckDB: FOLDER OUT PRINTED_GROUPS."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from bench.peers import rules
from bench.peers.duckdb_rows import UNIT_ROWS, counted, group_rows


def main(folder: Path, out: Path, printed: Path) -> None:
    base = duckdb.connect()
    base.execute(objects(folder, printed))
    base.execute(answers(folder))
    base.execute(registers(folder))
    base.execute(f"CREATE TABLE long AS {indicators()}")
    base.execute(f"CREATE TABLE counts AS {counted()}")
    base.execute(f"COPY ({UNIT_ROWS} UNION ALL {group_rows('counts')}) TO '{out}' (HEADER)")


def read(path: Path, columns: str) -> str:
    names = ", ".join(f"'{column}': 'VARCHAR'" for column in columns.split(","))
    return f"read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '\"', columns = {{{names}}})"


def objects(folder: Path, printed: Path) -> str:
    """The respondents with their sorting keys."""
    units = read(folder / "units.csv", "unit,name,kind,municipality,county,population,skr_group")
    groups = read(printed, "municipality,name,group")
    return f"""
    CREATE TABLE units AS
    SELECT unit, kind, municipality, county, skr_group,
        CASE WHEN kind = 'district' THEN municipality END AS city,
        CASE WHEN kind = 'district' THEN '5' WHEN printed."group" IS NOT NULL THEN printed."group"
            WHEN population::INT < 15000 THEN '1' WHEN population::INT < 30000 THEN '2'
            WHEN population::INT < 70000 THEN '3'
            WHEN population::INT < 200000 THEN '4' WHEN population IS NOT NULL THEN '5' END AS population_group
    FROM {units} AS own LEFT JOIN (SELECT municipality AS code, "group" FROM {groups}) AS printed ON unit = code
    WHERE unit NOT IN (SELECT municipality FROM {units} WHERE kind = 'district')"""


def answers(folder: Path) -> str:
    """One row a unit, one column a question; numbers in hundredths; no answers to questions that were not asked."""
    wanted = ", ".join(f"'{question}'" for question in (*rules.questions(), *rules.NUMBERS))
    rows = read(folder / "answers.csv", "unit,question,answer")
    numbers = ", ".join(f"round({question}::DOUBLE * 100)::BIGINT AS {question}" for question in rules.NUMBERS)
    pivoted = f"PIVOT {rows} ON question IN ({wanted}) USING first(answer) GROUP BY unit"
    wide = f"SELECT * REPLACE ({numbers}) FROM ({pivoted})"
    for layer in (rules.FIRST_LAYER, rules.SECOND_LAYER):
        routed = ", ".join(f"CASE WHEN {parent} = 'Ja' THEN {child} END AS {child}" for child, parent in layer.items())
        wide = f"SELECT * REPLACE ({routed}) FROM ({wide})"
    return f"CREATE TABLE wide AS SELECT * FROM units LEFT JOIN ({wide}) USING (unit)"


def registers(folder: Path) -> str:
    listed = f"(SELECT unit FROM {read(folder / 'bbic.csv', 'unit')})"
    children = read(folder / "children.csv", "unit,longterm,children")
    return f"""
    CREATE TABLE complete AS
    SELECT wide.*, wide.unit IN {listed} OR municipality IN {listed} AS bbic,
        longterm::BIGINT * 100 AS longterm, children::BIGINT * 100 AS children
    FROM wide LEFT JOIN {children} AS register ON wide.unit = register.unit"""


def indicators() -> str:
    """One row a unit and indicator: status, and for measures numerator and denominator in hundredths."""
    known = "{} IS NOT NULL".format
    statuses = {id: rules.status(rule, rules.words, known) for id, rule in rules.categories(rules.words).items()}
    statuses["BBIC"] = f"CASE WHEN bbic THEN {rules.YES} ELSE {rules.NO} END"
    keys = "unit, kind, city, county, skr_group, population_group"
    columns = ", ".join(f"{sql} AS {id}" for id, sql in statuses.items())
    names = (
        f"SELECT {keys}, indicator, status, NULL::BIGINT AS n, NULL::BIGINT AS d FROM"
        f" (SELECT {keys}, {columns} FROM complete) UNPIVOT (status FOR indicator IN ({', '.join(statuses)}))"
    )
    measures = (
        f"SELECT {keys}, '{id}', {each.status} AS s, CASE s WHEN {rules.VALUE} THEN {each.numerator} END,"
        f" CASE s WHEN {rules.VALUE} THEN {each.denominator} END FROM complete"
        for id, each in rules.MEASURES.items()
    )
    return " UNION ALL ".join([names, *measures])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
