"""The quality figures of a round: who answered, and how the objects fell out on each indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from oppna.model.answer import Finding
from oppna.model.edition import Edition
from oppna.model.release import IndicatorQuality, Quality, ResponseFigure
from oppna.process.nonresponse import beyond_limit
from oppna.process.results import Results
from oppna.process.review import cannot_answer
from oppna.swedish import round_half_up


def quality(results: Results, edition: Edition, findings: Sequence[Finding]) -> Quality:
    """Everything the quality declaration says in figures."""
    return Quality(
        objects=results.asked.answers.size,
        response=tuple(_response(results, edition)),
        indicators=tuple(_indicators(results)),
        findings=dict(sorted(Counter(finding.code for finding in findings).items())),
    )


def _response(results: Results, edition: Edition) -> list[ResponseFigure]:
    """A part is answered where any of its questions is; within it every question is obligatory [001:472-475]."""
    objects = results.asked.answers.size
    figures = []
    for part in edition.questionnaire.parts:
        answered = 0
        for question in edition.questionnaire.form:
            if question.part == part.id:
                answered |= results.asked.answers.known(question.id)
        share = Fraction(100 * answered.bit_count(), objects)
        percent = int(round_half_up(share, 0))
        figures.append(
            ResponseFigure(
                part=part.id, name=part.name, objects=objects, answered=answered.bit_count(), percent=percent
            )
        )
    return figures


def _indicators(results: Results) -> list[IndicatorQuality]:
    figures = []
    for indicator in results.compiled.indicators:
        derived = results.derived.get(indicator.id)
        if derived is None:
            continue
        unable = 0
        for question in indicator.required:
            unable |= cannot_answer(results, question)
        unable &= derived.missing
        missing = derived.missing & ~unable
        decided = derived.not_applicable | derived.missing | derived.illogical
        limit = results.limit if indicator.nonresponse_limit else None
        hidden = sum(
            beyond_limit(counted, group.population, limit)
            for group, counted in zip(results.groups, results.counts[indicator.id], strict=True)
        )
        figures.append(
            IndicatorQuality(
                indicator=indicator.id,
                with_value=results.asked.answers.size - decided.bit_count(),
                not_applicable=derived.not_applicable.bit_count(),
                missing=missing.bit_count(),
                cannot_answer=unable.bit_count(),
                illogical=derived.illogical.bit_count(),
                suppressed_groups=hidden,
            )
        )
    return figures
