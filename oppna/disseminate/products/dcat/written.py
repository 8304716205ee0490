"""The catalogue in the forms that portals harvest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from oppna.disseminate.products.dcat.catalogue import catalogue
from oppna.disseminate.products.dcat.told import Listed, Site
from oppna.disseminate.products.rdf_xml import rdf_xml

FORMATS: dict[str, tuple[str, str]] = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("xml", "application/rdf+xml"),
}
"""Ending of the address → rdflib's name and the media type."""


def written(site: Site, versions: Iterable[Listed], ending: str) -> bytes:
    """The catalogue in a form, by the ending of its address."""
    graph = catalogue(site, versions)
    if ending == "rdf":
        return rdf_xml(graph)
    text = graph.serialize(format=FORMATS[ending][0])
    return _sorted(text) if ending == "jsonld" else text.encode()


def _sorted(text: str) -> bytes:
    """rdflib writes the nodes of JSON-LD in no order of their own."""
    nodes = sorted(msgspec.json.decode(text), key=lambda node: str(node["@id"]))
    tidy = [{key: _in_order(node[key]) for key in sorted(node)} for node in nodes]
    return msgspec.json.format(msgspec.json.encode(tidy), indent=2) + b"\n"


def _in_order(values: Any) -> Any:
    return sorted(values, key=lambda value: msgspec.json.encode(value)) if isinstance(values, list) else values
