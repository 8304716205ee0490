"""What the descriptions of the interfaces (OpenAPI 3.1) have in common: how answers are tagged and how they refuse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from oppna import __version__
from oppna.disseminate.api.wrappers.refusal import PROBLEM, TITLES, Refusal

SCHEMA = "#/components/schemas/{name}"
_REFUSED = {400: "wrong", 404: "unknown", 405: "method", 406: "format", 429: "limit", 500: "fault"}
HEADERS = {
    "ETag": {"description": "Samma märke, samma svar.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "Hur länge svaret får sparas.", "schema": {"type": "string"}},
}
_LATER = {"Retry-After": {"description": "Om hur många sekunder man får fråga igen.", "schema": {"type": "integer"}}}


def description(title: str, text: str, server: str, paths: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """A description. `server`: the address that the paths are below."""
    _, refusal = msgspec.json.schema_components([Refusal], ref_template=SCHEMA)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": __version__,
            "description": text,
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": {**schemas, **refusal}, "responses": _refusals()},
    }


def responses(summary: str, content: dict[str, Any], refused: Iterable[int]) -> dict[str, Any]:
    """What may be answered. `content`: by media type; `refused`: the statuses of refusals."""
    return {
        "200": {"description": summary, "headers": HEADERS, "content": content},
        "304": {"description": "Oförändrat sedan den ETag som skickades med i If-None-Match."},
        **{str(status): {"$ref": f"#/components/responses/{_REFUSED[status]}"} for status in sorted(refused)},
    }


def _refusals() -> dict[str, Any]:
    content = {PROBLEM: {"schema": {"$ref": SCHEMA.format(name=Refusal.__name__)}}}
    told = {name: {"description": TITLES[status], "content": content} for status, name in _REFUSED.items()}
    return {name: {**one, "headers": _LATER} if name == _REFUSED[429] else one for name, one in told.items()}
