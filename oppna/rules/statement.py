"""A whole indicator as one SQL statement over a wide table: the same method on DuckDB and Spark.

The table has a row a unit: `unit`, and a column a question, NULL where unanswered; choices are
text, numbers DECIMAL. The statement gives unit, outcome (a category or a status), and for a measure
the numerator and denominator, which mean something where the outcome is ok.
"""

from __future__ import annotations

from collections.abc import Sequence

from oppna.model.codes import Category, Status
from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio
from oppna.rules.expression import Condition
from oppna.rules.sql import Dialect, name, quoted, to_sql

Routing = Sequence[tuple[str, Condition]]


def statement(
    indicator: CompiledIndicator, routing: Routing, questions: Sequence[str], dialect: Dialect = "duckdb"
) -> str:
    """SQL for one survey indicator over the table `answers` with the columns `questions`."""
    rule = indicator.rule
    if not isinstance(rule, (CompiledCategory, CompiledRatio)):
        raise TypeError(f"{indicator.id} is no survey indicator")
    decided = [(_unanswered(indicator, routing, dialect), Status.MISSING.value), *_branches(rule, dialect)]
    cases = " ".join(f"WHEN {condition} THEN {quoted(outcome)}" for condition, outcome in decided if condition)
    rest = Status.OK.value if isinstance(rule, CompiledRatio) else Category.NO.value
    outcome = f"CASE {cases} ELSE {quoted(rest)} END AS outcome"
    columns = [name("unit", dialect), outcome, *_sums(rule, dialect)]
    return f"{_counting(routing, questions, dialect)} SELECT {', '.join(columns)} FROM counting"


def _counting(routing: Routing, questions: Sequence[str], dialect: Dialect) -> str:
    """Common table expressions that forget, question by question in order, the answers that do not count."""
    tables = ["answers"]
    parts = []
    conditions = [(question, condition) for question, condition in routing if question in questions]
    for number, (question, condition) in enumerate(conditions):
        columns = [name("unit", dialect), *(_kept(id, question, condition, dialect) for id in questions)]
        parts.append(f"asked{number} AS (SELECT {', '.join(columns)} FROM {tables[-1]})")
        tables.append(f"asked{number}")
    parts.append(f"counting AS (SELECT * FROM {tables[-1]})")
    return "WITH " + ", ".join(parts)


def _kept(column: str, question: str, condition: Condition, dialect: Dialect) -> str:
    quoted_name = name(column, dialect)
    if column != question:
        return quoted_name
    return f"CASE WHEN {to_sql(condition, dialect)} THEN {quoted_name} END AS {quoted_name}"


def _unanswered(indicator: CompiledIndicator, routing: Routing, dialect: Dialect) -> str:
    """Any asked, required question unanswered. A routed question is asked where its condition is true."""
    conditions = dict(routing)
    parts = []
    for question in indicator.required:
        blank = f"{name(question, dialect)} IS NULL"
        asked = f"{to_sql(conditions[question], dialect)} AND " if question in conditions else ""
        parts.append(f"({asked}{blank})")
    return " OR ".join(parts)


def _branches(rule: CompiledCategory | CompiledRatio, dialect: Dialect) -> list[tuple[str, str]]:
    """(condition, outcome) in the order they decide."""
    if isinstance(rule, CompiledRatio):
        outcomes = [
            (rule.missing, Status.MISSING.value),
            (rule.illogical, Status.ILLOGICAL.value),
            (rule.not_applicable, Category.NOT_APPLICABLE.value),
        ]
        return [*_said(outcomes, dialect), (_without_value(rule, dialect), Status.MISSING.value)]
    outcomes = [
        (rule.illogical, Status.ILLOGICAL.value),
        (rule.not_applicable, Category.NOT_APPLICABLE.value),
        (rule.yes, Category.YES.value),
        (rule.corrected, Category.YES.value),
        (rule.partly, Category.PARTLY.value),
    ]
    return _said(outcomes, dialect)


def _said(outcomes: list[tuple[Condition | None, str]], dialect: Dialect) -> list[tuple[str, str]]:
    return [(to_sql(condition, dialect), outcome) for condition, outcome in outcomes if condition is not None]


def _without_value(rule: CompiledRatio, dialect: Dialect) -> str:
    """A term unknown, or nothing to divide by."""
    numerator, denominator = to_sql(rule.numerator, dialect), to_sql(rule.denominator, dialect)
    return f"{numerator} IS NULL OR {denominator} IS NULL OR {denominator} = 0"


def _sums(rule: CompiledCategory | CompiledRatio, dialect: Dialect) -> list[str]:
    if isinstance(rule, CompiledCategory):
        return ["NULL AS numerator", "NULL AS denominator"]
    return [f"{to_sql(rule.numerator, dialect)} AS numerator", f"{to_sql(rule.denominator, dialect)} AS denominator"]
