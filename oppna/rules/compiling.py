"""Definitions → compiled rules: every rule of an edition parsed, once."""

from __future__ import annotations

from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, RatioRule, RegisterListRule, RegisterRatioRule
from oppna.rules.compiled import (
    CompiledCategory,
    CompiledEdition,
    CompiledIndicator,
    CompiledRatio,
    CompiledRule,
    expressions_of,
)
from oppna.rules.expression import Condition, Number, Operand, walk
from oppna.rules.parse import parse_condition, parse_number

ANSWER_DECIMALS = 2
"""The questionnaire asks for two decimals; answers are never kept with fewer."""


def compile_edition(edition: Edition) -> CompiledEdition:
    """Parse every rule and routing condition of an edition. Raises RuleError for a rule outside the language."""
    routing = tuple((q.id, parse_condition(q.asked_if)) for q in edition.questionnaire.questions if q.asked_if)
    indicators = tuple(
        CompiledIndicator(
            id=indicator.id,
            rule=rule,
            required=indicator.questions if isinstance(rule, (CompiledCategory, CompiledRatio)) else (),
            nonresponse_limit=indicator.nonresponse_limit,
        )
        for indicator in edition.indicators
        if (rule := compile_rule(indicator)) is not None
    )
    return CompiledEdition(id=edition.id, routing=routing, indicators=indicators, scale=_scale(routing, indicators))


def compile_rule(indicator: Indicator) -> CompiledRule | None:
    """The indicator's rule, parsed; None where the edition only publishes the figure."""
    match indicator.rule:
        case CategoryRule() as rule:
            return CompiledCategory(
                yes=parse_condition(rule.yes),
                corrected=_optional(rule.corrected),
                partly=_optional(rule.partly),
                not_applicable=_optional(rule.not_applicable),
                illogical=_optional(rule.illogical),
            )
        case RatioRule() as rule:
            return CompiledRatio(
                numerator=parse_number(rule.numerator),
                denominator=parse_number(rule.denominator),
                missing=_optional(rule.missing),
                illogical=_optional(rule.illogical),
                not_applicable=_optional(rule.not_applicable),
            )
        case RegisterListRule() | RegisterRatioRule() as rule:
            return rule
        case _:
            return None


def _optional(text: str) -> Condition | None:
    return parse_condition(text) if text else None


def _scale(routing: tuple[tuple[str, Condition], ...], indicators: tuple[CompiledIndicator, ...]) -> int:
    roots: list[Condition | Operand] = [condition for _, condition in routing]
    for indicator in indicators:
        roots += expressions_of(indicator.rule)
    constants = (part.text for root in roots for part in walk(root) if isinstance(part, Number))
    return max([ANSWER_DECIMALS, *(len(text.partition(".")[2]) for text in constants)])
