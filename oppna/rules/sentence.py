"""An indicator's rule → whole Swedish sentences, so that no page needs a second text of it."""

from __future__ import annotations

from collections.abc import Callable

from oppna.model.codes import Category, MeasureUnit
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Indicator, PublishedOnly, RatioRule, RegisterListRule, RegisterRatioRule
from oppna.model.placement import PlacementRule
from oppna.rules.expression import Expression
from oppna.rules.parse import parse_condition, parse_number
from oppna.rules.placement_words import of_placements
from oppna.rules.secrecy_words import of_secrecy
from oppna.rules.words import in_words

Words = Callable[[Expression], str]
"""How a rule is put in words; `in_words` calls the questions by their ids."""


def of_indicator(edition: Edition, indicator: Indicator) -> str:
    """How the indicator is worked out, in whole Swedish sentences. `edition` tells the limit for groups."""
    return " ".join([*of_rule(indicator), *of_groups(edition, indicator)])


def of_rule(indicator: Indicator, words: Words = in_words) -> list[str]:
    """How one respondent's value comes about, a sentence each."""
    match indicator.rule:
        case CategoryRule() as rule:
            return _of_categories(rule, words)
        case RatioRule() as rule:
            return _of_ratio(rule, indicator.unit, words)
        case RegisterListRule(file=file):
            return [f"Resultatet är Ja om kommunen eller dess stad finns i registerfilen {file}, annars Nej."]
        case RegisterRatioRule() as rule:
            return [f"Andelen är {rule.numerator} delat med {rule.denominator} i registerfilen {rule.file}."]
        case PlacementRule() as rule:
            return of_placements(rule)
        case PublishedOnly():
            return ["Uppgiften är publicerad av utgivaren och räknas inte om här."]


def _of_categories(rule: CategoryRule, words: Words) -> list[str]:
    conditions = {
        "en ologisk uppgift": rule.illogical,
        Category.NOT_APPLICABLE: rule.not_applicable,
        Category.YES: rule.yes,
        f"rättat till {Category.YES}": rule.corrected,
        Category.PARTLY: rule.partly,
    }
    told = [f"Resultatet är {name} om {words(parse_condition(text))}." for name, text in conditions.items() if text]
    return [*told, f"I övrigt är resultatet {Category.NO}.", REQUIRED]


REQUIRED = "En obesvarad fråga som ställts och krävs gör att uppgiften saknas."


def _of_ratio(rule: RatioRule, unit: MeasureUnit, words: Words) -> list[str]:
    numerator, denominator = (words(parse_number(text)) for text in (rule.numerator, rule.denominator))
    conditions = {
        "Uppgiften saknas": rule.missing,
        "Uppgiften är ologisk": rule.illogical,
        "Måttet är ej aktuellt": rule.not_applicable,
    }
    told = [f"{name} om {words(parse_condition(text))}." for name, text in conditions.items() if text]
    value = "Andelen" if unit is MeasureUnit.SHARE else "Värdet"
    return [f"{value} är {numerator} delat med {denominator}.", *told, REQUIRED]


def of_groups(edition: Edition, indicator: Indicator) -> list[str]:
    """How the value of a group comes about, a sentence each; nothing where it is not worked out here."""
    if isinstance(indicator.rule, PublishedOnly):
        return []
    if isinstance(indicator.rule, PlacementRule):
        return of_secrecy(edition.head.secrecy)
    if isinstance(indicator.rule, (RatioRule, RegisterRatioRule)):
        told = ["För en grupp delas summan av täljarna med summan av nämnarna."]
    else:
        share = "För en grupp är värdet andelen Ja av alla med Ja, Delvis eller Nej"
        told = [f"{share}; ej aktuellt och bortfall räknas inte."]
    rule = edition.head.nonresponse
    if rule and indicator.nonresponse_limit:
        lacking = " eller ".join(_LACKING[kind] for kind in rule.counts)
        told.append(f"Gruppens värde visas inte om mer än {rule.limit_percent} procent av objekten {lacking}.")
    return told


_LACKING = {"missing": "saknar uppgift", "Ej aktuellt": "har Ej aktuellt"}
