"""Answers that count → what every unit is, in the order of METHOD 3 and 5."""

from __future__ import annotations

import pytest

from oppna.engines.bits.answers import AnswerPlanes
from oppna.engines.bits.numbers import from_values
from oppna.engines.bits.registers import RegisterPlanes
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.process.ask import ask
from oppna.process.derive import Derived, derive
from oppna.rules.compiled import CompiledCategory, CompiledIndicator, CompiledRatio, CompiledRule
from oppna.rules.parse import parse_condition, parse_number

NO_REGISTERS = RegisterPlanes()


def found(
    rule: CompiledRule, answers: AnswerPlanes, *required: str, registers: RegisterPlanes = NO_REGISTERS
) -> Derived | None:
    indicator = CompiledIndicator(id="I", rule=rule, required=required, nonresponse_limit=True)
    return derive(indicator, ask(answers, ()), registers)


def test_the_first_true_category_decides() -> None:
    """One unit each: all four true, the last three, the last two, the last, none, and one without answer."""
    answers = AnswerPlanes(
        size=6, choices={f"Q{n}": {"Ja": (1 << n) - 1, "Nej": 0b11111 ^ ((1 << n) - 1)} for n in (1, 2, 3, 4)}
    )
    rule = CompiledCategory(
        illogical=parse_condition("Q1 = 'Ja'"),
        not_applicable=parse_condition("Q2 = 'Ja'"),
        yes=parse_condition("Q3 = 'Ja'"),
        partly=parse_condition("Q4 = 'Ja'"),
    )
    derived = found(rule, answers, "Q1", "Q2", "Q3", "Q4")
    assert derived == Derived(
        illogical=0b000001, not_applicable=0b000010, yes=0b000100, partly=0b001000, no=0b010000, missing=0b100000
    )
    assert derived is not None and not derived.is_measure


def test_any_required_question_unanswered_makes_it_missing_whatever_the_rest_says() -> None:
    answers = AnswerPlanes(size=3, choices={"Q1": {"Ja": 0b111}, "Q2": {"Ja": 0b001}})
    rule = CompiledCategory(yes=parse_condition("Q1 = 'Ja' OR Q2 = 'Ja'"))
    assert found(rule, answers, "Q1", "Q2") == Derived(yes=0b001, missing=0b110)
    assert found(rule, answers, "Q1") == Derived(yes=0b111)


def test_a_corrected_yes_is_a_yes_that_is_known_to_be_corrected() -> None:
    """Units: Ja by itself, corrected, corrected before Delvis, Delvis, Nej, not applicable before corrected."""
    answers = AnswerPlanes(
        size=6,
        choices={
            "Q1": {"Ja": 0b000001, "Nej": 0b111110},
            "Q2": {"Ja": 0b100110, "Nej": 0b011001},
            "Q3": {"Ja": 0b001100, "Nej": 0b110011},
            "Q4": {"Ja": 0b100000, "Nej": 0b011111},
        },
    )
    rule = CompiledCategory(
        yes=parse_condition("Q1 = 'Ja'"),
        corrected=parse_condition("Q2 = 'Ja' OR Q1 = 'Ja'"),
        partly=parse_condition("Q3 = 'Ja'"),
        not_applicable=parse_condition("Q4 = 'Ja'"),
    )
    assert found(rule, answers) == Derived(
        yes=0b000111, partly=0b001000, no=0b010000, not_applicable=0b100000, corrected=0b000110
    )


def test_a_measure_in_its_order() -> None:
    """Units: a value, 999, negative, nobody, unanswered."""
    answers = AnswerPlanes(size=5, numbers={"N": from_values([50, 99900, -100, 0, None]), "M": from_values([100] * 5)})
    rule = CompiledRatio(
        numerator=parse_number("M"),
        denominator=parse_number("N"),
        missing=parse_condition("N = 999"),
        illogical=parse_condition("N < 0 OR N > 10"),
        not_applicable=parse_condition("N = 0 OR N < 0"),
    )
    derived = found(rule, answers, "N")
    assert derived is not None and derived.is_measure
    assert (derived.missing, derived.illogical, derived.not_applicable) == (0b10010, 0b00100, 0b01000)
    assert (derived.yes, derived.partly, derived.no) == (0, 0, 0)
    assert derived.numerator and derived.numerator.values(5) == [100, None, None, None, None]
    assert derived.denominator and derived.denominator.values(5) == [50, None, None, None, None]


def test_a_measure_without_value_is_missing_and_adds_nothing() -> None:
    """Units: both terms, no numerator, no denominator, nothing to divide by. No condition says anything of them."""
    answers = AnswerPlanes(
        size=4, numbers={"N": from_values([100, None, 300, 400]), "M": from_values([200, 200, None, 0])}
    )
    derived = found(CompiledRatio(numerator=parse_number("N"), denominator=parse_number("M")), answers)
    assert derived is not None and derived.missing == 0b1110
    assert derived.numerator and derived.numerator.values(4) == [100, None, None, None]
    assert derived.denominator and derived.denominator.values(4) == [200, None, None, None]


def test_a_register_list() -> None:
    rule = RegisterListRule(file="list.csv")
    registers = RegisterPlanes({"list.csv": 0b101}, {})
    assert found(rule, AnswerPlanes(size=3), registers=registers) == Derived(yes=0b101, no=0b010)
    assert found(rule, AnswerPlanes(size=3)) is None


def test_a_register_ratio() -> None:
    rule = RegisterRatioRule(file="children.csv", numerator="some", denominator="all")
    columns = {"some": from_values([100, 0, 0, None]), "all": from_values([400, 300, 0, None])}
    derived = found(rule, AnswerPlanes(size=4), registers=RegisterPlanes({}, {"children.csv": columns}))
    assert derived is not None and derived.missing == 0b1100
    assert derived.numerator and derived.numerator.values(4) == [100, 0, None, None]
    assert derived.denominator and derived.denominator.values(4) == [400, 300, None, None]
    assert found(rule, AnswerPlanes(size=4)) is None


@pytest.mark.parametrize("measure", [True, False])
def test_every_unit_is_exactly_one_thing(measure: bool) -> None:
    answers = AnswerPlanes(size=4, numbers={"N": from_values([100, None, 0, -1]), "M": from_values([1, 1, 1, None])})
    rule: CompiledRule = (
        CompiledRatio(numerator=parse_number("M"), denominator=parse_number("N"), illogical=parse_condition("N < 0"))
        if measure
        else CompiledCategory(yes=parse_condition("N > 0"), illogical=parse_condition("N < 0"))
    )
    derived = found(rule, answers)
    assert derived is not None
    planes = [derived.yes, derived.partly, derived.no, derived.not_applicable, derived.missing, derived.illogical]
    if derived.denominator:
        planes.append(derived.denominator.known)
    assert sum(plane.bit_count() for plane in planes) == 4
    assert sum(planes) == 0b1111
