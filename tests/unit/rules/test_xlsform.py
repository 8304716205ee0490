"""The XLSForm expression of a condition holds exactly where three-valued logic says true."""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oppna.rules.expression import Compare, Condition, Question, Text
from oppna.rules.parse import parse_condition
from oppna.rules.xlsform import to_xlsform
from tests.lib.parity import oracle
from tests.lib.parity.answering import answer_sets
from tests.lib.parity.expressions import CONDITIONS, QUESTIONS

NUMBERS = {question.id for question in QUESTIONS if question.kind == "tal"}
TOKEN = re.compile(r"""\$\{(\w+)\}|'([^']*)'|"([^"]*)"|(\d+(?:\.\d+)?)|(!=|<=|>=|=)""")


def rounded(value: Fraction, decimals: int) -> Fraction:
    size = Fraction(floor(abs(value) * 10**decimals + Fraction(1, 2)), 10**decimals)
    return -size if value < 0 else size


def holds(expression: str, answers: dict[str, str]) -> bool:
    """The XPath, read as ODK reads it: a question without an answer is an empty text."""

    def python(match: re.Match[str]) -> str:
        name, single, double, number, sign = match.groups()
        if name:
            value = answers.get(name, "")
            return repr(Fraction(value)) if value and name in NUMBERS else repr(value)
        if number:
            return f"Fraction('{number}')"
        return "==" if sign == "=" else sign or repr(single if single is not None else double)

    code = TOKEN.sub(python, expression).replace(", Fraction('2'))", ", 2)").replace(", Fraction('6'))", ", 6)")
    return bool(eval(code, {"Fraction": Fraction, "round": rounded}))


@settings(max_examples=300)
@given(CONDITIONS, st.integers(0, 2**32))
def test_true_where_known_to_be_true_and_false_where_known_to_be_false(condition: Condition, seed: int) -> None:
    for unit in answer_sets(Random(seed), QUESTIONS, 20):
        truth = oracle.truth(condition, unit)
        assert holds(to_xlsform(condition), unit) is (truth is True)
        assert holds(to_xlsform(condition, true=False), unit) is (truth is False)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("G1 = 'Nej'", "${G1} = 'Nej'"),
        ("G1 <> 'Nej'", "(${G1} != '' and ${G1} != 'Nej')"),
        ("G1 IN ('Ja', 'Ej aktuellt')", "(${G1} = 'Ja' or ${G1} = 'Ej aktuellt')"),
        ("G1 IS NULL", "${G1} = ''"),
        ("B1a > B1", "(${B1a} != '' and ${B1} != '' and ${B1a} > ${B1})"),
    ],
)
def test_as_a_person_would_write_it(rule: str, expected: str) -> None:
    assert to_xlsform(parse_condition(rule)) == expected


def test_an_answer_with_an_apostrophe_is_quoted_the_other_way() -> None:
    assert to_xlsform(Compare("=", Question("V1"), Text("What's up"))) == '${V1} = "What\'s up"'
    with pytest.raises(ValueError, match="both kinds"):
        to_xlsform(Compare("=", Question("V1"), Text("""'"'""")))
