"""When versions become public, and when they did."""

from __future__ import annotations

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import Asked
from oppna.disseminate.api.v1.resources import CalendarTold, PlannedVersion
from oppna.disseminate.api.v1.written import document, written


def answer(asked: Asked) -> Response:
    """The calendar of releases."""
    return document(asked, written(asked, asked.public, "calendar", _told))


def _told(asked: Asked) -> CalendarTold:
    entries = (
        PlannedVersion(**{field: getattr(entry, field) for field in PlannedVersion.__struct_fields__})
        for entry in asked.public.calendar
    )
    return CalendarTold(calendar=tuple(entries))
