"""The municipality or district a person asks for by its code or name."""

from __future__ import annotations

from difflib import get_close_matches

from oppna.disseminate.products.workbook.book import UNIT_LEVELS
from oppna.errors import refuse
from oppna.model.release import ReleaseArea
from oppna.release.content import Release


def find_unit(release: Release, wanted: str) -> ReleaseArea:
    """The unit with this code or name; Refused with the nearest ones otherwise."""
    units = [area for area in release.areas if area.level in UNIT_LEVELS]
    found = [area for area in units if area.area == wanted] or [area for area in units if area.label == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(area.area for area in found)
        raise refuse(f"{wanted} kan vara flera: {codes}. Ange koden.", code="FLERA-OMRÅDEN")
    if not units:
        raise refuse("Publiceringen har inga kommuner eller stadsdelar. Utelämna --unit.", code="INGA-OMRÅDEN")
    near = get_close_matches(wanted, [name for area in units for name in (area.area, area.label)])
    hint = f"Menade du {', '.join(near)}?" if near else "Koderna står på bladet Resultat."
    raise refuse(f"{wanted} finns inte bland publiceringens kommuner och stadsdelar. {hint}", code="OKÄNT-OMRÅDE")
