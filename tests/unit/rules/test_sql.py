"""A rule as SQL: written anew from the nodes, fully parenthesised, quoted as each dialect wants it."""

from __future__ import annotations

import duckdb
import pytest

from oppna.rules.parse import parse_condition, parse_number
from oppna.rules.sql import quoted, to_sql


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("G1 = 'it''s'", "(\"G1\" = 'it''s')"),
        ("G1 IN ('Ja', 'Nej')", "(\"G1\" IN ('Ja', 'Nej'))"),
        ("G1 IS NOT NULL", '(NOT ("G1" IS NULL))'),
        ("ABS(ROUND(B1, 2) - B2) >= 0.03", '(ABS((ROUND("B1", 2) - "B2")) >= 0.03)'),
        ("B1 + 1 <> 2 AND B1 < 1 OR B1 > 3", '((("B1" + 1) <> 2) AND ("B1" < 1)) OR ("B1" > 3)'),
    ],
)
def test_conditions(text: str, sql: str) -> None:
    written = to_sql(parse_condition(text))
    assert written in (sql, f"({sql})")


def test_least_stays_unknown_where_either_is() -> None:
    sql = to_sql(parse_number("LEAST(B1, 2)"))
    assert sql == '(CASE WHEN "B1" < 2 THEN "B1" WHEN "B1" >= 2 THEN 2 END)'


def test_spark_quotes_names_its_own_way() -> None:
    assert to_sql(parse_condition("G1 = 'Ja' AND B1 IS NULL"), "spark") == "((`G1` = 'Ja') AND (`B1` IS NULL))"


@pytest.mark.parametrize("text", ["it's", "''", "'; DROP TABLE answers; --", "”så”"])
def test_a_quoted_text_is_that_text(text: str) -> None:
    assert duckdb.connect().sql(f"SELECT {quoted(text)}").fetchall() == [(text,)]
