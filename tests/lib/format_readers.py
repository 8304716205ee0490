"""What others' readers find in the open formats, each as indicator and area → what stands there; and what should.

None of it asks the code that wrote the files: codes of areas and of categories are worked out anew here.
"""

from __future__ import annotations

import csv
import json
import warnings
import zipfile
from dataclasses import dataclass
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from oppna.disseminate.addresses import slug
from oppna.model.codes import Level
from oppna.release.content import Release
from tests.lib.needs import only_with

READERS = ("pyaxis", "pyjstat", "jsonstat_validator", "pysdmx", "csvw", "frictionless", "pyshacl", "pxweb")
needs_readers = only_with("clients", all(map(find_spec, READERS)), "open formats, by others' readers (make clients)")

needs_pyarrow = only_with("clients", find_spec("pyarrow"), "SDMX-CSV by pysdmx (its extra `data` is not installed)")


@dataclass(frozen=True)
class Read:
    """A cell. `value`: the number; `word`: a category where the format has words; counts None where not given."""

    value: Fraction | None
    status: str
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    population: Fraction | None = None
    word: str = ""


Cells = dict[tuple[str, str], Read]


def code_of(level: Level, area: str) -> str:
    """The area's code in the formats."""
    if level in (Level.MUNICIPALITY, Level.DISTRICT):
        return area
    start = {"nation": "riket", "county": "lan-", "population_group": "befolkningsgrupp-", "skr_group": "kommungrupp-"}
    return start[level.value] + ("" if level is Level.NATION else slug(area))


def is_unit(release: Release, level: Level, area: str) -> bool:
    """Whether it answers itself: a municipality or district, but not a city with districts."""
    return level in (Level.MUNICIPALITY, Level.DISTRICT) and not release.area(level, area).is_city


def expected(release: Release, *, units: bool | None = None, coded: bool = True) -> Cells:
    """What should stand there. `units`: only those who answer, or only the groups. `coded`: words as numbers."""
    partly = {one.id for one in release.edition.indicators if "Delvis" in one.reported_as}
    found: Cells = {}
    for cell in release.cells:
        if units is not None and is_unit(release, cell.level, cell.area) != units:
            continue
        status = "not_applicable" if cell.value == "Ej aktuellt" else cell.status.value
        word = cell.value if cell.value in ("Ja", "Delvis", "Nej") else ""
        codes = {"Ja": 2, "Delvis": 1, "Nej": 0} if cell.indicator in partly else {"Ja": 1, "Nej": 0}
        coded_value = Fraction(codes[word]) if word and coded else None
        number = Fraction(cell.value) if status == "ok" and not word else coded_value
        counts = (_fraction(cell.numerator), _fraction(cell.denominator), _fraction(cell.population))
        found[cell.indicator, code_of(cell.level, cell.area)] = Read(number, status, *counts, word=word)
    return found


def wordless(cells: Cells) -> Cells:
    """For a format that has only numbers."""
    return {
        key: Read(one.value, one.status, one.numerator, one.denominator, one.population) for key, one in cells.items()
    }


def _fraction(text: Any) -> Fraction | None:
    return None if text is None or str(text) in ("", "nan", "NaN", "None", "<NA>") else Fraction(str(text))


def by_pyaxis(path: Path) -> tuple[dict[str, Any], Cells]:
    """Keywords and cells of a PX file. Symbols are turned into statuses by what the file itself says of them."""
    from pyaxis import pyaxis

    parsed = pyaxis.parse(str(path), encoding="utf-8", null_values=r"^never$", sd_values=r"^never$")
    told = parsed["METADATA"]
    meaning = {"." * at: told[f"DATASYMBOL{at}"][0] for at in range(1, 7)}
    code = {
        name: dict(zip(told[f"VALUES({name})"], told[f"CODES({name})"], strict=True))
        for name in ("område", "indikator", "uppgift")
    }
    raw: dict[tuple[str, str], dict[str, str]] = {}
    for area, indicator, content, _, text in parsed["DATA"].itertuples(index=False):
        key = (code["indikator"][indicator], code["område"][area])
        raw.setdefault(key, {})[code["uppgift"][content]] = str(text).strip('"')
    return told, {key: _from_symbols(held, meaning) for key, held in raw.items()}


