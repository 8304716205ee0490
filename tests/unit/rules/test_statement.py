"""A whole indicator as one statement: what it reads like. That it computes the same is for the parity tests."""

from __future__ import annotations

import duckdb
import pytest

from oppna.model.indicator import RegisterListRule
from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio
from oppna.rules.parse import parse_condition, parse_number
from oppna.rules.statement import statement

CATEGORY = CompiledCategory(yes=parse_condition("P = 'Ja' AND Pa = 'Ja'"), partly=parse_condition("P = 'Ja'"))
RATIO = CompiledRatio(numerator=parse_number("N"), denominator=parse_number("M"), missing=parse_condition("N = 999"))
ROUTING = (("Pa", parse_condition("P = 'Ja'")), ("X", parse_condition("Pa = 'Ja'")))


def indicator(rule: object, required: tuple[str, ...]) -> CompiledIndicator:
    return CompiledIndicator(id="I", rule=rule, required=required, nonresponse_limit=True)  # type: ignore[arg-type]


def test_a_category() -> None:
    assert statement(indicator(CATEGORY, ("P", "Pa")), ROUTING, ["P", "Pa"]) == (
        'WITH asked0 AS (SELECT "unit", "P", CASE WHEN ("P" = \'Ja\') THEN "Pa" END AS "Pa" FROM answers), '
        "counting AS (SELECT * FROM asked0) "
        'SELECT "unit", CASE '
        'WHEN ("P" IS NULL) OR (("P" = \'Ja\') AND "Pa" IS NULL) THEN \'missing\' '
        "WHEN ((\"P\" = 'Ja') AND (\"Pa\" = 'Ja')) THEN 'Ja' "
        "WHEN (\"P\" = 'Ja') THEN 'Delvis' "
        "ELSE 'Nej' END AS outcome, NULL AS numerator, NULL AS denominator FROM counting"
    )


def test_a_measure_on_spark() -> None:
    assert statement(indicator(RATIO, ()), ROUTING, ["N", "M"], "spark") == (
        "WITH counting AS (SELECT * FROM answers) SELECT `unit`, CASE "
        "WHEN (`N` = 999) THEN 'missing' "
        "WHEN `N` IS NULL OR `M` IS NULL OR `M` = 0 THEN 'missing' "
        "ELSE 'ok' END AS outcome, `N` AS numerator, `M` AS denominator FROM counting"
    )


def test_routing_on_spark() -> None:
    sql = statement(indicator(CATEGORY, ("Pa",)), ROUTING, ["P", "Pa"], "spark")
    assert "CASE WHEN (`P` = 'Ja') THEN `Pa` END AS `Pa` FROM answers)" in sql
    assert "WHEN ((`P` = 'Ja') AND `Pa` IS NULL) THEN 'missing'" in sql


def test_each_step_of_the_routing_stands_on_the_one_before() -> None:
    sql = statement(indicator(CATEGORY, ("P",)), ROUTING, ["P", "Pa", "X"])
    assert 'asked1 AS (SELECT "unit", "P", "Pa", CASE WHEN ("Pa" = \'Ja\') THEN "X" END AS "X" FROM asked0)' in sql
    assert "counting AS (SELECT * FROM asked1)" in sql


def test_a_register_is_no_survey() -> None:
    with pytest.raises(TypeError, match="I is no survey indicator"):
        statement(indicator(RegisterListRule(file="bbic.csv"), ()), ROUTING, [])


def test_it_runs() -> None:
    with duckdb.connect(":memory:") as database:
        database.execute("CREATE TABLE answers (unit INTEGER, P VARCHAR, Pa VARCHAR)")
        database.execute("INSERT INTO answers VALUES (1, 'Ja', 'Ja'), (2, 'Nej', 'Ja')")
        rows = database.execute(statement(indicator(CATEGORY, ("P", "Pa")), ROUTING, ["P", "Pa"])).fetchall()
    assert sorted(rows) == [(1, "Ja", None, None), (2, "Nej", None, None)]
