"""Where everything is: readable addresses that do not change. Pages, feeds, files and programs ask here.

All are paths from the root of the site. The site in a folder turns them into relative ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from oppna.model.codes import Level
from oppna.model.release import ReleaseArea

LEVEL_PATH: dict[Level, str] = {
    Level.NATION: "riket",
    Level.COUNTY: "lan",
    Level.POPULATION_GROUP: "befolkningsgrupp",
    Level.SKR_GROUP: "kommungrupp",
    Level.MUNICIPALITY: "kommun",
    Level.DISTRICT: "stadsdel",
}
"""What a level is called in an address."""
PATH_LEVEL = {path: level for level, path in LEVEL_PATH.items()}


RELEASES, CORRECTIONS = "/publiceringar/", "/rattelser/"
CALENDAR_FILE, FEED = "/publiceringar/kalender.ics", "/flode.atom"
"""The calendar of releases, all corrections, and the two as files that programs follow."""


def slug(text: str) -> str:
    """A name as it stands in an address: å, ä and ö without their marks, small letters, hyphens."""
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def area_key(area: ReleaseArea) -> str:
    """What an area is called in an address after its level: 0184-solna, stockholms-lan, 3, a1."""
    if area.level in (Level.MUNICIPALITY, Level.DISTRICT):
        return f"{slug(area.area)}-{slug(area.label)}"
    return "" if area.level is Level.NATION else slug(area.area)


def area_path(area: ReleaseArea) -> str:
    """The page of an area: /kommun/0184-solna/."""
    key = area_key(area)
    return f"/{LEVEL_PATH[area.level]}/{key}/" if key else f"/{LEVEL_PATH[area.level]}/"


def indicator_path(edition: str, indicator: str) -> str:
    """The page of an indicator of an edition."""
    return f"/indikator/{quote(edition)}/{quote(indicator)}/"


def indicator_list_path(**chosen: str) -> str:
    """The list of indicators; `omgang` and `omrade` (the slug of an indicator area) narrow it."""
    return _with_query(INDICATOR_LIST, chosen)


def search_path(query: str = "") -> str:
    """The search, with what was typed."""
    return _with_query("/sok/", {"q": query})


def edition_of_area_path(area: ReleaseArea, edition: str) -> str:
    """The page of an area as it was in one edition."""
    return _with_query(area_path(area), {"omgang": edition})


def area_view_path(area: ReleaseArea, file: str = "", /, **chosen: str) -> str:
    """The page of an area as somebody chose to see it, or what a file of it then holds."""
    return _with_query(f"{area_path(area)}{quote(file)}", chosen)


def area_file_path(area: ReleaseArea, file: str, edition: str = "") -> str:
    """Something to take along from the page of an area: arbetsbok.xlsx, rapport.pdf, rapport.docx."""
    return _with_query(f"{area_path(area)}{quote(file)}", {"omgang": edition})


def indicator_view_path(edition: str, indicator: str, **chosen: str) -> str:
    """The page of an indicator as somebody chose to see it."""
    return _with_query(indicator_path(edition, indicator), chosen)


def picture_path(edition: str, indicator: str, picture: str, kind: str) -> str:
    """A picture of an indicator as svg, png or json: karta, lankarta, fordelning, tratt, trend; dark `tratt.mork`."""
    return f"{indicator_path(edition, indicator)}bild/{picture}.{kind}"


def figure_path(edition: str, indicator: str, area: ReleaseArea) -> str:
    """The page of one figure: what it rests on and how sure it is."""
    return f"/siffra/{quote(edition)}/{quote(indicator)}{area_path(area)}"


def api_cell_path(edition: str, version: str, indicator: str, area: ReleaseArea) -> str:
    """The same figure for programs, in our own interface."""
    parts = (edition, version, "cells", indicator, area.level.value, area.area)
    return "/api/v1/releases/" + "/".join(quote(part, safe="") for part in parts)


def api_cells_path(edition: str, version: str, **chosen: Sequence[str]) -> str:
    """Figures of a version for programs; of the areas, levels and indicators that are named, or all."""
    query = urlencode({name: texts for name, texts in chosen.items() if texts}, doseq=True)
    path = api_version_path(edition, version, "cells")
    return f"{path}?{query}" if query else path


def api_version_path(edition: str, version: str, what: str) -> str:
    """What our own interface tells of a version: cells, areas, indicators, corrections."""
    return f"/api/v1/releases/{quote(edition)}/{quote(version)}/{what}"


API_RELEASES, API_CALENDAR, API_CHANGES = "/api/v1/releases", "/api/v1/calendar", "/api/v1/changes"
"""Every version, the calendar, and every change of a published figure, for programs."""


def release_path(edition: str, version: str) -> str:
    """The page of one version of an edition."""
    return f"/publiceringar/{quote(edition)}/{quote(version)}/"


def correction_path(edition: str, version: str) -> str:
    """What one version changed of the one before, cell by cell."""
    return f"/rattelser/{quote(edition)}/{quote(version)}/"


def data_path(edition: str, version: str, file: str) -> str:
    """A file of data made from one version."""
    return f"/data/{quote(edition)}/{quote(version)}/{quote(file)}"


def compare_path(**chosen: str) -> str:
    """The compare tool with everything chosen in its address; empty choices are left out."""
    return _with_query("/jamfor/", chosen)


def _with_query(path: str, chosen: Mapping[str, str]) -> str:
    """Empty choices are left out."""
    query = urlencode({name: text for name, text in chosen.items() if text})
    return f"{path}?{query}" if query else path


START, AREA_LIST, INDICATOR_LIST = "/", "/omraden/", "/indikator/"
"""The first page, all areas, and all indicators."""
OPEN_DATA = "/oppna-data/"
"""What there is to take along."""


def catalogue_path(ending: str) -> str:
    """The catalogue of data, as ttl, jsonld or rdf."""
    return f"/data/katalog.{ending}"
