"""What PxWeb tells of itself and its tables: configuration, folders, tables, metadata and value sets."""

from __future__ import annotations

import math
from typing import Any

from oppna.disseminate.api.pxweb.formats import FORMATS
from oppna.disseminate.api.pxweb.select import MOST_CELLS
from oppna.disseminate.api.pxweb.tables import PxTable, ValueSet, value_sets
from oppna.disseminate.api.wrappers.limit import shared
from oppna.disseminate.products import jsonstat
from oppna.release.datapackage import CC0

ROOT = "/pxweb/api/v2"
LANGUAGE = "sv"
_UNLIMITED = 1_000_000


def config() -> dict[str, Any]:
    """What may be asked, and how much at once."""
    buckets = shared()
    calls = int(buckets.burst) if buckets else _UNLIMITED
    return {
        "apiVersion": "2.0.0",
        "appVersion": "2.0.0",
        "languages": [{"id": LANGUAGE, "label": "Svenska"}],
        "defaultLanguage": LANGUAGE,
        "maxDataCells": MOST_CELLS,
        "maxCallsPerTimeWindow": calls,
        "timeWindow": max(1, math.ceil(calls / buckets.rate)) if buckets else 1,
        "license": CC0["path"],
        "sourceReferences": [{"language": LANGUAGE, "text": "Källa: Öppna jämförelser av socialtjänsten"}],
        "defaultMetadataFormat": "json-stat2",
        "defaultDataFormat": "json-stat2",
        "dataFormats": list(FORMATS),
        "features": [{"id": "CORS", "params": [{"key": "enabled", "value": "True"}]}],
    }


def link(base: str, rel: str, path: str) -> dict[str, str]:
    """A link as the interface writes them."""
    return {"rel": rel, "hreflang": LANGUAGE, "href": f"{base}{ROOT}{path}"}


def described(one: PxTable, base: str) -> dict[str, Any]:
    """A table in a list or a folder."""
    years = [item.code for item in one.data.variables[-1].items]
    head = one.release.head
    return {
        "type": "Table",
        "id": one.id,
        "label": one.data.title,
        "description": one.data.facts.notes[0],
        "updated": f"{head.date}T00:00:00Z",
        "firstPeriod": years[0],
        "lastPeriod": years[-1],
        "category": "public",
        "variableNames": [variable.label for variable in one.data.variables],
        "source": one.data.facts.source,
        "subjectCode": "OJ",
        "timeUnit": "Annual",
        "discontinued": False,
        "paths": [[{"id": one.folder, "label": head.edition_name}]],
        "links": [
            link(base, "self", f"/tables/{one.id}"),
            link(base, "metadata", f"/tables/{one.id}/metadata"),
            link(base, "data", f"/tables/{one.id}/data"),
        ],
    }


def metadata(one: PxTable, base: str) -> dict[str, Any]:
    """A table's variables and all that is said of them: JSON-stat without its data."""
    document = jsonstat.document(one.data, data=False)
    document["value"] = None
    del document["status"]
    areas = document["dimension"][one.data.variables[0].code]
    areas["extension"]["codeLists"] = [_listed(values, base) for values in value_sets(one)]
    href = f"{base}{ROOT}/tables/{one.id}"
    links = {"self": [{"href": f"{href}/metadata"}], "data": [{"href": f"{href}/data"}]}
    return {**document, "href": f"{href}/metadata", "link": links}


def _listed(values: ValueSet, base: str) -> dict[str, Any]:
    links = [link(base, "metadata", f"/codelists/{values.id}")]
    return {"id": values.id, "label": values.label, "type": "Valueset", "links": links}


def code_list(values: ValueSet, base: str) -> dict[str, Any]:
    """A value set with its values."""
    return {
        "id": values.id,
        "label": values.label,
        "language": LANGUAGE,
        "type": "Valueset",
        "values": [{"code": item.code, "label": item.label, "valueMap": [item.code]} for item in values.items],
        "links": [link(base, "self", f"/codelists/{values.id}")],
    }


def root(tables: dict[str, PxTable], base: str) -> dict[str, Any]:
    """The top: a folder for each edition."""
    folders = {one.folder: one.release.head.edition_name for one in tables.values()}
    contents = [
        {
            "type": "FolderInformation",
            "id": id,
            "label": name,
            "description": "",
            "sortCode": id,
            "links": [link(base, "self", f"/navigation/{id}")],
        }
        for id, name in folders.items()
    ]
    return _folder("", "Öppna jämförelser", contents, link(base, "self", "/navigation"))


def folder(id: str, tables: dict[str, PxTable], base: str) -> dict[str, Any] | None:
    """An edition's tables; None where there is no such folder."""
    held = [one for one in tables.values() if one.folder == id]
    if not held:
        return None
    contents = [described(one, base) for one in held]
    return _folder(id, held[0].release.head.edition_name, contents, link(base, "self", f"/navigation/{id}"))


def _folder(id: str, label: str, contents: list[dict[str, Any]], own: dict[str, str]) -> dict[str, Any]:
    return {
        "language": LANGUAGE,
        "id": id,
        "label": label,
        "description": "",
        "folderContents": contents,
        "links": [own],
    }
