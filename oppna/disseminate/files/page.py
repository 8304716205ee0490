"""The reference of the open formats, made from the tables the writers themselves use."""

from __future__ import annotations

from oppna.disseminate.api.pxweb.select import MOST_CELLS
from oppna.disseminate.files.table import FILES, PRODUCED
from oppna.disseminate.products import PRODUCTS, px
from oppna.disseminate.products.dataset.coding import CELL_TEXT, CellStatus
from oppna.disseminate.products.sdmx_csv import CONFIDENTIAL, FREE, OBS_STATUS
from oppna.swedish import number

_STANDARDS: dict[str, tuple[str, str]] = {
    "workbook": ("Office Open XML", "openpyxl, LibreOffice"),
    "csv": ("CSV för svensk Excel", "csv"),
    "px": ("PX, AXIS-VERSION 2013", "pyaxis"),
    "px-groups": ("PX, AXIS-VERSION 2013", "pyaxis"),
    "jsonstat": ("JSON-stat 2.0", "pyjstat, jsonstat-validator"),
    "jsonstat-groups": ("JSON-stat 2.0", "pyjstat, jsonstat-validator"),
    "sdmx": ("SDMX-CSV 2.0, koder och etiketter", "pysdmx"),
    "parquet": ("Parquet", "DuckDB"),
    "csvw": ("CSV on the Web", "csvw"),
    "datapackage": ("Frictionless Data Package v1", "frictionless"),
}
"""Flag → standard, and who reads it back in the tests."""


def page() -> str:
    """The page, in Markdown."""
    filled = {"<files>": _files(), "<statuses>": _statuses(), "<cells>": number(MOST_CELLS)}
    text = _TEXT
    for mark, made in filled.items():
        text = text.replace(mark, made)
    return text


def _files() -> str:
    flags = {write: name for name, write in PRODUCTS.items()}
    rows = ["| fil på sajten | flagga till `oppna publish` | standard | läses i testerna av |", "|---|---|---|---|"]
    for name in PRODUCED:
        flag = flags[FILES[name].make or PRODUCTS["csv"]]
        standard, readers = _STANDARDS[flag]
        rows.append(f"| `{name}` | `--{flag}` | {standard} | {readers} |")
    rows.append("| `/data/katalog.ttl`, `.jsonld`, `.rdf` | – | DCAT-AP-SE 3 | rdflib, pyshacl |")
    rows.append("| `publicering.zip` och de förseglade filerna | – | publiceringens mapp | `oppna verify` |")
    return "\n".join(rows)


def _statuses() -> str:
    rows = ["| status | fast text | PX | SDMX `OBS_STATUS` | SDMX `CONF_STATUS` |", "|---|---|---|---|---|"]
    for status in CellStatus:
        symbol = f"`{px.SYMBOL[status]}`" if status in px.SYMBOL else ""
        observed = OBS_STATUS[status][0] if status in OBS_STATUS else ""
        kept = (CONFIDENTIAL if status is CellStatus.CONFIDENTIAL else FREE)[0] if observed else ""
        rows.append(f"| `{status.value}` | {CELL_TEXT.get(status, '')} | {symbol} | {observed} | {kept} |")
    return "\n".join(rows)


