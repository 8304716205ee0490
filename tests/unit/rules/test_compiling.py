"""All rules of an edition, parsed once and kept without the parser."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest
from msgspec.structs import replace

from oppna.catalogue.load import load_edition
from oppna.model.edition import Edition
from oppna.model.indicator import PublishedOnly, RatioRule, RegisterListRule
from oppna.rules.compiled import CompiledCategory, CompiledEdition, CompiledRatio, expressions_of
from oppna.rules.compiling import compile_edition, compile_rule
from oppna.rules.errors import RuleError
from oppna.rules.parse import parse_condition, parse_number


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("2018-bou")


def only(edition: Edition, id: str, **rule: str) -> Edition:
    """The edition with one indicator, its rule changed."""
    indicator = edition.indicator(id)
    return replace(edition, indicators=(replace(indicator, rule=replace(indicator.rule, **rule)),))


def test_every_indicator_of_2018_in_workbook_order(edition: Edition) -> None:
    compiled = compile_edition(edition)
    assert compiled.id == "2018-bou"
    assert [indicator.id for indicator in compiled.indicators] == [indicator.id for indicator in edition.indicators]
    by_id = {indicator.id: indicator for indicator in compiled.indicators}
    assert by_id["G2_1"].required == ("G2_1", "G2a_1")
    assert by_id["BM_konsult"].required == ("B1", "B2")
    assert by_id["BBIC"].required == () and isinstance(by_id["BBIC"].rule, RegisterListRule)
    assert by_id["G2_1"].nonresponse_limit and not by_id["BBIC"].nonresponse_limit
    assert dict(compiled.routing)["G2a_1"] == parse_condition("G2_1 = 'Ja'")
    assert compiled.scale == 2


def test_a_figure_that_is_only_published_is_left_out(edition: Edition) -> None:
    published = replace(edition.indicator("G1"), rule=PublishedOnly())
    assert compile_rule(published) is None
    assert compile_edition(replace(edition, indicators=(published,))).indicators == ()


def test_a_ratio_keeps_each_of_its_parts(edition: Edition) -> None:
    rule = RatioRule(numerator="B2", denominator="B1", missing="B1 = 999", not_applicable="B1 = 0")
    compiled = compile_rule(replace(edition.indicator("BM_konsult"), rule=rule))
    assert compiled == CompiledRatio(
        numerator=parse_number("B2"),
        denominator=parse_number("B1"),
        missing=parse_condition("B1 = 999"),
        not_applicable=parse_condition("B1 = 0"),
    )
    assert isinstance(compiled, CompiledRatio) and compiled.illogical is None
    assert expressions_of(compiled) == [
        parse_number("B2"),
        parse_number("B1"),
        parse_condition("B1 = 999"),
        parse_condition("B1 = 0"),
    ]


def test_a_category_keeps_each_of_its_parts(edition: Edition) -> None:
    texts = {"corrected": "G10 = 'Ja'", "not_applicable": "G10 = 'Nej'", "illogical": "G1a = 'Ja'"}
    changed = only(edition, "G1", yes="G1 = 'Ja'", partly="G1 = 'Nej'", **texts).indicators[0]
    compiled = compile_rule(changed)
    assert compiled == CompiledCategory(
        yes=parse_condition("G1 = 'Ja'"),
        partly=parse_condition("G1 = 'Nej'"),
        corrected=parse_condition("G10 = 'Ja'"),
        not_applicable=parse_condition("G10 = 'Nej'"),
        illogical=parse_condition("G1a = 'Ja'"),
    )


def test_a_register_rule_holds_no_expression() -> None:
    assert expressions_of(RegisterListRule(file="bbic.csv")) == []


@pytest.mark.parametrize(("constant", "scale"), [("1", 2), ("0.5", 2), ("0.03", 2), ("0.125", 3), ("0.10000", 5)])
def test_the_scale_makes_every_number_of_a_rule_whole(edition: Edition, constant: str, scale: int) -> None:
    assert compile_edition(only(edition, "BM_konsult", illogical=f"B1 > {constant}")).scale == scale


def test_numbers_of_routing_count_too(edition: Edition) -> None:
    questions = tuple(
        replace(question, asked_if="B1 > 0.0001") if question.id == "B2" else question
        for question in edition.questionnaire.questions
    )
    changed = replace(edition, questionnaire=replace(edition.questionnaire, questions=questions))
    compiled = compile_edition(changed)
    assert compiled.scale == 4
    assert dict(compiled.routing)["B2"] == parse_condition("B1 > 0.0001")


def test_a_rule_outside_the_language_is_not_compiled(edition: Edition) -> None:
    with pytest.raises(RuleError, match="LIKE"):
        compile_edition(only(edition, "G1", yes="G1 LIKE 'J%'"))


def test_compiled_rules_survive_a_cache(edition: Edition) -> None:
    compiled = compile_edition(edition)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(compiled), type=CompiledEdition) == compiled


def test_what_runs_compiled_rules_never_loads_the_parser() -> None:
    code = (
        "import sys, oppna.production, oppna.process.trace, oppna.rules.statement; sys.exit('sqlglot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
