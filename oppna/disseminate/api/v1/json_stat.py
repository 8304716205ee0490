"""Cells of a version as JSON-stat 2: those who answer, or the groups of them; one number never means two things."""

from __future__ import annotations

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.wrong import wrong_parameters
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.disseminate.products.dataset.areas import area_code
from oppna.disseminate.products.dataset.of_release import AREA, GROUPS, INDICATOR, UNITS, areas_of, dataset
from oppna.disseminate.products.jsonstat import MEDIA_TYPE, encoded
from oppna.model.codes import Level
from oppna.model.release import ReleaseArea
from oppna.release.content import Release

_BOTH = "json-stat håller antingen dem som svarar eller grupper av dem; välj level=municipality,district eller andra."
_NONE = "Inget område stämmer med det som valts; json-stat behöver minst ett."
_ANSWERING = (Level.MUNICIPALITY, Level.DISTRICT)


def json_stat(release: Release, indicators: tuple[str, ...], areas: tuple[ReleaseArea, ...]) -> Response:
    """The table of the areas, which must all be of one kind. No indicators are all of them.

    A city that answers through its districts is told as a group of them: among municipalities it has no place.
    """
    wanted = {(area.level, area.area) for area in areas}
    found = {
        kind: [area_code(area) for area in areas_of(release, kind) if (area.level, area.area) in wanted]
        for kind in (UNITS, GROUPS)
    }
    kinds = [kind for kind, codes in found.items() if codes]
    if not kinds:
        raise wrong_parameters([Fault("level", _NONE)])
    if len(kinds) > 1 and not all(area.level in _ANSWERING for area in areas):
        raise wrong_parameters([Fault("level", _BOTH)])
    every = [one.id for one in release.edition.indicators if not indicators or one.id in indicators]
    table = dataset(release, kinds[0]).chosen({AREA: found[kinds[0]], INDICATOR: every})
    return Response(200, (("Content-Type", MEDIA_TYPE), ("Vary", "Accept")), encoded(table))
