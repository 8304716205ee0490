"""The rules on Spark mean what they mean elsewhere. An extra: `pip install oppna[spark]`, and Java 17 or later."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from tests.generative.test_rule_parity import EDITIONS, needed, survey_of
from tests.lib.parity import engines, oracle
from tests.lib.parity.answering import answer_sets
from tests.lib.parity.expressions import CONDITIONS, INDICATORS, OPERANDS, QUESTIONS, ROUTINGS
from tests.lib.spark import needs_spark

pytestmark = needs_spark

Load = Callable[..., engines.Query]


@pytest.fixture(scope="module")
def load(spark: Any) -> Load:
    def query_over(units: engines.Units, questions: Any) -> engines.Query:
        spark.sql(engines.table(units, questions, "spark")).cache().createOrReplaceTempView("answers")
        return lambda text: [tuple(row) for row in spark.sql(text).collect()]

    return query_over


def drawn(strategy: Any, count: int, seed: int) -> list[Any]:
    """A fixed handful of what hypothesis would draw; a whole run of hypothesis is too much for Spark."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    found: list[Any] = []

    @seeded(seed)
    @settings(max_examples=count, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def take(value: Any) -> None:
        found.append(value)

    take()
    return found


def test_conditions_and_numbers(load: Load) -> None:
    units = answer_sets(Random(1), QUESTIONS, 60)
    query = load(units, QUESTIONS)
    conditions, operands = drawn(CONDITIONS, 80, 1), drawn(OPERANDS, 60, 2)
    expected = [[oracle.truth(node, unit) for unit in units] for node in conditions]
    assert engines.columns_by_sql(conditions, query, "spark") == expected
    wanted = [[oracle.number(node, unit) for unit in units] for node in operands]
    assert engines.columns_by_sql(operands, query, "spark") == wanted


def test_whole_indicators_with_routing(load: Load) -> None:
    units = answer_sets(Random(2), QUESTIONS, 60)
    query = load(units, QUESTIONS)
    ids = [question.id for question in QUESTIONS]
    for indicator, routing in zip(drawn(INDICATORS, 25, 3), drawn(ROUTINGS, 25, 4), strict=False):
        expected = [oracle.outcome(indicator, routing, unit) for unit in units]
        assert engines.outcomes_by_sql(indicator, routing, ids, query, "spark") == expected


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_of_an_edition(load: Load, edition: str) -> None:
    form, routing, survey = survey_of(edition)
    units = answer_sets(Random(0), form, 250)
    query = load(units, form)
    for indicator in survey:
        expected = [oracle.outcome(indicator, routing, unit) for unit in units]
        columns = needed(indicator, routing)
        assert engines.outcomes_by_sql(indicator, routing, columns, query, "spark") == expected, indicator.id
