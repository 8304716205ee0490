"""JSON-stat 2.0: a table as a cube that JavaScript, R and Python read at once. Why a cell is empty is in `status`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from oppna.disseminate.products.dataset.coding import CELL_TEXT, CellStatus
from oppna.disseminate.products.dataset.content import Dataset, Datum, Variable
from oppna.disseminate.products.dataset.of_release import GROUPS, UNITS, dataset
from oppna.disseminate.products.put import put
from oppna.release.content import Release

MEDIA_TYPE = "application/json"


def write(release: Release, target: Path) -> None:
    """The table of those who answer."""
    put(encoded(dataset(release, UNITS)), target)


def write_groups(release: Release, target: Path) -> None:
    """The table of the groups."""
    put(encoded(dataset(release, GROUPS)), target)


def encoded(table: Dataset) -> bytes:
    """The table as bytes."""
    return msgspec.json.encode(document(table)) + b"\n"


def document(table: Dataset, data: bool = True) -> dict[str, Any]:
    """The table as a document; without `data` what it could hold."""
    held = tuple(table.data()) if data else ()
    return {
        "version": "2.0",
        "class": "dataset",
        "label": table.title,
        "source": table.facts.source,
        "updated": table.facts.updated,
        "note": list(table.facts.notes),
        "role": {role: [one.code for one in table.variables if one.role == role] for role in ("geo", "metric", "time")},
        "id": [one.code for one in table.variables],
        "size": [len(one.items) for one in table.variables],
        "dimension": {one.code: _dimension(one) for one in table.variables},
        "extension": _extension(table),
        "value": [number(datum) for datum in held],
        "status": {str(at): datum.status.value for at, datum in _empty(held)},
    }


def number(datum: Datum) -> float | int | None:
    """The number of a cell, whole where it is written so."""
    if not datum.number:
        return None
    return float(datum.number) if "." in datum.number else int(datum.number)


def _empty(held: tuple[Datum, ...]) -> Iterator[tuple[int, Datum]]:
    return ((at, datum) for at, datum in enumerate(held) if datum.status is not CellStatus.OK)


def _dimension(variable: Variable) -> dict[str, Any]:
    items = variable.items
    category: dict[str, Any] = {
        "index": {item.code: at for at, item in enumerate(items)},
        "label": {item.code: item.label for item in items},
    }
    if notes := {item.code: [item.note] for item in items if item.note}:
        category["note"] = notes
    if variable.role == "metric":
        category["unit"] = {item.code: {"base": item.unit, "decimals": item.decimals} for item in items}
    return {"label": variable.label, "category": category, "extension": _of_variable(variable)}


def _of_variable(variable: Variable) -> dict[str, Any]:
    """How it is shown; for the indicators also their units, which JSON-stat has no place for outside its metric."""
    shown: dict[str, Any] = {"elimination": False, "show": "code_value" if variable.role == "geo" else "value"}
    if variable.role == "" and variable.items:
        shown["unit"] = {item.code: {"base": item.unit, "decimals": item.decimals} for item in variable.items}
    return shown


def _extension(table: Dataset) -> dict[str, Any]:
    facts = table.facts
    return {
        "status": {"label": {status.value: text for status, text in CELL_TEXT.items()}},
        "synthetic": facts.synthetic,
        "licence": {"title": facts.licence[0], "href": facts.licence[1]} if facts.licence else None,
        "contact": [{"name": facts.contact, "raw": facts.contact}],
        "noteMandatory": {"0": True} if facts.synthetic else {},
        "px": {
            "tableid": table.id,
            "matrix": table.id,
            "decimals": max(item.decimals for one in table.variables for item in one.items),
            "official-statistics": False,
            "aggregallowed": False,
            "language": "sv",
            "subject-area": facts.service_area,
            "subject-code": "OJ",
        },
    }
