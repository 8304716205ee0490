"""Versions as the interface tells of them."""

from __future__ import annotations

from datetime import date

import msgspec

from oppna.disseminate.addresses import release_path
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.resources import CorrectionLine, ReleaseTold, Stamp
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.products.words import publisher
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.model.release import CorrectionEntry
from oppna.release.content import Release

PARTS = ("cells", "areas", "indicators", "questions", "quality", "corrections")
"""What every version has an address for."""


def stamp(release: Release) -> Stamp:
    """Which version it is."""
    head = release.head
    return Stamp(
        edition=head.edition,
        version=head.version,
        name=head.edition_name,
        date=date.fromisoformat(head.date),
        synthetic=head.synthetic,
        label=SYNTHETIC_SENTENCE if head.synthetic else None,
    )


def stamp_text(release: Release) -> bytes:
    """Which version it is, written once."""
    return kept(release, "api stamp", lambda: msgspec.json.encode(stamp(release)))


def told(asked: Asked, release: Release) -> ReleaseTold:
    """All about a version that is not in its tables."""
    head, edition = release.head, release.edition.head
    name = stamp(release)
    return ReleaseTold(
        **{field: getattr(name, field) for field in name.__struct_fields__},
        service_area=edition.service_area,
        year=edition.year,
        measurement_day=edition.measurement_day,
        publisher=publisher(release),
        origin=head.origin,
        software=head.software,
        current=asked.public.versions[head.edition][-1] is release,
        indicators=len(release.edition.indicators),
        areas=len(release.areas),
        cells=len(release.cells),
        corrections=tuple(_line(asked, release, entry) for entry in head.corrections),
        links=_links(asked, release),
    )


def _line(asked: Asked, release: Release, entry: CorrectionEntry) -> CorrectionLine:
    public = {one.head.version for one in asked.public.versions[release.head.edition]}
    known = {entry.version, entry.replaces} <= public
    address = asked.address("releases", release.head.edition, entry.version, "corrections")
    return CorrectionLine(
        version=entry.version,
        replaces=entry.replaces,
        date=date.fromisoformat(entry.date),
        reason=entry.reason,
        cells_changed=entry.cells_changed,
        cells=f"{address}?since={entry.replaces}" if known else None,
    )


def _links(asked: Asked, release: Release) -> dict[str, str]:
    parts = {part: asked.of_release(release, part) for part in PARTS}
    page = asked.site(release_path(release.head.edition, release.head.version))
    return {"self": asked.of_release(release), **parts, "page": page}