_STATUS_BY_TEXT = {
    "ej aktuellt": "not_applicable",
    "uppgift saknas": "missing",
    "ologisk uppgift": "illogical",
    "visas inte, för stort bortfall": "suppressed_nonresponse",
    "x (sekretess)": "confidential",
    "– (redovisas inte)": "absent",
}


def _from_symbols(held: dict[str, str], meaning: dict[str, str]) -> Read:
    numbers = {name: None if text in meaning else Fraction(text) for name, text in held.items()}
    status = _STATUS_BY_TEXT[meaning[held["value"]]] if held["value"] in meaning else "ok"
    return Read(numbers["value"], status, numbers["numerator"], numbers["denominator"], numbers["population"])


def by_pyjstat(content: bytes) -> Cells:
    """The cells of a JSON-stat file by pyjstat, and their statuses by position."""
    from pyjstat import pyjstat

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its own write() calls what it deprecates
        frame = pyjstat.Dataset.read(content.decode()).write("dataframe", naming="id")
    status = json.loads(content)["status"]
    raw: dict[tuple[str, str], dict[str, tuple[Any, str]]] = {}
    for at, row in enumerate(frame.itertuples(index=False)):
        held = (None if row.value != row.value else row.value, status.get(str(at), "ok"))
        raw.setdefault((row.Indikator, row.Region), {})[row.ContentsCode] = held
    return {key: _from_statuses(held) for key, held in raw.items()}


def _from_statuses(held: dict[str, tuple[Any, str]]) -> Read:
    assert all((value is None) == (status != "ok") for value, status in held.values())
    numbers = {name: _fraction(value) for name, (value, _) in held.items()}
    return Read(numbers["value"], held["value"][1], numbers["numerator"], numbers["denominator"], numbers["population"])


def by_pysdmx(path: Path) -> Cells:
    """The cells of an SDMX-CSV file by pysdmx, which takes the labels away and leaves the codes."""
    from pysdmx.io import read_sdmx

    (data,) = read_sdmx(path).data
    frame = data.data
    return {
        (row.INDICATOR, row.REF_AREA): Read(
            _fraction(row.OBS_VALUE), row.STATUS, *map(_fraction, (row.NUMERATOR, row.DENOMINATOR, row.POPULATION)),
            word=row.CATEGORY if row.CATEGORY in ("Ja", "Delvis", "Nej") else "",
        )
        for row in frame.itertuples(index=False)
    }  # fmt: skip


def by_duckdb(path: Path) -> Cells:
    """The cells of the Parquet file."""
    import duckdb

    columns = "indicator, area, value, status, numerator, denominator, population, coalesce(category, '')"
    rows = duckdb.connect().execute(f"SELECT {columns} FROM read_parquet('{path}')").fetchall()
    return {
        (indicator, area): Read(
            _fraction(value), status, _fraction(numerator), _fraction(denominator), _fraction(population), word
        )
        for indicator, area, value, status, numerator, denominator, population, word in rows
    }


def unzipped(path: Path, into: Path) -> Path:
    """The files of a zipped product, laid in a folder."""
    with zipfile.ZipFile(path) as archive:
        archive.extractall(into)
    return into


def by_csvw(folder: Path) -> list[dict[str, Any]]:
    """The rows of the results as the csvw library reads them by their description, every check of it passed."""
    from csvw import TableGroup

    group = TableGroup.from_file(folder / "csv-metadata.json")
    group.check_referential_integrity()
    return list(group.tabledict["results.csv"].iterdicts())


def by_frictionless(folder: Path) -> list[dict[str, Any]]:
    """The rows of the results as frictionless reads them, the whole package validated."""
    from frictionless import Package

    package = Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5]
    return [dict(row) for row in package.get_resource("results-csv").read_rows()]


def table_rows(release: Release) -> list[dict[str, str]]:
    """The rows of results.csv as plain text."""
    from oppna.release.files import table_csv
    from oppna.release.tables import RESULTS

    return list(csv.DictReader(table_csv(RESULTS, release).decode().splitlines()))


def same(read: Cells, wanted: Cells) -> None:
    """Every cell, with a short message for what differs."""
    assert read.keys() == wanted.keys(), sorted(read.keys() ^ wanted.keys())[:5]
    wrong = [(key, read[key], wanted[key]) for key in wanted if read[key] != wanted[key]]
    assert not wrong, (len(wrong), wrong[:3])


def present(cells: Cells) -> Cells:
    """Without the combinations that a table has room for and the release no row."""
    return {key: one for key, one in cells.items() if one.status != "absent"}
