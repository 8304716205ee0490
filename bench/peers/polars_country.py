"""Group results of a coded country by hand in Polars: UNITS KEYS OUT, Parquet to rows."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl

from bench.peers import rules
from bench.peers.polars_rows import LEVELS, group_rows, joined

FIGURES = ("population", "missing", "illogical", "not_applicable", "yes", "decided", "n", "d")


def main(units: Path, keys: Path, out: Path) -> None:
    wide = routed(pl.scan_parquet(units))
    cells = wide.select("cell", *indicators()).group_by("cell").agg(pl.len().alias("population"), *figures())
    counts = long(cells.collect(engine="streaming")).join(pl.read_parquet(keys), on="cell")
    joined([group_rows(summed(counts, level, key)) for level, key in LEVELS]).write_csv(out)


def routed(wide: pl.LazyFrame) -> pl.LazyFrame:
    """Without answers to questions that were not asked."""
    none = pl.lit(0, pl.UInt8)
    for layer in (rules.FIRST_LAYER, rules.SECOND_LAYER):
        wide = wide.with_columns(
            pl.when(pl.col(parent) == rules.CODES["Ja"]).then(pl.col(child)).otherwise(none).alias(child)
            for child, parent in layer.items()
        )
    return wide


def statuses() -> dict[str, str]:
    known = "({} <> 0)".format
    found = {id: rules.status(rule, rules.codes, known) for id, rule in rules.categories(rules.codes).items()}
    return found | {"BBIC": f"CASE WHEN bbic = 1 THEN {rules.YES} ELSE {rules.NO} END"}


def indicators() -> list[pl.Expr]:
    """A byte an indicator, and two numbers a measure."""
    columns = [pl.sql_expr(sql).cast(pl.UInt8).alias(id) for id, sql in statuses().items()]
    for id, measure in rules.MEASURES.items():
        status = pl.sql_expr(measure.status).cast(pl.UInt8)
        columns.append(status.alias(id))
        for name, sql in (("n", measure.numerator), ("d", measure.denominator)):
            columns.append(pl.when(status == rules.VALUE).then(pl.sql_expr(sql)).alias(f"{id}|{name}"))
    return columns


def figures() -> list[pl.Expr]:
    found = []
    for id in (*statuses(), *rules.MEASURES):
        status = pl.col(id)
        wanted = {"missing": rules.MISSING, "not_applicable": rules.NOT_APPLICABLE}
        if id in rules.MEASURES:
            wanted["illogical"] = rules.ILLOGICAL
            found += [pl.col(f"{id}|{name}").sum() for name in "nd"]
        else:
            wanted["yes"] = rules.YES
        found += [(status == code).sum().alias(f"{id}|{name}") for name, code in wanted.items()]
    return found


def long(cells: pl.DataFrame) -> pl.DataFrame:
    """A row a cell and indicator."""
    parts = []
    for id in (*statuses(), *rules.MEASURES):
        names = [name for name in FIGURES if f"{id}|{name}" in cells.columns]
        absent = [pl.lit(0, pl.Int64).alias(name) for name in FIGURES if name not in names and name != "population"]
        figures = [pl.col(f"{id}|{name}").cast(pl.Int64).alias(name) for name in names]
        pooled = pl.lit(id in rules.MEASURES).alias("pooled")
        part = cells.select("cell", pl.lit(id).alias("indicator"), pl.col("population").cast(pl.Int64), *figures, *absent, pooled)
        parts.append(part.select("cell", "indicator", *FIGURES, "pooled"))
    return pl.concat(parts).with_columns(
        decided=pl.col("population") - pl.col("missing") - pl.col("illogical") - pl.col("not_applicable")
    )


def summed(counts: pl.DataFrame, level: str, key: pl.Expr) -> pl.DataFrame:
    """Cells put together to groups."""
    return (
        counts.with_columns(area=key, level=pl.lit(level))
        .filter(pl.col("area").is_not_null() & (pl.col("area") != ""))
        .group_by("indicator", "level", "area")
        .agg(pl.col(FIGURES).sum(), pl.col("pooled").any())
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
