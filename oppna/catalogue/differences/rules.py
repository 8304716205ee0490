"""How two rules differ. Another order of the parts, or other ids of the same questions, is no difference."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from oppna.catalogue.differences.difference import Difference
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, PublishedOnly, RatioRule, Rule
from oppna.rules.errors import RuleError
from oppna.rules.expression import And, Compare, Expression, In, Or, Question, Text, children
from oppna.rules.parse import parse_condition, parse_number
from oppna.rules.words import in_words

_NUMBERS = ("numerator", "denominator")
_TOLD = {
    "yes": "Ja",
    "partly": "Delvis",
    "not_applicable": "Ej aktuellt",
    "illogical": "ologisk uppgift",
    "missing": "uppgift saknas",
    "numerator": "täljaren",
    "denominator": "nämnaren",
}
_KINDS = {
    "kategori": "svar i ord",
    "kvot": "tal i enkäten",
    "registerlista": "en förteckning",
    "registerkvot": "ett register",
    "placeringsregister": "register över placerade barn",
    "publicerad": "publicerade uppgifter",
}
_TEXT_OR_WORD = re.compile(r"'(?:[^']|'')*'|\w+")


def of_rules(
    before: Edition, one: Indicator, after: Edition, other: Indicator, names: dict[str, str]
) -> Iterator[Difference]:
    """`names`: id of an older question → id of the newer one that asks the same."""
    if isinstance(one.rule, PublishedOnly) or isinstance(other.rule, PublishedOnly):
        yield from _published(before, one, after, other)
    elif type(one.rule) is not type(other.rule):
        yield Difference(
            "regel", f"Måttet bygger på {_kind(one)} i {before.id} och på {_kind(other)} i {after.id}.", True
        )
    else:
        for field in msgspec.structs.fields(one.rule):
            yield from _field(before, one.rule, after, other.rule, field, names)


def _published(before: Edition, one: Indicator, after: Edition, other: Indicator) -> Iterator[Difference]:
    for edition, indicator in ((before, one), (after, other)):
        if isinstance(indicator.rule, PublishedOnly):
            sentence = f"{edition.id} återger bara resultatet; frågor och regel går inte att lägga bredvid varandra."
            yield Difference("regel", sentence, False)


def _kind(indicator: Indicator) -> str:
    tag = str(type(indicator.rule).__struct_config__.tag)
    return _KINDS.get(tag, tag)


def _field(
    before: Edition, one: Rule, after: Edition, other: Rule, field: msgspec.structs.FieldInfo, names: dict[str, str]
) -> Iterator[Difference]:
    mine, theirs = getattr(one, field.name), getattr(other, field.name)
    what = _TOLD.get(field.name, field.encode_name)
    if not isinstance(one, CategoryRule | RatioRule):
        if mine != theirs:
            yield Difference(
                "regel",
                f"Registret läses på var sitt sätt: {what} är {mine} i {before.id}, {theirs} i {after.id}.",
                True,
            )
    elif bool(mine) != bool(theirs):
        only = before if mine else after
        yield Difference("regel", f"Regeln kan ge {what} bara i {only.id}.", True)
    elif mine and not _same(field.name, translated(mine, names), theirs):
        told = [f"i {edition.id} {_words(field.name, text)}" for edition, text in ((before, mine), (after, theirs))]
        yield Difference("regel", f"Regeln för {what} är en annan: {told[0]}; {told[1]}.", True)


def _same(field: str, one: str, other: str) -> bool:
    return _equal(one, other, number=field in _NUMBERS)


def same_condition(one: str, other: str) -> bool:
    """Whether two conditions say the same, apart from the order of their parts."""
    return _equal(one, other, number=False)


def _equal(one: str, other: str, *, number: bool) -> bool:
    parse = parse_number if number else parse_condition
    try:
        return _ordered(parse(one)) == _ordered(parse(other))
    except RuleError:
        return one == other


def translated(rule: str, names: dict[str, str]) -> str:
    """The rule with the older questions under the newer ids; an answer in quotation marks is no question."""
    return _TEXT_OR_WORD.sub(lambda found: names.get(found.group(), found.group()), rule)


def _ordered(node: Expression) -> object:
    """A form in which the order of parts that may change places does not show."""
    match node:
        case Compare("=", Question(id), Text(text)):
            return "in", id, (text,)
        case In(question, texts):
            return "in", question.id, tuple(sorted(texts))
        case And(parts) | Or(parts):
            return type(node).__name__, tuple(sorted((_ordered(part) for part in parts), key=repr))
        case _ if inner := children(node):
            operator = getattr(node, "operator", "")
            return type(node).__name__, operator, tuple(map(_ordered, inner))
        case _:
            return repr(node)


def _words(field: str, text: str) -> str:
    try:
        return ("" if field in _NUMBERS else "om ") + in_words(
            parse_number(text) if field in _NUMBERS else parse_condition(text)
        )
    except RuleError:
        return text
