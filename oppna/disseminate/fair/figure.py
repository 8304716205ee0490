"""A figure told whole, as one record: the page, siffra.json, the print and the interfaces for programs show this."""

from __future__ import annotations

from fractions import Fraction

import msgspec

from oppna.cells import count_text
from oppna.disseminate.addresses import api_cell_path, area_path, figure_path, indicator_path, release_path
from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.chain import chain
from oppna.disseminate.fair.facts import Bounds, Funnel, Kind, RankSpan, Shrunken, Span, Sureness
from oppna.disseminate.fair.objections import answers
from oppna.disseminate.fair.record import Answered, Step
from oppna.disseminate.fair.versions import VersionOfCell, versions_of
from oppna.disseminate.fair.words import measure_name
from oppna.model.codes import SYNTHETIC_SENTENCE, Level, MeasureUnit
from oppna.swedish import exact_number


class SureFacts(msgspec.Struct, frozen=True, kw_only=True):
    """`Sureness` for a file: everything worked out, nothing lazy."""

    kind: str
    sentence: str
    verdict: str | None
    direction: str
    interval: Span | None
    funnel: Funnel | None
    shrunken: Shrunken | None
    ranks: RankSpan | None
    bounds: Bounds | None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """`text`: the value as shown. `value` to `status`: the release's own cell. `recomputed`: True, False, or None where
    the release does not hold what it takes. `links`: name → address from the root of the site."""

    edition: str
    edition_name: str
    version: str
    released: str
    synthetic: str
    indicator: str
    indicator_name: str
    level: str
    area: str
    area_name: str
    text: str
    sentence: str
    value: str
    numerator: str
    denominator: str
    population: str
    status: str
    sureness: SureFacts
    chain: tuple[Step, ...]
    recomputed: bool | None
    objections: tuple[Answered, ...]
    versions: tuple[VersionOfCell, ...]
    links: dict[str, str]


def figure_of(case: Case) -> Figure:
    """All that is told of the figure."""
    head, cell = case.release.head, case.cell
    return Figure(
        edition=head.edition,
        edition_name=head.edition_name,
        version=head.version,
        released=head.date,
        synthetic=SYNTHETIC_SENTENCE if head.synthetic else "",
        indicator=case.indicator.id,
        indicator_name=case.indicator.short_name,
        level=case.area.level.value,
        area=case.area.area,
        area_name=case.name,
        text=case.shown.text,
        sentence=plainly(case),
        value=cell.value,
        numerator=cell.numerator,
        denominator=cell.denominator,
        population=cell.population,
        status=cell.status.value,
        sureness=sure_facts(case.sure),
        chain=chain(case),
        recomputed=case.told.agrees if case.told.again else None,
        objections=answers(case),
        versions=versions_of(case),
        links=_links(case),
    )


def sure_facts(sure: Sureness) -> SureFacts:
    """For a file."""
    return SureFacts(
        kind=sure.kind.value,
        sentence=sure.sentence,
        verdict=sure.verdict.value if sure.verdict else None,
        direction=sure.direction.value,
        interval=sure.interval,
        funnel=sure.funnel,
        shrunken=sure.shrunken,
        ranks=sure.ranks,
        bounds=sure.bounds,
    )


def plainly(case: Case) -> str:
    """The answer in one plain sentence."""
    match case.kind:
        case Kind.NONE:
            return f"{case.name}: {case.shown.text}."
        case Kind.ANSWER:
            return f"{case.name} har {case.cell.value}."
        case Kind.NUMBER:
            return f"{case.name} har värdet {case.shown.text}."
        case _:
            return f"{_in(case)} är {measure_name(case.indicator)} {case.shown.text}{_of(case)}."


def _in(case: Case) -> str:
    """I Solna, i riket: only names of places keep their capital."""
    named = case.area.level in (Level.COUNTY, Level.MUNICIPALITY, Level.DISTRICT)
    return f"I {case.name}" if named else f"I {case.name[0].lower()}{case.name[1:]}"


def _of(case: Case) -> str:
    """The counts, where they are public."""
    if case.kind is not Kind.SHARE:
        return ""
    parts = (exact_number(count_text(Fraction(part))) for part in (case.cell.numerator, case.cell.denominator))
    what = " objekt" if case.indicator.unit is MeasureUnit.CATEGORY else ""
    return " ({} av {}{})".format(*parts, what)


def _links(case: Case) -> dict[str, str]:
    edition, indicator = case.edition, case.indicator.id
    area = case.public.areas[case.place]  # what it is called in addresses is settled by the newest that has it
    return {
        "figure": figure_path(edition, indicator, area),
        "indicator": indicator_path(edition, indicator),
        "area": area_path(area),
        "release": release_path(edition, case.release.head.version),
        "api": api_cell_path(edition, case.release.head.version, indicator, case.area),
    }
