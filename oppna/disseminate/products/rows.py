"""The results with the names of everything in the row, a row a cell: what a program reads without joining anything."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.products.dataset.areas import area_code
from oppna.disseminate.products.dataset.coding import CELL_TEXT, CellStatus, status_of
from oppna.disseminate.products.words import basis
from oppna.model.codes import LEVEL_NAME, Category
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.release.tables import Column, Row, Table

_CATEGORIES = tuple(category.value for category in Category if category is not Category.NOT_APPLICABLE)
_STATUSES = tuple(status.value for status in CellStatus if status is not CellStatus.ABSENT)

COLUMNS = (
    Column("basis", "Underlag", "Vad siffrorna vilar på; SYNTETISKA SVAR för påhittade.", required=True),
    Column("edition", "Utgåva", "Utgåvans beteckning.", required=True),
    Column("version", "Version", "Publiceringens version.", required=True),
    Column("year", "År", "Utgåvans år.", "integer", required=True),
    Column("indicator", "Indikator", "Indikatorns beteckning.", required=True),
    Column("indicator_name", "Indikatorns namn", "Kort namn.", required=True),
    Column("unit", "Enhet", "Vad måttet räknar.", required=True),
    Column("level", "Nivå", "Vilket slags område.", required=True),
    Column("area", "Områdeskod", "Unik för alla nivåer.", required=True),
    Column("area_name", "Område", "Områdets namn.", required=True),
    Column("county", "Län", "Länets namn."),
    Column("population_group", "Befolkningsgrupp", "Grupp efter antal invånare."),
    Column("skr_group", "Kommungrupp", "Grupp i SKR:s indelning."),
    Column("value", "Värde", "Talet, där cellen har ett; andelar 0–1.", "number"),
    Column("category", "Svar", "Ja, Delvis eller Nej, där cellen har ett svar.", values=_CATEGORIES),
    Column("numerator", "Täljare", "Objekt, årsarbetare eller personer.", "number"),
    Column("denominator", "Nämnare", "Det som täljaren är en del av.", "number"),
    Column("population", "Objekt", "Antal objekt i området.", "integer"),
    Column("status", "Status", "ok, eller varför cellen är tom.", values=_STATUSES, required=True),
    Column("status_text", "Statustext", "Den fasta texten för en cell utan värde."),
)


def _rows(release: Release) -> Iterator[Row]:
    head, year = release.head, str(release.edition.head.year)
    told = (basis(head), head.edition, head.version, year)
    indicators = {one.id: (one.id, one.short_name, one.unit.value) for one in release.edition.indicators}
    for cell in release.cells:
        area = release.area(cell.level, cell.area)
        groups = (area.county, area.population_group, area.skr_group)
        place = (LEVEL_NAME[cell.level], area_code(area), area.label, *groups)
        yield (*told, *indicators[cell.indicator], *place, *_figures(cell))


def _figures(cell: Cell) -> Row:
    status = status_of(cell)
    is_word = cell.value in _CATEGORIES
    value = cell.value if status is CellStatus.OK and not is_word else ""
    word = cell.value if is_word else ""
    counts = (cell.numerator, cell.denominator, cell.population)
    return (value, word, *counts, status.value, CELL_TEXT.get(status, ""))


NAMED = Table(
    title="Resultat med namn",
    description="En rad för varje indikator och område, med namn och grupper i raden.",
    files=(),
    columns=COLUMNS,
    key=("edition", "version", "indicator", "area"),
    rows=_rows,
)
