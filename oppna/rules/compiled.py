"""The rules of a whole edition, parsed once. Plain structs, so a cache can hold them without sqlglot."""

from __future__ import annotations

import msgspec

from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.rules.expression import Condition, Operand


class CompiledCategory(msgspec.Struct, frozen=True, kw_only=True, tag_field="slag", tag="kategori"):
    """Conditions of a `CategoryRule`; None where the indicator has no such category."""

    yes: Condition
    corrected: Condition | None = None
    partly: Condition | None = None
    not_applicable: Condition | None = None
    illogical: Condition | None = None


class CompiledRatio(msgspec.Struct, frozen=True, kw_only=True, tag_field="slag", tag="kvot"):
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


def expressions_of(rule: CompiledRule) -> list[Condition | Operand]:
    """Every parsed expression of a rule, in the order the rule states them."""
    if not isinstance(rule, (CompiledCategory, CompiledRatio)):
        return []
    return [part for part in msgspec.structs.astuple(rule) if part is not None]
