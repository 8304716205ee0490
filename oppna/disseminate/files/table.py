"""Every file there is of a version, by its name in an address: what it is, for whom, and what makes it.

No name that stands not here is ever looked for on a disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from oppna.disseminate.products import PRODUCTS, csvw, datapackage
from oppna.disseminate.products.dataset.of_release import GROUPS, UNITS, areas_of
from oppna.disseminate.products.put import put
from oppna.disseminate.products.sdmx_csv import MEDIA_TYPE as SDMX
from oppna.disseminate.products.zipped import zipped
from oppna.release.content import Release
from oppna.release.files import CHECKSUMS, DATAPACKAGE, DEFINITIONS, HEAD, QUALITY, README, SUMMED

CSV, JSON, ZIP = "text/csv; charset=utf-8", "application/json", "application/zip"
PARQUET = "application/vnd.apache.parquet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSVM = "application/csvm+json"
"""A description of tables, after CSV on the Web."""
PLAIN, PX = "text/plain; charset=utf-8", "text/x-pcaxis; charset=utf-8"

Make = Callable[[Release, Path], None]


@dataclass(frozen=True)
class DataFile:
    """A file. `make`: puts it in its place; None for one that lies in the release as it is. `kind`: its table, if any.

    `plainly`: a line for who writes about it; `exactly`: one for who programs with it. `shown`: whether pages list it.
    """

    name: str
    title: str
    media_type: str
    make: Make | None = None
    plainly: str = ""
    exactly: str = ""
    kind: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it gets much smaller when it is packed; workbooks, archives and Parquet are packed already."""
        return self.media_type.startswith("text/") or "json" in self.media_type or "csv" in self.media_type

    def of(self, release: Release) -> bool:
        """Whether the release has it: one without groups has no table of groups."""
        return not self.kind or bool(areas_of(release, self.kind))


def _csvw(release: Release, target: Path) -> None:
    put(csvw.metadata(release), target)


def whole(folder: Path) -> bytes:
    """The release as one zipped file, every file as it was sealed."""
    return zipped({name: (folder / name).read_bytes() for name in (*SUMMED, CHECKSUMS)})


WHOLE = "publicering.zip"

_MADE = (
    DataFile(
        "arbetsbok.xlsx", "Arbetsbok för Excel", XLSX, PRODUCTS["workbook"],
        "Öppna i Excel: din kommun, alla resultat, vad de betyder och hur de är gjorda.",
        "Flera blad för människor; läs hellre Parquet eller CSV i ett program.",
    ),
    DataFile(
        "excel.csv", "CSV för svensk Excel", CSV, PRODUCTS["csv"],
        "Öppnas med ett dubbelklick: en rad för varje område, en kolumn för varje indikator.",
        "Semikolon, decimalkomma, BOM; en bred tabell.",
    ),
    DataFile(
        "resultat.parquet", "Parquet", PARQUET, PRODUCTS["parquet"],
        "För den som analyserar i R, Python eller DuckDB.",
        "En rad för varje cell med namn, nivå, tal som DOUBLE, svar som text och status; zstd.",
    ),
    DataFile(
        "enheter.px", "PX: kommuner och stadsdelar", PX, PRODUCTS["px"],
        "Samma slags fil som SCB:s statistikdatabas ger; öppnas i PxWin och PxEdit.",
        "AXIS-VERSION 2013, UTF-8, DATASYMBOL1–6 säger varför en cell är tom.", UNITS,
    ),
    DataFile(
        "grupper.px", "PX: riket, län, grupper och städer", PX, PRODUCTS["px-groups"],
        "Som ovan, för riket, län, grupper och städer med stadsdelar.",
        "Andelar 0–1 med sex decimaler, täljare, nämnare och antal objekt.", GROUPS,
    ),
    DataFile(
        "enheter.jsonstat.json", "JSON-stat: kommuner och stadsdelar", JSON, PRODUCTS["jsonstat"],
        "För diagram och kartor på webben.",
        "JSON-stat 2.0; status och dess etiketter, enheter och noter följer med.", UNITS,
    ),
    DataFile(
        "grupper.jsonstat.json", "JSON-stat: riket, län, grupper och städer", JSON, PRODUCTS["jsonstat-groups"],
        "Som ovan, för riket, län, grupper och städer med stadsdelar.",
        "Samma dimensioner: Region, Indikator, ContentsCode, Tid.", GROUPS,
    ),
    DataFile(
        "sdmx.csv", "SDMX-CSV", SDMX, PRODUCTS["sdmx"],
        "För utbyte mellan statistikmyndigheter.",
        "SDMX-CSV 2.0 med koder och etiketter; OBS_STATUS, CONF_STATUS och vår egen STATUS.",
    ),
    DataFile(
        "datapaket.zip", "Data Package", ZIP, PRODUCTS["datapackage"],
        "Tabeller och beskrivning i ett, för arkiv och forskning.",
        "Frictionless Data Package v1 med typer, nycklar och kontrollsummor.",
    ),
    DataFile(
        "csvw.zip", "CSV on the Web", ZIP, PRODUCTS["csvw"],
        "Tabeller vars kolumner är förklarade i en fil bredvid.",
        "W3C CSVW: datatyper, tillåtna värden, främmande nycklar.",
    ),
)  # fmt: skip

