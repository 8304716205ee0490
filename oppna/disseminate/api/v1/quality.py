"""How well the answers came in, and what the declaration says of the method."""

from __future__ import annotations

import msgspec

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.resources import IndicatorOutcome, PartResponse, QualityTold
from oppna.disseminate.api.v1.stamps import stamp
from oppna.disseminate.api.v1.written import document, written
from oppna.release.content import Release


def quality(asked: Asked) -> Response:
    """The quality figures of a version."""
    return document(asked, written(asked, asked.release, "quality", lambda _: _told(asked.release)))


def _told(release: Release) -> QualityTold:
    figures, edition = release.quality, release.edition
    return QualityTold(
        release=stamp(release),
        objects=figures.objects,
        response=tuple(PartResponse(**msgspec.structs.asdict(one)) for one in figures.response),
        indicators=tuple(IndicatorOutcome(**msgspec.structs.asdict(one)) for one in figures.indicators),
        findings=figures.findings,
        edited=figures.edited,
        method=edition.head.method,
    )
