"""Ids that look like one word in an address and do not change: letters and digits, no comma, no slash.

An indicator has Kolada's id where its definition gives one, else OJ + edition + id, with X for _ : OJ2018bouG3X12.
The edition is the oldest of the unbroken series, so that a new round does not rename what it continues.
"""

from __future__ import annotations

import re

from oppna.model.codes import Level

NATION_ID = "0000"
_GROUP = {Level.POPULATION_GROUP: "GBEF", Level.SKR_GROUP: "GSKR"}


def word(*parts: str) -> str:
    """The parts as one word. No definition has a capital X in its id, so no two become the same."""
    return "".join(re.sub(r"[^A-Za-z0-9]", "", part.replace("_", "X")) for part in parts)


def own_kpi_id(edition: str, indicator: str) -> str:
    """The id of an indicator Kolada has none for."""
    return word("OJ", edition, indicator)


def kpi_group_id(edition: str, quality_area: str = "") -> str:
    """The id of all indicators of an edition, or of one of its quality areas."""
    return word("GKPI", edition, f"_{quality_area}" if quality_area else "")


def group_id(level: Level, area: str) -> str:
    """The id of a group of municipalities; clients tell groups by the G."""
    return word(_GROUP[level], area)


def county_id(code: str) -> str:
    """The id of a county: where Kolada has the region with the same number."""
    return f"00{code}"


def ou_id(district: str) -> str:
    """The id of a district."""
    return word("OJ", district)
