"""GSBPM 5.5 Derive: answers that count → what every unit is on every indicator [METHOD 3, 5]."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oppna.engines.bits.evaluate import number_of
from oppna.engines.bits.numbers import Numbers
from oppna.engines.bits.plane import without
from oppna.engines.bits.registers import RegisterPlanes
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.process.ask import Asked
from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio
from oppna.rules.expression import Condition


@dataclass(frozen=True)
class Derived:
    """Where an indicator is what: disjoint planes that together hold every unit.

    A measure has `numerator` and `denominator` (exact, times 10^scale) where it has a value, and
    then `yes`, `partly` and `no` are empty. `corrected` are those of `yes` that the answers alone
    would not have made so.
    """

    yes: int = 0
    partly: int = 0
    no: int = 0
    not_applicable: int = 0
    missing: int = 0
    illogical: int = 0
    numerator: Numbers | None = None
    denominator: Numbers | None = None
    corrected: int = 0

    @property
    def is_measure(self) -> bool:
        return self.numerator is not None


def derive(indicator: CompiledIndicator, asked: Asked, registers: RegisterPlanes) -> Derived | None:
    """What every unit is on the indicator; None where the register file it needs was not given."""
    rule = indicator.rule
    match rule:
        case CompiledCategory():
            return _category(rule, indicator.required, asked)
        case CompiledRatio():
            return _ratio(rule, indicator.required, asked)
        case RegisterListRule(file=file):
            return _listed(registers.listed.get(file), asked.answers.everyone)
        case RegisterRatioRule():
            return _register_ratio(registers.numbers.get(rule.file), rule, asked.answers.everyone)


def _unanswered(required: tuple[str, ...], asked: Asked) -> int:
    """Any asked, required question unanswered makes the indicator missing, even where the rest would decide it."""
    missing = 0
    for question in required:
        missing |= asked.unanswered(question)
    return missing


class _Rest:
    """The units not yet decided; each call of `take` decides those where a condition is true."""

    def __init__(self, asked: Asked, undecided: int) -> None:
        self.asked = asked
        self.left = undecided

    def take(self, condition: Condition | None) -> int:
        if condition is None:
            return 0
        taken = self.asked.where(condition) & self.left
        self.left ^= taken
        return taken


def _category(rule: CompiledCategory, required: tuple[str, ...], asked: Asked) -> Derived:
    everyone = asked.answers.everyone
    missing = _unanswered(required, asked)
    rest = _Rest(asked, without(everyone, missing))
    illogical = rest.take(rule.illogical)
    not_applicable = rest.take(rule.not_applicable)
    yes = rest.take(rule.yes)
    corrected = rest.take(rule.corrected)
    partly = rest.take(rule.partly)
    return Derived(yes | corrected, partly, rest.left, not_applicable, missing, illogical, corrected=corrected)


def _ratio(rule: CompiledRatio, required: tuple[str, ...], asked: Asked) -> Derived:
    """What no condition takes and has no value either (a term unknown, nothing to divide by) is missing."""
    everyone = asked.answers.everyone
    unanswered = _unanswered(required, asked)
    rest = _Rest(asked, without(everyone, unanswered))
    missing = unanswered | rest.take(rule.missing)
    illogical = rest.take(rule.illogical)
    not_applicable = rest.take(rule.not_applicable)
    numerator, denominator = number_of(rule.numerator, asked.answers), number_of(rule.denominator, asked.answers)
    valued = rest.left & numerator.known & denominator.nonzero()
    return Derived(
        not_applicable=not_applicable,
        missing=missing | without(rest.left, valued),
        illogical=illogical,
        numerator=numerator.where(valued),
        denominator=denominator.where(valued),
    )


def _listed(listed: int | None, everyone: int) -> Derived | None:
    return None if listed is None else Derived(yes=listed, no=without(everyone, listed))


def _register_ratio(columns: Mapping[str, Numbers] | None, rule: RegisterRatioRule, everyone: int) -> Derived | None:
    if columns is None:
        return None
    numerator, denominator = columns[rule.numerator], columns[rule.denominator]
    valued = denominator.nonzero()
    return Derived(
        missing=without(everyone, valued), numerator=numerator.where(valued), denominator=denominator.where(valued)
    )
