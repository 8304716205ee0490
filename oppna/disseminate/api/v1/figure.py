"""One figure with all there is around it, and why it is what it is."""

from __future__ import annotations

import msgspec

from oppna.disseminate.addresses import area_path, figures_path
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.laid import Laid, certain, places_of
from oppna.disseminate.api.v1.resources import StepTold, TraceTold
from oppna.disseminate.api.v1.rows import cell_row
from oppna.disseminate.api.v1.stamps import stamp, stamp_text
from oppna.disseminate.api.v1.written import HEADERS
from oppna.disseminate.api.v1.wrong import Wrong
from oppna.disseminate.api.wrappers.refusal import json_response
from oppna.disseminate.fair.case import case_of
from oppna.disseminate.fair.figure import figure_of
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.told import told_openly
from oppna.disseminate.shown import shown
from oppna.model.indicator import Indicator
from oppna.release.content import Release


def figure(asked: Asked) -> Response:
    """A figure: FigureTold, of parts that are written already."""
    release, indicator = asked.release, asked.indicator
    at = places_of(release)[asked.area.level, asked.area.area]
    laid, shown_texts = written_of(asked)
    if not (row := laid.of(at)):
        raise asked.wrong(lambda: asked.not_told)
    told = {
        "release": msgspec.Raw(stamp_text(release)),
        "cell": msgspec.Raw(row[:-1]),
        "shown": shown_texts[at],
        "indicator_name": indicator.name,
        "unit": indicator.unit,
        "links": _links(asked),
    }
    return Response(200, HEADERS, msgspec.json.encode(told))


def written_of(asked: Asked) -> tuple[Laid, tuple[str, ...]]:
    """The figures of the indicator, and how pages show them, area by area."""
    release, indicator = asked.release, asked.indicator
    (laid,) = certain(asked, release, (indicator.id,))
    return laid, asked.kept(release, ("api shown", indicator.id), lambda: _shown(release, indicator))


def _shown(release: Release, indicator: Indicator) -> tuple[str, ...]:
    cells = (release.cell(indicator.id, area.level, area.area) for area in release.areas)
    return tuple(shown(cell, indicator).text for cell in cells)


def whole_figure(asked: Asked) -> Response:
    """A figure as its page tells it: with the ten objections, and through all versions of its edition."""
    case = case_of(asked.public, asked.release.head.edition, asked.indicator.id, (asked.area.level, asked.area.area))
    if case is None:
        raise Wrong(404, asked.not_told)
    return json_response(figure_of(case))


def trace(asked: Asked) -> Response:
    """The steps to a figure."""
    told = told_openly(asked.release, asked.cell)
    return json_response(
        TraceTold(
            release=stamp(asked.release),
            cell=cell_row(asked.release, asked.cell, asked.area.label),
            steps=tuple(StepTold(heading=step.heading, lines=step.lines) for step in told.steps),
            again=told.agrees if told.again is not None else None,
            links=_links(asked),
        )
    )


def _links(asked: Asked) -> dict[str, str]:
    release, area, id = asked.release, asked.area, asked.indicator.id
    version = asked.of_release(release)
    figure = asked.part(id, area.level.value, area.area)
    return {
        "self": f"{version}/cells/{figure}",
        "trace": f"{version}/cells/{figure}/trace",
        "whole": f"{asked.address('figures', release.head.edition)}/{figure}",
        "indicator": f"{version}/indicators/{asked.part(id)}",
        "page": asked.site(_page(asked)),
    }


def _page(asked: Asked) -> str:
    release, area, id = asked.release, asked.page, asked.indicator.id
    start = kept(release, ("api page", id), lambda: figures_path(release.head.edition, id))
    return start + kept(asked.public, ("api page", area.level, area.area, area.label), lambda: area_path(area))
