"""The addresses of the interface: the one table that finds who answers and that tells programs what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1 import (
    areas,
    calendar,
    cells,
    choose,
    corrections,
    definitions,
    description,
    figure,
    parameters,
    quality,
    releases,
    resources,
    series,
)
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.parameters import NoParameters
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.disseminate.fair.figure import Figure


def nothing_wrong(_: Asked) -> Iterable[Fault]:
    """Parameters that can be read are right."""
    return ()


class Route(NamedTuple):
    """`path`: parts in braces vary. `gives`: the document as JSON. `rows`: what a row is, where it also comes so.
    `faults`: what is wrong with parameters that could be read: codes that nothing bears. `fleeting`: although the
    address names a version, what is told there also depends on what else is public. `slow`: worked out for each
    question; the others are lookups once what they tell is written.
    """

    path: str
    name: str
    summary: str
    answer: Callable[[Asked], Response]
    gives: type[msgspec.Struct] | None
    parameters: type[msgspec.Struct] = NoParameters
    rows: type[msgspec.Struct] | None = None
    faults: Callable[[Asked], Iterable[Fault]] = nothing_wrong
    fleeting: bool = False
    slow: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in self.path.split("/") if part)

    @property
    def lasting(self) -> bool:
        """What lies there never changes."""
        return "{version}" in self.parts and not self.fleeting


_VERSION = "/releases/{edition}/{version}"
_CELL = _VERSION + "/cells/{indicator}/{level}/{area}"

ROUTES: tuple[Route, ...] = (
    Route("/", "start", "Vart man kan gå vidare.", releases.start, resources.Start),
    Route("/openapi.json", "description", "Den här beskrivningen.", description.answer, None),
    Route(
        "/releases",
        "releases",
        "Alla publiceringar och deras versioner.",
        releases.releases,
        resources.ReleaseList,
        parameters.ReleasesAsked,
        faults=choose.edition_faults,
    ),
    Route(
        "/releases/{edition}",
        "edition",
        "En utgåvas versioner.",
        releases.edition,
        resources.ReleaseList,
    ),
    Route(_VERSION, "release", "En version av en utgåva.", releases.release, resources.ReleaseTold, fleeting=True),
    Route(
        _VERSION + "/cells",
        "cells",
        "Resultaten i en version: alla, eller de man väljer.",
        cells.cells,
        resources.CellList,
        parameters.CellsAsked,
        resources.CellRow,
        cells.faults,
    ),
    Route(_CELL, "figure", "En siffra med allt som hör till den.", figure.figure, resources.FigureTold),
    Route(
        _CELL + "/trace",
        "trace",
        "Varför siffran är som den är, räknat om ur versionens egna svar.",
        figure.trace,
        resources.TraceTold,
        slow=True,
    ),
    Route(
        _VERSION + "/areas",
        "areas",
        "Områdena i en version.",
        areas.areas,
        resources.AreaList,
        parameters.AreasAsked,
        resources.AreaRow,
        areas.faults,
    ),
    Route(
        _VERSION + "/indicators",
        "indicators",
        "Indikatorernas definitioner, med regeln i ord.",
        definitions.indicators,
        resources.IndicatorList,
    ),
    Route(
        _VERSION + "/indicators/{indicator}",
        "indicator",
        "En indikators definition.",
        definitions.indicator,
        resources.IndicatorTold,
    ),
    Route(
        "/series/{edition}/{indicator}",
        "series",
        "Vilka utgåvor av indikatorn som går att jämföra över tid.",
        series.series,
        resources.SeriesTold,
    ),
    Route(
        _VERSION + "/questions", "questions", "Frågorna som ställdes.", definitions.questions, resources.QuestionList
    ),
    Route(
        _VERSION + "/quality",
        "quality",
        "Bortfall och andra kvalitetsuppgifter.",
        quality.quality,
        resources.QualityTold,
    ),
    Route(
        _VERSION + "/corrections",
        "corrections",
        "Vad som skiljer versionen från en äldre, cell för cell.",
        corrections.corrections,
        resources.CorrectionList,
        parameters.CorrectionsAsked,
        resources.ChangedCell,
        corrections.faults,
        slow=True,
    ),
    Route(
        "/cells",
        "all_cells",
        "Resultaten i alla utgåvors nyaste versioner: alla, eller de man väljer.",
        cells.all_cells,
        resources.CellList,
        parameters.AllCellsAsked,
        resources.CellRow,
        cells.all_faults,
    ),
    Route(
        "/figures/{edition}/{indicator}/{level}/{area}",
        "whole_figure",
        "En siffra ur utgåvans nyaste version, med de tio invändningarna och alla versioner.",
        figure.whole_figure,
        Figure,
        slow=True,
    ),
    Route(
        "/areas",
        "all_areas",
        "Alla områden som det finns resultat för.",
        areas.all_areas,
        resources.AreaList,
        parameters.AreasAsked,
        resources.AreaRow,
        areas.all_faults,
    ),
    Route(
        "/changes",
        "changes",
        "Allt som offentliggjorts sedan en dag, rättelser cell för cell.",
        corrections.changes,
        resources.ChangeList,
        parameters.ChangesAsked,
        slow=True,
    ),
    Route(
        "/calendar", "calendar", "När versioner blir eller blev offentliga.", calendar.answer, resources.CalendarTold
    ),
)
