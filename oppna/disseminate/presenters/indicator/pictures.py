"""The pictures of an indicator that can be taken along: name → what is drawn, with its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oppna.disseminate.charts.borders import borders
from oppna.disseminate.charts.large.categories import categories
from oppna.disseminate.charts.large.distribution import Dot, distribution
from oppna.disseminate.charts.large.frame import Said, Spec, Theme
from oppna.disseminate.charts.large.funnel import funnel
from oppna.disseminate.charts.large.trend import trend
from oppna.disseminate.charts.map_alone import map_picture
from oppna.disseminate.fair.peers import COUNTIES as ALL_COUNTIES
from oppna.disseminate.fair.peers import OBJECTS
from oppna.disseminate.presenters.indicator.choice import COUNTIES, MUNICIPALITIES, Choice
from oppna.disseminate.presenters.indicator.funnelled import funnelled
from oppna.disseminate.presenters.indicator.mapped import mapped
from oppna.disseminate.presenters.indicator.over_years import over_years
from oppna.disseminate.presenters.indicator.rows import size_of
from oppna.disseminate.presenters.indicator.source_line import source_lines
from oppna.disseminate.presenters.indicator.whole import parts_of
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import exact
from oppna.model.codes import NATION, SHARES, Level, MeasureUnit, Status
from oppna.model.indicator import Indicator
from oppna.release.content import Release

MAP, COUNTY_MAP, DISTRIBUTION, FUNNEL, TREND = "karta", "lankarta", "fordelning", "tratt", "trend"


@dataclass(frozen=True)
class Drawing:
    """`spec`: a Vega-Lite specification, which is also what `.json` answers. `svg`: drawn already, for the maps;
    then `spec` holds the figures."""

    spec: Spec
    svg: str = ""


def drawing(public: Public, release: Release, indicator: Indicator, name: str, theme: Theme) -> Drawing | None:
    """The picture; None where the indicator has none of the name."""
    make = _MAKERS.get(name)
    return make(public, release, indicator, theme) if make else None


def on_page(public: Public, release: Release, indicator: Indicator) -> tuple[str, ...]:
    """The names of the pictures that the page of the indicator shows."""
    names = [DISTRIBUTION] if indicator.unit is not MeasureUnit.CATEGORY and _dots(release, indicator) else []
    if funnelled(release, indicator) is not None:
        names.append(FUNNEL)
    if over_years(public, release.head.edition, indicator.id).is_drawn:
        names.append(TREND)
    return tuple(names)


def _map(release: Release, indicator: Indicator, which: str) -> Drawing:
    on_map = mapped(release, indicator, Choice(map=which))
    paths = borders().counties if on_map.counties else borders().municipalities
    notes = (*source_lines(release), f"Gränser: {borders().provenance.licence}.")
    svg = map_picture(paths, on_map.marked, title=indicator.short_name, entries=on_map.entries, notes=notes)
    areas = [{"kod": code, "namn": one.name, "värde": one.words} for code, one in on_map.marked.items()]
    return Drawing({"title": indicator.short_name, "notes": list(notes), "areas": areas}, svg)


def _distribution(release: Release, indicator: Indicator, theme: Theme) -> Drawing | None:
    if indicator.unit is MeasureUnit.CATEGORY:
        parts = parts_of(release, indicator)
        sentence = f"{indicator.short_name}: " + ", ".join(f"{part.word} {part.count}" for part in parts) + "."
        return Drawing(categories(parts, said=_said(release, indicator, sentence), theme=theme))
    dots = _dots(release, indicator)
    if not dots:
        return None
    sentence = f"{indicator.short_name}: fördelningen över {len(dots)} kommuner och stadsdelar."
    per_cent = indicator.unit in SHARES
    nation = _nation(release, indicator)
    said = _said(release, indicator, sentence, "En prick är en kommun eller stadsdel.")
    return Drawing(
        distribution(dots, nation=nation, per_cent=per_cent, axis=axis_of(indicator), said=said, theme=theme)
    )


def _dots(release: Release, indicator: Indicator) -> list[Dot]:
    measured = ((area, size_of(release.cell(indicator.id, area.level, area.area))) for area in release.respondents)
    return [Dot(area.label, float(size)) for area, size in measured if size is not None]


def _nation(release: Release, indicator: Indicator) -> float | None:
    cell = release.cell(indicator.id, Level.NATION, NATION)
    return float(exact(cell)) if cell is not None and cell.status is Status.OK else None


def _funnel(release: Release, indicator: Indicator, theme: Theme) -> Drawing | None:
    found = funnelled(release, indicator)
    if found is None:
        return None
    sentence = (
        f"{indicator.short_name}: {len(found.seen)} {found.among} i en tratt runt rikets värde; "
        f"{_outside([one.name for one in found.seen if one.verdict.startswith('avviker')])}."
    )
    said = _said(release, indicator, sentence, f"Ett märke är {_ONE[found.among]}. Den vågräta linjen är riket.")
    axis = behind_of(indicator)
    return Drawing(funnel(found.seen, found.limits, target=found.target, axis=axis, said=said, theme=theme))


def _trend(public: Public, release: Release, indicator: Indicator, theme: Theme) -> Drawing | None:
    found = over_years(public, release.head.edition, indicator.id)
    if not found.is_drawn:
        return None
    breaks = len(found.stretches) - 1
    series = f"{breaks} brott i serien" if breaks else "i en obruten serie"
    sentence = f"{indicator.short_name}: rikets värden, {series}."
    said = _said(release, indicator, sentence, "Rikets värde. En linje förbinder bara det som går att jämföra.")
    per_cent = indicator.unit in SHARES
    return Drawing(trend(found.years, per_cent=per_cent, axis=axis_of(indicator), said=said, theme=theme))


def _outside(names: list[str]) -> str:
    """How many lie outside, and who they are where they are few."""
    if not names:
        return "ingen avviker"
    return f"{len(names)} avviker" + (f": {', '.join(names)}" if len(names) <= _NAMED else "")


_NAMED = 8
_ONE = {ALL_COUNTIES: "ett län", OBJECTS: "en kommun eller stadsdel"}


def axis_of(indicator: Indicator) -> str:
    """What its values are, beside an axis."""
    words = {MeasureUnit.CATEGORY: "Andel Ja", MeasureUnit.SHARE: "Andel", MeasureUnit.COUNT: "Antal"}
    return words.get(indicator.unit, "Timmar per vecka")


def behind_of(indicator: Indicator) -> str:
    """What its denominators count, beside an axis."""
    return (
        "Antal objekt bakom andelen"
        if indicator.unit is MeasureUnit.CATEGORY
        else "Nämnare (det som andelen är en del av)"
    )


def _said(release: Release, indicator: Indicator, sentence: str, *notes: str) -> Said:
    return Said(indicator.short_name, sentence, (*notes, *source_lines(release)))


_MAKERS: dict[str, Callable[[Public, Release, Indicator, Theme], Drawing | None]] = {
    MAP: lambda public, release, indicator, theme: _map(release, indicator, MUNICIPALITIES),
    COUNTY_MAP: lambda public, release, indicator, theme: _map(release, indicator, COUNTIES),
    DISTRIBUTION: lambda public, release, indicator, theme: _distribution(release, indicator, theme),
    FUNNEL: lambda public, release, indicator, theme: _funnel(release, indicator, theme),
    TREND: _trend,
}
NAMES = tuple(_MAKERS)
