"""Which editions of an indicator one line may join, and why it breaks where it does."""

from __future__ import annotations

import msgspec

from oppna.catalogue.differences.segments import Point
from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.resources import SeriesTold, StretchTold
from oppna.disseminate.api.v1.written import document, written


def series(asked: Asked) -> Response:
    """The stretches of the series that the indicator is part of; it alone where there is nothing to join it with."""
    own = Point(asked.release.head.edition, asked.indicator.id)
    return document(asked, written(asked, asked.public, ("series", own), _told))


def _told(asked: Asked) -> SeriesTold:
    own = Point(asked.release.head.edition, asked.indicator.id)
    every = asked.public.across.series if asked.public.across else ()
    found = next((one for one in every if any(own in segment.points for segment in one)), ())
    told = tuple(
        StretchTold(points=tuple(msgspec.structs.asdict(point) for point in segment.points), broken=segment.broken)
        for segment in found
    )
    alone = (StretchTold(points=(msgspec.structs.asdict(own),), broken=""),)
    return SeriesTold(edition=own.edition, indicator=own.indicator, stretches=told or alone)
