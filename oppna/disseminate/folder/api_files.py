"""What the interfaces answer at addresses without a choice, as files for any web server."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.api.doors import DOORS
from oppna.disseminate.folder.asking import Page, asked
from oppna.disseminate.shelf.public import Public

_OF_VERSION = ("cells", "areas", "indicators", "quality", "corrections")
_KOLADA = ("openapi.json", "kpi", "kpi_groups", "municipality", "municipality_groups", "ou")


def api_files(public: Public) -> Iterator[Page]:
    """Whole lists under the addresses they have, with .json at the end: a file cannot be a folder too."""
    for address in _addresses(public):
        page = asked(address)
        if page is not None:
            yield page._replace(address=f"{address.rstrip('/')}.json" if not address.endswith(".json") else address)


def _addresses(public: Public) -> Iterator[str]:
    if "/api/v1/" in DOORS:
        yield from ("/api/v1/openapi.json", "/api/v1/releases", "/api/v1/calendar", "/api/v1/changes")
        for edition, every in public.versions.items():
            for release in every:
                yield from (f"/api/v1/releases/{edition}/{release.head.version}/{name}" for name in _OF_VERSION)
    for version in ("v2", "v3"):
        if any(prefix.startswith(f"/{version}") for prefix in DOORS):
            yield from (f"/{version}/{name}" for name in _KOLADA)
