"""The command `oppna compute` by hand in Polars: FOLDER OUT PRINTED_GROUPS."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from bench.peers import rules
from bench.peers.polars_rows import LEVELS, counted, group_rows, joined, unit_rows


def main(folder: Path, out: Path, printed: Path) -> None:
    units = objects(folder, printed)
    wide = routed(units.join(answers(folder), on="unit", how="left"))
    wide = registers(wide, folder)
    long = indicators(wide)
    rows = [unit_rows(long), *(group_rows(counted(long, level, key)) for level, key in LEVELS)]
    joined(rows).write_csv(out)


def read(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False)


def objects(folder: Path, printed: Path) -> pl.DataFrame:
    """The respondents with their sorting keys."""
    units = read(folder / "units.csv")
    district = pl.col("kind") == "district"
    cities = units.filter(district)["municipality"].unique()
    inhabitants = pl.col("population").cast(pl.Int64)
    limits = pl.sql_expr(
        "CASE WHEN p < 15000 THEN '1' WHEN p < 30000 THEN '2' WHEN p < 70000 THEN '3'"
        " WHEN p < 200000 THEN '4' WHEN p IS NOT NULL THEN '5' END"
    )
    return (
        units.filter(~pl.col("unit").is_in(cities.implode()))
        .join(read(printed).select(unit="municipality", printed="group"), on="unit", how="left")
        .with_columns(p=inhabitants)
        .with_columns(
            population_group=pl.when(district).then(pl.lit("5")).otherwise(pl.coalesce("printed", limits)),
            city=pl.when(district).then("municipality"),
        )
        .select("unit", "kind", "municipality", "city", "county", "skr_group", "population_group")
    )


def answers(folder: Path) -> pl.DataFrame:
    """One row a unit, one column a question; numbers in hundredths."""
    wanted = [*rules.questions(), *rules.NUMBERS]
    wide = (
        read(folder / "answers.csv")
        .filter(pl.col("question").is_in(wanted))
        .pivot(on="question", index="unit", values="answer", aggregate_function="first")
    )
    absent = [pl.lit(None, pl.String).alias(question) for question in wanted if question not in wide.columns]
    return wide.with_columns(absent).with_columns((pl.col(rules.NUMBERS).cast(pl.Float64) * 100).round().cast(pl.Int64))


def routed(wide: pl.DataFrame) -> pl.DataFrame:
    """Without answers to questions that were not asked."""
    for layer in (rules.FIRST_LAYER, rules.SECOND_LAYER):
        wide = wide.with_columns(
            pl.when(pl.col(parent) == "Ja").then(pl.col(child)).alias(child) for child, parent in layer.items()
        )
    return wide


def registers(wide: pl.DataFrame, folder: Path) -> pl.DataFrame:
    licensed = read(folder / "bbic.csv")["unit"].implode()
    children = read(folder / "children.csv").select("unit", pl.col("longterm", "children").cast(pl.Int64) * 100)
    return wide.join(children, on="unit", how="left").with_columns(
        bbic=pl.col("unit").is_in(licensed) | pl.col("municipality").is_in(licensed)
    )


def indicators(wide: pl.DataFrame) -> pl.DataFrame:
    """One row a unit and indicator: status, and for measures numerator and denominator in hundredths."""
    known = "{} IS NOT NULL".format
    statuses = {id: rules.status(rule, rules.words, known) for id, rule in rules.categories(rules.words).items()}
    statuses["BBIC"] = f"CASE WHEN bbic THEN {rules.YES} ELSE {rules.NO} END"
    keys = ["unit", "kind", "city", "county", "skr_group", "population_group"]
    names = wide.select(*keys, *(pl.sql_expr(sql).alias(id) for id, sql in statuses.items()))
    empty = [pl.lit(None, pl.Int64).alias(name) for name in ("n", "d")]
    parts = [names.unpivot(index=keys, variable_name="indicator", value_name="status").with_columns(empty)]
    for id, measure in rules.MEASURES.items():
        columns = {"status": measure.status, "n": measure.numerator, "d": measure.denominator}
        part = wide.select(*keys, pl.lit(id).alias("indicator"), *(pl.sql_expr(sql).alias(c) for c, sql in columns.items()))
        parts.append(part)
    valued = pl.col("status") == rules.VALUE
    return pl.concat(parts, how="vertical_relaxed").with_columns(pl.when(valued).then(pl.col(c)).alias(c) for c in "nd")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
