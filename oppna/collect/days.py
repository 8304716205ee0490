"""Days as Swedes count them: a day ends at midnight in Stockholm, whatever zone the server keeps."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def today() -> date:
    """The day it is in Sweden."""
    return timezone.localdate()


def end_of(day: date) -> datetime:
    """The first moment after the day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
