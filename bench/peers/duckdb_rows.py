"""Rows of results.csv in DuckDB's SQL: the units' own, and the groups' from their counts."""

from __future__ import annotations

from bench.peers import rules

LEVELS = {
    "nation": "'Riket'",
    "county": "county",
    "population_group": "population_group",
    "skr_group": "skr_group",
    "municipality": "city",
}

_SHARE = "(2 * n * 1000000 + d) // (2 * d)"
SHARE = f"({_SHARE}) // 1000000 || '.' || lpad((({_SHARE}) % 1000000)::VARCHAR, 6, '0')"
"""n / d with six decimals, halves up, in whole numbers."""


def plain(column: str) -> str:
    """Hundredths as a decimal without trailing zeros."""
    return f"rtrim(rtrim({column} // 100 || '.' || lpad(({column} % 100)::VARCHAR, 2, '0'), '0'), '.')"


UNIT_ROWS = f"""
    SELECT '2018-bou' AS edition, indicator, kind AS level, unit AS area,
        CASE status WHEN {rules.VALUE} THEN {SHARE} WHEN {rules.YES} THEN 'Ja' WHEN {rules.PARTLY} THEN 'Delvis'
            WHEN {rules.NO} THEN 'Nej' WHEN {rules.NOT_APPLICABLE} THEN 'Ej aktuellt' END AS value,
        CASE WHEN status = {rules.VALUE} THEN {plain("n")} WHEN status = {rules.YES} THEN '1'
            WHEN status >= {rules.NOT_APPLICABLE} THEN '0' END AS numerator,
        CASE WHEN status = {rules.VALUE} THEN {plain("d")} WHEN status = {rules.NOT_APPLICABLE} THEN '0'
            WHEN status >= {rules.YES} THEN '1' END AS denominator,
        1 AS population,
        CASE status WHEN {rules.MISSING} THEN 'missing' WHEN {rules.ILLOGICAL} THEN 'illogical' ELSE 'ok' END AS status
    FROM long"""

COUNTS = f"""
    count(*) AS population,
    count_if(status = {rules.MISSING}) AS missing,
    count_if(status = {rules.ILLOGICAL}) AS illogical,
    count_if(status = {rules.NOT_APPLICABLE}) AS not_applicable,
    count_if(status > {rules.NOT_APPLICABLE}) AS decided,
    coalesce(sum(n), 100 * count_if(status = {rules.YES}))::BIGINT AS n,
    coalesce(sum(d), 100 * decided)::BIGINT AS d"""


def counted() -> str:
    """How many units of each group are what, over all levels."""
    levels = (
        f"SELECT indicator, '{level}' AS level, {key} AS area, {COUNTS} FROM long WHERE {key} <> '' GROUP BY ALL"
        for level, key in LEVELS.items()
    )
    return " UNION ALL ".join(levels)


def group_rows(counts: str) -> str:
    """A row for each group: limit, share, Ej aktuellt, illogical, missing, in that order."""
    return f"""
    SELECT '2018-bou' AS edition, indicator, level, area,
        CASE WHEN hidden THEN NULL WHEN decided > 0 THEN {SHARE} WHEN not_applicable > 0 THEN 'Ej aktuellt' END AS value,
        CASE WHEN hidden THEN NULL WHEN decided > 0 THEN {plain("n")} WHEN not_applicable > 0 THEN '0' END AS numerator,
        CASE WHEN hidden THEN NULL WHEN decided > 0 THEN {plain("d")} WHEN not_applicable > 0 THEN '0' END AS denominator,
        population,
        CASE WHEN hidden THEN 'suppressed_nonresponse' WHEN decided > 0 OR not_applicable > 0 THEN 'ok'
            WHEN illogical > 0 THEN 'illogical' ELSE 'missing' END AS status
    FROM (SELECT *, indicator NOT IN {rules.UNLIMITED} AND 100 * missing > 20 * population AS hidden FROM {counts})"""
