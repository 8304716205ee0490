"""What a release holds besides the edition's definitions. Cells are kept as the strings of `results.csv`."""

from __future__ import annotations

from typing import Literal

import msgspec

from oppna.model.codes import Level, Status


class CorrectionEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the public log of corrections: what was changed since the version before, and who approved."""

    version: str
    replaces: str
    date: str
    approver: str
    reason: str
    cells_changed: int


class AppliedSecrecy(msgspec.Struct, frozen=True, kw_only=True):
    """How shares of persons were kept secret, for the reader: the limits, and whether more was hidden for their sake
    or why not. Which cell was hidden for which reason stays with the producer."""

    fewest: int
    denominator: int
    span: int
    secondary: bool
    reason: str = ""


class ReleaseHead(msgspec.Struct, frozen=True, kw_only=True):
    """`release.json`: what this release is. Everything in it is part of the input, so a rebuild is byte-identical.

    `origin`: "computed" from answers, or "published" figures taken over from a document
    (`citation` names it). `synthetic`: the answers are made up; every product says SYNTETISKA SVAR.
    `inputs`: file name → sha256 of each file the release was made from. `secrecy`: None where no persons were counted.
    """

    edition: str
    edition_name: str
    version: str
    date: str
    approver: str
    origin: Literal["computed", "published"]
    synthetic: bool
    software: str
    inputs: dict[str, str]
    citation: str = ""
    corrections: tuple[CorrectionEntry, ...] = ()
    secrecy: AppliedSecrecy | None = None


class ReleaseArea(msgspec.Struct, frozen=True, kw_only=True):
    """An area of a release, in the order it is shown: nation, counties, population groups, SKR groups, then
    municipalities in Swedish order with a city directly above its districts.

    `municipality` is a district's city, else the area's own code; "" above municipalities.
    `label` says what a code stands for ("Bromma", "Stockholms län", "15 000–29 999 invånare").
    """

    level: Level
    area: str
    label: str
    municipality: str = ""
    county: str = ""
    population: int | None = None
    population_group: str = ""
    skr_group: str = ""
    is_city: bool = False


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `results.csv`, each field the very string of the file [METHOD 2]. Empty string = empty."""

    indicator: str
    level: Level
    area: str
    value: str
    numerator: str
    denominator: str
    population: str
    status: Status


class ResponseFigure(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the objects answered a part. `percent` is rounded half up."""

    part: str
    name: str
    objects: int
    answered: int
    percent: int


class IndicatorQuality(msgspec.Struct, frozen=True, kw_only=True):
    """How the objects fell out on one indicator. The five counts of objects sum to the number of objects.

    `cannot_answer` (the code 999) is part of missing and not counted in `missing`.
    """

    indicator: str
    with_value: int
    not_applicable: int
    missing: int
    cannot_answer: int
    illogical: int
    suppressed_groups: int


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """The quality figures of a release. `findings`: code of finding → how many.

    `edited`: question → of how many objects the answer was corrected after it had been sent (GSBPM 5.4).
    """

    objects: int
    response: tuple[ResponseFigure, ...]
    indicators: tuple[IndicatorQuality, ...]
    findings: dict[str, int]
    edited: dict[str, int] = {}
