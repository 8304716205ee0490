"""One figure with all there is around it, and why it is what it is."""

from __future__ import annotations

import msgspec

from oppna.disseminate.addresses import figure_path
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.laid import certain, places_of
from oppna.disseminate.api.v1.resources import StepTold, TraceTold
from oppna.disseminate.api.v1.rows import cell_row
from oppna.disseminate.api.v1.stamps import stamp, stamp_text
from oppna.disseminate.api.v1.wrong import Wrong
from oppna.disseminate.api.wrappers.refusal import json_response
from oppna.disseminate.fair.case import case_of
from oppna.disseminate.fair.figure import figure_of
from oppna.disseminate.fair.told import told_openly
from oppna.disseminate.shown import shown


def figure(asked: Asked) -> Response:
    """A figure: FigureTold, of parts that are written already."""
    cell = asked.cell
    row = certain(asked, asked.release, cell.indicator).of(places_of(asked.release)[cell.level, cell.area])
    told = {
        "release": msgspec.Raw(stamp_text(asked.release)),
        "cell": msgspec.Raw(row[:-1]),
        "shown": shown(cell, asked.indicator).text,
        "indicator_name": asked.indicator.name,
        "unit": asked.indicator.unit,
        "links": _links(asked),
    }
    return json_response(told)


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
    cell, release = asked.cell, asked.release
    own = ("cells", cell.indicator, cell.level.value, cell.area)
    head = release.head
    page = figure_path(head.edition, cell.indicator, asked.page)
    return {
        "self": asked.of_release(release, *own),
        "trace": asked.of_release(release, *own, "trace"),
        "whole": asked.address("figures", head.edition, *own[1:]),
        "indicator": asked.of_release(release, "indicators", cell.indicator),
        "page": asked.site(page),
    }
