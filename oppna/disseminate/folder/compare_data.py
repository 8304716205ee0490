"""The cells of an edition as a script file, for a page without a server to pick from: file addresses cannot fetch."""

from __future__ import annotations

import json

from oppna.disseminate.shown import Shown, shown
from oppna.model.codes import LEVEL_NAME
from oppna.model.release import ReleaseArea
from oppna.release.content import Release


def compare_data(release: Release) -> bytes:
    """`cells`: for each indicator the number of a text for each area; `texts`: text and tint."""
    areas = [area for area in release.areas if (area.level, area.area) in release.places]
    texts: dict[tuple[str, str], int] = {}
    cells = [
        [_number(texts, shown(release.cell(one.id, area.level, area.area), one)) for area in areas]
        for one in release.edition.indicators
    ]
    told = {
        "name": release.head.edition_name,
        "synthetic": release.head.synthetic,
        "areas": [_area(area) for area in areas],
        "indicators": [[one.id, one.short_name, one.indicator_area] for one in release.edition.indicators],
        "texts": list(texts),
        "cells": cells,
    }
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    name = json.dumps(release.head.edition)
    return f"(window.OPPNA = window.OPPNA || {{}})[{name}] = {written};\n".encode()


def _number(texts: dict[tuple[str, str], int], cell: Shown) -> int:
    return texts.setdefault((cell.text, cell.tint), len(texts))


def _area(area: ReleaseArea) -> str:
    """As it is chosen: a name that no other area of the edition has."""
    return f"{area.label} ({LEVEL_NAME[area.level].lower()})"
