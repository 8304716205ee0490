"""The tables of a release: their files, columns and rows. Whatever writes, reads or describes one uses this page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from oppna.cells import RESULT_COLUMNS, result_row
from oppna.model.codes import STATUS_TEXT, Level, Status
from oppna.model.release import IndicatorQuality
from oppna.release.content import Release

Row = tuple[str, ...]


class Column(msgspec.Struct, frozen=True):
    """A column as people and the data package know it. `values`, if any, are the only ones it may hold."""

    name: str
    title: str
    description: str
    type: Literal["string", "integer", "number", "boolean"] = "string"
    values: tuple[str, ...] = ()
    required: bool = False


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table, the files that hold it, and how its rows come out of a release. `key` identifies a row."""

    title: str
    description: str
    files: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Release], Iterable[Row]]

    @property
    def header(self) -> Row:
        return tuple(column.name for column in self.columns)


def _area_rows(release: Release) -> Iterable[Row]:
    for area in release.areas:
        yield (
            area.level.value,
            area.area,
            area.label,
            area.municipality,
            area.county,
            "" if area.population is None else str(area.population),
            area.population_group,
            area.skr_group,
            "true" if area.is_city else "false",
        )


def _result_rows(release: Release) -> Iterable[Row]:
    return (result_row(release.head.edition, cell) for cell in release.cells)


def _answer_rows(release: Release) -> Iterable[Row]:
    return ((answer.unit, answer.question, answer.answer) for answer in release.answers)


def _quality_rows(release: Release) -> Iterable[Row]:
    return (tuple(map(str, msgspec.structs.astuple(quality))) for quality in release.quality.indicators)


_LEVELS = tuple(level.value for level in Level)
_STATUSES = tuple(status.value for status in Status)
_MEANINGS = "; ".join(f"{status.value} = {text}" for status, text in STATUS_TEXT.items())

AREAS = Table(
    title="Områden",
    description="Alla områden som resultaten gäller, i den ordning de visas: riket, län, befolkningsgrupper, "
    "kommungrupper och sedan kommuner i bokstavsordning med en stad närmast före sina stadsdelar.",
    files=("areas.csv",),
    key=("level", "area"),
    rows=_area_rows,
    columns=(
        Column("level", "Redovisningsnivå", "Vilket slags område raden gäller.", values=_LEVELS, required=True),
        Column("area", "Område", "Områdets kod; för län länets namn.", required=True),
        Column("label", "Namn", "Områdets namn, eller vad gruppens kod står för.", required=True),
        Column("municipality", "Kommun", "Kommunens kod; för en stadsdel stadens. Tom för grupper."),
        Column("county", "Län", "Länets namn."),
        Column("population", "Invånare", "Antal invånare, där det är känt.", "integer"),
        Column("population_group", "Befolkningsgrupp", "Grupp efter antal invånare, 1–5."),
        Column("skr_group", "Kommungrupp", "Grupp i Sveriges Kommuner och Regioners indelning."),
        Column("is_city", "Stad med stadsdelar", "Sant för en stad som svarar genom sina stadsdelar.", "boolean"),
    ),
)

_RESULT_COLUMNS = {
    "edition": Column("edition", "Utgåva", "Utgåvans beteckning.", required=True),
    "indicator": Column("indicator", "Indikator", "Indikatorns beteckning i definitions.json.", required=True),
    "level": AREAS.columns[0],
    "area": Column("area", "Område", "Områdets kod i areas.csv.", required=True),
    "value": Column(
        "value",
        "Värde",
        "För en kommun eller stadsdel Ja, Delvis, Nej eller Ej aktuellt, eller ett tal; för en grupp ett tal eller "
        "Ej aktuellt. Andelar skrivs 0–1 med sex decimaler.",
    ),
    "numerator": Column("numerator", "Täljare", "Objekt, årsarbetare eller personer; exakt tal med decimalpunkt."),
    "denominator": Column("denominator", "Nämnare", "Det som täljaren är en del av; exakt tal med decimalpunkt."),
    "population": Column(
        "population", "Objekt", "Antal objekt i området, vare sig de har svarat eller inte.", "integer"
    ),
    "status": Column(
        "status",
        "Status",
        f"ok när värdet visas, annars varför inte: {_MEANINGS}.",
        values=_STATUSES,
        required=True,
    ),
}

RESULTS = Table(
    title="Resultat",
    description="En rad för varje indikator och område.",
    files=("results.csv", "results.parquet"),
    key=("indicator", "level", "area"),
    rows=_result_rows,
    columns=tuple(_RESULT_COLUMNS[name] for name in RESULT_COLUMNS),
)

ANSWERS = Table(
    title="Använda svar",
    description="Svaren på frågor med fasta alternativ och frågor om tal, så som de användes. Fria texter ingår inte.",
    files=("answers.parquet",),
    key=("unit", "question"),
    rows=_answer_rows,
    columns=(
        Column("unit", "Objekt", "Kommunens eller stadsdelens kod i areas.csv.", required=True),
        Column("question", "Fråga", "Frågans beteckning i definitions.json.", required=True),
        Column("answer", "Svar", "Svarsalternativet eller talet; 999 = uppgift kan inte lämnas.", required=True),
    ),
)

_QUALITY_TEXT = {
    "indicator": ("Indikator", "Indikatorns beteckning i definitions.json."),
    "with_value": ("Med värde", "Antal objekt som har ett värde."),
    "not_applicable": ("Ej aktuellt", "Antal objekt som indikatorn inte är aktuell för."),
    "missing": ("Saknas", "Antal objekt utan svar på någon fråga som behövs."),
    "cannot_answer": ("Kan inte lämna uppgift", "Antal objekt som har angett koden 999."),
    "illogical": ("Ologiska", "Antal objekt vars svar motsäger varandra."),
    "suppressed_groups": ("Grupper som inte visas", "Antal grupper som inte visas för att bortfallet är för stort."),
}

QUALITY = Table(
    title="Kvalitet",
    description="Hur objekten fördelar sig på varje indikator: antalen utom det sista summerar till antalet objekt.",
    files=("quality.csv",),
    key=("indicator",),
    rows=_quality_rows,
    columns=tuple(
        Column(name, *_QUALITY_TEXT[name], type="string" if name == "indicator" else "integer", required=True)
        for name in IndicatorQuality.__struct_fields__
    ),
)

TABLES = (AREAS, RESULTS, ANSWERS, QUALITY)
