"""Nodes → a Swedish sentence, so that a page can say what a rule demands without a second text of it."""

from __future__ import annotations

from collections.abc import Iterable

from oppna.model.codes import Category
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, PublishedOnly, RatioRule, RegisterListRule, RegisterRatioRule
from oppna.rules.expression import (
    Absolute,
    Add,
    And,
    Compare,
    Expression,
    In,
    IsUnknown,
    Least,
    Not,
    Number,
    Operator,
    Or,
    Question,
    Round,
    Subtract,
    Text,
)
from oppna.rules.parse import parse_condition, parse_number

_NUMBER_WORDS: dict[Operator, str] = {
    "=": "är lika med",
    "<>": "är skilt från",
    "<": "är mindre än",
    "<=": "är högst",
    ">": "är större än",
    ">=": "är minst",
}


def in_words(node: Expression) -> str:
    """The rule in words, a clause without capital or full stop: "G2_1 är Ja och G2a_1 är Ja eller Ej aktuellt"."""
    match node:
        case Question(id):
            return id
        case Text(text):
            return text
        case Number(text):
            return text.replace(".", ",")
        case Add(left, right):
            return f"{in_words(left)} + {in_words(right)}"
        case Subtract(Number("0"), right):
            return f"−{_grouped(right)}"
        case Subtract(left, right):
            return f"{in_words(left)} − {_grouped(right)}"
        case Absolute(operand):
            return f"skillnaden |{in_words(operand)}|"
        case Round(question):
            return question.id
        case Least(left, right):
            return f"det minsta av ({in_words(left)}) och ({in_words(right)})"
        case Compare("=", Question(id), Text(text)):
            return f"{id} är {_answer(text)}"
        case Compare("<>", Question(id), Text(text)):
            return f"{id} är något annat än {_answer(text)}"
        case Compare(operator, left, right):
            return f"{in_words(left)} {_NUMBER_WORDS[operator]} {in_words(right)}"
        case In(question, texts):
            return f"{question.id} är {_either(map(_answer, texts))}"
        case IsUnknown(question):
            return f"{question.id} är obesvarad"
        case Not(IsUnknown(question)):
            return f"{question.id} är besvarad"
        case Not(In(question, texts)):
            return f"{question.id} är något annat än {_either(map(_answer, texts))}"
        case Not(condition):
            return f"det inte stämmer att {in_words(condition)}"
        case And(conditions):
            return " och ".join(f"({in_words(part)})" if isinstance(part, Or) else in_words(part) for part in conditions)
        case Or(conditions):
            return ", eller ".join(map(in_words, conditions))


def _grouped(node: Expression) -> str:
    return f"({in_words(node)})" if isinstance(node, (Add, Subtract)) else in_words(node)


def _answer(text: str) -> str:
    return f"”{text}”"


def _either(texts: Iterable[str]) -> str:
    *first, last = texts
    return f"{', '.join(first)} eller {last}" if first else last


def of_indicator(edition: Edition, indicator: Indicator) -> str:
    """How the indicator is worked out, in whole Swedish sentences. `edition` tells the limit for groups."""
    return " ".join([*_of_rule(indicator), *_of_groups(edition, indicator)])


def _of_rule(indicator: Indicator) -> list[str]:
    match indicator.rule:
        case CategoryRule() as rule:
            return _of_categories(rule)
        case RatioRule() as rule:
            return _of_ratio(rule)
        case RegisterListRule(file=file):
            return [f"Resultatet är Ja om kommunen eller dess stad finns i registerfilen {file}, annars Nej."]
        case RegisterRatioRule() as rule:
            return [f"Andelen är {rule.numerator} delat med {rule.denominator} i registerfilen {rule.file}."]
        case PublishedOnly():
            return ["Uppgiften är publicerad av utgivaren och räknas inte om här."]


def _of_categories(rule: CategoryRule) -> list[str]:
    conditions = {
        "en ologisk uppgift": rule.illogical,
        Category.NOT_APPLICABLE: rule.not_applicable,
        Category.YES: rule.yes,
        Category.PARTLY: rule.partly,
    }
    told = [f"Resultatet är {name} om {in_words(parse_condition(text))}." for name, text in conditions.items() if text]
    return [*told, f"I övrigt är resultatet {Category.NO}.", _REQUIRED]


_REQUIRED = "En obesvarad fråga som ställts och krävs gör att uppgiften saknas."


def _of_ratio(rule: RatioRule) -> list[str]:
    numerator, denominator = (in_words(parse_number(text)) for text in (rule.numerator, rule.denominator))
    conditions = {
        "Uppgiften saknas": rule.missing,
        "Uppgiften är ologisk": rule.illogical,
        "Måttet är ej aktuellt": rule.not_applicable,
    }
    told = [f"{name} om {in_words(parse_condition(text))}." for name, text in conditions.items() if text]
    return [f"Andelen är {numerator} delat med {denominator}.", *told, _REQUIRED]


def _of_groups(edition: Edition, indicator: Indicator) -> list[str]:
    if isinstance(indicator.rule, PublishedOnly):
        return []
    if isinstance(indicator.rule, (RatioRule, RegisterRatioRule)):
        told = ["För en grupp delas summan av täljarna med summan av nämnarna."]
    else:
        told = ["För en grupp är värdet andelen Ja av alla med Ja, Delvis eller Nej; ej aktuellt och bortfall räknas inte."]
    rule = edition.head.nonresponse
    if rule and indicator.nonresponse_limit:
        told.append(f"Gruppens värde visas inte om mer än {rule.limit_percent} procent av objekten saknar uppgift.")
    return told