_TEXT = """\
# Öppna format

Varje publicering finns i flera format. Innehållet är detsamma; här står hur varje format bär det som det saknar ord
för. Filerna hämtas på `/oppna-data/`, görs med `oppna publish` och läses tillbaka av andras program i testerna, cell
för cell. Sidan är skapad ur `oppna/disseminate/files/page.py`; ändra där och kör `make docs`.

## Vad som finns

<files>

Samma publicering ger samma byte, i varje process och på varje maskin. Filen är hel eller så finns den inte.

## Två tabeller

PX och JSON-stat, och tabellerna i PxWeb-gränssnittet, delar publiceringen i två:

- **enheter**: kommuner och stadsdelar som svarar själva. Värdet är svaret eller måttet.
- **grupper**: riket, län, befolkningsgrupper, SKR-grupper, och städer med stadsdelar. Värdet är en andel eller ett
  mått för gruppen.

Städerna står bland grupperna, för deras värde är en andel av stadsdelarna. Så betyder ett tal aldrig två saker i en
tabell.

Varje tabell har fyra variabler: `Region` (område), `Indikator`, `ContentsCode` (uppgift: `value` Värde, `numerator`
Täljare, `denominator` Nämnare, `population` Objekt) och `Tid` (utgåvans år).

## Ja, Delvis och Nej

De är svar och inte tal. Format som har ord behåller orden: Parquet i kolumnen `category`, SDMX-CSV i `CATEGORY`, och
`results.csv`, CSVW och datapaketet i `value`. Format som bara har tal får dem kodade, så som Kolada kodade dem:

| indikatorn kan vara | Nej | Delvis | Ja |
|---|---|---|---|
| Ja eller Nej | 0 | – | 1 |
| Ja, Delvis eller Nej | 0 | 1 | 2 |

Kodningen står i filen: i PX som VALUENOTE för varje indikator, i JSON-stat som not och i `extension.unit`, i SDMX som
`UNIT_MEASURE`. I tabellen över grupper är samma indikator en andel 0–1. Ett medelvärde av koderna är en andel bara
när Delvis inte finns.

## När en cell inte har något tal

<statuses>

I PX förklaras symbolerna av DATASYMBOL1–6; en och två punkter betyder detsamma som i SCB:s tabeller. I JSON-stat står
orsaken i `status`, cell för cell, med texterna i `extension.status.label`. SDMX skriver NaN där talet är utelämnat
med avsikt; kolumnen `STATUS` har vår egen orsak, för SDMX har en enda kod för allt som inte visas. I Parquet är talet
null och `status` säger varför. `absent` finns bara där en tabell har plats för en kombination som publiceringen
saknar rad för, och för täljare och nämnare som inte är publicerade.

En cell med sekretess har inget tal i något format, inte heller täljare, nämnare eller antal objekt. Formaten görs av
publiceringen och av inget annat: det som är dolt där finns inte här.

## Koder för områden

Kommuner och stadsdelar har sina egna koder (`0184`, `0180-D01`). Grupper har nivå och nyckel: `riket`,
`lan-stockholms-lan`, `befolkningsgrupp-3`, `kommungrupp-a1`. De består av bokstäver, siffror och bindestreck och är
unika över alla nivåer.

## Vad som sägs om en fil

Titel, källa, kontakt, datum, version, licens, bortfallsregel, sekretessregel och rättelser följer med i varje format
som har plats. Påhittade svar säger SYNTETISKA SVAR i titel och första not, i filnamnet när den hämtas, och har ingen
myndighet som källa. Egna siffror är CC0; siffror tagna ur ett dokument har dokumentets villkor, och då står
`dcterms:rights` i stället för licens i katalogen. LAST-UPDATED och `updated` är versionens datum: ingen klocka går in
i en fil.

## Katalogen

`/data/katalog.*` beskriver varje publik version som en datamängd med en distribution för varje fil och för varje
gränssnitt. Alla tre former säger samma sak. Kraven i DCAT-AP-SE 3.0.1 är skrivna som former i
`tests/lib/dcat_ap_se.ttl` och prövas med pyshacl.

## PxWeb 2

`/pxweb/api/v2` svarar som PxWebApi 2 på `/config`, `/navigation`, `/tables`, `/tables/{id}`, `/tables/{id}/metadata`,
`/tables/{id}/defaultselection`, `/tables/{id}/data` (GET och POST) och `/codelists/{id}`. Tabellerna heter utgåva och
slag, som `<utgåva>-enheter`, och visar den nyaste versionen. pxwebpy används oförändrat.

- Uttryck i ett val: kod, `*` först, sist eller på båda sidor, `?` för ett tecken, `TOP(n)`, `TOP(n,från)`,
  `BOTTOM(n)`, `FROM(kod)`, `TO(kod)`, `RANGE(kod,kod)`. Kodlistor (`vs_…`) väljer en nivå, eller ett läns kommuner
  och stadsdelar.
- Svar som `json-stat2`, `csv` eller `px`. Högst <cells> celler i ett svar (`/config` säger det); klienterna delar
  själva större frågor.
- En fråga som skickas med POST får vara högst en megabyte. Den ändrar inget och behöver varken inloggning eller kaka.
- Fel svaras som `application/problem+json` med PxWebs rubriker och en svensk mening.
- `outputFormatParams` gäller för `csv`: `UseCodes`, `UseTexts` eller `UseCodesAndTexts`, `SeparatorTab`,
  `SeparatorSpace` eller `SeparatorSemicolon`, och `IncludeTitle`.
- Bara svenska (`lang=sv`). `placement` läses inte.
"""
