"""Which cells an answer tells something worked out of counts of: a Wilson interval of a known level gives them back."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from oppna.disseminate.addresses import slug
from tests.lib.channels.walk import Said
from tests.lib.nation import COUNTIES

Cell = tuple[str, str]
"""Indicator and area."""
NAMES = re.compile(r"(interval|funnel|shrunken|bounds|ranks)(_|$)")
PHRASE = "Intervallet runt andelen"
_FIGURE = re.compile(r"/siffra/[^/]+/(?P<indicator>[^/]+)/(?:riket|(?P<level>[a-z]+)/(?P<key>[^/]+))/")
_FUNNEL = re.compile(r"/indikator/[^/]+/(?P<indicator>[^/]+)/bild/tratt\.json")
_CODE = re.compile(r"\d{4}")


def worked_out(said: Said) -> list[Cell]:
    """In the order they stand, each as often as it does."""
    if "json" in said.content_type:
        whole = json.loads(said.body)
        return [*_objects(whole), *_points(said, whole)]
    if "csv" in said.content_type:
        rows = csv.DictReader(io.StringIO(said.body.decode("utf-8-sig")))
        return [
            (row["indicator"], row["area"]) for row in rows if "area" in row and "indicator" in row and _is_told(row)
        ]
    found = _FIGURE.match(said.path)
    if found and "html" in said.content_type and PHRASE in said.body.decode():
        return [(found["indicator"], _area(found["key"] or "Riket"))]
    return []


def _is_told(named: dict[str, Any]) -> bool:
    return any(NAMES.match(name) and value not in (None, "") for name, value in named.items() if name)


def _objects(part: Any) -> Iterator[Cell]:
    """Objects that name an indicator and an area, with something worked out in them or in their sureness."""
    if isinstance(part, list):
        for one in part:
            yield from _objects(one)
    if not isinstance(part, dict):
        return
    indicator, area = part.get("indicator"), part.get("area")
    inner = part.get("sureness")
    is_told = _is_told(part) or (isinstance(inner, dict) and _is_told(inner))
    if is_told and isinstance(indicator, str) and isinstance(area, str):
        yield indicator, area
    for one in part.values():
        yield from _objects(one)


def _points(said: Said, part: Any) -> Iterator[Cell]:
    """The areas of a funnel, each at the number of persons behind it."""
    found = _FUNNEL.match(said.path)
    if not found:
        return
    if isinstance(part, list):
        for one in part:
            yield from _points(said, one)
    if isinstance(part, dict):
        name = part.get("namn")
        if isinstance(name, str) and "antal" in part:
            yield found["indicator"], _area(name)
        for one in part.values():
            yield from _points(said, one)


def _area(name: str) -> str:
    """The code in a name or an address; a county by its whole name."""
    code = _CODE.search(name)
    counties = {slug(county): county for county in COUNTIES if county}
    return code[0] if code else counties.get(unquote(name), name)
