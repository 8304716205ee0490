"""datapackage.json: every table described for machines and people, after Frictionless Data Package 1.0."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.model.release import ReleaseHead
from oppna.release.content import Release
from oppna.release.files import sha256
from oppna.release.tables import TABLES, Column, Table

CC0 = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"}
_MEDIA_TYPES = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}


def datapackage(release: Release, files: Mapping[str, bytes]) -> dict[str, object]:
    """The description of a release whose tables hold `files`; of a part of them, where not all are given."""
    head = release.head
    return {
        "profile": "data-package",
        "name": f"oppna-{head.edition}",
        "title": head.edition_name,
        "description": _description(head),
        "version": head.version,
        "created": f"{head.date}T00:00:00Z",
        "keywords": ["öppna jämförelser", "socialtjänst", release.edition.head.service_area],
        **_licences(head),
        "sources": _sources(release),
        "resources": [
            _resource(table, file, release, files[file]) for table in TABLES for file in table.files if file in files
        ],
    }


def _description(head: ReleaseHead) -> str:
    what = f"Resultat, områden, svar och kvalitetsuppgifter i {head.edition_name}, version {head.version}."
    return f"{SYNTHETIC_SENTENCE}. {what}" if head.synthetic else what


def licence_of(head: ReleaseHead) -> dict[str, str] | None:
    """Our own figures are free to use; figures taken over from a document keep the document's terms."""
    return CC0 if head.origin == "computed" else None


def _licences(head: ReleaseHead) -> dict[str, object]:
    licence = licence_of(head)
    return {"licenses": [licence]} if licence else {}


def _sources(release: Release) -> list[dict[str, str]]:
    head, edition = release.head, release.edition.head
    figures = [head.citation] if head.origin == "published" else sorted(head.inputs)
    return [{"title": title} for title in (*figures, f"Definitioner: {edition.publisher}, {edition.name}")]


def _resource(table: Table, file: str, release: Release, content: bytes) -> dict[str, object]:
    path = PurePath(file)
    return {
        "profile": "tabular-data-resource" if path.suffix == ".csv" else "data-resource",
        "name": file.replace(".", "-"),
        "path": file,
        "title": table.title,
        "description": table.description,
        "format": path.suffix.removeprefix("."),
        "mediatype": _MEDIA_TYPES[path.suffix],
        **({"encoding": "utf-8"} if path.suffix == ".csv" else {}),
        "bytes": len(content),
        "hash": f"sha256:{sha256(content)}",
        "rowCount": sum(1 for _ in table.rows(release)),
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return {
        "name": column.name,
        "type": column.type,
        "title": column.title,
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }
