"""How well the answers came in, and what the declaration says of the method."""

from __future__ import annotations

import msgspec

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.resources import IndicatorOutcome, PartResponse, QualityTold
from oppna.disseminate.api.v1.stamps import stamp
from oppna.disseminate.api.wrappers.refusal import json_response


def quality(asked: Asked) -> Response:
    """The quality figures of a version."""
    figures, edition = asked.release.quality, asked.release.edition
    return json_response(
        QualityTold(
            release=stamp(asked.release),
            objects=figures.objects,
            response=tuple(PartResponse(**msgspec.structs.asdict(one)) for one in figures.response),
            indicators=tuple(IndicatorOutcome(**msgspec.structs.asdict(one)) for one in figures.indicators),
            findings=figures.findings,
            edited=figures.edited,
            method=edition.head.method,
        )
    )
