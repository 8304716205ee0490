"""An indicator as a list of headings and texts, in the order a reader asks for them."""

from __future__ import annotations

from collections.abc import Iterable

from oppna import swedish
from oppna.catalogue import codelists
from oppna.model.codes import LEVEL_NAME
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, Comparability, Indicator, PublishedOnly, RatioRule
from oppna.model.questionnaire import Source
from oppna.rules.sentence import of_indicator

NOT_REVIEWED = "ej granskad"
"""Stands where nobody has yet put their name or a date."""
NOT_STATED = "framgår inte"
"""Stands where the definition has no text."""
NONE = "inga"
"""Stands where a list has nothing in it, and rightly so."""

RULE = "Så räknas det"
"""The heading of the rule in words."""

_DIRECTIONS = {"högre": "Ett högre värde är önskvärt", "lägre": "Ett lägre värde är önskvärt", "ingen": "Ingen"}
_REGISTER = "Register"


def describe(edition: Edition, indicator: Indicator) -> list[tuple[str, str]]:
    """Everything the definition says. A text holds several lines where it lists things."""
    return [
        ("Namn", indicator.name),
        ("Mått", indicator.measure or NOT_STATED),
        ("Syfte", indicator.purpose or NOT_STATED),
        ("Typ", indicator.kind.capitalize() or NOT_STATED),
        ("Dimension", _dimension(indicator)),
        ("Kvalitetsområde", _quality_area(indicator)),
        ("Indikatorområde", indicator.indicator_area or NOT_STATED),
        ("Önskad riktning", _DIRECTIONS[indicator.direction]),
        ("Målvärde", indicator.target or NOT_STATED),
        ("Redovisas som", indicator.reported_as or NOT_STATED),
        (RULE, of_indicator(edition, indicator)),
        ("Frågor som krävs", _lines(_questions(edition, indicator), _no_questions(indicator))),
        ("Redovisas för", ", ".join(LEVEL_NAME[level] for level in indicator.levels)),
        ("Mätperiod", _period(indicator)),
        ("Del av enkäten", _part(edition, indicator)),
        ("Datakälla", indicator.data_source or NOT_STATED),
        ("Felkällor", indicator.error_sources or NOT_STATED),
        ("Datatäckning", indicator.coverage or NOT_STATED),
        ("Jämförbarhet mellan år", _lines(map(_comparison, indicator.between_years), NOT_STATED)),
        ("Jämförbarhet mellan områden", _lines(map(_comparison, indicator.between_areas), NOT_STATED)),
        ("Kolada", indicator.kolada.id or indicator.kolada.reason),
        ("Anmärkningar", _lines(indicator.remarks, NONE)),
        ("Räkneexempel", _lines((f"{example.name}: {example.expected}" for example in indicator.examples), NONE)),
        ("Källa", _source(indicator.source)),
        ("Författare", indicator.author or NOT_REVIEWED),
        ("Granskare", indicator.checker or NOT_REVIEWED),
        ("Nästa granskning", swedish.date(indicator.next_review) if indicator.next_review else NOT_REVIEWED),
    ]


def _dimension(indicator: Indicator) -> str:
    known = codelists.dimensions().get(indicator.dimension)
    return known.name if known else NOT_STATED


def _quality_area(indicator: Indicator) -> str:
    known = codelists.quality_areas().get(indicator.quality_area)
    return known.name if known else NOT_STATED


def _questions(edition: Edition, indicator: Indicator) -> Iterable[str]:
    """The questions in their own words; a register measure has none."""
    if not isinstance(indicator.rule, CategoryRule | RatioRule):
        return
    for id in indicator.questions:
        question = edition.question(id)
        yield f"{id}: {question.wording}" + (f" – {question.item}" if question.item else "")


def _no_questions(indicator: Indicator) -> str:
    """A register measure asks nothing; of a figure that is only published nobody has said."""
    return NOT_STATED if isinstance(indicator.rule, PublishedOnly) and not indicator.questions else NONE


def _part(edition: Edition, indicator: Indicator) -> str:
    names = {part.id: part.name for part in edition.questionnaire.parts}
    return names.get(indicator.part, _REGISTER if indicator.part == "R" else indicator.part or NOT_STATED)


def _period(indicator: Indicator) -> str:
    start, end = swedish.date(indicator.period.start), swedish.date(indicator.period.end)
    return start if start == end else f"{start}–{end}"


def _comparison(comparison: Comparability) -> str:
    reason = f". {comparison.reason}" if comparison.reason else ""
    despite = f" Trots skillnader i definitionerna: {comparison.despite}" if comparison.despite else ""
    return f"{comparison.with_}: {comparison.verdict}{reason} {_source(comparison.source)}{despite}"


def _source(source: Source) -> str:
    return f"[{source.document}:{source.lines}]"


def _lines(texts: Iterable[str], nothing: str) -> str:
    return "\n".join(texts) or nothing
