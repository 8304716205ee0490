"""What was measured and asked, as the version itself holds it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from oppna.catalogue import codelists
from oppna.disseminate.addresses import indicator_path
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.resources import (
    ComparabilityTold,
    IndicatorTold,
    OptionTold,
    QuestionList,
    QuestionTold,
    SourceTold,
)
from oppna.disseminate.api.v1.stamps import stamp, stamp_text
from oppna.disseminate.api.v1.written import document, written
from oppna.disseminate.fair.kept import kept
from oppna.model.indicator import Comparability, Indicator, Rule
from oppna.model.questionnaire import Question, Source
from oppna.release.content import Release
from oppna.rules.parse import parse_condition
from oppna.rules.sentence import of_indicator
from oppna.rules.words import in_words


def indicators(asked: Asked) -> Response:
    """Every definition of a version: IndicatorList, of parts that are written already."""
    told = b",".join(_text(asked, one) for one in asked.release.edition.indicators)
    return document(asked, b'{"release":%b,"indicators":[%b]}' % (stamp_text(asked.release), told))


def indicator(asked: Asked) -> Response:
    """One definition."""
    return document(asked, _text(asked, asked.indicator))


def _text(asked: Asked, one: Indicator) -> bytes:
    return written(asked, asked.release, ("indicator", one.id), lambda anywhere: _told(anywhere, one))


def questions(asked: Asked) -> Response:
    """The questionnaire of a version."""
    return document(asked, written(asked, asked.release, "questions", lambda _: _questions(asked.release)))


def _questions(release: Release) -> QuestionList:
    edition = release.edition
    behind: dict[str, list[str]] = defaultdict(list)
    for one in edition.indicators:
        for question in one.questions:
            behind[question].append(one.id)
    told = tuple(_question(one, tuple(behind[one.id])) for one in edition.questionnaire.questions)
    return QuestionList(release=stamp(release), questions=told)


_SAME = (
    *("id", "name", "short_name", "kind", "indicator_area", "direction", "target", "unit", "reported_as", "measure"),
    *("purpose", "questions", "levels", "data_source", "error_sources", "coverage", "remarks", "background"),
)
"""What an indicator is told of as it stands in its definition."""


def _told(asked: Asked, one: Indicator) -> IndicatorTold:
    edition = asked.release.edition
    area = codelists.quality_areas().get(one.quality_area)
    limit = edition.head.nonresponse if one.nonresponse_limit else None
    return IndicatorTold(
        **{field: getattr(one, field) for field in _SAME},
        quality_area=area.name if area else one.quality_area,
        rule_kind=str(one.rule.__struct_config__.tag),
        rule=_texts(one.rule),
        rule_sentence=kept(asked.release, ("api rule", one.id), lambda: of_indicator(edition, one)),
        nonresponse_limit_percent=limit.limit_percent if limit else None,
        period_start=one.period.start,
        period_end=one.period.end,
        between_years=tuple(map(_comparability, one.between_years)),
        between_areas=tuple(map(_comparability, one.between_areas)),
        kolada=one.kolada.id,
        kolada_reason=one.kolada.reason,
        source=_source(one.source),
        page=asked.site(indicator_path(edition.head.id, one.id)),
        self=asked.of_release(asked.release, "indicators", one.id),
    )


def _texts(rule: Rule) -> dict[str, str]:
    """The texts of a rule by their English names; what is empty says nothing."""
    values: dict[str, Any] = {name: getattr(rule, name) for name in rule.__struct_fields__}
    return {name: value for name, value in values.items() if isinstance(value, str) and value}


def _comparability(one: Comparability) -> ComparabilityTold:
    return ComparabilityTold(
        against=one.with_, verdict=one.verdict, reason=one.reason, despite=one.despite, source=_source(one.source)
    )


def _source(source: Source) -> SourceTold:
    return SourceTold(document=source.document, lines=source.lines)


def _question(one: Question, behind: tuple[str, ...]) -> QuestionTold:
    return QuestionTold(
        id=one.id,
        part=one.part,
        wording=one.wording,
        item=one.item,
        kind=one.kind,
        options=tuple(OptionTold(answer=each.answer, label=each.label or each.answer) for each in one.options),
        asked_if=one.asked_if,
        asked_if_sentence=in_words(parse_condition(one.asked_if)) if one.asked_if else "",
        instruction=one.instruction,
        required=one.required,
        indicators=behind,
        source=_source(one.source),
    )
