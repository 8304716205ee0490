"""The six measures on placed children by hand: one DuckDB statement over Parquet. Independent of the product's SQL.

It trusts the files: columns and types are right, and nothing is told of what is strange in them. Few persons can
qualify, and they are found before anything is joined or sorted: by dates first, then by the first four digits, then by
two aggregates a person. Only those persons' other registers are looked at.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from bench.peers.register_cells import cells
from bench.timed import Timed

_NUMBER = "CASE WHEN length(pnr) = 12 THEN pnr ELSE translate(pnr, '- \u00a0', '') END"
_OPENS, _CLOSES = "make_date({year} + 15, 6, 1)", "make_date({year} + 16, 6, 1)"
_FOURTH = r"(?:0[48]|[2468][048]|[13579][26])"
_WHOLE = (
    r"^(?:(?:\d{2}(?:\d[1-9]|[1-9]\d)|(?:\d[1-9]|[1-9]\d)00)"
    r"(?:(?:0[13578]|1[02])(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)(?:0[1-9]|[12]\d|30)|02(?:0[1-9]|1\d|2[0-8]))"
    rf"|(?:\d{{2}}{_FOURTH}|{_FOURTH}00)0229)(?:000[1-9]|00[1-9]\d|0[1-9]\d\d|[1-9]\d{{3}})$"
)


def statement(folder: str) -> str:
    """Municipality, country; then of grade nine and of upper secondary: persons, without a result, with Ja."""

    def results(register: str) -> str:
        return (
            f"SELECT {_NUMBER} AS pnr, bool_or(eligible = 'Ja') AS yes FROM {_files(folder, register)} "
            f"WHERE year <= 2012 AND {_NUMBER} IN (SELECT pnr FROM placed) GROUP BY 1"
        )

    def registered(first: int, last: int) -> str:
        return " OR ".join(f"contains(registered_years, CAST(birth + {age} AS TEXT))" for age in range(first, last + 1))

    def counted(name: str, until: int) -> str:
        inside = f"placed.birth <= {until} AND ({name}.pnr IS NOT NULL OR {name}_registered)"
        return (
            f"count(*) FILTER ({inside}), count(*) FILTER ({inside} AND {name}.pnr IS NULL), "
            f"count(*) FILTER ({inside} AND {name}.yes)"
        )

    opens, closes = _OPENS.format(year="birth"), _CLOSES.format(year="birth")
    in_order = 'PARTITION BY pnr ORDER BY "start", "end", municipality'
    born = ", ".join(f"'{year}'" for year in range(1988, 1997))
    return f"""
    WITH near AS NOT MATERIALIZED (
        SELECT {_NUMBER} AS pnr, municipality, "start", "end" FROM {_files(folder, "placements")}
        WHERE "start" <= DATE '2012-06-01' AND ("end" IS NULL OR "end" >= DATE '2003-06-01')
          AND substr({_NUMBER}, 1, 4) IN ({born})
    ), touching AS MATERIALIZED (
        SELECT pnr, municipality, "start", least("end", {closes}) AS "end", birth, {opens} AS opens, {closes} AS closes
        FROM (SELECT *, CAST(substr(pnr, 1, 4) AS INTEGER) AS birth FROM near) AS near
        WHERE "start" <= {closes} AND ("end" IS NULL OR "end" >= {opens})
    ), possible AS MATERIALIZED (
        SELECT pnr FROM touching GROUP BY pnr
        HAVING min("start") <= min(opens) AND max("end") >= min(closes)
           AND regexp_matches(pnr, '{_WHOLE}')
    ), followed AS (
        SELECT pnr, birth, municipality, "start", "end",
            max("end") OVER ({in_order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS so_far,
            lead("start") OVER ({in_order}) AS next_start
        FROM touching WHERE pnr IN (SELECT pnr FROM possible)
    ), placed AS MATERIALIZED (
        SELECT pnr, min(birth) AS birth, max(municipality) FILTER (next_start IS NULL) AS municipality
        FROM followed GROUP BY pnr HAVING coalesce(max("start" - so_far), 0) <= 1
    ), known AS (
        SELECT pnr, registered_years, birth,
            CASE trim(birth_country) WHEN '' THEN NULL WHEN 'Sverige' THEN 'Sverige' ELSE 'annat' END AS country
        FROM (SELECT {_NUMBER} AS pnr, birth_country, registered_years FROM {_files(folder, "population")}) AS listed
        JOIN placed USING (pnr)
    ), registered AS (
        SELECT pnr, CASE WHEN min(country) = max(country) THEN min(country) END AS country,
            bool_or({registered(16, 18)}) AS nine_registered, bool_or({registered(19, 22)}) AS upper_registered
        FROM known GROUP BY pnr
    ), nine AS ({results("grades")}), upper AS ({results("gymnasium")})
    SELECT municipality, coalesce(country, 'okänt'), {counted("nine", 1996)}, {counted("upper", 1993)}
    FROM placed LEFT JOIN registered USING (pnr) LEFT JOIN nine USING (pnr) LEFT JOIN upper USING (pnr)
    GROUP BY ALL
    """


def checks(folder: str) -> list[str]:
    """The form of every row, counted: whole numbers, dates missing or in the wrong order, odd values."""
    whole = f"count_if(regexp_matches(number, '{_WHOLE}'))"
    wanted = {
        "placements": """count_if("start" IS NULL), count_if("end" < "start")""",
        "grades": "count_if(year NOT BETWEEN 1000 AND 9999), count_if(eligible NOT IN ('Ja', 'Nej'))",
        "gymnasium": "count_if(year NOT BETWEEN 1000 AND 9999), count_if(eligible NOT IN ('Ja', 'Nej'))",
        "population": "count_if(ltrim(registered_years, '0123456789; ') <> '')",
    }
    return [
        f"SELECT count(*), {whole}, {columns} FROM (SELECT *, {_NUMBER} AS number FROM {_files(folder, name)})"
        for name, columns in wanted.items()
    ]


def scan(folder: str) -> list[str]:
    """Every needed column of the four registers read, and nothing else done."""
    days = """sum("start" - DATE '1970-01-01'), sum("end" - DATE '1970-01-01')"""
    wanted = {
        "placements": f"sum(length(pnr)), sum(length(municipality)), {days}",
        "grades": "sum(length(pnr)), sum(year), sum(length(eligible))",
        "gymnasium": "sum(length(pnr)), sum(year), sum(length(eligible))",
        "population": "sum(length(pnr)), sum(length(birth_country)), sum(length(registered_years))",
    }
    return [f"SELECT {columns} FROM {_files(folder, name)}" for name, columns in wanted.items()]


def _files(folder: str, register: str) -> str:
    return f"read_parquet('{folder}/{register}*.parquet')"


def main(what: str, folder: str, out: str) -> None:
    """`what`: the measures alone, the measures and the checks, or the bare scan."""
    with duckdb.connect(":memory:") as connection, Timed(Path(out)) as timed:
        connection.execute("SET enable_progress_bar = false")
        others = {"measures": [], "checked": checks(folder), "scan": scan(folder)}[what]
        for sql in others:
            connection.execute(sql).fetchall()
        if what != "scan":
            timed.write(cells(connection.execute(statement(folder)).fetchall(), Path(folder) / "units.csv"))


if __name__ == "__main__":
    main(*sys.argv[1:4])
