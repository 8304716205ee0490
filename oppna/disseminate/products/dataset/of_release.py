"""The tables of a release: those who answer, and the groups of them. One number never means two things in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from oppna.disseminate.products.dataset.areas import area_code, area_items
from oppna.disseminate.products.dataset.coding import CellStatus, number_of, status_of
from oppna.disseminate.products.dataset.content import Dataset, Datum, Item, Look, Variable
from oppna.disseminate.products.dataset.notes import facts, told_title, unit_text
from oppna.errors import refuse
from oppna.model.codes import SHARES, MeasureUnit
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

UNITS, GROUPS = "enheter", "grupper"
KINDS = {UNITS: "kommuner och stadsdelar", GROUPS: "riket, län, grupper och städer"}
"""The tables of a release and what their rows are about."""

VALUE, NUMERATOR, DENOMINATOR, OBJECTS = "value", "numerator", "denominator", "population"
AREA, INDICATOR, CONTENTS, TIME = "Region", "Indikator", "ContentsCode", "Tid"
_DECIMALS = 6


def dataset(release: Release, kind: str) -> Dataset:
    """The table of a kind. Refused where the release has no such areas."""
    areas = areas_of(release, kind)
    if not areas:
        sentence = f"har inga {KINDS[kind]}; välj den andra tabellen."
        raise refuse(sentence, file=f"{release.head.edition} {release.head.version}", code="TOM_TABELL")
    units = kind == UNITS
    return Dataset(
        id=f"{release.head.edition}-{kind}",
        title=f"{told_title(release)}: {KINDS[kind]} efter område, indikator, uppgift och år",
        facts=facts(release, units=units),
        variables=(
            Variable(AREA, "område", "geo", area_items(areas)),
            Variable(INDICATOR, "indikator", "", _indicators(release, units)),
            Variable(CONTENTS, "uppgift", "metric", _contents()),
            Variable(TIME, "år", "time", (Item(_year(release), _year(release)),)),
        ),
        look=_looked(release, areas),
    )


def datasets(release: Release) -> tuple[Dataset, ...]:
    """Every table that has any areas."""
    return tuple(dataset(release, kind) for kind in KINDS if areas_of(release, kind))


def areas_of(release: Release, kind: str) -> tuple[ReleaseArea, ...]:
    """The areas of a table, in the order of the release."""
    answering = set(release.respondents)
    shown = (area for area in release.areas if (area.level, area.area) in release.places)
    return tuple(area for area in shown if (area in answering) == (kind == UNITS))


def _year(release: Release) -> str:
    return str(release.edition.head.year)


def _indicators(release: Release, units: bool) -> tuple[Item, ...]:
    every = release.edition.indicators
    named = Counter(one.short_name for one in every)
    return tuple(
        Item(
            one.id,
            one.short_name if named[one.short_name] == 1 else f"{one.short_name} ({one.id})",
            note=f"{one.name}. Enhet: {unit_text(one, units=units)}.",
            unit=unit_text(one, units=units),
            decimals=_decimals(one, units),
        )
        for one in every
    )


def _decimals(indicator: Indicator, units: bool) -> int:
    if indicator.unit is MeasureUnit.CATEGORY and units:
        return 0
    return _DECIMALS if indicator.unit in SHARES else (0 if indicator.unit is MeasureUnit.COUNT else 1)


def _contents() -> tuple[Item, ...]:
    return (
        Item(VALUE, "Värde", unit="enligt indikatorn", decimals=_DECIMALS),
        Item(NUMERATOR, "Täljare", unit="objekt, årsarbetare eller personer", decimals=_DECIMALS),
        Item(DENOMINATOR, "Nämnare", unit="objekt, årsarbetare eller personer", decimals=_DECIMALS),
        Item(OBJECTS, "Objekt", unit="objekt"),
    )


def _looked(release: Release, areas: Iterable[ReleaseArea]) -> Look:
    places = {area_code(area): area for area in areas}
    indicators = {one.id: one for one in release.edition.indicators}

    def look(area: str, indicator: str) -> Callable[[str], Datum]:
        place = places[area]
        cell = release.cell(indicator, place.level, place.area)
        return lambda content: _datum(cell, indicators[indicator], content)

    return look


def _datum(cell: Cell | None, indicator: Indicator, content: str) -> Datum:
    status = status_of(cell)
    if cell is None:
        return Datum("", status)
    if content == VALUE:
        return Datum(number_of(cell, indicator), status) if status is CellStatus.OK else Datum("", status)
    number: str = getattr(cell, content)
    if number:
        return Datum(number, CellStatus.OK)
    return Datum("", CellStatus.ABSENT if status is CellStatus.OK else status)
