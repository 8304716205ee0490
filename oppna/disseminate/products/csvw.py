"""CSV on the Web (W3C): the release's tables with a description that says what every column holds and how they join."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from oppna.disseminate.products.datapackage import CSV
from oppna.disseminate.products.dataset.notes import source, told_title
from oppna.disseminate.products.put import put
from oppna.disseminate.products.words import publisher
from oppna.disseminate.products.zipped import zipped
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.release.content import Release
from oppna.release.datapackage import licence_of
from oppna.release.files import documents, json_bytes
from oppna.release.tables import AREAS, RESULTS, TABLES, Column, Table

METADATA = "csv-metadata.json"
"""Where a reader looks for the description of the tables that lie beside it."""


def write(release: Release, target: Path) -> None:
    """The tables and their description in one zipped file."""
    written = documents(release)
    put(zipped({METADATA: metadata(release), **{name: written[name] for name in CSV}}), target)


def metadata(release: Release) -> bytes:
    """The description as bytes; the tables lie beside it under their own names."""
    return json_bytes(described(release))


def described(release: Release) -> dict[str, Any]:
    """The group of tables."""
    licence = licence_of(release.head)
    told = {"dc:description": SYNTHETIC_SENTENCE} if release.head.synthetic else {}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "sv"}],
        "dc:title": told_title(release),
        **told,
        "dc:publisher": publisher(release),
        "dc:source": source(release),
        "dc:issued": release.head.date,
        "dc:language": "sv",
        **({"dc:license": {"@id": licence["path"]}} if licence else {}),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"]},
        "tables": [_table(table, file) for table in TABLES for file in table.files if file in CSV],
    }


def _table(table: Table, file: str) -> dict[str, Any]:
    return {
        "url": file,
        "dc:title": table.title,
        "dc:description": table.description,
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": [_JOIN]} if table is RESULTS else {}),
        },
    }


_JOIN = {
    "columnReference": list(AREAS.key),
    "reference": {"resource": AREAS.files[0], "columnReference": list(AREAS.key)},
}
"""Every row of the results is about an area of the list."""


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": {"und": [column.name], "sv": [column.title]},
        "dc:description": column.description,
        "datatype": {"base": "string", "format": "|".join(column.values)} if column.values else column.type,
        "required": column.required,
        "null": [""],
    }
