"""The interface described for programs, as OpenAPI 3.1: made from the table that answers, so they cannot differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from oppna.disseminate.api.described import SCHEMA, description, responses
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import ROOT, Asked
from oppna.disseminate.api.v1.examples import Examples, examples
from oppna.disseminate.api.v1.formats import MEDIA
from oppna.disseminate.api.v1.parameters import Format
from oppna.disseminate.api.v1.parse import Field, fields_of
from oppna.disseminate.api.v1.resources import CellList, CertainCellList
from oppna.disseminate.api.v1.written import document, written

if TYPE_CHECKING:
    from oppna.disseminate.api.v1.routes import Route

_NAMED = {
    "edition": "Utgåvans beteckning.",
    "version": "Versionen, eller latest som leder vidare till den nyaste.",
    "indicator": "Indikatorns beteckning i utgåvan.",
    "level": "Redovisningsnivå.",
    "area": "Områdets kod; för län länets namn.",
}
_WHAT = (
    "Det som andra gränssnitt inte kan säga: status, täljare och nämnare, säkerhet, spår, versioner, rättelser och "
    "definitioner. Inga sidor: det man frågar efter får man helt. Adresser som nämner en version ändras aldrig. "
    "Flera värden av en parameter skrivs med komma emellan, eller med parametern upprepad."
)


def answer(asked: Asked) -> Response:
    """The description, with examples that work here and now."""
    return document(asked, written(asked, asked.public, "description", _described))


def _described(asked: Asked) -> dict[str, Any]:
    return described(examples(asked.public), asked.request.base)


def described(shown: Examples, base: str) -> dict[str, Any]:
    """The document."""
    from oppna.disseminate.api.v1.routes import ROUTES  # the table holds this description too

    paths = {route.path: {"get": _operation(route, shown)} for route in ROUTES}
    return description("Öppna jämförelser: eget API, version 1", _WHAT, base + ROOT, paths, _schemas(ROUTES))


def _operation(route: Route, shown: Examples) -> dict[str, Any]:
    named = [part[1:-1] for part in route.parts if part.startswith("{")]
    fields = fields_of(route.parameters)
    refused = [405, 429, 500, *([404] if named else []), *([400, 406] if fields else [400])]
    return {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": [*(_place(name, shown) for name in named), *(_parameter(field, shown) for field in fields)],
        "responses": {
            **responses(route.summary, _content(route), refused),
            **({"302": _REDIRECT} if "version" in named else {}),
        },
    }


_REDIRECT = {
    "description": "Den nyaste versionens adress.",
    "headers": {"Location": {"required": True, "schema": {"type": "string", "format": "uri"}}},
}


def _place(name: str, shown: Examples) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": _NAMED[name],
        "schema": {"type": "string", "minLength": 1},
        "example": shown.named.get(name, ""),
    }


def _parameter(field: Field, shown: Examples) -> dict[str, Any]:
    (one,), definitions = msgspec.json.schema_components([field.kind], ref_template=SCHEMA)
    kind = next(iter(definitions.values())) if "$ref" in one else one
    kind = {key: value for key, value in kind.items() if key not in ("title", "description")}
    kind |= {"minLength": 1} if field.kind is str else {}
    told: dict[str, Any] = {"name": field.name, "in": "query", "description": field.description, "schema": kind}
    if field.several:
        told |= {"schema": {"type": "array", "items": kind}, "style": "form", "explode": False}
    example = shown.asked.get(field.name)
    return told if example is None else {**told, "example": [example] if field.several else example}


def _content(route: Route) -> dict[str, Any]:
    if route.gives is None:
        return {MEDIA[Format.JSON]: {"schema": {"type": "object"}}}
    whole: dict[str, Any] = {"$ref": SCHEMA.format(name=route.gives.__name__)}
    if route.rows is None:
        return {MEDIA[Format.JSON]: {"schema": whole}}
    if route.gives is CellList:
        certain = {"$ref": SCHEMA.format(name=CertainCellList.__name__)}
        whole = {"anyOf": [certain, whole, {"type": "object", "required": ["version", "class", "id", "size", "value"]}]}
    row = {"$ref": SCHEMA.format(name=route.rows.__name__)}
    schemas: dict[Format, dict[str, Any]] = {
        Format.JSON: whole,
        Format.NDJSON: {"type": "string", "contentSchema": row},
    }
    text, binary = {"type": "string"}, {"type": "string", "format": "binary"}
    return {
        MEDIA[format].partition(";")[0]: {"schema": schemas.get(format, binary if format is Format.PARQUET else text)}
        for format in Format
    }


def _schemas(routes: tuple[Route, ...]) -> dict[str, Any]:
    kinds = [kind for route in routes for kind in (route.gives, route.rows) if kind is not None]
    _, components = msgspec.json.schema_components([*dict.fromkeys(kinds), CertainCellList], ref_template=SCHEMA)
    return dict(components)
