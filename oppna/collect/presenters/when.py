"""Moments as the form tells them: the time today, the day before it otherwise."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from oppna.swedish import date


def moment(at: datetime) -> str:
    """14:32, or 3 februari 2018 14:32."""
    local = timezone.localtime(at)
    clock = f"{local:%H:%M}"
    return clock if local.date() == timezone.localdate() else f"{date(local.date().isoformat())} {clock}"
