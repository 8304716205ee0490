"""The rules of a whole edition, parsed once. Plain structs, so a cache can hold them without sqlglot."""

from __future__ import annotations

import msgspec

from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, RatioRule, RegisterListRule, RegisterRatioRule
from oppna.rules.expression import Condition, Number, Operand, walk
from oppna.rules.parse import parse_condition, parse_number

ANSWER_DECIMALS = 2
"""The questionnaire asks for two decimals; answers are never kept with fewer."""


class CompiledCategory(msgspec.Struct, frozen=True, kw_only=True, tag="kategori"):
    """Conditions of a `CategoryRule`; None where the indicator has no such category."""

    yes: Condition
    partly: Condition | None = None
    not_applicable: Condition | None = None
    illogical: Condition | None = None


class CompiledRatio(msgspec.Struct, frozen=True, kw_only=True, tag="kvot"):
    """Expressions of a `RatioRule`; None where the rule says nothing."""

    numerator: Operand
    denominator: Operand
    missing: Condition | None = None
    illogical: Condition | None = None
    not_applicable: Condition | None = None


CompiledRule = CompiledCategory | CompiledRatio | RegisterListRule | RegisterRatioRule


class CompiledIndicator(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine needs to know of one indicator: its rule, what must be answered, whether the limit applies."""

    id: str
    rule: CompiledRule
    required: tuple[str, ...]
    nonresponse_limit: bool


class CompiledEdition(msgspec.Struct, frozen=True, kw_only=True):
    """An edition ready to run.

    `routing` lists the questions that are asked only under a condition, in questionnaire order, so
    that a follow-up of a follow-up is settled after its parent. `scale` is the least number of
    decimals with which every number in a rule is whole. Published-only indicators are left out.
    """

    id: str
    routing: tuple[tuple[str, Condition], ...]
    indicators: tuple[CompiledIndicator, ...]
    scale: int


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
    roots = [condition for _, condition in routing]
    for indicator in indicators:
        roots += expressions_of(indicator.rule)
    constants = (part.text for root in roots for part in walk(root) if isinstance(part, Number))
    return max([ANSWER_DECIMALS, *(len(text.partition(".")[2]) for text in constants)])


def expressions_of(rule: CompiledRule) -> list[Condition | Operand]:
    """Every parsed expression of a rule, in the order the rule states them."""
    if not isinstance(rule, (CompiledCategory, CompiledRatio)):
        return []
    return [part for part in msgspec.structs.astuple(rule) if part is not None]
