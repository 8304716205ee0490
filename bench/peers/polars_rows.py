"""Rows of results.csv in Polars: the units' own, and the groups' from their counts."""

from __future__ import annotations

import polars as pl

from bench.peers import rules

LEVELS = (
    ("nation", pl.lit("Riket")),
    ("county", pl.col("county")),
    ("population_group", pl.col("population_group")),
    ("skr_group", pl.col("skr_group")),
    ("municipality", pl.col("city")),
)
COLUMNS = ("edition", "indicator", "level", "area", "value", "numerator", "denominator", "population", "status")

_OWN = pl.DataFrame(
    {
        "status": [rules.MISSING, rules.ILLOGICAL, rules.NOT_APPLICABLE, rules.YES, rules.PARTLY, rules.NO],
        "word": [None, None, "Ej aktuellt", "Ja", "Delvis", "Nej"],
        "one": [None, None, "0", "1", "0", "0"],
        "of": [None, None, "0", "1", "1", "1"],
        "told": ["missing", "illogical", "ok", "ok", "ok", "ok"],
    }
)


def joined(rows: list[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat([each.with_columns(pl.lit("2018-bou").alias("edition")).select(COLUMNS) for each in rows])


def unit_rows(long: pl.DataFrame) -> pl.DataFrame:
    """A row for each unit and indicator."""
    valued = pl.col("status") == rules.VALUE
    return long.join(_OWN, on="status", how="left", coalesce=True).select(
        "indicator",
        level="kind",
        area="unit",
        value=pl.when(valued).then(_share()).otherwise("word"),
        numerator=pl.when(valued).then(_plain("n")).otherwise("one"),
        denominator=pl.when(valued).then(_plain("d")).otherwise("of"),
        population=pl.lit("1"),
        status=pl.when(valued).then(pl.lit("ok")).otherwise("told"),
    )


def counted(long: pl.DataFrame, level: str, key: pl.Expr) -> pl.DataFrame:
    """How many units of each group are what."""
    status = pl.col("status")
    return (
        long.with_columns(area=key, level=pl.lit(level))
        .filter(pl.col("area").is_not_null() & (pl.col("area") != ""))
        .group_by("indicator", "level", "area")
        .agg(
            population=pl.len(),
            missing=(status == rules.MISSING).sum(),
            illogical=(status == rules.ILLOGICAL).sum(),
            not_applicable=(status == rules.NOT_APPLICABLE).sum(),
            yes=(status == rules.YES).sum(),
            decided=(status > rules.NOT_APPLICABLE).sum(),
            n=pl.sum("n"),
            d=pl.sum("d"),
            pooled=pl.col("d").is_not_null().any(),
        )
    )


def group_rows(counts: pl.DataFrame) -> pl.DataFrame:
    """A row for each group: limit, share, Ej aktuellt, illogical, missing, in that order."""
    limited = ~pl.col("indicator").is_in(rules.UNLIMITED)
    hidden = limited & (100 * pl.col("missing") > 20 * pl.col("population"))
    shown = ~hidden & (pl.col("decided") > 0)
    counts = counts.with_columns(
        n=pl.when("pooled").then("n").otherwise(pl.col("yes").cast(pl.Int64) * 100),
        d=pl.when("pooled").then("d").otherwise(pl.col("decided").cast(pl.Int64) * 100),
    )
    nobody = ~hidden & ~shown & (pl.col("not_applicable") > 0)
    return counts.select(
        "indicator",
        "level",
        "area",
        value=pl.when(shown).then(_share()).when(nobody).then(pl.lit("Ej aktuellt")).otherwise(None),
        numerator=pl.when(shown).then(_plain("n")).when(nobody).then(pl.lit("0")).otherwise(None),
        denominator=pl.when(shown).then(_plain("d")).when(nobody).then(pl.lit("0")).otherwise(None),
        population=pl.col("population").cast(pl.String),
        status=pl.when(hidden)
        .then(pl.lit("suppressed_nonresponse"))
        .when(shown | nobody)
        .then(pl.lit("ok"))
        .when(pl.col("illogical") > 0)
        .then(pl.lit("illogical"))
        .otherwise(pl.lit("missing")),
    )


def _share() -> pl.Expr:
    """n / d with six decimals, halves up, in whole numbers."""
    millionths = (2 * pl.col("n") * 1_000_000 + pl.col("d")) // (2 * pl.col("d"))
    return pl.concat_str(
        (millionths // 1_000_000).cast(pl.String), pl.lit("."), (millionths % 1_000_000).cast(pl.String).str.zfill(6)
    )


def _plain(column: str) -> pl.Expr:
    """Hundredths as a decimal without trailing zeros."""
    whole, part = pl.col(column) // 100, pl.col(column) % 100
    text = pl.concat_str(whole.cast(pl.String), pl.lit("."), part.cast(pl.String).str.zfill(2))
    return text.str.strip_chars_end("0").str.strip_chars_end(".")