_OWN = (
    DataFile("results.csv", "Resultaten", CSV, None, "Alla resultat, en rad för varje indikator och område.",
             "UTF-8, komma, decimalpunkt; så som publiceringen är förseglad."),
    DataFile("results.parquet", "Resultaten som Parquet", PARQUET, None, "Samma tabell för program.",
             "Alla kolumner som text, utom objekt; siffra för siffra som i results.csv."),
    DataFile("areas.csv", "Områdena", CSV, None, "Vilka områden resultaten gäller.", "Koder, namn, län och grupper."),
    DataFile("answers.parquet", "Använda svar", PARQUET, None, "Svaren som resultaten är räknade ur, utan fria texter.",
             "Objekt, fråga, svar."),
    DataFile(DEFINITIONS, "Definitioner", JSON, None, "Frågor, regler, definitioner och metod.",
             "Hela utgåvan; reglerna går att räkna om med."),
    DataFile("quality.csv", "Bortfall per indikator", CSV, None, "Hur många som har svarat på vad.",
             "Antal objekt efter utfall."),
    DataFile(QUALITY, "Kvalitetsuppgifter", JSON, None, "Svarsfrekvenser och granskningsfynd.", "Samma som JSON."),
    DataFile(HEAD, "Publiceringens huvud", JSON, None, "Version, datum, godkännare och rättelser.",
             "Kontrollsummor för allt underlag."),
    DataFile(DATAPACKAGE, "Beskrivning av tabellerna", JSON, None, "Vad varje kolumn betyder.",
             "Frictionless; läses ihop med filerna bredvid."),
    DataFile(csvw.METADATA, "Beskrivning enligt CSVW", CSVM, _csvw, "Vad varje kolumn betyder, enligt W3C.",
             "Ligger där CSVW letar: bredvid results.csv."),
    DataFile(README, "Läs mig", "text/markdown; charset=utf-8", None, "Vad publiceringen är.", "Markdown."),
    DataFile(CHECKSUMS, "Kontrollsummor", PLAIN, None, "Visar att inget är ändrat.", "sha256sum --check SHA256SUMS"),
    DataFile(WHOLE, "Hela publiceringen", ZIP, None, "Allt ovan i en fil, så som det är förseglat.",
             "Packa upp och kör oppna verify."),
)  # fmt: skip

FILES: dict[str, DataFile] = {file.name: file for file in (*_MADE, *_OWN)}
"""Name in an address → what is there, in the order they are listed."""
DESCRIBED = datapackage.CSV
"""The tables that the description beside them is about."""
PRODUCED = tuple(file.name for file in _MADE)
SEALED = tuple(file.name for file in _OWN)
