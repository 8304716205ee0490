"""What an answer says of cells, as rows under the names of results.csv; and its whole text, whatever it is packed in.

An answer of a new form gets a line in FORMS.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from fractions import Fraction
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
from pypdf import PdfReader

from tests.lib.channels.walk import Said

Row = dict[str, str]
FIELDS = ("value", "numerator", "denominator", "population")
_CELL = re.compile(r'<a [^>]*href="/siffra/([^/"]+)/([^/"]+)/([a-z]+)/([^/"]*)/?[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def rows(said: Said) -> list[Row]:
    """Every cell that the answer tells of in a form that programs can read, or by a link to the cell's own page."""
    return [row for form, read in FORMS.items() if form in said.content_type for row in read(said)]


def _row(indicator: str, area: str, **said: object) -> Row:
    """Numbers as exact as they were said, for they may be floats."""
    told = {name: _exact(said.get(name)) for name in FIELDS}
    return {"indicator": indicator, "area": area, "status": "ok" if any(told.values()) else "none", **told}


def _exact(number: object) -> str:
    if number is None or number == "" or isinstance(number, bool):
        return ""
    try:
        return str(Fraction(str(number)).limit_denominator(10**12))
    except ValueError:
        return ""


def _json(said: Said) -> Iterator[Row]:
    whole = json.loads(said.body)
    if isinstance(whole, dict) and {"id", "size", "dimension", "value"} <= whole.keys():
        yield from _jsonstat(whole)
    yield from _objects(whole, said)


def _objects(part: Any, said: Said) -> Iterator[Row]:
    """Every object that names an indicator and an area."""
    if isinstance(part, list):
        for one in part:
            yield from _objects(one, said)
    if not isinstance(part, dict):
        return
    indicator, area = part.get("indicator") or part.get("kpi"), part.get("area") or part.get("municipality")
    if isinstance(indicator, str) and isinstance(area, str):
        at = _indicator(indicator), "Riket" if area == "0000" else area
        yield _row(*at, **{name: part.get(name) for name in FIELDS})
        for value in part.get("values") or ():  # Kolada's: one for each gender, in per cent
            yield _row(*at, value=None if value.get("value") is None else Fraction(str(value["value"])) / 100)
    for one in part.values():
        yield from _objects(one, said)


def _indicator(id: str) -> str:
    """Kolada's clients know no _: OJ2021bouUTBXak9."""
    return re.sub(r"^OJ\d{4}[a-z]+", "", id).replace("X", "_")


def _jsonstat(cube: dict[str, Any]) -> Iterator[Row]:
    """A table of JSON-stat 2 with the variables area, indicator and what is told, in any order."""
    codes = []
    for name in cube["id"]:
        index = cube["dimension"][name]["category"]["index"]
        codes.append(sorted(index, key=index.get) if isinstance(index, dict) else index)
    values = cube["value"] or {}
    for position, place in enumerate(product(*codes)):
        value = values.get(str(position)) if isinstance(values, dict) else values[position]
        at = dict(zip(cube["id"], place, strict=True))
        indicator = next((code for code in place if code.startswith("UTB_")), None)
        area = next((code for name, code in at.items() if name.casefold() in ("region", "område", "area")), None)
        if indicator and area and value is not None and "value" in place:
            yield _row(indicator, area.rpartition(":")[2], value=value)


def _csv(said: Said) -> Iterator[Row]:
    text = said.body.decode("utf-8-sig")
    if ";" in text.partition("\n")[0]:
        yield from _swedish_csv(text)
    for row in csv.DictReader(io.StringIO(text)):
        if "indicator" in row and "area" in row:
            yield _row(row["indicator"], row["area"], **{name: row.get(name) for name in FIELDS})
            for side in ("before_", "after_"):
                if f"{side}value" in row:
                    yield _row(row["indicator"], row["area"], **{name: row[side + name] for name in FIELDS})


_IN_SWEDISH = {"value": "värde", "numerator": "täljare", "denominator": "nämnare"}


def _swedish_csv(text: str) -> Iterator[Row]:
    """A table for a Swedish Excel that names indicator and area in each row. What is told of one area has its name in
    front of the heading."""
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        told = {heading.rpartition(": ")[2].casefold(): value or "" for heading, value in row.items()}
        indicator, area = told.get("id") or told.get("indikator"), told.get("kod") or told.get("område")
        if indicator and area:
            numbers = {name: told.get(heading, "").replace(",", ".") for name, heading in _IN_SWEDISH.items()}
            yield _row(indicator, area, **numbers)


def _html(said: Said) -> Iterator[Row]:
    """The text of a cell that leads to its own page; per cent as it is printed."""
    for _, indicator, _, key, inner in _CELL.findall(said.body.decode()):
        text = unescape(re.sub(r"<[^>]+>", " ", inner))
        number = re.search(r"(\d[\d\u00a0 ]*(?:,\d+)?)\s*%", text)
        share = Fraction(re.sub(r"[\u00a0 ]", "", number[1]).replace(",", ".")) / 100 if number else None
        yield _row(unquote(indicator), unquote(key), value=share)


FORMS: dict[str, Callable[[Said], Iterator[Row]]] = {"json": _json, "csv": _csv, "html": _html}


def text(said: Said) -> str:
    """Everything that can be read in it."""
    if said.body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(said.body)) as packed:
            inner = (Said(name, "", packed.read(name)) for name in packed.namelist())
            return "\n".join(map(text, inner))
    if said.body[:4] == b"PAR1":
        with tempfile.NamedTemporaryFile(suffix=".parquet") as file, duckdb.connect() as database:
            file.write(said.body)
            file.flush()
            found = database.execute("SELECT * FROM read_parquet(?)", [str(Path(file.name))]).fetchall()
        return "\n".join(map(str, found))
    if said.body[:4] == b"%PDF":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(said.body)).pages)
    return said.body.decode("utf-8", errors="replace")
