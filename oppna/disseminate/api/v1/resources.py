"""What the interface gives, as structs: they are written as they stand and describe themselves to programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from oppna.model.codes import Category, Level, MeasureUnit, Status
from oppna.statistics.verdicts import Direction, Verdict

Number = int | float
Synthetic = Annotated[bool, Meta(description="Sant: SYNTETISKA SVAR, som inte säger något om någon verklig kommun.")]


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """Which version something is from. `label`: says SYNTETISKA SVAR where the answers are made up, else null."""

    edition: str
    version: str
    name: str
    date: date
    synthetic: Synthetic
    label: str | None


class CorrectionLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the public log of corrections."""

    version: str
    replaces: str
    date: date
    reason: str
    cells_changed: int
    cells: Annotated[str | None, Meta(description="Adressen till skillnaderna cell för cell.")]


class ReleaseTold(Stamp, frozen=True, kw_only=True):
    """A version of an edition."""

    service_area: str
    year: int
    measurement_day: str
    publisher: str
    origin: str
    software: str
    current: Annotated[bool, Meta(description="Den nyaste versionen av utgåvan.")]
    indicators: int
    areas: int
    cells: int
    corrections: tuple[CorrectionLine, ...]
    links: dict[str, str]


class ReleaseList(msgspec.Struct, frozen=True, kw_only=True):
    """Versions, the newest edition first and within an edition the newest version."""

    releases: tuple[ReleaseTold, ...]


class CellRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure. `category` for what is told in words, `value` for numbers (shares 0–1); neither where there is none."""

    edition: str
    version: str
    synthetic: Synthetic
    indicator: str
    level: Level
    area: str
    label: str
    category: Category | None
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    population: int | None
    status: Status


class CertainCell(CellRow, frozen=True, kw_only=True):
    """A figure and how sure it is: 95 per cent's interval, where the funnel has its usual limits, the shrunken share,
    and what nonresponse could have made of it. `verdict` is against the nation, over-dispersion taken into account.
    What is null cannot be said; `sentence` is whole Swedish and always there.
    """

    interval_low: float | None
    interval_high: float | None
    funnel_low: float | None
    funnel_high: float | None
    shrunken: float | None
    shrunken_low: float | None
    shrunken_high: float | None
    bounds_low: float | None
    bounds_high: float | None
    verdict: Verdict | None
    direction: Direction | None
    sentence: str


class CellList(msgspec.Struct, frozen=True, kw_only=True):
    """Cells, in the order of the release: indicator by indicator, the nation first."""

    releases: tuple[Stamp, ...]
    cells: tuple[CellRow, ...] = ()


class CertainCellList(msgspec.Struct, frozen=True, kw_only=True):
    """Cells with how sure they are."""

    releases: tuple[Stamp, ...]
    cells: tuple[CertainCell, ...] = ()


class AreaRow(msgspec.Struct, frozen=True, kw_only=True):
    """An area that figures are told for. `municipality`: a district's city."""

    level: Level
    area: str
    label: str
    municipality: str | None
    county: str | None
    population: int | None
    population_group: str | None
    skr_group: str | None
    is_city: Annotated[bool, Meta(description="En stad som svarar genom sina stadsdelar.")]
    page: str


class AreaList(msgspec.Struct, frozen=True, kw_only=True):
    """Areas, in the order they are shown."""

    areas: tuple[AreaRow, ...] = ()


class SourceTold(msgspec.Struct, frozen=True, kw_only=True):
    """Where a statement comes from: a document and its lines."""

    document: str
    lines: str


class ComparabilityTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says of comparing with another edition or area of the joint survey."""

    against: str
    verdict: str
    reason: str
    despite: str
    source: SourceTold


class IndicatorTold(msgspec.Struct, frozen=True, kw_only=True):
    """A definition. `rule`: the rule's texts in the rule language; `rule_sentence`: the same in Swedish."""

    id: str
    name: str
    short_name: str
    kind: str
    quality_area: str
    indicator_area: str
    direction: str
    target: str
    unit: MeasureUnit
    reported_as: str
    measure: str
    purpose: str
    rule_kind: str
    rule: dict[str, str]
    rule_sentence: str
    questions: tuple[str, ...]
    nonresponse_limit_percent: int | None
    levels: tuple[Level, ...]
    period_start: str
    period_end: str
    data_source: str
    error_sources: str
    coverage: str
    between_years: tuple[ComparabilityTold, ...]
    between_areas: tuple[ComparabilityTold, ...]
    kolada: str
    kolada_reason: str
    remarks: tuple[str, ...]
    background: bool
    source: SourceTold
    page: str
    self: str


