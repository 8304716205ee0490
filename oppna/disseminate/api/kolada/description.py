"""Either version described for programs, as OpenAPI 3.1: Kolada has its own description at the same address."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from oppna.disseminate.api.described import SCHEMA, description, responses
from oppna.disseminate.api.kolada.asked import LAST_PAGE, MOST_PER_PAGE
from oppna.disseminate.api.kolada.dialect import Dialect
from oppna.disseminate.api.kolada.listed import EXACT, SEARCHED
from oppna.disseminate.api.kolada.schemas import page_of, schemas
from oppna.disseminate.api.wrappers.refusal import JSON
from oppna.disseminate.cube.catalogue import Catalogue, Group, Kpi, Municipality, Ou

NAME = "openapi.json"
_WHAT = (
    "Samma frågor och svar som Koladas, ur det som är publicerat här. Id:n i en lista skrivs med komma emellan; i en "
    "frågetext går det också att upprepa parametern. Ett okänt id ger en tom lista. Det som saknar värde är null och "
    "säger i status varför."
)
_FORMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "data": (
        ("kpi", "municipality", "year"),
        ("kpi", "year"),
        ("kpi", "municipality"),
        ("municipality", "year"),
        ("municipality", "kpi"),
    ),
    "oudata": (
        ("kpi", "ou", "year"),
        ("kpi", "year"),
        ("kpi", "ou"),
        ("ou", "year"),
        ("municipality", "year"),
    ),
}
"""The pairs of a path that are written out; any order of them is answered."""
_KINDS: dict[str, tuple[str, type[msgspec.Struct]]] = {
    "kpi": ("Nyckeltal", Kpi),
    "kpi_groups": ("Grupper av nyckeltal", Group),
    "municipality": ("Kommuner, län och riket", Municipality),
    "municipality_groups": ("Grupper av kommuner", Group),
    "ou": ("Stadsdelar", Ou),
}
_OF = {"data": "kommuner, län, riket och grupper", "oudata": "stadsdelar"}
_TOLD = {
    "title": "En del av titeln, små eller stora bokstäver.",
    "description": "En del av beskrivningen.",
    "operating_area": "En del av verksamhetsområdet.",
    "type": "K för kommuner, L för län och riket.",
    "region_type": "K för kommuner, L för län och riket.",
    "municipality": "Id för kommuner.",
}


class Examples(NamedTuple):
    """Ids that there are, to try with."""

    kpi: str
    municipality: str
    ou: str
    year: str


def examples(catalogue: Catalogue) -> Examples:
    """The first indicator that has units too, and the first unit with its municipality."""
    kpi = next((one for one in catalogue.kpis if one.has_ou_data), next(iter(catalogue.kpis), Kpi(id="", title="")))
    municipality = next((one.id for one in catalogue.municipalities if one.type == "K"), "")
    ou = next(iter(catalogue.ous), Ou(id="", municipality=municipality, title=""))
    return Examples(kpi.id, ou.municipality, ou.id, kpi.publ_period or "")


@lru_cache(maxsize=8)
def described(dialect: Dialect, shown: Examples, base: str) -> dict[str, Any]:
    """The document. `base`: scheme and host as the client wrote them."""
    title = f"Koladas gränssnitt, version {dialect.version}, ur Öppna jämförelser"
    paths = {**_lists(dialect, shown), **_by_path(dialect, shown), **_by_query(dialect, shown)}
    nouns = {kind: noun for kind, (_, noun) in _KINDS.items()}
    return description(title, _WHAT, base + dialect.root.rstrip("/"), paths, schemas(dialect, nouns))


def _lists(dialect: Dialect, shown: Examples) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, (summary, noun) in _KINDS.items():
        names = [name for name in (*SEARCHED, *EXACT) if hasattr(noun, EXACT.get(name, name))]
        asked = [_query(name, {"type": "string"}, _TOLD[name]) for name in names]
        id = _listed("id", "path", shown._asdict().get(kind, ""), dialect)
        among = {**id, "in": "query", "required": False, "style": "form", "explode": True}
        page = page_of(kind)
        found[f"/{kind}"] = _get(kind, summary, page, [*asked, among, *_PAGING])
        found[f"/{kind}/{{id}}"] = _get(f"{kind}_by_id", f"{summary}, efter id", page, [id, *asked, *_PAGING])
    return found


def _by_path(dialect: Dialect, shown: Examples) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, forms in _FORMS.items():
        for names in forms:
            path = "".join(f"/{name}/{{{_parameter(name)}}}" for name in names)
            asked = [_listed(name, "path", getattr(shown, name), dialect) for name in names]
            summary = f"Värden för {_OF[kind]}, efter {', '.join(names)}"
            found[f"/{kind}{path}"] = _get(
                "_".join((kind, *names)), summary, page_of(kind), [*asked, *_narrowing(kind), *_PAGING]
            )
    return found


def _by_query(dialect: Dialect, shown: Examples) -> dict[str, Any]:
    if not dialect.has_query_form:
        return {}
    found: dict[str, Any] = {}
    for kind in _FORMS:
        names = ("kpi", "municipality", "ou", "year") if kind == "oudata" else ("kpi", "municipality", "year")
        asked = [_listed(name, "query", getattr(shown, name), dialect) for name in names]
        summary = f"Värden för {_OF[kind]}; minst ett villkor"
        found[f"/{kind}/"] = _get(kind, summary, page_of(kind), [*asked, *_narrowing(kind), *_PAGING])
    return found


def _get(name: str, summary: str, page: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    content = {JSON: {"schema": {"$ref": SCHEMA.format(name=page)}}}
    told = responses(summary, content, (400, 404, 405, 429, 500))
    return {"get": {"operationId": name, "summary": summary, "parameters": parameters, "responses": told}}


def _query(name: str, schema: dict[str, Any], text: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": text, "schema": schema}


_PAGING = (
    _query("page", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}, "Sidan, från 1."),
    _query(
        "per_page",
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": MOST_PER_PAGE},
        "Så många på en sida.",
    ),
)


def _narrowing(kind: str) -> list[dict[str, Any]]:
    since = _query("from_date", {"type": "string", "format": "date"}, "Bara det som ändrats den dagen eller senare.")
    return [since, _query("region_type", {"type": "string"}, _TOLD["region_type"])] if kind == "data" else [since]


def _parameter(name: str) -> str:
    return name if name in ("year", "id") else f"{name}_id"


def _listed(name: str, where: str, example: str, dialect: Dialect) -> dict[str, Any]:
    """A list: with commas in a path, repeated in a query."""
    one = {"type": "string", "pattern": "^[0-9]{4}$"} if name == "year" else {"type": "string", "pattern": "^[^,/]+$"}
    most = {"maxItems": dialect.most_ids} if dialect.most_ids else {}
    told: dict[str, Any] = {
        "name": _parameter(name),
        "in": where,
        "required": where == "path",
        "description": "Årtal." if name == "year" else "Id:n.",
        "schema": {"type": "array", "minItems": 1, "items": one, **most},
        **({"style": "simple"} if where == "path" else {"style": "form", "explode": True}),
    }
    return {**told, "example": [example]} if example else told
