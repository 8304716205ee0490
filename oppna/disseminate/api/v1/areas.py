"""Which areas there are: of one version, or of everything that is public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oppna.disseminate.addresses import area_path
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.choose import area_faults, areas_chosen
from oppna.disseminate.api.v1.formats import JSON_ROWS, chosen, rows_response
from oppna.disseminate.api.v1.parameters import Format
from oppna.disseminate.api.v1.resources import AreaRow
from oppna.disseminate.api.v1.rows import area_row
from oppna.disseminate.api.v1.written import filled, written
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.disseminate.fair.kept import kept
from oppna.model.release import ReleaseArea
from oppna.release.content import Release


def faults(asked: Asked) -> Iterable[Fault]:
    """Codes that the version does not have."""
    return area_faults(asked, (asked.release,))


def all_faults(asked: Asked) -> Iterable[Fault]:
    """Codes that no edition has."""
    return area_faults(asked, asked.public.releases)


def areas(asked: Asked) -> Response:
    """The areas of a version."""
    head = asked.release.head
    return _given(asked, (asked.release,), f"{head.edition}-{head.version}-areas")


def all_areas(asked: Asked) -> Response:
    """Every area of any edition, as the newest tells of it."""
    return _given(asked, asked.public.releases, "areas")


def _given(asked: Asked, releases: Sequence[Release], file: str) -> Response:
    found = {(area.level, area.area): area for release in reversed(releases) for area in areas_chosen(asked, release)}
    rows = _in_order(found.values(), asked)
    format = chosen(asked.request, asked.parameters.format)
    if format is Format.JSON:
        told = b",".join(_text(asked, area) for area in rows)
        return Response(200, JSON_ROWS, filled(asked, b'{"areas":[%b]}' % told))
    asked.wait()
    return rows_response(format, "areas", AreaRow, (area_row(area, _page(asked, area)) for area in rows), {}, file)


def _text(asked: Asked, area: ReleaseArea) -> bytes:
    key = "area", area
    return written(asked, asked.public, key, lambda anywhere: area_row(area, _page(anywhere, area)))


def _page(asked: Asked, area: ReleaseArea) -> str:
    """What an area is called in addresses is settled by the newest edition that has it."""
    return asked.site(area_path(asked.public.areas.get((area.level, area.area), area)))


def _in_order(areas: Iterable[ReleaseArea], asked: Asked) -> Iterable[ReleaseArea]:
    public = asked.public
    places = kept(public, "api order of areas", lambda: {place: at for at, place in enumerate(public.areas)})
    return sorted(areas, key=lambda area: places.get((area.level, area.area), len(places)))