class IndicatorList(msgspec.Struct, frozen=True, kw_only=True):
    """The definitions of a version, in the order of the workbook."""

    release: Stamp
    indicators: tuple[IndicatorTold, ...]


class OptionTold(msgspec.Struct, frozen=True, kw_only=True):
    """An answer one could give."""

    answer: str
    label: str


class QuestionTold(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was asked. `asked_if`: in the rule language; `asked_if_sentence`: the same in Swedish."""

    id: str
    part: str
    wording: str
    item: str
    kind: str
    options: tuple[OptionTold, ...]
    asked_if: str
    asked_if_sentence: str
    instruction: str
    required: bool
    indicators: tuple[str, ...]
    source: SourceTold


class QuestionList(msgspec.Struct, frozen=True, kw_only=True):
    """The questionnaire of a version."""

    release: Stamp
    questions: tuple[QuestionTold, ...]


class PartResponse(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the objects answered a part."""

    part: str
    name: str
    objects: int
    answered: int
    percent: int


class IndicatorOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """How the objects fell out on an indicator; `cannot_answer` is part of missing."""

    indicator: str
    with_value: int
    not_applicable: int
    missing: int
    cannot_answer: int
    illogical: int
    suppressed_groups: int


class QualityTold(msgspec.Struct, frozen=True, kw_only=True):
    """The quality figures of a version, and its declaration: heading → text."""

    release: Stamp
    objects: int
    response: tuple[PartResponse, ...]
    indicators: tuple[IndicatorOutcome, ...]
    findings: dict[str, int]
    edited: dict[str, int]
    method: dict[str, str]


class StepTold(msgspec.Struct, frozen=True, kw_only=True):
    """A step on the way to a value."""

    heading: str
    lines: tuple[str, ...]


class FigureTold(msgspec.Struct, frozen=True, kw_only=True):
    """One figure with all there is around it. `shown`: as it stands on pages."""

    release: Stamp
    cell: CertainCell
    shown: str
    indicator_name: str
    unit: MeasureUnit
    links: dict[str, str]


class TraceTold(msgspec.Struct, frozen=True, kw_only=True):
    """Why a figure is what it is, computed anew from the version's own answers.

    `again`: whether the computing gave the very same figure; null where the version does not hold what it takes.
    """

    release: Stamp
    cell: CellRow
    steps: tuple[StepTold, ...]
    again: bool | None
    links: dict[str, str]


class ChangedCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that is not the same in two versions; what belongs to one of them alone is null in the other."""

    edition: str
    version: str
    replaces: str
    synthetic: Synthetic
    indicator: str
    level: Level
    area: str
    label: str
    category_before: Category | None
    value_before: Number | None
    status_before: Status | None
    category: Category | None
    value: Number | None
    status: Status | None
    causes: str


class CorrectionList(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two versions, cell by cell."""

    release: Stamp
    since: str
    cells: tuple[ChangedCell, ...] = ()


class PublishedVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was made public. `replaces` and `cells`: for a correction, the version before and what differs."""

    release: Stamp
    public_since: datetime
    replaces: str | None
    reason: str | None
    cells: tuple[ChangedCell, ...]
    links: dict[str, str]


class ChangeList(msgspec.Struct, frozen=True, kw_only=True):
    """Everything made public since a day, the oldest first: new editions, and corrections cell by cell."""

    from_date: date | None
    published: tuple[PublishedVersion, ...]


class PlannedVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version in the calendar. `hour_known`: false where only the day of it is known."""

    edition: str
    version: str
    title: str
    at: datetime
    public: bool
    hour_known: bool


class CalendarTold(msgspec.Struct, frozen=True, kw_only=True):
    """What is to come, and what has come, what lies furthest ahead first."""

    calendar: tuple[PlannedVersion, ...]


class StretchTold(msgspec.Struct, frozen=True, kw_only=True):
    """Editions of an indicator that one line may join. `broken`: why it does not go on from the stretch before."""

    points: tuple[dict[str, str], ...]
    broken: str


class SeriesTold(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator through the editions, in unbroken stretches, the oldest first."""

    edition: str
    indicator: str
    stretches: tuple[StretchTold, ...]


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """Where to go on."""

    name: str
    software: str
    token: str
    synthetic: Synthetic
    links: dict[str, str]
