"""What can be asked for, as structs: they parse the questions and describe themselves to programs."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from oppna.model.codes import Level, Status


class Format(StrEnum):
    """How rows can be had."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    PARQUET = "parquet"


class CellFormat(StrEnum):
    """How cells can be had."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    PARQUET = "parquet"
    JSON_STAT = "json-stat"


class Include(StrEnum):
    """What can be had beside a cell."""

    CERTAINTY = "certainty"


Editions = Annotated[tuple[str, ...], Meta(description="Utgåvors beteckning.")]
Years = Annotated[tuple[int, ...], Meta(description="Utgåvors år.")]
Levels = Annotated[tuple[Level, ...], Meta(description="Redovisningsnivåer.")]
Areas = Annotated[tuple[str, ...], Meta(description="Områdens kod; för län länets namn.")]
Counties = Annotated[tuple[str, ...], Meta(description="Läns namn: områden i länet, och länet självt.")]
Answered = Annotated[Format | None, Meta(description="Format; går före Accept.")]


class NoParameters(msgspec.Struct, frozen=True, kw_only=True):
    """A question without parameters."""


class ReleasesAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which versions to list."""

    edition: Editions = ()
    year: Years = ()


class AreasAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which areas to list."""

    level: Levels = ()
    area: Areas = ()
    county: Counties = ()
    format: Answered = None


class CellsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which cells of a release to give; nothing chosen gives all of them."""

    indicator: Annotated[tuple[str, ...], Meta(description="Indikatorers beteckning.")] = ()
    level: Levels = ()
    area: Areas = ()
    county: Counties = ()
    status: Annotated[tuple[Status, ...], Meta(description="Om cellen har ett värde, och annars varför inte.")] = ()
    include: Annotated[tuple[Include, ...], Meta(description="certainty: intervall och omdöme för varje cell.")] = ()
    format: Annotated[CellFormat | None, Meta(description="Format; går före Accept.")] = None


class AllCellsAsked(CellsAsked, frozen=True, kw_only=True):
    """Which cells of the newest version of every edition to give."""

    edition: Editions = ()
    year: Years = ()


class CorrectionsAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Since which version to tell of changes."""

    since: Annotated[str, Meta(description="Äldre version att jämföra med; annars den närmast före.")] = ""
    indicator: Annotated[tuple[str, ...], Meta(description="Indikatorers beteckning.")] = ()
    format: Answered = None


class ChangesAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Since when to tell of what was published."""

    from_date: Annotated[
        date | None, Meta(description="Dag, ÅÅÅÅ-MM-DD: det som offentliggjorts den dagen eller senare.")
    ] = None
