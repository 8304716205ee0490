"""A rule means the same on bit planes, in SQL and in the browser, and what it means is what the naive oracle says."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oppna.catalogue.load import edition_ids
from oppna.catalogue.prepared import prepare
from oppna.model.questionnaire import Question
from oppna.process.ask import ask
from oppna.process.results import positions
from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio, expressions_of
from oppna.rules.expression import Condition, Operand, questions_of
from tests.lib.parity import engines, oracle
from tests.lib.parity.answering import answer_sets
from tests.lib.parity.expressions import CONDITIONS, INDICATORS, OPERANDS, QUESTIONS, ROUTINGS

EDITIONS = [id for id in edition_ids() if prepare(id).rules.indicators]
SEEDS = st.integers(0, 2**32)
UNITS = 40


def units_of(seed: int) -> list[dict[str, str]]:
    return answer_sets(Random(seed), QUESTIONS, UNITS)


@settings(max_examples=100)
@given(CONDITIONS, SEEDS)
def test_conditions(condition: Condition, seed: int) -> None:
    units = units_of(seed)
    expected = [oracle.truth(condition, unit) for unit in units]
    assert engines.truths_on_bits(condition, engines.planes_of(units, QUESTIONS)) == expected
    assert engines.columns_by_sql([condition], engines.on_duckdb(units, QUESTIONS), "duckdb") == [expected]
    assert engines.truths_in_browser([condition], units) == [expected]


@settings(max_examples=60)
@given(OPERANDS, SEEDS)
def test_numbers(operand: Operand, seed: int) -> None:
    units = units_of(seed)
    expected = [oracle.number(operand, unit) for unit in units]
    assert engines.numbers_on_bits(operand, engines.planes_of(units, QUESTIONS)) == expected
    assert engines.columns_by_sql([operand], engines.on_duckdb(units, QUESTIONS), "duckdb") == [expected]
    for unit, value in zip(units, expected, strict=True):
        condition = engines.equals(operand, value or Fraction(0))
        assert engines.truths_in_browser([condition], [unit]) == [[None if value is None else True]]


@settings(max_examples=60)
@given(INDICATORS, ROUTINGS, SEEDS)
def test_whole_indicators_with_routing(indicator: CompiledIndicator, routing: oracle.Routing, seed: int) -> None:
    units = units_of(seed)
    assert_same_outcomes([indicator], routing, QUESTIONS, units)


@settings(max_examples=50)
@given(ROUTINGS, SEEDS)
def test_routing(routing: oracle.Routing, seed: int) -> None:
    assert_same_questions_asked(routing, QUESTIONS, units_of(seed))


def survey_of(edition: str) -> tuple[Sequence[Question], oracle.Routing, list[CompiledIndicator]]:
    """The form of an edition, its routing, and the indicators that its answers decide."""
    prepared = prepare(edition)
    survey = [each for each in prepared.rules.indicators if isinstance(each.rule, CompiledCategory | CompiledRatio)]
    return prepared.edition.questionnaire.questions, prepared.rules.routing, survey


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_of_an_edition(edition: str) -> None:
    form, routing, survey = survey_of(edition)
    units = answer_sets(Random(0), form, 200)
    outcomes = assert_same_outcomes(survey, routing, form, units)
    for indicator in survey:  # else the answers were too tame to show anything
        seen = {each.outcome for each in outcomes[indicator.id]}
        assert len(seen) >= 3, (indicator.id, seen)


def test_the_answers_of_2018_show_every_outcome() -> None:
    form, routing, survey = survey_of("2018-bou")
    units = answer_sets(Random(0), form, 300)
    seen = {each.id: {oracle.outcome(each, routing, unit).outcome for unit in units} for each in survey}
    assert seen["B1b_minst1"] == {"ok", "missing", "illogical", "Ej aktuellt"}
    assert seen["B12_1_kon_anvant"] == {"Ja", "Delvis", "Nej", "Ej aktuellt", "missing"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_routing_of_an_edition(edition: str) -> None:
    form, routing, _ = survey_of(edition)
    assert_same_questions_asked(routing, form, answer_sets(Random(1), form, 300))


def test_a_statement_over_the_whole_form() -> None:
    form, routing, survey = survey_of("2018-bou")
    units = answer_sets(Random(0), form, 100)
    query = engines.on_duckdb(units, form)
    ids = [question.id for question in form]
    for indicator in survey:
        if indicator.id in ("G2_1", "B13_pojkar_0_11", "B1b_minst1"):
            expected = [oracle.outcome(indicator, routing, unit) for unit in units]
            assert engines.outcomes_by_sql(indicator, routing, ids, query, "duckdb") == expected


def assert_same_outcomes(
    indicators: Sequence[CompiledIndicator],
    routing: oracle.Routing,
    form: Sequence[Question],
    units: engines.Units,
) -> dict[str, list[oracle.Outcome]]:
    planes = engines.planes_of(units, form)
    query = engines.on_duckdb(units, form)
    counting = [oracle.counting(routing, unit) for unit in units]
    counted = engines.counted_in_browser(routing, units)
    found = {}
    for indicator in indicators:
        expected = [oracle.outcome_of_counting(indicator, routing, unit) for unit in counting]
        assert engines.outcomes_on_bits(indicator, routing, planes) == expected, indicator.id
        columns = needed(indicator, routing)
        assert engines.outcomes_by_sql(indicator, routing, columns, query, "duckdb") == expected, indicator.id
        found[indicator.id] = expected
        assert_same_in_browser(indicator, routing, counted, expected)
    return found


def needed(indicator: CompiledIndicator, routing: oracle.Routing) -> list[str]:
    """The questions an indicator and its routing look at: a statement over all 128 columns would only be slower."""
    conditions = dict(routing)
    waiting = [*indicator.required, *(id for part in expressions_of(indicator.rule) for id in questions_of(part))]
    found: dict[str, None] = {}
    while waiting:
        id = waiting.pop()
        found[id] = None
        if id in conditions:
            waiting += [parent for parent in questions_of(conditions[id]) if parent not in found]
    return list(found)


def assert_same_in_browser(
    indicator: CompiledIndicator, routing: oracle.Routing, counted: engines.Units, expected: list[oracle.Outcome]
) -> None:
    """The form decides by conditions; whether a measure has a value, and which, is asked of it as a condition too."""
    told = engines.outcomes_in_browser(indicator, routing, counted)
    rule = indicator.rule
    if isinstance(rule, CompiledCategory):
        assert told == expected, indicator.id
        return
    assert isinstance(rule, CompiledRatio)
    for unit, one, other in zip(counted, told, expected, strict=True):
        if one.outcome != "ok":
            assert one == other, indicator.id
            continue
        if other.numerator is None or other.denominator is None:
            zero = [engines.equals(rule.numerator, Fraction(0)), engines.equals(rule.denominator, Fraction(0))]
            (numerator,), (denominator,) = engines.truths_in_browser(zero, [unit])
            assert other.outcome == "missing" and (numerator is None or denominator is not False), indicator.id
            continue
        equal = [engines.equals(rule.numerator, other.numerator), engines.equals(rule.denominator, other.denominator)]
        assert engines.truths_in_browser(equal, [unit]) == [[True], [True]], indicator.id


def assert_same_questions_asked(routing: oracle.Routing, form: Sequence[Question], units: engines.Units) -> None:
    expected = [oracle.counting(routing, unit) for unit in units]
    assert engines.counted_in_browser(routing, units) == expected
    asked = ask(engines.planes_of(units, form), routing)
    for question in form:
        counted = set(positions(asked.answers.known(question.id)))
        assert counted == {i for i, unit in enumerate(expected) if question.id in unit}, question.id
    for question, condition in routing:
        wanted = [oracle.truth(condition, unit) is True for unit in expected]
        assert positions(asked.asked[question]) == [i for i, true in enumerate(wanted) if true], questions_of(condition)
        strays = {i for i, unit in enumerate(units) if question in unit and not wanted[i]}
        assert set(positions(asked.ignored.get(question, 0))) == strays
