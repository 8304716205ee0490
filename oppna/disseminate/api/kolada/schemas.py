"""What the answers of either version are made of, as JSON Schema: read off what is sent, where that can be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from oppna.disseminate.api.described import SCHEMA
from oppna.disseminate.api.kolada.dialect import Dialect
from oppna.disseminate.cube.catalogue import Kpi
from oppna.disseminate.cube.statuses import WORDS

UNITS = {"data": "municipality", "oudata": "ou"}
"""First word of the path → what a row calls its unit."""


def page_of(kind: str) -> str:
    """The name of the schema of a page."""
    return f"{_noun(kind)}Page"


def _noun(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("_"))


def schemas(dialect: Dialect, nouns: Mapping[str, type[msgspec.Struct]]) -> dict[str, Any]:
    """Every schema. `nouns`: kind of list → what it lists."""
    _, known = msgspec.json.schema_components(nouns.values(), ref_template=SCHEMA)
    found = {**known, "Kpi": _kpi(dialect, known["Kpi"]), "Value": _value(dialect)}
    for kind, noun in nouns.items():
        found[page_of(kind)] = _page(dialect, noun.__name__)
    for kind, unit in UNITS.items():
        found[f"{_noun(kind)}Row"] = _row(unit)
        found[page_of(kind)] = _page(dialect, f"{_noun(kind)}Row")
    return found


def _kpi(dialect: Dialect, whole: dict[str, Any]) -> dict[str, Any]:
    """The fields that the dialect tells, under its names."""
    told = dialect.kpi(Kpi(id="", title=""))
    same = {"auspices": "auspice"}
    fields = {name: {**whole["properties"][same.get(name, name)]} for name in told}
    if not isinstance(told["is_divided_by_gender"], bool):
        fields["is_divided_by_gender"] = {"enum": [0, 1]}
    for field in fields.values():
        field.pop("default", None)
    return {"type": "object", "properties": fields, "required": list(fields)}


def _value(dialect: Dialect) -> dict[str, Any]:
    """One of the values of a row; what it says of its deletion is read off what is sent."""
    marks = [msgspec.json.decode(b"{" + text[1:] + b"}") for text in (dialect.kept, dialect.deleted)]
    (mark,) = marks[0]
    fields = {
        "gender": {"enum": ["T", "K", "M"], "description": "Alla, kvinnor, män."},
        "count": {"type": "integer", "minimum": 0, "description": "Hur många som bidrog till värdet."},
        "status": {"enum": sorted(set(WORDS)), "description": "Varför värdet saknas; tom när det finns."},
        "value": {"type": ["number", "null"]},
    }
    deleted = {mark: {"enum": [one[mark] for one in marks], "description": "Om värdet har tagits bort."}}
    return {
        "type": "object",
        "properties": {**fields, **deleted},
        "required": [*fields, *(deleted if dialect.always else ())],
    }


def _row(unit: str) -> dict[str, Any]:
    fields = {
        "kpi": {"type": "string"},
        unit: {"type": "string"},
        "period": {"type": "integer"},
        "values": {"type": "array", "minItems": 1, "items": {"$ref": SCHEMA.format(name="Value")}},
    }
    return {"type": "object", "properties": fields, "required": list(fields)}


def _page(dialect: Dialect, noun: str) -> dict[str, Any]:
    link = {"type": ["string", "null"] if dialect.names_last_page else "string", "format": "uri"}
    links = {dialect.next: link, dialect.previous: link}
    fields = {
        "count": {"type": "integer", "minimum": 0, "description": "Hur många på sidan."},
        "values": {"type": "array", "items": {"$ref": SCHEMA.format(name=noun)}},
    }
    needed = [*fields, *(links if dialect.names_last_page else ())]
    return {"type": "object", "properties": {**fields, **links}, "required": needed}
